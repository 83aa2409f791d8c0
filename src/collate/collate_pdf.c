/*
 * Pages from many PDFs in one, through libqpdf; this file is its only door
 * here.  Streams are copied as they are when the file is written, which is why
 * sources stay open until then.
 */
#include <qpdf/qpdf-c.h>

#include "base/arena.h"
#include "base/vec.h"
#include "collate/collate_int.h"

struct collate_source {
	qpdf_data	 pdf;
	size_t		 pages;
};

struct mark {
	size_t		 page;
	const char	*text;
};

struct collate_sink {
	qpdf_data	 pdf;
	struct arena	*arena;
	size_t		 pages;
	struct vec	 marks;
	bool		 failed;
};

static bool
went_wrong(qpdf_data pdf)
{
	bool wrong = qpdf_has_error(pdf);

	if (wrong)
		qpdf_get_error(pdf);
	return wrong;
}

/* The library prints an error that nobody asked for. */
static void
close_pdf(void *data)
{
	qpdf_data *pdf = data;

	went_wrong(*pdf);
	qpdf_cleanup(pdf);
}

/* An own one: errors are asked for, never printed. */
static void
open_pdf(struct arena *a, qpdf_data *pdf)
{
	*pdf = qpdf_init();
	qpdf_silence_errors(*pdf);
	qpdf_set_suppress_warnings(*pdf, QPDF_TRUE);
	arena_defer(a, close_pdf, pdf);
}

struct collate_source *
collate_source_open(struct arena *a, const char *data, size_t len)
{
	struct collate_source *s = arena_alloc(a, sizeof(*s));
	int n;

	open_pdf(a, &s->pdf);
	qpdf_set_attempt_recovery(s->pdf, QPDF_FALSE);
	if ((qpdf_read_memory(s->pdf, "packet", data, len, NULL) &
	    QPDF_ERRORS) != 0 || qpdf_is_encrypted(s->pdf))
		return NULL;
	n = qpdf_get_num_pages(s->pdf);
	if (went_wrong(s->pdf) || n <= 0 || qpdf_more_warnings(s->pdf))
		return NULL;
	s->pages = (size_t)n;
	return s;
}

size_t
collate_source_pages(const struct collate_source *s)
{
	return s->pages;
}

static void
put(qpdf_data pdf, qpdf_oh dict, const char *key, qpdf_oh value)
{
	qpdf_oh_replace_key(pdf, dict, key, value);
	qpdf_oh_release(pdf, value);
}

struct collate_sink *
collate_sink_new(struct arena *a, const char *title, const char *lang)
{
	struct collate_sink *s = arena_alloc(a, sizeof(*s));
	qpdf_oh info, root;

	s->arena = a;
	open_pdf(a, &s->pdf);
	qpdf_empty_pdf(s->pdf);
	info = qpdf_make_indirect_object(s->pdf,
	    qpdf_oh_new_dictionary(s->pdf));
	put(s->pdf, info, "/Title", qpdf_oh_new_unicode_string(s->pdf,
	    title));
	put(s->pdf, info, "/Producer", qpdf_oh_new_unicode_string(s->pdf,
	    "movant " MOVANT_VERSION));
	put(s->pdf, qpdf_get_trailer(s->pdf), "/Info", info);
	root = qpdf_get_root(s->pdf);
	put(s->pdf, root, "/Lang", qpdf_oh_new_unicode_string(s->pdf, lang));
	put(s->pdf, root, "/ViewerPreferences", qpdf_oh_parse(s->pdf,
	    "<< /DisplayDocTitle true >>"));
	put(s->pdf, root, "/PageMode", qpdf_oh_new_name(s->pdf,
	    "/UseOutlines"));
	return s;
}

/*
 * Links and tags would lead to what is not copied, and an action of a page is
 * nothing for a printer.
 */
static void
only_what_is_seen(qpdf_data pdf, qpdf_oh page)
{
	static const char *const keys[] = { "/Annots", "/StructParents",
	    "/Tabs", "/AA", "/B", "/Metadata", "/PieceInfo", "/Thumb", "/Dur",
	    "/Trans" };

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		qpdf_oh_remove_key(pdf, page, keys[i]);
}

