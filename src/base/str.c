#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/str.h"

bool
str_starts(const char *s, const char *prefix)
{
	return strncmp(s, prefix, strlen(prefix)) == 0;
}

bool
str_ends(const char *s, const char *suffix)
{
	size_t n = strlen(s), m = strlen(suffix);

	return n >= m && strcmp(s + n - m, suffix) == 0;
}

char *
str_trim(struct arena *a, const char *s)
{
	size_t n;

	while (str_space(*s))
		s++;
	n = strlen(s);
	while (n > 0 && str_space(s[n - 1]))
		n--;
	return arena_strndup(a, s, n);
}

char *
str_fold(struct arena *a, const char *s)
{
	char *out = arena_raw(a, strlen(s) + 1, 1), *o = out;

	for (; *s != '\0'; s++) {
		if ((unsigned char)*s > ' ' || !str_space(*s))
			*o++ = *s;
		else if (o > out && o[-1] != ' ')
			*o++ = ' ';
	}
	if (o > out && o[-1] == ' ')
		o--;
	*o = '\0';
	return out;
}

int
str_hex(int c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static bool
ends_word(char c)
{
	return c == '\0' || str_space(c);
}

bool
str_has_word(const char *list, const char *word)
{
	size_t n = strlen(word);
	const char *p = list;

	for (; p != NULL && n > 0 && (p = strchr(p, word[0])) != NULL; p++)
		if ((p == list || str_space(p[-1])) &&
		    strncmp(p, word, n) == 0 && ends_word(p[n]) &&
		    strcspn(word, " \t\n\r") == n)
			return true;
	return false;
}

size_t
str_distance(const char *a, const char *b, size_t limit)
{
	enum { MOST = 96 };
	size_t rows[3][MOST + 1], la = strlen(a), lb = strlen(b);

	if (la > MOST || lb > MOST || (la > lb ? la - lb : lb - la) > limit)
		return limit + 1;
	for (size_t j = 0; j <= lb; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= la; i++) {
		size_t *now = rows[i % 3], *up = rows[(i + 2) % 3];
		size_t *up2 = rows[(i + 1) % 3];

		now[0] = i;
		for (size_t j = 1; j <= lb; j++) {
			size_t d = up[j - 1] + (a[i - 1] != b[j - 1]);

			if (up[j] + 1 < d)
				d = up[j] + 1;
			if (now[j - 1] + 1 < d)
				d = now[j - 1] + 1;
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1] && up2[j - 2] + 1 < d)
				d = up2[j - 2] + 1;
			now[j] = d;
		}
	}
	return rows[la % 3][lb] > limit ? limit + 1 : rows[la % 3][lb];
}
