/* Words that are commands, in both languages wherever one is asked. */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "tty/tty_int.h"

/*
 * "save answers.xml", "Guardar mis respuestas.xml"; the name behind the word,
 * or NULL.  "Save the children from this" is an answer: more than one word is
 * the name of a file only when it ends like one of ours.
 */
static const char *
save_name(const char *typed)
{
	static const char *const saves[] = { "save", "guardar" };
	const char *name;

	for (size_t i = 0; i < 2; i++) {
		size_t n = strlen(saves[i]);

		if (strncasecmp(typed, saves[i], n) != 0 ||
		    (typed[n] != ' ' && typed[n] != '\0'))
			continue;
		name = typed + n + strspn(typed + n, " ");
		if (strpbrk(name, " \n") == NULL || str_ends(name, ".xml") ||
		    str_ends(name, ".json"))
			return name;
	}
	return NULL;
}

enum tty_word
tty_word(const char *typed, const char **rest)
{
	static const struct { const char *word; enum tty_word is; } words[] = {
		{ "help", TTY_HELP }, { "ayuda", TTY_HELP },
		{ "back", TTY_BACK }, { "atras", TTY_BACK },
		{ "skip", TTY_SKIP }, { "saltar", TTY_SKIP },
		{ "review", TTY_REVIEW }, { "revisar", TTY_REVIEW },
		{ "quit", TTY_QUIT }, { "salir", TTY_QUIT },
	};

	*rest = "";
	if (str_eq(typed, "?") || str_eq(typed, "¿?"))
		return TTY_HELP;
	if (typed[0] == '"')
		return TTY_NONE;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (interview_same(typed, words[i].word))
			return words[i].is;
	*rest = save_name(typed);
	return *rest != NULL ? TTY_SAVE : TTY_NONE;
}

const char *
tty_unquoted(struct tty *t, const char *typed)
{
	size_t n = strlen(typed);
	const char *rest, *inner;

	if (n < 3 || typed[0] != '"' || typed[n - 1] != '"')
		return typed;
	inner = arena_strndup(t->arena, typed + 1, n - 2);
	return tty_word(inner, &rest) != TTY_NONE ? inner : typed;
}