void
collate_sink_pages(struct collate_sink *s, struct collate_source *from,
    size_t first, size_t n)
{
	for (size_t i = first; i < first + n && !s->failed; i++) {
		qpdf_oh page = qpdf_get_page_n(from->pdf, i);

		only_what_is_seen(from->pdf, page);
		if ((qpdf_add_page(s->pdf, from->pdf, page, QPDF_FALSE) &
		    QPDF_ERRORS) != 0 || went_wrong(from->pdf))
			s->failed = true;
		qpdf_oh_release(from->pdf, page);
		s->pages++;
	}
}

void
collate_sink_front(struct collate_sink *s)
{
	qpdf_oh page;

	if (s->pages % 2 == 0)
		return;
	page = qpdf_make_indirect_object(s->pdf, qpdf_oh_parse(s->pdf,
	    "<< /Type /Page /MediaBox [ 0 0 612 792 ] /Resources << >> >>"));
	if ((qpdf_add_page(s->pdf, s->pdf, page, QPDF_FALSE) & QPDF_ERRORS) !=
	    0)
		s->failed = true;
	qpdf_oh_release(s->pdf, page);
	s->pages++;
}

void
collate_sink_mark(struct collate_sink *s, struct arena *a, const char *text)
{
	struct mark *m = arena_alloc(a, sizeof(*m));

	m->page = s->pages;
	m->text = arena_strdup(a, text);
	vec_push(&s->marks, s->arena, m);
}

/* One bookmark; its neighbours are known by number. */
static void
bookmark(struct collate_sink *s, const qpdf_oh *all, size_t i, qpdf_oh parent)
{
	const struct mark *m = s->marks.at[i];
	qpdf_oh to = qpdf_oh_new_array(s->pdf);
	qpdf_oh page = qpdf_get_page_n(s->pdf, m->page);

	qpdf_oh_append_item(s->pdf, to, page);
	qpdf_oh_append_item(s->pdf, to, qpdf_oh_new_name(s->pdf, "/Fit"));
	put(s->pdf, all[i], "/Title", qpdf_oh_new_unicode_string(s->pdf,
	    m->text));
	put(s->pdf, all[i], "/Dest", to);
	qpdf_oh_replace_key(s->pdf, all[i], "/Parent", parent);
	if (i > 0)
		qpdf_oh_replace_key(s->pdf, all[i], "/Prev", all[i - 1]);
	if (i + 1 < s->marks.n)
		qpdf_oh_replace_key(s->pdf, all[i], "/Next", all[i + 1]);
	qpdf_oh_release(s->pdf, page);
}

static void
outline(struct collate_sink *s)
{
	size_t n = s->marks.n;
	qpdf_oh *all = arena_array(s->arena, n, sizeof(*all));
	qpdf_oh top;

	if (n == 0)
		return;
	top = qpdf_make_indirect_object(s->pdf, qpdf_oh_parse(s->pdf,
	    "<< /Type /Outlines >>"));
	for (size_t i = 0; i < n; i++)
		all[i] = qpdf_make_indirect_object(s->pdf,
		    qpdf_oh_new_dictionary(s->pdf));
	for (size_t i = 0; i < n; i++)
		bookmark(s, all, i, top);
	qpdf_oh_replace_key(s->pdf, top, "/First", all[0]);
	qpdf_oh_replace_key(s->pdf, top, "/Last", all[n - 1]);
	put(s->pdf, top, "/Count", qpdf_oh_new_integer(s->pdf,
	    (long long)n));
	qpdf_oh_replace_key(s->pdf, qpdf_get_root(s->pdf), "/Outlines", top);
}

bool
collate_sink_end(struct collate_sink *s, struct buf *out)
{
	outline(s);
	if (s->failed || went_wrong(s->pdf) ||
	    (qpdf_init_write_memory(s->pdf) & QPDF_ERRORS) != 0)
		return false;
	qpdf_set_deterministic_ID(s->pdf, QPDF_TRUE);
	qpdf_set_stream_data_mode(s->pdf, qpdf_s_preserve);
	qpdf_set_object_stream_mode(s->pdf, qpdf_o_generate);
	qpdf_set_minimum_pdf_version(s->pdf, "1.7");
	if ((qpdf_write(s->pdf) & QPDF_ERRORS) != 0)
		return false;
	buf_add(out, qpdf_get_buffer(s->pdf),
	    qpdf_get_buffer_length(s->pdf));
	return true;
}
