/*
 * One packet from answers to files, all in memory: nothing is written here.
 *
 *	struct job_program *p = job_program_open(arena, diags, &where);
 *	struct job_packet *k = job_draft(p, job_arena, diags, answers, &options);
 *
 * The program (definitions, checklists, fonts) is opened once and shared by
 * any number of packets; a packet lives in its own arena.  What holds in one
 * state only is read when the first packet of that state asks for it, and kept:
 * packets of many states read each state's law once, and a fault in the law of
 * one state stops only the packets of that state.
 */
#ifndef JOB_JOB_H
#define JOB_JOB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/lang.h"
#include "base/map.h"
#include "base/memo.h"
#include "base/vec.h"
#include "carrier/carrier.h"

struct arena;
struct diags;
struct buf;
struct form_catalog;
struct checklist;
struct pdf_fonts;
struct rules;
struct answers;
struct layout_fonts;

struct job_where {
	const char	*forms;		/* folder of definitions */
	const char	*checklists;
	const char	*fonts;		/* folder, or NULL: search */
};

struct job_program {
	struct arena	*arena;
	struct form_catalog *catalog;
	/* Of all states, from job_program_read; NULL when on demand. */
	struct checklist *checklist;
	struct map	 steps;		/* what was demanded: job_program.c */
	struct pdf_fonts *fonts;	/* NULL until job_program_fonts */
	const struct layout_fonts *metrics;
	struct memo	 wrapped;	/* for render_text */
	struct job_where where;
	struct carrier_options carrier;	/* how answers are read; may be set */
};

/* The definitions that hold everywhere; NULL and diagnostics on any error. */
struct job_program *job_program_open(struct arena *, struct diags *,
		    const struct job_where *);
/* All definitions at once, to look at them: for check and list. */
struct job_program *job_program_read(struct arena *, struct diags *,
		    const struct job_where *);
/* Open the fonts; only drafts and PDF checklists need them. */
bool		 job_program_fonts(struct job_program *, struct diags *);

/*
 * The files of fonts that may decide how a packet looks: their paths, those
 * that all papers are set in first.  After job_program_fonts.
 */
void		 job_font_files(const struct job_program *, struct arena *,
		    struct vec *out);

/* What the readers cannot see: page rules that leave no room for text. */
void		 job_program_check(const struct job_program *,
		    struct diags *);

struct job_options {
	const char	*jurisdiction;	/* overrides the answer, or NULL */
	const char	*documents;	/* blank-separated ids to draft, or NULL */
	bool		 final;		/* blanks are errors */
	bool		 justify;	/* PDF with even right edges */
	bool		 large;		/* large print on the filer's sheets */
	bool		 pdfa_1a;	/* PDF/A-1a instead of 2a */
	bool		 pocket;	/* of a checklist: the page to carry */
	bool		 step_titles;	/* of a calendar: not only neutral ones */
	enum lang	 lang;		/* of the filer's sheets and checklist;
					 * Spanish adds copies to read of the
					 * court papers, which stay English */
	int32_t		 today;		/* day number; gates only */
	struct buf	*explain;	/* what produced each line; or NULL */
};

struct job_file {
	const char	*name;		/* "court.pdf" */
	const char	*data;
	size_t		 len;
	size_t		 pages;		/* 0 for text */
};

struct job_packet {
	struct job_file	*files;		/* manifest.json last */
	size_t		 n;
	const char	*filing;	/* its id */
	const char	*jurisdiction;	/* code of the pack that was used */
	size_t		 blanks;	/* answers that are missing */
	/* Ids of the gates that keep a refused filing closed; NULL ends. */
	const char	**reasons;
};

/* Every name that a packet may contain; ends with NULL (io_folder_open). */
extern const char *const job_file_names[];

/*
 * Read the law and the steps of a state, given its code in lower case, when
 * that has not been done; NULL is what holds everywhere.  The steps, or NULL and
 * diagnostics when the definitions are faulty.
 */
const struct checklist *job_law(struct job_program *, struct diags *,
		    const char *code);
/*
 * Read the answers of a file, of whatever carrier (carrier.h) it is.  NULL and
 * diagnostics on any error.
 */
struct answers	*job_answers(struct job_program *, struct arena *,
		    struct diags *, const char *path);
/*
 * Check and bind answers.  NULL and diagnostics on any error.  Here and below
 * answers that are NULL could not be read, which has been told: NULL as well.
 */
struct rules	*job_rules(struct job_program *, struct arena *, struct diags *,
		    const struct answers *, const struct job_options *);
/*
 * Draft the packet of the filing that the answers ask for.  NULL and
 * diagnostics when it is refused, incomplete (final), leaks, or fails.
 */
struct job_packet *job_draft(struct job_program *, struct arena *,
		    struct diags *, const struct answers *,
		    const struct job_options *);
/*
 * The packet of a case that job_draft refused: a sheet for the person with the
 * reason, what to do instead and the source, and a manifest whose state is
 * "refused".  NULL when the filing is open, and when it fails.  What the gates
 * say is not told again.
 */
struct job_packet *job_refusal(struct job_program *, struct arena *,
		    struct diags *, const struct answers *,
		    const struct job_options *);
/*
 * All that job_draft looks at before it makes papers: the answers, the filing,
 * whether it is open; with final also the blanks.  A packet without files, or
 * NULL and diagnostics.  Of a refused filing there are both: it has reasons.
 */
struct job_packet *job_validate(struct job_program *, struct arena *,
		    struct diags *, const struct answers *,
		    const struct job_options *);
/* The checklist alone; format is "text", "pdf", "html",
 * "json" or "ics". */
bool		 job_checklist(struct job_program *, struct arena *,
		    struct diags *, const struct answers *, const char *format,
		    const struct job_options *, struct buf *out);
/* Triage as text or JSON; false when the wanted filing is not open. */
bool		 job_triage(struct job_program *, struct arena *, struct diags *,
		    const struct answers *, const char *format,
		    const struct job_options *, struct buf *out);

#endif
