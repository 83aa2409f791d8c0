/*
 * Pages from many PDFs in one, through libqpdf; this file is its only door
 * here.  Streams are copied as they are when the file is written, which is why
 * sources stay open until then.
 */
#include <qpdf/qpdf-c.h>

#include "base/arena.h"
#include "base/vec.h"
#include "collate/collate_int.h"

/* A bookmark: outermost of a source, or of the sink. */
struct mark {
	size_t		 page;
	const char	*text;
	bool		 inside;	/* below the last that is not */
};

struct collate_source {
	qpdf_data	 pdf;
	size_t		 pages;
	struct vec	 papers;	/* struct mark; the first is page 0 */
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

static struct mark *
mark_new(struct arena *a, struct vec *to, size_t page, const char *text)
{
	struct mark *m = arena_alloc(a, sizeof(*m));

	m->page = page;
	m->text = arena_strdup(a, text);
	vec_push(to, a, m);
	return m;
}

/* The page that a bookmark leads to, as an object; 0 when to none. */
static int
target(qpdf_data pdf, qpdf_oh item)
{
	qpdf_oh to = qpdf_oh_get_key(pdf, item, "/Dest");
	qpdf_oh action = qpdf_oh_get_key(pdf, item, "/A");

	if (!qpdf_oh_is_array(pdf, to) && qpdf_oh_is_dictionary(pdf, action))
		to = qpdf_oh_get_key(pdf, action, "/D");
	if (!qpdf_oh_is_array(pdf, to) || qpdf_oh_get_array_n_items(pdf, to) <
	    1)
		return 0;
	return qpdf_oh_get_object_id(pdf, qpdf_oh_get_array_item(pdf, to, 0));
}

static size_t
page_of(const struct collate_source *s, int object, size_t from)
{
	for (; from < s->pages; from++) {
		qpdf_oh page = qpdf_get_page_n(s->pdf, from);
		bool same = qpdf_oh_get_object_id(s->pdf, page) == object;

		qpdf_oh_release(s->pdf, page);
		if (same)
			break;
	}
	return from;
}

/*
 * Where the papers begin: the outermost bookmarks, which are in the order of
 * the pages.  One that is not ends the search, so that no file makes it long.
 */
static void
read_papers(struct arena *a, struct collate_source *s)
{
	qpdf_oh root = qpdf_get_root(s->pdf), item, top;
	size_t page = 0;

	top = qpdf_oh_get_key(s->pdf, root, "/Outlines");
	item = qpdf_oh_is_dictionary(s->pdf, top) ?
	    qpdf_oh_get_key(s->pdf, top, "/First") : top;
	for (size_t n = 0; n < s->pages &&
	    qpdf_oh_is_dictionary(s->pdf, item); n++) {
		qpdf_oh text = qpdf_oh_get_key(s->pdf, item, "/Title");
		int object = target(s->pdf, item);

		page = object > 0 ? page_of(s, object, page) : s->pages;
		if (page == s->pages)
			break;
		if (page > 0 && s->papers.n == 0)
			mark_new(a, &s->papers, 0, "");
		mark_new(a, &s->papers, page++, qpdf_oh_is_string(s->pdf,
		    text) ? qpdf_oh_get_utf8_value(s->pdf, text) : "");
		item = qpdf_oh_get_key(s->pdf, item, "/Next");
	}
	if (s->papers.n == 0)
		mark_new(a, &s->papers, 0, "");
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
	read_papers(a, s);
	return went_wrong(s->pdf) ? NULL : s;
}

size_t
collate_source_pages(const struct collate_source *s)
{
	return s->pages;
}

size_t
collate_source_papers(const struct collate_source *s)
{
	return s->papers.n;
}

size_t
collate_source_paper(const struct collate_source *s, size_t i)
{
	return i < s->papers.n ? ((struct mark *)s->papers.at[i])->page :
	    s->pages;
}

const char *
collate_source_title(const struct collate_source *s, size_t i)
{
	return ((struct mark *)s->papers.at[i])->text;
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
collate_sink_mark(struct collate_sink *s, const char *text, bool inside)
{
	mark_new(s->arena, &s->marks, s->pages, text)->inside = inside;
}

/* The bookmark itself, without its neighbours. */
static qpdf_oh
bookmark(struct collate_sink *s, const struct mark *m)
{
	qpdf_oh to = qpdf_oh_new_array(s->pdf);
	qpdf_oh page = qpdf_get_page_n(s->pdf, m->page);
	qpdf_oh item = qpdf_make_indirect_object(s->pdf,
	    qpdf_oh_new_dictionary(s->pdf));

	qpdf_oh_append_item(s->pdf, to, page);
	qpdf_oh_append_item(s->pdf, to, qpdf_oh_new_name(s->pdf, "/Fit"));
	put(s->pdf, item, "/Title", qpdf_oh_new_unicode_string(s->pdf,
	    m->text));
	put(s->pdf, item, "/Dest", to);
	qpdf_oh_release(s->pdf, page);
	return item;
}

/* Items from .. upto are below the parent; those inside are not its own. */
static void
hang(struct collate_sink *s, const qpdf_oh *all, size_t from, size_t upto,
    qpdf_oh parent, bool inside)
{
	long long n = 0;
	size_t last = from;

	for (size_t i = from; i < upto; i++) {
		const struct mark *m = s->marks.at[i];

		if (m->inside != inside)
			continue;
		qpdf_oh_replace_key(s->pdf, all[i], "/Parent", parent);
		if (n++ > 0) {
			qpdf_oh_replace_key(s->pdf, all[i], "/Prev",
			    all[last]);
			qpdf_oh_replace_key(s->pdf, all[last], "/Next",
			    all[i]);
		}
		last = i;
	}
	if (n == 0)
		return;
	qpdf_oh_replace_key(s->pdf, parent, "/First", all[from]);
	qpdf_oh_replace_key(s->pdf, parent, "/Last", all[last]);
	/* Closed, when it is below another. */
	put(s->pdf, parent, "/Count", qpdf_oh_new_integer(s->pdf,
	    inside ? -n : n));
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
		all[i] = bookmark(s, s->marks.at[i]);
	hang(s, all, 0, n, top, false);
	for (size_t i = 0, end; i < n; i = end) {
		for (end = i + 1; end < n && ((struct mark *)
		    s->marks.at[end])->inside;)
			end++;
		hang(s, all, i + 1, end, all[i], true);
	}
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
