#include <string.h>

#include "base/arena.h"
#include "base/audience.h"
#include "base/buf.h"
#include "base/str.h"

static const struct {
	const char	*word;
	unsigned	 bit;
} words[] = {
	{ "court", AUDIENCE_COURT },
	{ "other-party", AUDIENCE_OTHER },
	{ "self", AUDIENCE_SELF },
	{ "sealed", AUDIENCE_SEALED },
	{ "agency", AUDIENCE_AGENCY },
};

#define NWORDS	(sizeof(words) / sizeof(words[0]))

unsigned
audience_parse(const char *s)
{
	unsigned set = 0;

	while (*s != '\0') {
		size_t n = 0, i;

		if (str_space(*s)) {
			s++;
			continue;
		}
		while (s[n] != '\0' && !str_space(s[n]))
			n++;
		for (i = 0; i < NWORDS; i++)
			if (strlen(words[i].word) == n &&
			    strncmp(words[i].word, s, n) == 0)
				break;
		if (i == NWORDS)
			return 0;
		set |= words[i].bit;
		s += n;
	}
	return set;
}

char *
audience_words(struct arena *a, unsigned set)
{
	struct buf b = { 0 };
	char *out;

	for (size_t i = 0; i < NWORDS; i++) {
		if ((set & words[i].bit) == 0)
			continue;
		if (b.len > 0)
			buf_str(&b, ", ");
		buf_str(&b, words[i].word);
	}
	out = buf_copy(&b, a);
	buf_free(&b);
	return out;
}
