/*
 * Small questions about strings.  ASCII only where case or space matters; no
 * locale is ever consulted.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct arena;

/* NULL equals only NULL.  Here, since most that differ do so at once. */
static inline bool
str_eq(const char *a, const char *b)
{
	if (a == NULL || b == NULL)
		return a == b;
	return *a == *b && strcmp(a, b) == 0;
}

bool	 str_starts(const char *, const char *prefix);
bool	 str_ends(const char *, const char *suffix);
/* Space, tab, CR, LF. */
static inline bool
str_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The value of a hexadecimal digit, of either case; -1 for all else. */
int	 str_hex(int c);
/* A copy without blanks at both ends; inner runs kept. */
char	*str_trim(struct arena *, const char *);
/* A copy with every run of blanks, line ends too, made one space. */
char	*str_fold(struct arena *, const char *);
/* Is word one of the blank-separated words of list? */
bool	 str_has_word(const char *list, const char *word);
/*
 * Number of edits (insert, delete, replace, swap neighbours) between a and b,
 * or limit + 1 when it is more than limit.
 */
size_t	 str_distance(const char *a, const char *b, size_t limit);

#endif
