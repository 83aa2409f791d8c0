/*
 * Words of PDF: of the file itself, of content streams, of character maps.
 * Nothing is understood, nothing is refused; what a word looked like is kept,
 * because the archival standard asks also how things are written.
 */
#ifndef VERIFY_VERIFY_LEX_H
#define VERIFY_VERIFY_LEX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

enum verify_word_kind {
	VERIFY_W_END,
	VERIFY_W_INT,
	VERIFY_W_REAL,
	VERIFY_W_STRING,	/* (...) */
	VERIFY_W_HEX,		/* <...> */
	VERIFY_W_NAME,
	VERIFY_W_KEYWORD,	/* operators, true, obj; also a stray bracket */
	VERIFY_W_ARRAY, VERIFY_W_ARRAY_END,
	VERIFY_W_DICT, VERIFY_W_DICT_END,
};

struct verify_word {
	enum verify_word_kind kind;
	size_t		 start, end;	/* in the bytes */
	/* NAME without slash, KEYWORD, strings: what it stands for. */
	const char	*text;		/* good until the next word */
	size_t		 len;
	double		 number;
	long long	 integer;	/* held at the ends of its range */
	/* HEX: digits, and whether other characters were among them. */
	size_t		 digits;
	bool		 stray;
};

struct verify_lex {
	const unsigned char *bytes;
	size_t		 len;
	size_t		 at;
	struct buf	 text;		/* freed by verify_lex_close */
};

void	 verify_lex_open(struct verify_lex *, const void *, size_t);
void	 verify_lex_close(struct verify_lex *);
/* The next word; END at the end, and again after it. */
struct verify_word verify_lex_word(struct verify_lex *);
bool	 verify_lex_is(const struct verify_word *, const char *keyword);
bool	 verify_space(int c);

#endif
