#include "base/arena.h"
#include "base/str.h"
#include "batch/batch_int.h"

#define NAMES_KEPT	300		/* of errors, by code and column */
#define NAMES_SHOWN	20

struct batch_summary *
batch_summary_new(struct arena *a)
{
	struct batch_summary *s = arena_alloc(a, sizeof(*s));

	s->arena = a;
	return s;
}

static void
count(struct batch_summary *s, struct map *m, const char *name)
{
	struct batch_count *c = map_find(m, name);

	if (c == NULL && m->n >= NAMES_KEPT)
		c = map_find(m, name = BATCH_OTHERS);
	if (c == NULL) {
		c = arena_alloc(s->arena, sizeof(*c));
		c->name = arena_strdup(s->arena, name);
		map_put(m, s->arena, name, c);
	}
	c->rows++;
}

/* "bad-date: column 12 'Order Date'": each once a row. */
static void
count_errors(struct batch_summary *s, const struct batch_result *r)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < r->nerrors; i++) {
		const struct batch_error *e = &r->errors[i];
		bool before = false;

		for (size_t k = 0; k < i; k++)
			before = before || (r->errors[k].column == e->column &&
			    str_eq(r->errors[k].code, e->code) &&
			    str_eq(r->errors[k].name, e->name));
		if (before)
			continue;
		buf_clear(&b);
		buf_str(&b, e->code);
		if (e->heading != NULL)
			buf_printf(&b, ": column %u '%s'", e->column,
			    e->heading);
		else if (e->name != NULL)
			buf_printf(&b, ": %s", e->name);
		count(s, &s->errors, b.data);
	}
	buf_free(&b);
}

void
batch_summary_add(struct batch_summary *s, const struct batch_result *r)
{
	s->rows++;
	s->status[r->status]++;
	if (r->status != BATCH_FAILED && r->status != BATCH_CRASHED) {
		count(s, &s->jurisdictions, r->jurisdiction ?
		    r->jurisdiction : "none");
		count(s, &s->filings, r->filing ? r->filing : "none");
	}
	for (size_t i = 0; i < r->nreasons; i++)
		count(s, &s->reasons, r->reasons[i]);
	count_errors(s, r);
}

static void
rows(struct buf *out, uint64_t n)
{
	buf_printf(out, "%llu %s", (unsigned long long)n,
	    n == 1 ? "row" : "rows");
}

/* On one line: "by state: wa 12, tx 3". */
static void
line(struct buf *out, const char *title, const struct map *m)
{
	if (m->n == 0)
		return;
	buf_printf(out, "%s: ", title);
	for (size_t i = 0; i < m->n; i++) {
		const struct batch_count *c = m->entries[i].value;

		buf_printf(out, "%s%s %llu", i > 0 ? ", " : "", c->name,
		    (unsigned long long)c->rows);
	}
	buf_char(out, '\n');
}

/* On lines of their own, those of most rows first. */
static void
column(struct buf *out, const char *title, const struct map *m)
{
	uint64_t below = UINT64_MAX;
	size_t shown = 0;

	if (m->n > 0)
		buf_printf(out, "%s\n", title);
	while (shown < m->n && shown < NAMES_SHOWN) {
		uint64_t most = 0;

		for (size_t i = 0; i < m->n; i++) {
			const struct batch_count *c = m->entries[i].value;

			if (c->rows < below && c->rows > most)
				most = c->rows;
		}
		for (size_t i = 0; i < m->n && shown < NAMES_SHOWN; i++) {
			const struct batch_count *c = m->entries[i].value;

			if (c->rows != most)
				continue;
			buf_str(out, "  ");
			rows(out, c->rows);
			buf_printf(out, "  %s\n", c->name);
			shown++;
		}
		below = most;
	}
	if (shown < m->n)
		buf_printf(out, "  and %zu kinds more\n", m->n - shown);
}

void
batch_summary_text(const struct batch_summary *s, struct buf *out)
{
	const char *sep = ": ";

	rows(out, s->rows);
	for (int i = 0; i < BATCH_STATUS_COUNT; i++) {
		if (s->status[i] == 0)
			continue;
		buf_printf(out, "%s%llu %s", sep,
		    (unsigned long long)s->status[i],
		    batch_status_name((enum batch_status)i));
		sep = ", ";
	}
	buf_char(out, '\n');
	if (s->skipped > 0) {
		rows(out, s->skipped);
		buf_str(out, s->skipped == 1 ? " was finished before and left "
		    "as it is\n" : " were finished before and left as they "
		    "are\n");
	}
	line(out, "by jurisdiction", &s->jurisdictions);
	line(out, "by filing", &s->filings);
	column(out, "refused because of", &s->reasons);
	column(out, "errors", &s->errors);
}
