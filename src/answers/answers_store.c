/*
 * The store, and the one gate that every text passes on its way in, whichever
 * carrier or prompt it comes from.
 */
#include <string.h>

#include "answers/answers.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vec.h"

#define NAME_BYTES	200
#define NAME_PARTS	16
/*
 * Accents on one letter.  No language comes near; sorting them into normal form
 * takes the square of their number (UAX 15 sets the same bound).
 */
#define COMBINING_RUN	30
#define ITEM_MEMBERS	200

struct answers {
	struct arena	*arena;
	const char	*file;
	struct map	 values;	/* struct answer */
	struct map	 lists;		/* struct answers_list */
	struct vec	 kept;		/* struct answers_kept */
	size_t		 n;		/* values, members too */
};

struct answers *
answers_new(struct arena *a, const char *file)
{
	struct answers *as = arena_alloc(a, sizeof(*as));

	as->arena = a;
	as->file = file ? arena_strdup(a, file) : NULL;
	return as;
}

const char *
answers_file(const struct answers *as)
{
	return as->file;
}

/* ---- what may come in ---- */

static bool
name_char(const char *s)
{
	return !str_space(*s) && *s != '"' && *s != '\'' && *s != '/';
}

/* Bytes of a name that a message quotes: whole characters, not too many. */
static size_t
shown(const char *name)
{
	const char *p = name;

	while (*p != '\0' && p - name < 40)
		utf8_next(&p);
	return (size_t)(p - name);
}

/* Parts joined by single dots; whether the dictionary has it is not asked. */
static bool
check_name(struct diags *d, const char *name, struct pos pos)
{
	size_t parts = 1, n = 0;
	bool good = name[0] != '.' && name[0] != '\0';
	const char *p = name;
	uint32_t c;

	while ((c = utf8_next(&p)) != 0)
		if (utf8_forbidden(c)) {
			diag_add(d, DIAG_CONTROL_CHARACTER, pos,
			    "delete the character; most editors do not show it",
			    "control character U+%04X in a name", (unsigned)c);
			return false;
		}
	for (; good && name[n] != '\0' && n <= NAME_BYTES; n++) {
		good = name_char(name + n);
		if (name[n] == '.') {
			parts++;
			good = name[n + 1] != '.' && name[n + 1] != '\0';
		}
	}
	if (good && n <= NAME_BYTES && parts <= NAME_PARTS)
		return true;
	diag_add(d, DIAG_BAD_VALUE, pos, "names are words joined by dots, "
	    "like order.issued", "'%.*s%s' is not a name", (int)shown(name),
	    name, name[shown(name)] != '\0' ? "..." : "");
	return false;
}

/* Line ends as LF; the rest as it is. */
static char *
unix_lines(struct arena *a, const char *text)
{
	struct buf b = { 0 };
	char *copy;

	if (strchr(text, '\r') == NULL)
		return arena_strdup(a, text);
	for (; *text != '\0'; text++) {
		if (*text == '\r' && text[1] == '\n')
			continue;
		buf_char(&b, *text == '\r' ? '\n' : *text);
	}
	copy = buf_copy(&b, a);
	buf_free(&b);
	return copy;
}

static bool
check_text(struct diags *d, const char *name, const char *text, struct pos pos)
{
	size_t marks = 0;
	uint32_t c;

	if (strlen(text) > LIMIT_ANSWER_BYTES) {
		diag_add(d, DIAG_TOO_LARGE, pos, "shorten the answer, or attach "
		    "it as an exhibit", "the answer '%s' is longer than %u KiB",
		    name, LIMIT_ANSWER_BYTES >> 10);
		return false;
	}
	while ((c = utf8_next(&text)) != 0) {
		marks = utf8_combining(c) ? marks + 1 : 0;
		if (utf8_forbidden(c)) {
			diag_add(d, DIAG_CONTROL_CHARACTER, pos,
			    "delete the character; most editors do not show it",
			    "control character U+%04X in the answer '%s'",
			    (unsigned)c, name);
			return false;
		}
		if (marks > COMBINING_RUN) {
			diag_add(d, DIAG_TOO_MANY, pos, "type the letter anew",
			    "more than %d accents on one letter in the answer "
			    "'%s'", COMBINING_RUN, name);
			return false;
		}
	}
	return true;
}

/* The text as it is kept, or false; *text becomes NULL for a blank. */
static bool
clean(struct answers *as, struct diags *d, const char *name, const char **text,
    struct pos pos)
{
	if (*text == NULL)
		return true;
	if (!check_text(d, name, *text, pos))
		return false;
	*text = utf8_nfc(as->arena, str_trim(as->arena,
	    unix_lines(as->arena, *text)));
	if ((*text)[0] == '\0')
		*text = NULL;
	return true;
}

static bool
count(struct answers *as, struct diags *d, struct pos pos)
{
	if (++as->n <= LIMIT_ANSWERS)
		return true;
	if (as->n == LIMIT_ANSWERS + 1)
		diag_add(d, DIAG_TOO_MANY, pos, "split the file in two",
		    "more than %d answers", LIMIT_ANSWERS);
	return false;
}

