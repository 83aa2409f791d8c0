/*
 * The steps that carry the papers to the database: definitions under
 * checklists/, the plan made from them for one person, and its shapes as a
 * document (for PDF and text) and JSON.
 *
 * A step that rests on a fact of law has three faces, chosen by what the pack
 * knows: official, it states the fact and its source; secondary, it says
 * "confirm with the clerk" and states the source; absent, it asks the clerk the
 * topic's question.  A day is counted only from an official fact, and shown only
 * with its count (struct plan_date); without one a due time is a rule in words.
 */
#ifndef CHECKLIST_CHECKLIST_H
#define CHECKLIST_CHECKLIST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/vec.h"
#include "fill/fill.h"
#include "form/form.h"
#include "rules/rules.h"

struct arena;
struct buf;
struct doc_node;

/* Where on the page for the pocket a step has its line. */
enum checklist_pocket {
	POCKET_NONE,
	POCKET_RULE,		/* what holds until the judge signs */
	POCKET_WHERE,		/* court, number, hearing */
	POCKET_DO,		/* what to do next */
	POCKET_MORE,		/* the same, when there is room */
	POCKET_CALL,		/* whom to call: what the law's fact says */
	POCKET_CARRY,
	POCKET_BROKEN,		/* when the order is broken */
};

struct checklist_step {
	const char	*id;
	const char	*phase;
	const struct xml_expr *when;	/* NULL = always */
	const char	*who;		/* you, advocate, server, clerk, court,
					 * judge, agency */
	const char	*fact;		/* topic, or NULL */
	/* Topic of type period whose last day the step has; or NULL. */
	const char	*deadline;
	/* Date field with the day on which the step is done; or NULL. */
	const char	*on;
	const char	*guidance;	/* "G-42", blank-separated */
	struct form_node *title;	/* what to do, one line; inline */
	struct form_node *body;		/* how; inline; may be NULL */
	struct form_node *where, *why, *due;	/* inline; may be NULL */
	enum checklist_pocket pocket;
	struct form_node *pocket_text, *pocket_es; /* inline; may be NULL */
	struct law_ground ground;	/* of a local step; source NULL: none */
	struct law_scope scope;
	const char	*filings;	/* of its phase, or NULL */
	const char	*jurisdiction;	/* of a local checklist, or NULL */
	struct pos	 pos;
};

struct checklist_phase {
	const char	*id;
	const char	*filing;	/* left out for any other; NULL = all */
	struct form_text title;
	struct vec	 steps;		/* struct checklist_step */
};

struct checklist {
	struct vec	 phases;	/* struct checklist_phase, in order */
	const char	*version;
};

/*
 * Read folder/core.xml (phases and common steps) and folder/<xx>.xml (local
 * steps, appended to their phase).  NULL and diagnostics on any error.
 */
struct checklist *checklist_read(struct arena *, struct diags *,
		    const char *folder, const struct form_catalog *);
/* The same of core.xml alone. */
struct checklist *checklist_core(struct arena *, struct diags *,
		    const char *folder, const struct form_catalog *);
/*
 * What core.xml says and the steps of one jurisdiction: another checklist that
 * shares the steps of core.  The pack of that code is in the catalogue
 * (form_law_need); without a local file the same as core.
 */
struct checklist *checklist_local(struct arena *, struct diags *,
		    const char *folder, const struct form_catalog *,
		    const struct checklist *core, const char *code);
/* Names that its expressions and texts use, for form_check. */
void		 checklist_names_used(struct arena *, const struct checklist *,
		    struct map *used);
/* Texts and their Spanish, as struct form_pair. */
void		 checklist_pairs(struct arena *, const struct checklist *,
		    struct vec *pairs);
/* Lint: steps that can never apply, reading grade, placeholder text. */
void		 checklist_check(struct arena *, struct diags *,
		    const struct checklist *);

/*
 * The day of a step, with everything that it rests on.  Texts are English and
 * Spanish.
 */
struct plan_date {
	/* The last day; of a wait the first; DATE_NONE: not counted, and the
	 * lines say the rule in words and whom to ask. */
	int32_t		 day;
	int32_t		 better;	/* a day to aim at, or DATE_NONE */
	int32_t		 start;		/* the day that it is counted from */
	bool		 first;		/* not before that day, not by it */
	bool		 rolled;	/* it moved off a closed day */
	bool		 closed;	/* the court is closed on it */
	bool		 confirm;	/* its counting is not from an official
					 * source */
	struct vec	 lines;		/* struct calendar_text: the count */
	const char	*on;		/* field that names the day, or NULL */
	const char	*topic, *event;	/* of a deadline; field counted from */
	const char	*method;	/* of serving, as answered; or NULL */
	const struct law_fact *fact;	/* the period */
	const struct law_counting *counting;	/* or NULL */
	const struct law_holidays *holidays;	/* or NULL */
};

