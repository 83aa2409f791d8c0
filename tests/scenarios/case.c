/* From the words of a row to answers, a verdict, a plan and papers. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/str.h"
#include "job/job_int.h"
#include "scenarios.h"

/* "terms.2.kind": the member of an item of a list. */
struct member {
	const struct form_list *list;
	const char	*name;
	size_t		 nth;
};

static bool
member_of(struct scene *s, const char *name, struct member *m)
{
	const struct form_dictionary *d = s->program->catalog->dictionary;
	const char *dot = strchr(name, '.');
	char *end;

	if (dot == NULL || !isdigit((unsigned char)dot[1]))
		return false;
	m->list = form_list(d, arena_strndup(s->arena, name,
	    (size_t)(dot - name)));
	m->nth = (size_t)strtoul(dot + 1, &end, 10);
	m->name = *end == '.' ? end + 1 : "";
	return m->list != NULL && m->nth > 0 &&
	    form_member(m->list, m->name) != NULL;
}

/* One "name=value"; a name alone with "=" takes a base answer back. */
static void
say(struct scene *s, const char *item, unsigned line)
{
	const char *eq = strchr(item, '=');
	struct member m;
	const char *near;
	char *name;

	if (eq == NULL) {
		fail(s->table, s->row, line, "'%s' is no answer: write "
		    "name=value", item);
		return;
	}
	name = str_trim(s->arena, arena_strndup(s->arena, item,
	    (size_t)(eq - item)));
	if (form_field(s->program->catalog->dictionary, name) == NULL &&
	    !member_of(s, name, &m)) {
		near = form_nearest(s->program->catalog->dictionary, name);
		fail(s->table, s->row, line, "there is no field '%s'%s%s%s",
		    name, near ? "; is it '" : "", near ? near : "",
		    near ? "'?" : "");
		return;
	}
	map_put(&s->said, s->arena, name, str_trim(s->arena, eq + 1));
}

static void
say_cell(struct scene *s, const char *name, enum column c)
{
	if (s->row->cell[c] != NULL)
		map_put(&s->said, s->arena, name, s->row->cell[c]);
}

static void
say_all(struct scene *s)
{
	struct vec names = table_words(s->arena, s->row->cell[COL_BASE]);
	struct vec own = table_items(s->arena, s->row->cell[COL_ANSWERS]);

	for (size_t i = 0; i < names.n; i++) {
		struct base *b = map_find(&s->table->bases, names.at[i]);

		if (b == NULL) {
			fail(s->table, s->row, 0, "there is no base '%s'",
			    (const char *)names.at[i]);
			continue;
		}
		b->used = true;
		for (size_t k = 0; k < b->answers.n; k++)
			say(s, b->answers.at[k], b->line);
	}
	say_cell(s, "jurisdiction", COL_PLACE);
	say_cell(s, "filer", COL_ROLE);
	say_cell(s, "order.kind", COL_ORDER);
	say_cell(s, "filing", COL_FILING);
	for (size_t i = 0; i < own.n; i++)
		say(s, own.at[i], s->row->line);
}

static struct answers_item *
item_of(struct scene *s, struct answers *answers, const struct member *m,
    struct pos pos)
{
	struct answers_list *list = (struct answers_list *)
	    answers_list_find(answers, m->list->name);

	if (list == NULL)
		list = answers_list_new(answers, s->diags, m->list->name, pos);
	while (list != NULL && list->n < m->nth)
		answers_item_new(answers, list, pos);
	return list != NULL ? list->items[m->nth - 1] : NULL;
}

static struct answers *
answers_of(struct scene *s)
{
	struct pos pos = { s->table->path, s->row->line, 0 };
	struct answers *out = answers_new(s->arena, s->table->path);

	for (size_t i = 0; i < s->said.n; i++) {
		const char *name = s->said.entries[i].key;
		const char *text = s->said.entries[i].value;
		struct member m;

		if (*text == '\0')
			continue;
		if (member_of(s, name, &m))
			answers_member_set(out, s->diags, item_of(s, out, &m,
			    pos), m.name, text, pos, pos);
		else
			answers_set(out, s->diags, name, text, pos, pos);
	}
	return out;
}

bool
scene_open(struct scene *s)
{
	unsigned before = s->table->failures;
	const struct row *row = s->row;
	int32_t today = row->cell[COL_TODAY] ? date_parse(row->cell[COL_TODAY]) :
	    DATE_NONE;
	size_t n;

	if (today == DATE_NONE)
		fail(s->table, row, 0, "today is no date: write 2026-03-06");
	say_all(s);
	if (row->cell[COL_FILING] != NULL) {
		s->filing = map_find(&s->program->catalog->filings,
		    row->cell[COL_FILING]);
		if (s->filing == NULL)
			fail(s->table, row, 0, "there is no filing '%s'",
			    row->cell[COL_FILING]);
	}
	if (s->table->failures > before)
		return false;
	s->rules = rules_new(s->arena, s->diags, s->program->catalog,
	    answers_of(s), NULL, today);
	s->valid = s->rules != NULL && rules_validate(s->rules, s->diags);
	if (s->valid && s->filing != NULL)
		s->triage = rules_triage(s->rules, s->filing->id, &n);
	return true;
}

const char *
scene_messages(const struct scene *s)
{
	struct buf b = { 0 };
	const char *text;

	diags_print(s->diags, &b);
	text = b.len > 0 ? buf_copy(&b, s->arena) : "";
	buf_free(&b);
	return text;
}

struct plan *
scene_plan(struct scene *s)
{
	if (s->plan == NULL)
		s->plan = checklist_plan(s->arena, s->program->checklist,
		    s->rules);
	if (s->plan == NULL)
		fail(s->table, s->row, 0, "there is no checklist:\n%s",
		    scene_messages(s));
	return s->plan;
}

/* The papers as a draft has them, with its guards, but for the PDF. */
bool
scene_papers(struct scene *s)
{
	struct job_options options = { .today = s->rules->today };
	struct job j = { .program = s->program, .arena = s->arena,
	    .diags = s->diags, .options = &options, .rules = s->rules,
	    .filing = s->filing, .triage = s->triage };

	if (s->drafted)
		return true;
	j.own = arena_alloc(s->arena, sizeof(*j.own));
	*j.own = *s->rules;
	fill_init(&j.fill, s->arena, s->diags, s->rules);
	if (!job_program_fonts(s->program, s->diags) || !job_gate(&j) ||
	    !job_style(s->rules, s->diags, false, &j.style) ||
	    !job_papers(&j)) {
		fail(s->table, s->row, 0, "the papers cannot be drafted:\n%s",
		    scene_messages(s));
		return false;
	}
	for (unsigned r = 0; (1u << r) <= AUDIENCE_LAST; r++) {
		struct buf b = { 0 };

		for (size_t i = 0; i < j.papers.n; i++) {
			const struct job_paper *p = j.papers.at[i];

			if ((p->paper->audience & (1u << r)) != 0)
				buf_printf(&b, "%s\n", doc_plain(s->arena,
				    p->root));
		}
		s->papers[r] = b.len > 0 ? buf_copy(&b, s->arena) : "";
		buf_free(&b);
	}
	s->drafted = true;
	return true;
}