static void
report_twice(struct answers *as, struct diags *d, const char *name,
    struct pos pos, struct pos first)
{
	const char *hint = "keep one of the two";

	if (first.line > 0)
		hint = arena_printf(as->arena, "keep one; the first is at line "
		    "%u, column %u", first.line, first.column);
	diag_add(d, DIAG_DUPLICATE, pos, hint, "'%s' is given twice", name);
}

/* ---- filling ---- */

bool
answers_set(struct answers *as, struct diags *d, const char *name,
    const char *text, struct pos name_pos, struct pos pos)
{
	const struct answer *old;
	const struct answers_list *list;
	struct answer *a;

	if (!count(as, d, pos) || !check_name(d, name, name_pos))
		return false;
	old = answers_find(as, name);
	list = answers_list_find(as, name);
	if (old != NULL || list != NULL) {
		report_twice(as, d, name, name_pos,
		    old ? old->name_pos : list->pos);
		return false;
	}
	if (!clean(as, d, name, &text, pos))
		return false;
	a = arena_alloc(as->arena, sizeof(*a));
	a->name = arena_strdup(as->arena, name);
	a->text = text;
	a->name_pos = name_pos;
	a->pos = pos;
	map_put(&as->values, as->arena, name, a);
	return true;
}

struct answers_list *
answers_list_new(struct answers *as, struct diags *d, const char *name,
    struct pos pos)
{
	const struct answer *value;
	struct answers_list *list;

	if (!count(as, d, pos) || !check_name(d, name, pos))
		return NULL;
	value = answers_find(as, name);
	list = map_find(&as->lists, name);
	if (value != NULL || list != NULL) {
		report_twice(as, d, name, pos,
		    value ? value->name_pos : list->pos);
		return NULL;
	}
	list = arena_alloc(as->arena, sizeof(*list));
	list->name = arena_strdup(as->arena, name);
	list->pos = pos;
	map_put(&as->lists, as->arena, name, list);
	return list;
}

/* Room for n + 1 pointers or members; an outgrown array is left behind. */
static void *
grow(struct arena *a, void *at, size_t n, size_t size)
{
	void *more;

	if (n > 0 && (n < 4 || (n & (n - 1)) != 0))
		return at;
	more = arena_array(a, n < 4 ? 4 : 2 * n, size);
	if (n > 0)
		memcpy(more, at, n * size);
	return more;
}

struct answers_item *
answers_item_new(struct answers *as, struct answers_list *list, struct pos pos)
{
	struct answers_item *item = arena_alloc(as->arena, sizeof(*item));

	item->pos = pos;
	list->items = grow(as->arena, list->items, list->n,
	    sizeof(*list->items));
	list->items[list->n++] = item;
	return item;
}

bool
answers_member_set(struct answers *as, struct diags *d,
    struct answers_item *item, const char *name, const char *text,
    struct pos name_pos, struct pos pos)
{
	const struct answer *old;

	if (!count(as, d, pos) || !check_name(d, name, name_pos))
		return false;
	if (item->n == ITEM_MEMBERS) {
		diag_add(d, DIAG_TOO_MANY, name_pos, "split it into items",
		    "more than %d answers in one item", ITEM_MEMBERS);
		return false;
	}
	old = answers_member(item, name);
	if (old != NULL) {
		report_twice(as, d, name, name_pos, old->name_pos);
		return false;
	}
	if (!clean(as, d, name, &text, pos))
		return false;
	item->members = grow(as->arena, item->members, item->n,
	    sizeof(*item->members));
	item->members[item->n++] = (struct answer){
	    .name = arena_strdup(as->arena, name), .text = text,
	    .pos = pos, .name_pos = name_pos };
	return true;
}

bool
answers_keep(struct answers *as, struct diags *d, const char *carrier,
    const char *name, const char *text, struct pos pos)
{
	struct answers_kept *k;

	if (!count(as, d, pos) || !check_text(d, name, name, pos) ||
	    !check_text(d, name, text, pos))
		return false;
	k = arena_alloc(as->arena, sizeof(*k));
	k->carrier = arena_strdup(as->arena, carrier);
	k->name = arena_strdup(as->arena, name);
	k->text = unix_lines(as->arena, text);
	k->pos = pos;
	vec_push(&as->kept, as->arena, k);
	return true;
}

/* ---- asking ---- */

const struct answer *
answers_find(const struct answers *as, const char *name)
{
	return map_find(&as->values, name);
}

const struct answers_list *
answers_list_find(const struct answers *as, const char *name)
{
	return map_find(&as->lists, name);
}

const struct answer *
answers_member(const struct answers_item *item, const char *name)
{
	for (size_t i = 0; i < item->n; i++)
		if (str_eq(item->members[i].name, name))
			return &item->members[i];
	return NULL;
}

const struct answer *
answers_at(const struct answers *as, size_t i)
{
	return i < as->values.n ? as->values.entries[i].value : NULL;
}

const struct answers_list *
answers_list_at(const struct answers *as, size_t i)
{
	return i < as->lists.n ? as->lists.entries[i].value : NULL;
}

const struct answers_kept *
answers_kept_at(const struct answers *as, size_t i)
{
	return i < as->kept.n ? as->kept.at[i] : NULL;
}
