/* What the files of job/ share: the packet while it is being made. */
#ifndef JOB_JOB_INT_H
#define JOB_JOB_INT_H

#include "base/diag.h"
#include "doc/doc.h"
#include "fill/fill.h"
#include "form/form.h"
#include "job/job.h"
#include "layout/layout.h"
#include "render/render.h"
#include "rules/rules.h"

#define JOB_PRODUCER	"movant " MOVANT_VERSION

struct plan;

/* One paper, laid out once and put into every bundle that it goes to. */
struct job_paper {
	const struct doc_node *root;	/* holds just this paper */
	const struct doc_node *paper;
	const struct layout *layout;
};

struct job {
	struct job_program *program;
	struct arena	*arena;
	struct diags	*diags;
	const struct job_options *options;
	struct rules	*rules;		/* court papers: English */
	struct rules	*own;		/* the filer's: in the language asked */
	const struct form_filing *filing;
	const struct triage_filing *triage;
	const struct checklist *steps;
	struct fill	 fill;
	struct layout_style style;	/* of court papers */
	struct vec	 papers;	/* struct job_paper */
	struct vec	 copies;	/* the same, of papers to read only */
	struct vec	 left_out;	/* struct form_document: the law of the
					 * case leaves no use for it */
	struct vec	 blanks;	/* struct job_blank */
	struct vec	 today_only;	/* messages that depend on the day */
	struct vec	 files;		/* struct job_file */
};

/* A blank, once for each name, with the papers that show it. */
struct job_blank {
	const char	*name;
	const char	*label;
	struct vec	 documents;	/* ids; empty: required, not printed */
};

/*
 * The steps of a jurisdiction, by the code of its pack, and those of every
 * state; NULL and diagnostics when they are bad, each time the same.
 */
const struct checklist *job_steps(struct job_program *, struct diags *,
	    const char *code);
/*
 * The style of court papers by the page rules of the jurisdiction; false and
 * bad-value when they leave no room.  Sheets have the default style.
 */
bool	 job_style(const struct rules *, struct diags *, bool justify,
	    struct layout_style *);
/* Tell what triage found about the filing; false when it is not open. */
bool	 job_gate(struct job *);
/* Does a condition look at the calendar? */
bool	 job_on_today(const struct xml_expr *);
/* Fill and lay out every paper of the filing. */
bool	 job_papers(struct job *);
bool	 job_paper_add(struct job *, struct doc_node *root);
/* A copy of a court paper to read in the language of the filer. */
bool	 job_copy_add(struct job *, const struct form_document *, size_t nth);
/* reading-copy.pdf, when there are copies. */
bool	 job_copies(struct job *);
/* The pages of papers (struct job_paper) that a reader gets, in order. */
struct layout job_gather(struct job *, const struct vec *papers,
	    unsigned reader);
/* Write pages as a file of the packet, in a language. */
bool	 job_pdf(struct job *, const struct layout *, const char *name,
	    const char *title, enum lang);
/* How sheets look that are for the filer alone. */
struct layout_style job_sheet_style(const struct job_options *);
/* Collect blanks; with final, each is an error. */
bool	 job_blanks(struct job *);
/* The preparer's sheet, as a document of its own. */
struct doc_node *job_cover(struct job *);
/* Make court.pdf and its siblings. */
bool	 job_bundles(struct job *);
/* The content goes over to the packet; the buffer is empty then. */
bool	 job_file_add(struct job *, const char *name, struct buf *,
	    size_t pages);
/* Warn of papers and files beyond what the court takes. */
void	 job_limits(struct job *);
/* checklist.pdf, .txt and .html, pocket.pdf; calendar.ics if it has a day */
bool	 job_checklist_files(struct job *);
/* The page for the pocket, on one sheet. */
bool	 job_pocket_pdf(struct job_program *, struct arena *, struct diags *,
	    const struct plan *, const struct job_options *, struct buf *);
bool	 job_pocket_text(struct arena *, struct diags *, const struct plan *,
	    struct buf *);
bool	 job_manifest(struct job *);
/* What was made, for the caller. */
struct job_packet *job_packet(const struct job *);

/* ---- triage ---- */

struct json_writer;

/* "open"; "caution": how a reason weighs. */
const char *job_triage_state(enum triage_state);
const char *job_triage_weight(const struct triage_reason *);
void	 job_triage_json(struct arena *, const struct rules *,
	    const struct triage_filing *, size_t n, struct buf *);
/* The court's own form, and how sure that is, wherever JSON tells it. */
void	 job_form_json(struct json_writer *, const struct law_form *);
/* A sheet with what triage found about n filings, in the rules' language. */
struct doc_node *job_triage_doc(struct arena *, const struct rules *,
	    const struct triage_filing *, size_t n);
void	 job_explain(struct job *);
/* Each gate of a filing: what it asked, of which answers, on what ground. */
void	 job_explain_gates(const struct rules *, const struct triage_filing *,
	    struct buf *);

#endif
