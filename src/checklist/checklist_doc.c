/*
 * The plan as a paper: a box to tick, what to do, who, where, when and why,
 * what the law says and where that stands, and room for the date.
 */
#include <string.h>

#include "base/arena.h"
#include "base/audience.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/str.h"
#include "base/vec.h"
#include "checklist/checklist_int.h"

#define LEAD_MOST	50		/* bytes before a colon set bold */
#define BLANK_WIDTH	120000		/* 1/1000 pt; a date in large hand */
#define NBSP		"\302\240"

static const struct pos nowhere;

#define SAY(w, english)	lang_say((w)->plan->rules->lang, (english))

/* What stands behind a step, listed once at the end. */
struct cited {
	const struct law_ground *ground;
	const char	*source, *url;	/* in words; its address, or NULL */
};

struct writer {
	struct arena	*arena;
	const struct plan *plan;
	struct vec	 sources;	/* struct cited */
	struct pos	 pos;		/* of the step's definition */
};

/* A run of text; in English when the sheet is not and it has no Spanish. */
static void
put_run(struct writer *w, struct doc_node *para, const char *text,
    unsigned style, bool english)
{
	struct doc_node *n = doc_text(w->arena, para, text, style, NULL,
	    w->pos);

	if (n != NULL && english && w->plan->rules->lang != LANG_EN)
		n->lang = lang_tag(LANG_EN);
}

/* Text in which "____" is a blank to write on. */
static void
put(struct writer *w, struct doc_node *para, const char *text, unsigned style,
    bool english)
{
	const char *at;

	while ((at = strstr(text, "____")) != NULL) {
		struct doc_node *b;

		put_run(w, para, arena_strndup(w->arena, text,
		    (size_t)(at - text)), style, english);
		b = doc_add(w->arena, para, DOC_BLANK, w->pos);
		b->label = SAY(w, "to fill in");
		b->width = BLANK_WIDTH;
		text = at + strspn(at, "_");
	}
	put_run(w, para, text, style, english);
}

static struct doc_node *
line(struct writer *w, struct doc_node *parent)
{
	struct doc_node *n = doc_add(w->arena, parent, DOC_PARA, w->pos);

	n->keep_next = true;
	return n;
}

/* "Where: At home." on a line of its own, under what stands in para. */
static void
labelled(struct writer *w, struct doc_node *para, const char *label,
    const char *text, bool english)
{
	if (text == NULL)
		return;
	if (para->first != NULL)
		doc_add(w->arena, para, DOC_BREAK, w->pos);
	doc_text(w->arena, para, label, DOC_BOLD, NULL, w->pos);
	doc_text(w->arena, para, " ", 0, NULL, w->pos);
	put(w, para, text, 0, english);
}

/* The questions whose answers decide whether the step applies. */
static char *
questions(struct writer *w, const struct vec *blanks)
{
	const struct form_dictionary *d = w->plan->rules->catalog->dictionary;
	struct buf b = { 0 };
	char *out;

	buf_str(&b, SAY(w, "This step may or may not be for you. Do it if it "
	    "applies to you."));
	for (size_t i = 0; i < blanks->n; i++) {
		const struct form_field *f = form_field(d, blanks->at[i]);

		if (f != NULL && f->label.en != NULL)
			buf_printf(&b, " %s%s", i == 0 ? SAY(w,
			    "Not answered yet: ") : "", form_text_in(
			    &f->label, w->plan->rules->lang));
	}
	out = buf_copy(&b, w->arena);
	buf_free(&b);
	return out;
}

/* What the law says, with what to do about it in bold. */
static void
add_law(struct writer *w, struct doc_node *para, const struct plan_step *s)
{
	bool english = s->english & PLAN_LAW;
	const char *colon;

	if (s->law == NULL)
		return;
	if (para->first != NULL)
		doc_text(w->arena, para, " ", 0, NULL, w->pos);
	if (s->lead != NULL) {
		put(w, para, s->lead, DOC_BOLD, false);
		put(w, para, arena_printf(w->arena, " %s", s->law), 0,
		    english);
		return;
	}
	colon = s->ground == PLAN_OFFICIAL ? NULL : strstr(s->law, ": ");
	if (colon == NULL || colon - s->law > LEAD_MOST) {
		put(w, para, s->law, 0, english);
		return;
	}
	put(w, para, arena_strndup(w->arena, s->law,
	    (size_t)(colon + 1 - s->law)), DOC_BOLD, english);
	put(w, para, colon + 1, 0, english);
}

