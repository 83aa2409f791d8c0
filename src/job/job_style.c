/*
 * From the page rules of a court to the style of its papers.  What a rule says
 * about room is the least that the court takes: no margin gets narrower than
 * the program's own, but for the foot of line-numbered paper.
 */
#include "base/arena.h"
#include "base/str.h"
#include "job/job_int.h"

#define POINT		1000

/*
 * Line-numbered paper: a number every 24 points is three to the inch.  When the
 * letters of line 1 begin an inch from the edge, twenty-eight numbers stand on
 * a page whose bottom margin is a little less than that, and line 8 is where
 * California wants the name of the court.  Text of twelve points, solid, falls
 * on the numbers when it is double spaced.
 */
#define NUMBER_PITCH	(24 * POINT)
#define NUMBER_TOP	(80 * POINT)
#define NUMBER_BOTTOM	(60 * POINT)
#define NUMBER_SIZE	(12 * POINT)

/* The value of a page topic for this case; false when there is none. */
static bool
value(const struct rules *r, const char *topic, struct law_value *v)
{
	const struct law_topic *t = form_law_topic(r->pack, topic);

	return t != NULL && form_law_value(t, form_law_paper(r->pack, topic,
	    &r->law_case), v);
}

/* Is the topic's value this word? */
static bool
says(const struct rules *r, const char *topic, const char *word)
{
	const struct form_node *n = form_law_paper(r->pack, topic,
	    &r->law_case);

	return n != NULL && n->kind == FORM_TEXT && n->next == NULL &&
	    str_eq(n->text, word);
}

static void
at_least(const struct rules *r, const char *topic, int32_t *points)
{
	struct law_value v;

	if (value(r, topic, &v) && v.number * POINT > *points)
		*points = v.number * POINT;
}

static void
corner(const struct rules *r, const char *topic, int32_t *width,
    int32_t *height)
{
	struct law_value v;

	if (!value(r, topic, &v))
		return;
	*width = v.number * POINT;
	*height = v.height * POINT;
}

static void
type(const struct rules *r, struct layout_style *s)
{
	struct law_value v;

	if (value(r, "page.size", &v))
		s->size = v.number * POINT;
	if (says(r, "page.spacing", "single"))
		s->spacing = 1000;
	else if (says(r, "page.spacing", "one-and-a-half"))
		s->spacing = 1500;
	else if (says(r, "page.spacing", "double"))
		s->spacing = 2000;
	if (says(r, "page.align", "ragged"))
		s->justify = false;
}

/* What a fact says about the size of the type, not what we like; or 0. */
static int32_t
size_said(const struct rules *r)
{
	const struct law_topic *t = form_law_topic(r->pack, "page.size");
	const struct law_fact *f = form_law_fact(r->pack, "page.size",
	    &r->law_case);
	struct law_value v;

	return t != NULL && f != NULL && form_law_value(t, f->body, &v) ?
	    v.number * POINT : 0;
}

static void
numbers(const struct rules *r, struct layout_style *s)
{
	if (!says(r, "page.line-numbers", "yes"))
		return;
	s->number_pitch = NUMBER_PITCH;
	s->number_top = NUMBER_TOP;
	if (size_said(r) <= NUMBER_SIZE)
		s->size = NUMBER_SIZE;
	if (form_law_fact(r->pack, "page.bottom", &r->law_case) == NULL)
		s->bottom = NUMBER_BOTTOM;
}

static bool
room(const struct rules *r, struct diags *d, const struct layout_style *s)
{
	const char *fault = layout_style_fault(s);
	bool beside = s->clear_width <= s->width - s->left;

	if (fault == NULL && !beside)
		fault = "the clerk's corner is wider than the page";
	if (fault == NULL)
		return true;
	diag_add(d, DIAG_BAD_VALUE, r->pack->pos,
	    "all lengths are in points, 72 to the inch; look at the facts "
	    "about the topics page.*", "the page rules of '%s' do not go "
	    "together: %s", r->pack->code, fault);
	return false;
}

bool
job_style(const struct rules *r, struct diags *d, bool justify,
    struct layout_style *s)
{
	static const struct {
		const char	*topic;
		size_t		 offset;
	} rows[] = {
		{ "page.first-top", offsetof(struct layout_style, first_top) },
		{ "page.top", offsetof(struct layout_style, top) },
		{ "page.left", offsetof(struct layout_style, left) },
		{ "page.right", offsetof(struct layout_style, right) },
		{ "page.bottom", offsetof(struct layout_style, bottom) },
		{ "page.court-top", offsetof(struct layout_style, court_top) },
	};

	*s = layout_style_default();
	s->justify = justify;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		at_least(r, rows[i].topic,
		    (int32_t *)(void *)((char *)s + rows[i].offset));
	corner(r, "page.clear-corner", &s->clear_width, &s->clear_height);
	corner(r, "page.later-corner", &s->later_width, &s->later_height);
	type(r, s);
	numbers(r, s);
	s->plain_first = says(r, "page.number-first", "no");
	if (says(r, "caption.layout", "boxed"))
		s->caption = LAYOUT_CAPTION_BOXED;
	else if (says(r, "caption.layout", "parenthesis"))
		s->caption = LAYOUT_CAPTION_PAREN;
	return room(r, d, s);
}

void
job_program_check(const struct job_program *p, struct diags *d)
{
	const struct map *packs = &p->catalog->packs;
	struct layout_style s;

	for (size_t i = 0; i < packs->n; i++)
		job_style(&(struct rules){ .pack = packs->entries[i].value },
		    d, false, &s);
}
