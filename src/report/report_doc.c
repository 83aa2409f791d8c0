/* The page: a table of outcomes, lists by count, what to do next. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "batch/batch.h"
#include "doc/doc.h"
#include "report/report.h"

#define ERRORS_IN_TABLE	5

static const struct pos nowhere;

struct page {
	struct arena	*arena;
	const struct batch_summary *s;
	enum lang	 lang;
	size_t		 most;
	struct doc_node	*paper;
};

static struct doc_node *
para(struct page *p, struct doc_node *parent, const char *text, unsigned style)
{
	struct doc_node *n = doc_add(p->arena, parent, DOC_PARA, nowhere);

	doc_text(p->arena, n, text, style, NULL, nowhere);
	return n;
}

static void
heading(struct page *p, const char *text)
{
	struct doc_node *h = doc_add(p->arena, p->paper, DOC_HEADING, nowhere);

	h->level = 2;
	doc_text(p->arena, h, text, 0, NULL, nowhere);
}

/* ---- tables ---- */

static struct doc_node *
table(struct page *p)
{
	static const int32_t columns[] = { 780, 220 };
	struct doc_node *t = doc_add(p->arena, p->paper, DOC_TABLE, nowhere);

	t->columns = columns;
	t->ncolumns = 2;
	t->rules = true;
	return t;
}

static void
row(struct page *p, struct doc_node *t, bool header, const char *what,
    const char *n)
{
	struct doc_node *r = doc_add(p->arena, t, DOC_ROW, nowhere);
	const char *cells[] = { what, n };

	r->header = header;
	for (int i = 0; i < 2; i++) {
		struct doc_node *c = doc_add(p->arena, r, DOC_CELL, nowhere);

		c->header = header;
		para(p, c, cells[i], header ? DOC_BOLD : 0);
	}
}

static const char *
number(struct page *p, uint64_t n)
{
	return arena_printf(p->arena, "%llu", (unsigned long long)n);
}

static void
outcomes(struct page *p)
{
	static const struct {
		enum batch_status status;
		const char	*says;
	} rows[] = {
		{ BATCH_DRAFTED, /* said: */ "Packets drafted" },
		{ BATCH_READY, /* said: */ "Ready to draft (a trial run)" },
		{ BATCH_REFUSED, /* said: */ "Cannot be filed now" },
		{ BATCH_FAILED, /* said: */ "Answers with errors" },
		{ BATCH_CRASHED, /* said: */ "Stopped by a fault of the "
		    "program" },
	};
	struct doc_node *t = table(p);

	row(p, t, true, lang_say(p->lang, "What came of it"),
	    lang_say(p->lang, "Clients"));
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		uint64_t n = p->s->status[rows[i].status];

		/* A row of a kind of run that this was not says nothing. */
		if (n > 0 || rows[i].status != BATCH_READY)
			row(p, t, false, lang_say(p->lang, rows[i].says),
			    number(p, n));
	}
	if (p->s->untold > 0)
		row(p, t, false, lang_say(p->lang, "Not in the results that "
		    "were merged"), number(p, p->s->untold));
	row(p, t, false, lang_say(p->lang, "All"), number(p, p->s->rows +
	    p->s->untold));
}

/* ---- counts ---- */

/* Most rows first; of as many, by name; what has no name of its own, last. */
static int
compare(const struct batch_count *a, const struct batch_count *b)
{
	bool others = str_eq(a->name, BATCH_OTHERS);

	if (others || str_eq(b->name, BATCH_OTHERS))
		return others ? 1 : -1;
	if (a->rows != b->rows)
		return a->rows > b->rows ? -1 : 1;
	return strcmp(a->name, b->name);
}

static void
sort(struct vec *v)
{
	for (size_t i = 1; i < v->n; i++)
		for (size_t k = i; k > 0 && compare(v->at[k - 1], v->at[k]) >
		    0; k--) {
			void *x = v->at[k];

			v->at[k] = v->at[k - 1];
			v->at[k - 1] = x;
		}
}

/*
 * Counts by code: "bad-date: column 3 'Date'" is a bad-date, since a heading is
 * a stranger's text.
 */
static struct vec
by_code(struct page *p, const struct map *m)
{
	struct map seen = { 0 };
	struct vec out = { 0 };

	for (size_t i = 0; i < m->n; i++) {
		const struct batch_count *from = m->entries[i].value;
		const char *name = arena_strndup(p->arena, from->name,
		    strcspn(from->name, ":"));
		struct batch_count *c = map_find(&seen, name);

		if (c == NULL) {
			c = arena_alloc(p->arena, sizeof(*c));
			c->name = name;
			map_put(&seen, p->arena, name, c);
			vec_push(&out, p->arena, c);
		}
		c->rows += from->rows;
	}
	sort(&out);
	return out;
}