/* The number of a source in the list at the end, from 1. */
static size_t
source_number(struct writer *w, const struct law_ground *g, const char *url)
{
	const char *source = checklist_grounded(w->arena,
	    w->plan->rules->lang, g);
	struct cited *c;

	for (size_t i = 0; i < w->sources.n; i++) {
		c = w->sources.at[i];
		if (str_eq(c->source, source) && str_eq(c->url, url))
			return i + 1;
	}
	c = arena_alloc(w->arena, sizeof(*c));
	c->ground = g;
	c->source = source;
	c->url = url;
	vec_push(&w->sources, w->arena, c);
	return w->sources.n;
}

/* What a source is called is English on every sheet; the rest is not. */
static void
put_source(struct writer *w, struct doc_node *para, const struct cited *c)
{
	const char *title = strstr(c->source, c->ground->source->title);
	size_t n = w->plan->rules->lang == LANG_EN ? 0 :
	    (size_t)(title - c->source) + strlen(c->ground->source->title);

	put_run(w, para, arena_strndup(w->arena, c->source, n), DOC_SMALL,
	    true);
	put_run(w, para, c->source + n, DOC_SMALL, false);
}

static void
add_sources(struct writer *w, struct doc_node *paper)
{
	struct doc_node *n, *list, *item, *para;

	if (w->sources.n == 0)
		return;
	n = doc_add(w->arena, paper, DOC_HEADING, nowhere);
	n->level = 1;
	n->keep_next = true;
	doc_text(w->arena, n, SAY(w, "Sources"), 0, NULL, nowhere);
	list = doc_add(w->arena, paper, DOC_LIST, nowhere);
	for (size_t i = 0; i < w->sources.n; i++) {
		const struct cited *c = w->sources.at[i];

		item = doc_add(w->arena, list, DOC_ITEM, nowhere);
		item->label = arena_printf(w->arena, "%zu.", i + 1);
		item->id = arena_printf(w->arena, "source-%zu", i + 1);
		para = doc_add(w->arena, item, DOC_PARA, nowhere);
		put_source(w, para, c);
		if (c->url != NULL)
			doc_add(w->arena, para, DOC_BREAK, nowhere);
		/* The address is read on paper, and followed on a screen. */
		n = doc_text(w->arena, para, c->url, DOC_SMALL, NULL, nowhere);
		if (n != NULL)
			n->href = c->url;
	}
}

/*
 * The last line of every step.  The blank stands at its beginning, so that the
 * dates form a column down the page however long the rest is.
 */
static void
add_done(struct writer *w, struct doc_node *para, const struct plan_step *s)
{
	struct doc_node *b;

	labelled(w, para, SAY(w, "Done" NBSP "on:"), "", false);
	b = doc_add(w->arena, para, DOC_BLANK, w->pos);
	b->label = SAY(w, "date done");
	b->width = BLANK_WIDTH;
	doc_text(w->arena, para, "  ", 0, NULL, w->pos);
	doc_text(w->arena, para, SAY(w, "Who:"), DOC_BOLD, NULL, w->pos);
	doc_text(w->arena, para, arena_printf(w->arena, " %s.", s->who), 0,
	    NULL, w->pos);
	for (size_t i = 0; i < s->sources.n; i++) {
		const struct plan_source *x = s->sources.at[i];
		size_t n = source_number(w, x->ground, x->url);

		doc_text(w->arena, para, "  ", 0, NULL, w->pos);
		b = doc_text(w->arena, para, SAY(w, "Source:"), DOC_BOLD, NULL,
		    w->pos);
		b->href = arena_printf(w->arena, "#source-%zu", n);
		doc_text(w->arena, para, arena_printf(w->arena, NBSP "%zu.",
		    n), 0, NULL, w->pos)->href = b->href;
	}
}

