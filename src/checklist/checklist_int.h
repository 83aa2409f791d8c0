/* What the files of checklist/ share with one another and with nobody else. */
#ifndef CHECKLIST_CHECKLIST_INT_H
#define CHECKLIST_CHECKLIST_INT_H

#include "checklist/checklist.h"

/* The whole of a step that somebody reads, in the order it is read. */
#define CHECKLIST_TEXTS	6

/*
 * Piece i of a step (title, body, where, why, due, pocket) and its element's
 * name.
 */
const struct form_node *checklist_text(const struct checklist_step *, size_t i,
		    const char **name);

/*
 * Does the step belong to the case that rules is bound to?  Names that would
 * decide are pushed to blanks.
 */
enum verdict	 checklist_applies(const struct rules *,
		    const struct checklist_step *, struct vec *blanks);
/* Do the steps that the law asks for stand in it ("before", or "sheet" when
 * nothing is filed)?  The first phase of which this is true has them. */
bool		 checklist_law_phase(const struct rules *,
		    const struct checklist_phase *);

/* "You", "The clerk": who does a step, as people read it. */
const char	*checklist_who(const char *who, enum lang);
/* The blank-separated words that checklist_who knows. */
extern const char checklist_who_words[];

/* What every sheet says first. */
#define CHECKLIST_IN_FORCE \
	"The order stays in force until a judge signs a paper that ends or " \
	"changes it."

/* Read <pocket> into a step; and judge the whole when the step is read. */
bool		 checklist_pocket_read(struct arena *, struct diags *,
		    const struct form_scope *, const struct xml_node *,
		    struct checklist_step *);
bool		 checklist_pocket_whole(struct diags *,
		    const struct xml_node *step, const struct checklist_step *);

/* The lead and the words of the law, as one text; law is not NULL. */
const char	*checklist_law(struct arena *, const struct plan_step *);
/* What a step says of a topic of law: its fact, or the question to ask. */
void		 checklist_face(struct arena *, const struct rules *,
		    struct plan_step *, const char *topic);
/* ---- checklist_date.c ---- */

/* The answer that may add days to the topic of serving. */
#define CHECKLIST_SERVICE	"service.planned"
#define CHECKLIST_SERVE		"deadline.serve"

/* The day of a step, or NULL in *date when nothing can be said; false and
 * calendar-year on a year that is not covered. */
bool		 checklist_date(const struct rules *,
		    const struct checklist_step *, struct plan_date **date);
/* The day, and the one to aim at, as sentences after "Due:". */
struct calendar_text checklist_due(struct arena *, const struct plan_date *);
/* What the day rests on: the period, then counting and holidays if used. */
#define CHECKLIST_GROUNDS	3
size_t		 checklist_date_grounds(const struct plan_date *,
		    const struct law_ground *grounds[CHECKLIST_GROUNDS]);
/* "the hearing": what an event is called. */
const struct calendar_text *checklist_event_name(const char *field);
/* The answer as a day, or DATE_NONE. */
int32_t		 checklist_answer_date(const struct rules *, const char *field);
/* The holidays of the person's court; NULL when they are not known. */
const struct law_holidays *checklist_holidays(const struct rules *);

/* ---- checklist_alert.c ---- */

/* Fill in plan->alerts from its steps and today. */
void		 checklist_alerts(struct arena *, struct plan *);

/* Steps that the gates and forms of the law ask for, for phase "before". */
void		 checklist_law_steps(struct arena *, const struct rules *,
		    struct vec *steps);
/* "RCW 7.105.500, Washington code, checked 2026-11-21"; it has a source. */
const char	*checklist_grounded(struct arena *, enum lang,
		    const struct law_ground *);
/* Add what stands behind a step to its sources, and let its own ground be so;
 * url is the form's own, or NULL for the source's. */
void		 checklist_ground(struct arena *, struct plan_step *,
		    const struct law_ground *, const char *url);
/* Is a text of a definition in English where Spanish is written? */
bool		 checklist_english(const struct rules *,
		    const struct form_node *);
/* Who does a step, as code and in words. */
void		 checklist_by(const struct rules *, struct plan_step *,
		    const char *by);

#endif
