/*
 * What went wrong, where, and what to do: the only way movant reports.
 *
 * A function that can fail takes a struct diags and returns bool or a pointer:
 * the return value says only whether.  On failure at least one diagnostic of
 * level error or fatal has been added, on success none.  Nothing below cli
 * prints.  The level, the exit status and the meaning belong to the code, in
 * diag_codes.def, not to the call.
 *
 *	diag_add(d, DIAG_UNKNOWN_FIELD, attr->pos,
 *	    "did you mean 'order.issued'?", "unknown field '%s'", name);
 *
 * Message: lower case, problem first, names in quotes, no full stop.  Hint:
 * something the person can do, or NULL.  Messages name fields; they never
 * quote what a client answered, except where the value itself is a name of the
 * language (a choice, a date that does not exist).
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct buf;

struct pos {
	const char	*file;		/* as given by the user; NULL = none */
	unsigned	 line;		/* from 1; 0 = unknown */
	unsigned	 column;	/* characters from 1; 0 = unknown */
};

enum diag_level {
	DIAG_NOTE,
	DIAG_WARNING,
	DIAG_ERROR,		/* exit status 1: the input is wrong */
	DIAG_USAGE,		/* exit status 2: the command line is wrong */
	DIAG_FATAL,		/* exit status 3: the system failed */
};

enum diag_code {
#define DIAG_CODE(id, name, level, meaning) DIAG_##id,
#include "base/diag_codes.def"
#undef DIAG_CODE
	DIAG_CODE_COUNT
};

struct diag {
	enum diag_code	 code;
	struct pos	 pos;
	const char	*message;
	const char	*hint;		/* NULL = none */
};

struct diags;

struct diags	*diags_new(struct arena *);
/* Message and hint are copied.  The same diagnostic is kept once. */
void		 diag_add(struct diags *, enum diag_code, struct pos,
		    const char *hint, const char *fmt, ...)
		    __attribute__((format(printf, 5, 6)));
/* Add those of another, in their order. */
void		 diags_copy(struct diags *, const struct diags *from);
/* Number of diagnostics at this level or worse. */
size_t		 diags_count(const struct diags *, enum diag_level);
/* Has anything of level error or worse been added? */
bool		 diags_failed(const struct diags *);
/* Has this one been added? */
bool		 diags_has(const struct diags *, enum diag_code);
/* 0, 1, 2 or 3: the exit status that the worst diagnostic asks for. */
int		 diags_status(const struct diags *);
/* Order by file, line, column, then by order of entry. */
void		 diags_sort(struct diags *);
size_t		 diags_length(const struct diags *);
const struct diag *diags_at(const struct diags *, size_t);
/*
 * Write them as "file:line:column: error: message [code]" and, on the next
 * line, "    hint: ...".  After 50 the rest is counted, not shown.
 */
void		 diags_print(const struct diags *, struct buf *);

const char	*diag_name(enum diag_code);
enum diag_level	 diag_level(enum diag_code);
const char	*diag_level_name(enum diag_level);
const char	*diag_meaning(enum diag_code);

#endif
