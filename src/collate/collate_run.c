/* Clients become volumes: gathered until one is full, then written. */
#include "base/arena.h"
#include "base/io.h"
#include "base/str.h"
#include "base/vec.h"
#include "collate/collate_int.h"
#include "render/render.h"

struct gathered {
	struct collate_entry entry;
	struct collate_source *source;
};

struct collate {
	struct diags	*diags;
	struct pdf_fonts *fonts;
	struct collate_options options;
	struct collate_totals totals;
	struct arena	*volume;	/* what it holds; then rewound */
	struct arena_mark empty;
	struct vec	 clients;	/* struct gathered */
	size_t		 pages;		/* of the volume */
};

static void
close_volume(void *arena)
{
	arena_close(arena);
}

static void
begin(struct collate *c)
{
	c->clients = (struct vec){ 0 };
	c->pages = c->options.duplex ? 2 : 1;
}

struct collate *
collate_open(struct arena *a, struct diags *d, struct pdf_fonts *fonts,
    const struct collate_options *o)
{
	struct collate *c = arena_alloc(a, sizeof(*c));

	c->diags = d;
	c->fonts = fonts;
	c->options = *o;
	c->volume = arena_open();
	c->empty = arena_mark(c->volume);
	arena_defer(a, close_volume, c->volume);
	begin(c);
	return c;
}

/* "out/print.pdf" and 2 give "out/print-2.pdf". */
static const char *
volume_path(struct arena *a, const char *output, size_t number)
{
	size_t len = strlen(output);

	if (str_ends(output, ".pdf"))
		len -= 4;
	return arena_printf(a, "%s-%zu.pdf", arena_strndup(a, output, len),
	    number);
}

/* On two sides, no leaf holds pages of two papers. */
static void
add_client(struct collate *c, struct collate_sink *sink,
    const struct gathered *g)
{
	size_t n = collate_source_papers(g->source);

	for (size_t i = 0; i < n; i++) {
		size_t from = collate_source_paper(g->source, i);

		if (c->options.duplex)
			collate_sink_front(sink);
		if (n > 1)
			collate_sink_mark(sink, collate_source_title(
			    g->source, i), true);
		collate_sink_pages(sink, g->source, from,
		    collate_source_paper(g->source, i + 1) - from);
	}
}

/* Sheets and papers, leaf by leaf. */
static void
assemble(struct collate *c, struct collate_sink *sink,
    struct collate_source *sheets)
{
	collate_sink_mark(sink, collate_title(c->volume, &c->options,
	    c->totals.volumes + 1), false);
	collate_sink_pages(sink, sheets, 0, 1);
	for (size_t i = 0; i < c->clients.n; i++) {
		const struct gathered *g = c->clients.at[i];

		if (c->options.duplex)
			collate_sink_front(sink);
		collate_sink_mark(sink, g->entry.id, false);
		collate_sink_pages(sink, sheets, i + 1, 1);
		add_client(c, sink, g);
	}
	/* What is printed behind it begins on a leaf of its own. */
	if (c->options.duplex)
		collate_sink_front(sink);
}

static bool
make_volume(struct collate *c, struct buf *sheets, struct buf *out)
{
	size_t n = c->clients.n, number = c->totals.volumes + 1;
	struct arena *a = c->volume;
	struct collate_entry *entries = arena_array(a, n, sizeof(*entries));
	struct collate_source *source;
	struct collate_sink *sink;

	for (size_t i = 0; i < n; i++)
		entries[i] = ((struct gathered *)c->clients.at[i])->entry;
	if (!collate_sheets(a, c->diags, c->fonts, &c->options, number,
	    entries, n, c->pages, sheets))
		return false;
	source = collate_source_open(a, sheets->data, sheets->len);
	sink = collate_sink_new(a, collate_title(a, &c->options, number),
	    lang_here(c->options.lang));
	if (source != NULL) {
		assemble(c, sink, source);
		if (collate_sink_end(sink, out))
			return true;
	}
	diag_add(c->diags, DIAG_PDF_FAILED, (struct pos){ 0 }, NULL,
	    "volume %zu of the print run could not be made", number);
	return false;
}

