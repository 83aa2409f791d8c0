/*
 * The scenarios: each row of a table is a person's case and what must hold.
 *
 *	run TABLE			hold every row
 *	run --rows GUIDANCE TABLE...	what all tables together must cover
 *
 * Runs with the source tree as working directory.  Definitions are opened once.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/io.h"
#include "base/buf.h"
#include "base/str.h"
#include "scenarios.h"
#include "xml/xml.h"

#define LEAST	2		/* rows for each place */
#define GUIDE	(1 << 20)	/* bytes */

static const struct job_where where = { "forms", "checklists", NULL };

static struct job_program *
program_open(struct arena *a)
{
	struct diags *d = diags_new(a);
	struct job_program *p = job_program_read(a, d, &where);
	struct buf b = { 0 };

	if (p != NULL)
		return p;
	diags_print(d, &b);
	fputs(b.data, stderr);
	exit(1);
}

static void
run_row(struct table *t, struct job_program *p, const struct row *row)
{
	struct arena *a = arena_open();
	struct scene s = { .arena = a, .table = t, .row = row, .program = p,
	    .diags = diags_new(a) };

	if (scene_open(&s))
		expect_row(&s);
	arena_close(a);
}

static unsigned
run_table(struct arena *a, const char *path)
{
	struct job_program *p = program_open(a);
	struct table t;

	if (!table_read(&t, a, path))
		return 1;
	for (size_t i = 0; i < t.rows.n; i++)
		run_row(&t, p, t.rows.at[i]);
	for (size_t i = 0; i < t.bases.n; i++) {
		const struct base *b = t.bases.entries[i].value;

		if (!b->used)
			fail(&t, NULL, b->line, "no row uses base '%s'",
			    b->name);
	}
	expect_denied(&t);
	printf("%s: %zu rows, %u failures\n", path, t.rows.n, t.failures);
	return t.failures;
}

/* ---- what all tables together cover ---- */

struct cover {
	struct arena	*arena;
	struct job_program *program;
	struct map	 ids;		/* table that has the row */
	struct map	 seen;		/* "place wa", "filing terminate", ... */
	struct map	 guide;		/* numbers of the guidance */
	unsigned	 missing;
};

static size_t
count(const struct cover *c, const char *what, const char *name)
{
	const size_t *n = map_find(&c->seen, arena_printf(c->arena, "%s %s",
	    what, name));

	return n != NULL ? *n : 0;
}

static void
add(struct cover *c, const char *what, const char *name)
{
	size_t *n = arena_alloc(c->arena, sizeof(*n));

	*n = count(c, what, name) + 1;
	map_put(&c->seen, c->arena, arena_printf(c->arena, "%s %s", what, name),
	    n);
}

static void
need(struct cover *c, const char *what, const char *name, size_t least)
{
	if (count(c, what, name) >= least)
		return;
	fprintf(stderr, "scenarios: fewer than %zu rows for %s '%s'\n", least,
	    what, name);
	c->missing++;
}

/* What an item that says "there it is" names: "+fee(ask)", "!expired". */
static void
add_named(struct cover *c, const char *what, const char *of, const char *cell,
    const char *marks)
{
	struct vec items = table_items(c->arena, cell);

	for (size_t i = 0; i < items.n; i++) {
		const char *item = items.at[i];

		if (*item != '\0' && strchr(marks, *item) != NULL)
			add(c, what, arena_printf(c->arena, "%s%.*s", of,
			    (int)strcspn(item + 1, "("), item + 1));
	}
}

