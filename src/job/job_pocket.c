/*
 * The page for the pocket: always one sheet.  When it is too full, first less
 * is said, as the checklist orders it, then in smaller type; 14 point is read
 * in bad light.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "checklist/checklist.h"
#include "job/job_int.h"

#define POCKET_FOOTER	14000	/* 1/1000 pt */
#define POCKET_SIDE	48000	/* margins */
#define POCKET_BOTTOM	58000
#define POCKET_LINES	60	/* of text */

/* Sizes that are tried, and how much may be left out at each. */
static const struct {
	int32_t	 size;
	enum checklist_trim most;
	bool	 large;			/* in large print only */
} tries[] = {
	{ 18000, TRIM_SPANISH, true },
	{ 16000, TRIM_SPANISH, true },
	{ 16000, TRIM_NOTHING, false },
	{ 15000, TRIM_NOTHING, false },
	{ 14000, TRIM_STEPS, false },
};

/*
 * The page with so much left out.  It is held against what the other party may
 * see too, for that is who may find it.
 */
static struct doc_node *
page(struct arena *a, struct diags *d, const struct plan *plan,
    enum checklist_trim trim)
{
	struct doc_node *root = doc_root_new(a);

	checklist_pocket(a, plan, trim, root);
	return fill_guard(a, d, plan->rules, root, AUDIENCE_SELF |
	    AUDIENCE_OTHER) ? root : NULL;
}

static struct layout_style
style_of(int32_t size)
{
	struct layout_style style = layout_style_default();

	style.left = style.right = style.top = POCKET_SIDE;
	style.bottom = POCKET_BOTTOM;
	style.size = size;
	style.leading = size * 6 / 5;
	style.footer_size = POCKET_FOOTER;
	return style;
}

static bool
too_full(struct diags *d)
{
	diag_add(d, DIAG_TOO_LARGE, (struct pos){ 0 }, "shorten the <pocket> "
	    "lines of the checklists", "the page for the pocket does not fit "
	    "on one sheet");
	return false;
}

bool
job_pocket_pdf(struct job_program *p, struct arena *a, struct diags *d,
    const struct plan *plan, const struct job_options *o, struct buf *out)
{
	struct pdf_info info = { .title = lang_say(o->lang, "Keep with you"),
	    .lang = lang_here(o->lang),
	    .producer = JOB_PRODUCER,
	    .level = o->pdfa_1a ? PDF_A1A : PDF_A2A };

	for (size_t i = 0; i < sizeof(tries) / sizeof(tries[0]); i++) {
		struct layout_style style = style_of(tries[i].size);

		if (tries[i].large && !o->large)
			continue;
		for (int t = TRIM_NOTHING; t <= (int)tries[i].most; t++) {
			struct doc_node *root = page(a, d, plan,
			    (enum checklist_trim)t);
			struct layout *l = root == NULL ? NULL :
			    layout_flow(a, d, root, &style, p->metrics);

			if (l == NULL)
				return false;
			if (l->n == 1)
				return render_pdf(a, d, l, p->fonts, &info,
				    out);
		}
	}
	return too_full(d);
}

bool
job_pocket_text(struct arena *a, struct diags *d, const struct plan *plan,
    struct buf *out)
{
	for (int t = TRIM_NOTHING; t < TRIM_COUNT; t++) {
		struct doc_node *root = page(a, d, plan,
		    (enum checklist_trim)t);
		struct buf text = { 0 };
		size_t lines = 0;

		if (root == NULL)
			return false;
		render_text(NULL, root, &text);
		for (size_t i = 0; i < text.len; i++)
			lines += text.data[i] == '\n';
		if (lines <= POCKET_LINES)
			buf_add(out, text.data, text.len);
		buf_free(&text);
		if (lines <= POCKET_LINES)
			return true;
	}
	return too_full(d);
}