static bool
flush(struct collate *c)
{
	struct buf sheets = { 0 }, out = { 0 };
	bool ok = make_volume(c, &sheets, &out) && io_write(c->volume,
	    c->diags, volume_path(c->volume, c->options.output,
	    c->totals.volumes + 1), out.data, out.len, c->options.replace);

	if (ok) {
		c->totals.volumes++;
		c->totals.clients += c->clients.n;
		c->totals.pages += c->pages;
	}
	/* The sources look at the sheets: those go last. */
	arena_rewind(c->volume, c->empty);
	pdf_fonts_trim(c->fonts);
	buf_free(&sheets);
	buf_free(&out);
	begin(c);
	return ok;
}

/* Pages that a client adds, with its sheet and what is left empty. */
static size_t
takes(const struct collate *c, const struct gathered *g)
{
	size_t pages = c->options.duplex ? 2 : 1;

	for (size_t i = 0; i < collate_source_papers(g->source); i++) {
		size_t n = collate_source_paper(g->source, i + 1) -
		    collate_source_paper(g->source, i);

		pages += c->options.duplex ? n + n % 2 : n;
	}
	return pages;
}

/* Read a client into the volume's memory; NULL: left out. */
static struct gathered *
gather(struct collate *c, const struct collate_client *client)
{
	struct gathered *g = arena_alloc(c->volume, sizeof(*g));
	const char *data = NULL;
	size_t len = 0;

	switch (collate_packet(c->volume, c->diags, c->options.bundle, client,
	    &data, &len)) {
	case COLLATE_NONE:
		c->totals.without++;
		return NULL;
	case COLLATE_BAD:
		c->totals.left_out++;
		return NULL;
	case COLLATE_FOUND:
		break;
	}
	g->source = collate_source_open(c->volume, data, len);
	if (g->source != NULL) {
		g->entry.id = arena_strdup(c->volume, client->id);
		g->entry.row = client->row;
		g->entry.folder.file = arena_strdup(c->volume,
		    client->folder);
		g->entry.pages = collate_source_pages(g->source);
		if (collate_sheet_fits(c->volume, c->diags, c->fonts,
		    &c->options, &g->entry))
			return g;
	} else {
		collate_bad(c->volume, c->diags, client, DIAG_DAMAGED,
		    arena_printf(c->volume, "%s/%s", client->folder,
		    c->options.bundle->file),
		    "this is no PDF that can be read");
	}
	c->totals.left_out++;
	return NULL;
}

bool
collate_add(struct collate *c, const struct collate_client *client)
{
	struct arena_mark before = arena_mark(c->volume);
	struct gathered *g = gather(c, client);

	if (g == NULL) {
		arena_rewind(c->volume, before);
		return true;
	}
	if (c->clients.n > 0 && c->pages + takes(c, g) >
	    c->options.pages) {
		/* It opens the next volume: read again there. */
		if (!flush(c))
			return false;
		g = gather(c, client);
		if (g == NULL)
			return true;
	}
	vec_push(&c->clients, c->volume, g);
	c->pages += takes(c, g);
	return true;
}

/* A volume of an earlier, longer run would be printed with these. */
static bool
no_older(struct collate *c)
{
	const char *path = volume_path(c->volume, c->options.output,
	    c->totals.volumes + 1);

	if (!io_exists(path))
		return true;
	diag_add(c->diags, DIAG_FILE_EXISTS, (struct pos){ path, 0, 0 },
	    "delete it and those that follow it: they belong to an earlier "
	    "run", "there is a volume that this run did not write");
	return false;
}

bool
collate_close(struct collate *c, struct collate_totals *totals)
{
	bool ok = c->clients.n == 0 || flush(c);

	*totals = c->totals;
	return ok && no_older(c);
}