/* Something about today that the person must not miss. */
struct plan_alert {
	const char	*id;		/* "past", "closed", "missed", "soon",
					 * "wait", "event" */
	int32_t		 day;		/* that it is about */
	struct calendar_text words;
};

enum plan_ground { PLAN_PLAIN, PLAN_OFFICIAL, PLAN_CONFIRM, PLAN_ASK };

/* Texts of a step, as bits of those that stand in English on a Spanish plan. */
enum plan_text {
	PLAN_TITLE = 1, PLAN_BODY = 2, PLAN_WHERE = 4, PLAN_WHY = 8,
	PLAN_DUE = 16, PLAN_LAW = 32,
};

/* What a step rests on. */
struct plan_source {
	const struct law_ground *ground;	/* it has a source */
	const char	*url;		/* of the form itself, else of the
					 * source; or NULL */
};

struct plan_step {
	const struct checklist_step *step; /* NULL: made from a gate or form */
	const char	*id;
	const char	*by;		/* who does it: "you", "clerk" */
	const char	*who;		/* the same in words: "You" */
	const char	*title, *body, *where, *why, *due; /* plain; or NULL */
	const char	*pocket, *pocket_es; /* its line; plain; or NULL */
	const char	*lead;		/* before law: "Confirm with the clerk:",
					 * or NULL */
	const char	*law;		/* what the fact says, or NULL */
	unsigned	 english;	/* enum plan_text: has no Spanish */
	enum plan_ground ground;
	struct vec	 sources;	/* struct plan_source */
	const struct plan_date *date;	/* or NULL */
	bool		 maybe;		/* its condition is unknown */
	struct vec	 blanks;	/* names (char *) that would decide */
};

struct plan_phase {
	const struct checklist_phase *phase;
	struct vec	 steps;		/* struct plan_step */
};

struct plan {
	const struct rules *rules;
	const char	*title;		/* "Checklist: Motion to ..." */
	struct vec	 phases;	/* struct plan_phase; none empty */
	struct vec	 alerts;	/* struct plan_alert: dates that
					 * may be wrong, then by day */
};

/*
 * The plan for the case that rules is bound to, as of rules->today: a day that
 * is past and one that is near are told at its top.  Gates that look at today
 * are told when a packet is drafted, not here.  NULL and calendar-year when a
 * day must be counted through a year whose holidays are not known.
 */
struct plan	*checklist_plan(struct arena *,
		    const struct checklist *, const struct rules *);
/* As a paper for the filer under root. */
struct doc_node	*checklist_doc(struct arena *, const struct plan *,
		    struct doc_node *root);

/* What the page for the pocket leaves out, from little to much. */
enum checklist_trim {
	TRIM_NOTHING,
	TRIM_NAMES,	/* the ends of very long names of courts and places */
	TRIM_MORE,	/* and steps that need not be there */
	TRIM_SPANISH,	/* and the Spanish beside the English */
	TRIM_STEPS,	/* and all but the first five steps */
	TRIM_COUNT
};

/*
 * The plan as one page to carry, without names, addresses and reasons.  What
 * keeps a person safe is never left out.
 */
struct doc_node	*checklist_pocket(struct arena *, const struct plan *,
		    enum checklist_trim, struct doc_node *root);
/*
 * The days of the plan that are not over, as struct calendar_event.  Their
 * titles are neutral ("Court date") unless those of the steps are asked for;
 * in no case a name stands in one.  Empty when the plan has no such day.
 */
struct vec	 checklist_events(struct arena *, const struct plan *,
		    bool step_titles);
/*
 * The plan as JSON, in both languages whichever the plan itself is in, so that
 * it is made once more from the list in the other one.  False and diagnostics
 * when that cannot be done.
 */
bool		 checklist_json(struct arena *, const struct checklist *,
		    const struct plan *, struct buf *);
/* Which condition, answer and fact produced each step, or kept it out. */
void		 checklist_explain(struct arena *, const struct checklist *,
		    const struct rules *, struct buf *);

#endif
