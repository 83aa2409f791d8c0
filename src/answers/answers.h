/*
 * What a person answered: named values and lists of members, each with the
 * place that it came from.  This directory knows carriers (XML, JSON), not the
 * dictionary: whether a name exists and a value fits is the business of rules.
 *
 * A blank is a state: a name that is absent, or given without a value, is
 * blank; it never counts as "no".  A list that is absent is blank, a list that
 * is given with no members is answered.  Text is in normal form C, free of
 * control characters (tab, line ends allowed), trimmed at both ends.
 */
#ifndef ANSWERS_ANSWERS_H
#define ANSWERS_ANSWERS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct arena;
struct buf;

struct answer {
	const char	*name;		/* "order.issued"; a member: "current" */
	const char	*text;		/* NULL = blank */
	struct pos	 pos;		/* of the value */
	struct pos	 name_pos;
};

struct answers_item {
	struct answer	*members;
	size_t		 n;
	struct pos	 pos;
};

struct answers_list {
	const char	*name;		/* "terms" */
	struct answers_item **items;
	size_t		 n;
	struct pos	 pos;
};

struct answers;

struct answers	*answers_new(struct arena *, const char *file);
/* The file that they were read from, for messages. */
const char	*answers_file(const struct answers *);

/* Set a value (NULL text: blank).  False and duplicate if it is set already. */
bool		 answers_set(struct answers *, struct diags *, const char *name,
		    const char *text, struct pos name_pos, struct pos pos);
/* Begin a list; NULL and duplicate if there is one. */
struct answers_list *answers_list_new(struct answers *, struct diags *,
		    const char *name, struct pos);
struct answers_item *answers_item_new(struct answers *, struct answers_list *,
		    struct pos);
bool		 answers_member_set(struct answers *, struct diags *,
		    struct answers_item *, const char *name, const char *text,
		    struct pos name_pos, struct pos pos);

/* Borrowed; NULL when the name was not given at all. */
const struct answer *answers_find(const struct answers *, const char *name);
const struct answers_list *answers_list_find(const struct answers *,
		    const char *name);
const struct answer *answers_member(const struct answers_item *,
		    const char *name);

/* Walk in the order given: i from 0 until NULL. */
const struct answer *answers_at(const struct answers *, size_t i);
const struct answers_list *answers_list_at(const struct answers *, size_t i);

/*
 * What another program said and nobody here knows, word for word, so that it
 * can be written back: its carrier ("anx", "a2j", "docassemble", "csv"), the
 * name it has there and its text as that carrier writes it.  Nothing else looks
 * at it.  False and a diagnostic when the text cannot be kept.
 */
struct answers_kept {
	const char	*carrier;
	const char	*name;
	const char	*text;
	struct pos	 pos;
};

bool		 answers_keep(struct answers *, struct diags *,
		    const char *carrier, const char *name, const char *text,
		    struct pos);
/* In the order given: i from 0 until NULL. */
const struct answers_kept *answers_kept_at(const struct answers *, size_t i);

/*
 * Read a carrier; which one is seen from the first character ('<' XML, '{'
 * JSON).  NULL and diagnostics on failure.  JSON: objects nest by the dots of
 * the names, arrays of objects are lists, true/false are yes/no, numbers keep
 * their spelling, null and "" are blank; members of a list nest by dots too.
 */
struct answers	*answers_read(struct arena *, struct diags *, const char *file,
		    const char *data, size_t len);
struct answers	*answers_read_xml(struct arena *, struct diags *,
		    const char *file, const char *data, size_t len);
struct answers	*answers_read_json(struct arena *, struct diags *,
		    const char *file, const char *data, size_t len);
/* The same of JSON that has been read already. */
struct json;
struct answers	*answers_take_json(struct arena *, struct diags *,
		    const char *file, const struct json *root);
/* Write both carriers; reading the text again gives equal answers. */
void		 answers_write_xml(const struct answers *, struct buf *);
void		 answers_write_json(const struct answers *, struct arena *,
		    struct buf *);

#endif
