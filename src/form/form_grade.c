/*
 * The Flesch-Kincaid grade of English text, in whole numbers:
 * 0.39 words per sentence + 11.8 syllables per word - 15.59.
 */
#include <stdint.h>
#include <string.h>

#include "form/form.h"

static bool
letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (unsigned char)c >= 0x80;
}

static bool
vowel(char c)
{
	return c != '\0' && strchr("aeiouyAEIOUY", c) != NULL;
}

/*
 * Groups of vowels; a silent "e" or "es" or "ed" at the end is none. The "e"
 * is silent in "rule" and heard in "able"; it is heard in "judges".
 */
static int
syllables(const char *w, size_t n)
{
	int count = 0;

	for (size_t i = 0; i < n; i++)
		if (vowel(w[i]) && (i == 0 || !vowel(w[i - 1])))
			count++;
	if (count > 1 && n > 2 && (w[n - 1] == 'e' || w[n - 1] == 'E') &&
	    !vowel(w[n - 2]) && (w[n - 2] != 'l' || vowel(w[n - 3])))
		count--;
	else if (count > 1 && n > 3 && w[n - 2] == 'e' && !vowel(w[n - 3]) &&
	    ((w[n - 1] == 'd' && strchr("td", w[n - 3]) == NULL) ||
	    (w[n - 1] == 's' && strchr("sxzhcg", w[n - 3]) == NULL)))
		count--;
	return count > 0 ? count : 1;
}

/*
 * A sentence ends at ".", "!", "?", ":" or ";" before a blank or the end.
 * Two texts of a choice stand side by side, without a blank: "it.Go".
 */
static bool
ends(const char *text, const char *p)
{
	if (*p == '\n')
		return true;
	if (strchr(".!?:;", *p) == NULL)
		return false;
	if (p > text && ((p[-1] >= 'a' && p[-1] <= 'z') || p[-1] == ']') &&
	    p[1] >= 'A' && p[1] <= 'Z')
		return true;
	return p[1] == '\0' || p[1] == ' ' || p[1] == '\n' || p[1] == '"' ||
	    p[1] == ')';
}

/* The length of "[name]", which stands for a value, or 0. */
static size_t
value(const char *p)
{
	size_t n;

	if (*p != '[')
		return 0;
	n = strcspn(p + 1, " []\n");
	return n > 0 && p[n + 1] == ']' ? n + 2 : 0;
}

int
form_grade(const char *text)
{
	int64_t words = 0, sentences = 0, sounds = 0;
	bool open = false;

	for (const char *p = text; *p != '\0';) {
		size_t n = value(p);

		if (n > 0) {
			/* Not the name is read, but a date or a name. */
			words++;
			sounds += 2;
			open = true;
			p += n;
			continue;
		}
		while (letter(p[n]) || (n > 0 && (p[n] == '\'' ||
		    p[n] == '-') && letter(p[n + 1])))
			n++;
		if (n > 0) {
			words++;
			sounds += syllables(p, n);
			open = true;
			p += n;
			continue;
		}
		if (open && ends(text, p)) {
			sentences++;
			open = false;
		}
		p++;
	}
	sentences += open;
	if (words == 0)
		return 0;
	/* In tenths: 3.9 w/s + 118 y/w - 155.9, all over 100 first. */
	return (int)((390 * words / sentences + 11800 * sounds / words -
	    15590) / 100);
}
