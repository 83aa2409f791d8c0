/*
 * A run on one page, for who runs the office: how many clients came out how,
 * which filings and states, what went wrong by kind, and what to do next.  The
 * page names codes and counts only: no client, no value, no path.  Nothing on
 * it depends on the machine or on how long the run took: the same results give
 * the same bytes.
 */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/lang.h"

struct arena;
struct batch_summary;
struct buf;
struct diags;
struct doc_node;
struct pdf_fonts;

struct report_options {
	int32_t		 today;		/* printed; DATE_NONE: no date */
	enum lang	 lang;
};

/*
 * The page as a tree, in the arena.  Of kinds of errors, of filings and of
 * reasons the most frequent are named, so many of each; all states are.
 */
struct doc_node	*report_doc(struct arena *, const struct batch_summary *,
		    const struct report_options *, size_t most);
/*
 * The page as PDF (PDF/A-2a, PDF/UA-1) and as text, with as many names as it
 * has room for: what is left out is counted.  False and diagnostics
 * when it cannot be made.
 */
bool		 report_run(struct arena *, struct diags *, struct pdf_fonts *,
		    const struct batch_summary *,
		    const struct report_options *, struct buf *pdf,
		    struct buf *text);

#endif