static void
cover_row(struct cover *c, struct table *t, const struct row *row)
{
	struct vec rows = table_words(c->arena, row->cell[COL_ROWS]);
	const char *place = row->cell[COL_PLACE], *role = row->cell[COL_ROLE];

	if (map_find(&c->ids, row->cell[COL_ID]) != NULL)
		fail(t, row, 0, "the id is used twice; also in %s",
		    (char *)map_find(&c->ids, row->cell[COL_ID]));
	map_put(&c->ids, c->arena, row->cell[COL_ID], t->path);
	if (place != NULL)
		add(c, "place", place);
	if (place != NULL && role != NULL)
		add(c, role, place);
	if (row->cell[COL_FILING] != NULL)
		add(c, "filing", row->cell[COL_FILING]);
	add_named(c, "gate", "", row->cell[COL_GATES], "+!~");
	if (row->cell[COL_FILING] != NULL)
		add_named(c, "gate", arena_printf(c->arena, "%s/",
		    row->cell[COL_FILING]), row->cell[COL_GATES], "+!~");
	add_named(c, "step", "", row->cell[COL_STEPS], "+");
	for (size_t i = 0; i < rows.n; i++) {
		if (map_find(&c->guide, rows.at[i]) == NULL)
			fail(t, row, 0, "the guidance has no row '%s'",
			    (char *)rows.at[i]);
		add(c, "guidance", rows.at[i]);
	}
}

static void
read_guide(struct cover *c, const char *path)
{
	size_t len;
	char *data = io_read(c->arena, diags_new(c->arena), path, GUIDE, &len);

	while (data != NULL && *data != '\0') {
		size_t n = strcspn(data, "\n");

		if (str_starts(data, "G-"))
			map_put(&c->guide, c->arena, arena_strndup(c->arena,
			    data, strcspn(data, " \n")), path);
		data += n + (data[n] == '\n');
	}
	if (c->guide.n == 0) {
		fprintf(stderr, "scenarios: no guidance in %s\n", path);
		c->missing++;
	}
}

/*
 * Each gate holds in some row.  Filings have gates of the same name: a row
 * counts for the gate of what it asks.
 */
static void
need_gates(struct cover *c, const char *filing, const struct vec *gates)
{
	for (size_t i = 0; i < gates->n; i++) {
		const struct form_gate *g = gates->at[i];

		need(c, "gate", arena_printf(c->arena, "%s%s", filing, g->id),
		    1);
	}
}

static void
need_steps(struct cover *c)
{
	const struct checklist *k = c->program->checklist;

	for (size_t i = 0; i < k->phases.n; i++) {
		const struct checklist_phase *p = k->phases.at[i];

		for (size_t j = 0; j < p->steps.n; j++)
			need(c, "step", ((struct checklist_step *)
			    p->steps.at[j])->id, 1);
	}
}

static void
need_all(struct cover *c)
{
	const struct form_catalog *k = c->program->catalog;

	for (size_t i = 0; i < k->packs.n; i++) {
		const struct law_pack *p = k->packs.entries[i].value;

		if (p->base == NULL)
			continue;
		need(c, "place", p->code, LEAST);
		need(c, "protected", p->code, 1);
		need(c, "restrained", p->code, 1);
		need_gates(c, "", &p->gates);
	}
	for (size_t i = 0; i < k->filings.n; i++) {
		const struct form_filing *f = k->filings.entries[i].value;

		need(c, "filing", f->id, 1);
		need_gates(c, arena_printf(c->arena, "%s/", f->id),
		    &f->gates);
	}
	need_steps(c);
	for (size_t i = 0; i < c->guide.n; i++)
		need(c, "guidance", c->guide.entries[i].key, 1);
}

static unsigned
run_cover(struct arena *a, const char *guide, char **paths, int n)
{
	struct cover c = { .arena = a, .program = program_open(a) };
	unsigned failures = 0;

	read_guide(&c, guide);
	for (int i = 0; i < n; i++) {
		struct table *t = arena_alloc(a, sizeof(*t));

		if (table_read(t, a, paths[i]))
			for (size_t k = 0; k < t->rows.n; k++)
				cover_row(&c, t, t->rows.at[k]);
		failures += t->failures;
	}
	need_all(&c);
	printf("%d tables, %zu rows\n", n, c.ids.n);
	return failures + c.missing;
}

int
main(int argc, char **argv)
{
	struct arena *a = arena_open();
	unsigned failures;

	xml_open();
	if (argc == 2)
		failures = run_table(a, argv[1]);
	else if (argc > 3 && str_eq(argv[1], "--rows"))
		failures = run_cover(a, argv[2], argv + 3, argc - 3);
	else {
		fputs("usage: run TABLE | run --rows GUIDANCE TABLE...\n",
		    stderr);
		return 2;
	}
	arena_close(a);
	xml_close();
	return failures > 0;
}
