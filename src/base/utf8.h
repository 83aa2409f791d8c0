/*
 * UTF-8: the only encoding inside movant.  Strangers' bytes are checked once,
 * where they enter; everything behind that point may decode without checks.
 * Normal form is utf8proc's; this is its only door.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* Valid by RFC 3629?  If not, *bad is the offset of the first bad byte. */
bool	 utf8_valid(const char *, size_t len, size_t *bad);
/* Decode one character of a valid string and step over it; 0 at the end. */
uint32_t utf8_next(const char **);
/* The text in normal form C, in the arena.  Input must be valid. */
char	*utf8_nfc(struct arena *, const char *);
/* The text in capital letters, for captions and titles. */
char	*utf8_upper(struct arena *, const char *);
/* Number of characters (code points). */
size_t	 utf8_length(const char *);
/* Columns that a terminal uses for the text. */
size_t	 utf8_columns(const char *);
/*
 * A control character that no answer may carry (C0 but tab, LF, CR; DEL; C1;
 * bidi overrides; non-characters)?
 */
bool	 utf8_forbidden(uint32_t);
/* Bytes from s that are ASCII and not forbidden, and no CR; before end. */
size_t	 utf8_plain(const char *s, const char *end);
/* A mark that is drawn on the character before it (an accent). */
bool	 utf8_combining(uint32_t);
/*
 * Bytes of what a reader takes for the first character of s..end: a letter
 * with its marks, a syllable, a pair of flags.  At least 1; s is not at end.
 */
size_t	 utf8_grapheme(const char *s, const char *end);
/* A letter (any script); for initials. */
bool	 utf8_letter(uint32_t);
/*
 * The character as it is compared: without case, accent, width and ligature
 * ("É" is e, "ß" is ss), letters that look like Latin ones as these.  *n
 * characters in out, none for what is not seen.
 */
#define UTF8_FOLD	24
void	 utf8_fold(uint32_t, uint32_t out[UTF8_FOLD], size_t *n);

#endif
