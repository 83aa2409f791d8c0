/*
 * The languages that people read the program in.  Court papers are English; what
 * is written for people has Spanish beside it.
 */
#ifndef BASE_LANG_H
#define BASE_LANG_H

enum lang { LANG_EN, LANG_ES };

#endif