/* A piece in the language of the plan. */
static const char *
in(struct writer *w, const char *en, const char *es)
{
	return w->plan->rules->lang == LANG_ES && es != NULL ? es : en;
}

/* "Rule: RCW 7.105.165. Counting: CR 6(a). Sources: 5, 6." */
static void
add_date_rule(struct writer *w, struct doc_node *para,
    const struct plan_date *p)
{
	static const char *const labels[CHECKLIST_GROUNDS][2] = {
		{ "Rule:", "Regla:" }, { "Counting:", "Cómo se cuenta:" },
		{ "Court holidays:", "Días feriados del tribunal:" },
	};
	const struct law_ground *g[CHECKLIST_GROUNDS];
	size_t n = checklist_date_grounds(p, g);

	for (size_t i = 0; i < n; i++) {
		doc_text(w->arena, para, " ", 0, NULL, w->pos);
		doc_text(w->arena, para, in(w, labels[i][0], labels[i][1]),
		    DOC_BOLD, NULL, w->pos);
		doc_text(w->arena, para, arena_printf(w->arena, " %s%s(%s"
		    NBSP "%zu).", g[i]->cite ? g[i]->cite : "", g[i]->cite ?
		    " " : "", in(w, "source", "fuente"), source_number(w,
		    g[i], g[i]->source->url)), 0, NULL, w->pos);
	}
}

/* The day, then how it came about, or why it is not counted. */
static void
add_date(struct writer *w, struct doc_node *check, const struct plan_date *p)
{
	struct doc_node *para = line(w, check);
	struct calendar_text due;

	if (p->day != DATE_NONE) {
		due = checklist_due(w->arena, p);
		labelled(w, para, p->on != NULL ? in(w, "Date:", "Fecha:") :
		    p->first ? in(w, "Not before:", "No antes de:") :
		    in(w, "Due:", "Fecha límite:"), in(w, due.en, due.es),
		    false);
		if (p->on != NULL)
			return;
		if (p->confirm)
			doc_text(w->arena, para, in(w, " Confirm this day with "
			    "the clerk.", " Confirme este día con el "
			    "secretario del tribunal."), DOC_BOLD, NULL,
			    w->pos);
		doc_add(w->arena, para, DOC_BREAK, w->pos);
		doc_text(w->arena, para, in(w, "How it is counted:",
		    "Cómo se contó:"), DOC_BOLD, NULL, w->pos);
	}
	for (size_t i = 0; i < p->lines.n; i++) {
		const struct calendar_text *t = p->lines.at[i];

		if (para->first != NULL)
			doc_text(w->arena, para, " ", 0, NULL, w->pos);
		doc_text(w->arena, para, in(w, t->en, t->es), 0, NULL,
		    w->pos);
	}
	add_date_rule(w, para, p);
}

static void
add_step(struct writer *w, struct doc_node *paper, const struct plan_step *s)
{
	struct doc_node *keep, *check, *para;

	w->pos = s->step != NULL ? s->step->pos : nowhere;
	keep = doc_add(w->arena, paper, DOC_KEEP, w->pos);
	check = doc_add(w->arena, keep, DOC_CHECK, w->pos);
	para = doc_add(w->arena, check, DOC_HEADING, w->pos);
	para->level = 2;
	para->keep_next = true;
	if (s->maybe)
		doc_text(w->arena, para, SAY(w, "If this applies to "
		    "you: "), DOC_ITALIC, NULL, w->pos);
	put(w, para, s->title, 0, s->english & PLAN_TITLE);
	if (s->body != NULL || s->law != NULL) {
		para = line(w, check);
		if (s->body != NULL)
			put(w, para, s->body, 0, s->english & PLAN_BODY);
		add_law(w, para, s);
	}
	if (s->maybe)
		put(w, line(w, check), questions(w, &s->blanks), DOC_SMALL,
		    false);
	if (s->date != NULL)
		add_date(w, check, s->date);
	para = doc_add(w->arena, check, DOC_PARA, w->pos);
	labelled(w, para, SAY(w, "Where:"), s->where, s->english & PLAN_WHERE);
	labelled(w, para, SAY(w, "Why:"), s->why, s->english & PLAN_WHY);
	if (s->date == NULL || s->date->day == DATE_NONE)
		labelled(w, para, SAY(w, "When:"), s->due, s->english & PLAN_DUE);
	add_done(w, para, s);
}

