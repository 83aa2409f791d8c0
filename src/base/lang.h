/*
 * The languages that people read the program in.  Court papers are English; what
 * is written for people has Spanish beside it: in the definitions, and for the
 * program's own phrases in lang_phrases.def.
 */
#ifndef BASE_LANG_H
#define BASE_LANG_H

enum lang { LANG_EN, LANG_ES };

/* "en", "es" */
const char	*lang_tag(enum lang);
/* "en-US", "es-US": of a PDF */
const char	*lang_here(enum lang);
/*
 * A phrase of the program in a language.  The English is the key; one that the
 * table lacks is given back as it is, and a test finds it.
 */
const char	*lang_say(enum lang, const char *english);

#endif