/* "WA 12, TX 3, others 7": the counts from .. upto, the rest as one. */
static void
on_one_line(struct page *p, const char *title, const struct vec *v, size_t from,
    size_t upto, bool states)
{
	struct buf b = { 0 };
	uint64_t rest = 0;
	struct doc_node *n;

	if (v->n <= from)
		return;
	for (size_t i = from; i < v->n; i++) {
		const struct batch_count *c = v->at[i];

		if (i < upto && !str_eq(c->name, BATCH_OTHERS))
			buf_printf(&b, "%s%s %llu", b.len > 0 ? ", " : " ",
			    states ? utf8_upper(p->arena, c->name) : c->name,
			    (unsigned long long)c->rows);
		else
			rest += c->rows;
	}
	if (rest > 0)
		buf_printf(&b, "%s%s %llu", b.len > 0 ? ", " : " ",
		    lang_say(p->lang, "others"), (unsigned long long)rest);
	n = para(p, p->paper, title, DOC_BOLD);
	doc_text(p->arena, n, buf_copy(&b, p->arena), 0, NULL, nowhere);
	buf_free(&b);
}

static void
counts(struct page *p, const char *title, const struct map *m, bool states)
{
	struct vec v = by_code(p, m);

	on_one_line(p, title, &v, 0, states ? v.n : p->most, states);
}

/* The most frequent as a table, the others on a line. */
static void
errors(struct page *p)
{
	struct vec v = by_code(p, &p->s->errors);
	size_t i;
	struct doc_node *t;

	if (v.n == 0)
		return;
	heading(p, lang_say(p->lang, "Errors by kind"));
	t = table(p);
	row(p, t, true, lang_say(p->lang, "Code in the results"),
	    lang_say(p->lang, "How often"));
	for (i = 0; i < v.n && i < ERRORS_IN_TABLE; i++) {
		const struct batch_count *c = v.at[i];

		row(p, t, false, str_eq(c->name, BATCH_OTHERS) ?
		    lang_say(p->lang, "Others") : c->name,
		    number(p, c->rows));
	}
	on_one_line(p, lang_say(p->lang, "Also:"), &v, i, p->most, false);
}

/* ---- what to do ---- */

static void
step(struct page *p, struct doc_node *list, const char *says)
{
	struct doc_node *item = doc_add(p->arena, list, DOC_ITEM, nowhere);

	item->label = "-";
	para(p, item, says, 0);
}

static void
next(struct page *p)
{
	const uint64_t *n = p->s->status;
	struct doc_node *list;

	heading(p, lang_say(p->lang, "What to do next"));
	list = doc_add(p->arena, p->paper, DOC_LIST, nowhere);
	if (p->s->untold > 0)
		step(p, list, lang_say(p->lang, "Merge again with the results "
		    "of every part of the run: some were not there."));
	if (n[BATCH_FAILED] > 0)
		step(p, list, lang_say(p->lang, "Open the spreadsheet of "
		    "results. It names the row and the column of each error. "
		    "Correct those rows and run again with --resume: what is "
		    "done is not done twice."));
	if (n[BATCH_CRASHED] > 0)
		step(p, list, lang_say(p->lang, "Run again with --resume for "
		    "the rows that the program stopped on. If it stops on them "
		    "again, report the fault."));
	if (n[BATCH_REFUSED] > 0)
		step(p, list, lang_say(p->lang, "Give each client who cannot "
		    "file now the sheet refusal.pdf from their own folder. It "
		    "says why, and what else can be done."));
	if (n[BATCH_READY] > 0)
		step(p, list, lang_say(p->lang, "Run again without --dry-run "
		    "to draft the packets."));
	if (n[BATCH_DRAFTED] > 0) {
		step(p, list, lang_say(p->lang, "Go through each packet with "
		    "the client: read it, fill in what is blank, correct it. "
		    "Only the client signs."));
		step(p, list, lang_say(p->lang, "File each client's own "
		    "court.pdf. Never file a print run: courts turn away "
		    "mixed cases."));
	}
	para(p, p->paper, lang_say(p->lang, "The order stays in force until a "
	    "judge signs a new one. This is general information, not legal "
	    "advice."), 0);
}

struct doc_node *
report_doc(struct arena *a, const struct batch_summary *s,
    const struct report_options *o, size_t most)
{
	struct doc_node *root = doc_root_new(a);
	struct page p = { .arena = a, .s = s, .lang = o->lang, .most = most,
	    .paper = doc_add(a, root, DOC_PAPER, nowhere) };

	p.paper->id = "report";
	p.paper->title = p.paper->short_title = lang_say(o->lang,
	    "Run report");
	if (o->lang != LANG_EN)
		p.paper->lang = lang_tag(o->lang);
	p.paper->audience = AUDIENCE_SELF;
	p.paper->sheet = true;
	doc_text(a, doc_add(a, p.paper, DOC_TITLE, nowhere), p.paper->title, 0,
	    NULL, nowhere);
	if (o->today != DATE_NONE)
		para(&p, p.paper, date_in(a, o->today, o->lang), 0);
	outcomes(&p);
	counts(&p, lang_say(o->lang, "By filing:"), &s->filings, false);
	counts(&p, lang_say(o->lang, "By state:"), &s->jurisdictions, true);
	counts(&p, lang_say(o->lang, "Why not open:"), &s->reasons, false);
	errors(&p);
	next(&p);
	return root;
}