static void
add_intro(struct writer *w, struct doc_node *paper)
{
	struct doc_node *notice = doc_add(w->arena, paper, DOC_NOTICE, nowhere);
	struct doc_node *para = doc_add(w->arena, notice, DOC_PARA, nowhere);

	doc_text(w->arena, para, SAY(w, CHECKLIST_IN_FORCE), DOC_BOLD, NULL,
	    nowhere);
	doc_text(w->arena, para, " ", 0, NULL, nowhere);
	doc_text(w->arena, para, SAY(w, "Nothing on this list changes that. "
	    "Keep to every word of the order until you hold the signed "
	    "paper."), 0, NULL, nowhere);
	para = doc_add(w->arena, notice, DOC_PARA, nowhere);
	doc_text(w->arena, para, SAY(w, "Tick each box and write the date when "
	    "a step is done. This list is general information, not legal "
	    "advice. Rules differ from court to court: ask the clerk or a "
	    "lawyer. Keep this list where only you can see it."), 0, NULL,
	    nowhere);
	if (checklist_events(w->arena, w->plan, false).n == 0)
		return;
	para = doc_add(w->arena, notice, DOC_PARA, nowhere);
	doc_text(w->arena, para, SAY(w, "The dates can go into a calendar. "
	    "Calendars are often shared with other phones and with family "
	    "accounts. Add the dates only where that is safe."), 0, NULL,
	    nowhere);
}

/* What today means for the days on the list, and which day that is. */
static void
add_today(struct writer *w, struct doc_node *paper)
{
	const struct plan *plan = w->plan;
	int32_t today = plan->rules->today;
	struct doc_node *n = doc_add(w->arena, paper, DOC_PARA, nowhere);

	n->keep_next = true;
	doc_text(w->arena, n, arena_printf(w->arena, "%s %s.", in(w, "Made on",
	    "Hecha el"), in(w, calendar_day_en(w->arena, today),
	    calendar_day_es(w->arena, today))), 0, NULL, nowhere);
	if (plan->alerts.n == 0)
		return;
	n = doc_add(w->arena, paper, DOC_NOTICE, nowhere);
	for (size_t i = 0; i < plan->alerts.n; i++) {
		const struct plan_alert *x = plan->alerts.at[i];

		doc_text(w->arena, doc_add(w->arena, n, DOC_PARA, nowhere),
		    in(w, x->words.en, x->words.es), DOC_BOLD, NULL, nowhere);
	}
}

struct doc_node *
checklist_doc(struct arena *a, const struct plan *plan, struct doc_node *root)
{
	struct writer w = { .arena = a, .plan = plan };
	struct doc_node *paper = doc_add(a, root, DOC_PAPER, nowhere), *n;

	paper->id = "checklist";
	paper->title = plan->title;
	paper->short_title = SAY(&w, "Checklist");
	paper->lang = plan->rules->lang == LANG_EN ? NULL :
	    lang_tag(plan->rules->lang);
	paper->audience = AUDIENCE_SELF;
	paper->sheet = true;
	n = doc_add(a, paper, DOC_TITLE, nowhere);
	n->keep_next = true;
	doc_text(a, n, plan->title, 0, NULL, nowhere);
	add_today(&w, paper);
	add_intro(&w, paper);
	for (size_t i = 0; i < plan->phases.n; i++) {
		const struct plan_phase *p = plan->phases.at[i];

		n = doc_add(a, paper, DOC_HEADING, p->phase->title.pos);
		n->level = 1;
		n->keep_next = true;
		doc_text(a, n, arena_printf(a, "%zu. %s", i + 1,
		    form_text_in(&p->phase->title, plan->rules->lang)), 0,
		    NULL, p->phase->title.pos);
		for (size_t j = 0; j < p->steps.n; j++)
			add_step(&w, paper, p->steps.at[j]);
	}
	add_sources(&w, paper);
	return paper;
}
