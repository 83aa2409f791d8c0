/* Phrases of the program for people, and their Spanish. */
#include <stddef.h>
#include <string.h>

#include "base/lang.h"

static const struct {
	const char	*en, *es;
} phrases[] = {
#define LANG_PHRASE(en, es) { en, es },
#include "base/lang_phrases.def"
#undef LANG_PHRASE
};

const char *
lang_tag(enum lang lang)
{
	return lang == LANG_ES ? "es" : "en";
}

const char *
lang_here(enum lang lang)
{
	return lang == LANG_ES ? "es-US" : "en-US";
}

const char *
lang_say(enum lang lang, const char *english)
{
	if (lang == LANG_EN)
		return english;
	for (size_t i = 0; i < sizeof(phrases) / sizeof(phrases[0]); i++)
		if (strcmp(phrases[i].en, english) == 0)
			return phrases[i].es;
	return english;
}
