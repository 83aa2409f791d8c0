/*
 * Encryption and its permissions.  Bit 10 of them lets programs at the text
 * for people who cannot see it.  A file without permissions cannot be opened
 * at all; to say why, its encryption dictionary is looked for in the bytes.
 */
#include <string.h>

#include "base/arena.h"
#include "verify/verify_content.h"
#include "verify/verify_struct.h"

#define READ_ALOUD	512

void
verify_ua_permissions(struct verify *v)
{
	const struct verify_obj *e = verify_get(v, v->trailer, "Encrypt");
	const struct verify_obj *p = verify_get(v, e, "P");

	if (!verify_is_dict(e))
		return;
	if (!verify_number(p))
		verify_fail(v, VERIFY_PERMISSIONS, verify_where(v, e, 0),
		    "the file is encrypted and names no permissions");
	else if ((p->integer & READ_ALOUD) == 0)
		verify_fail(v, VERIFY_READ_ALOUD, verify_where(v, e, 0),
		    "the file forbids programs to read it aloud");
}

/* Behind the last of these bytes; NULL when they are not there. */
static const unsigned char *
find_last(const struct verify *v, const char *bytes)
{
	size_t n = strlen(bytes);

	for (size_t i = v->len; i >= n; i--)
		if (memcmp(v->bytes + i - n, bytes, n) == 0)
			return v->bytes + i;
	return NULL;
}

/* The dictionary that begins here, or NULL. */
static const struct verify_obj *
dictionary_at(struct verify *v, const unsigned char *at)
{
	struct verify_operand in = { .arena = v->arena };
	const struct verify_obj *d = NULL;
	struct verify_lex lex;

	verify_lex_open(&lex, at, (size_t)(v->bytes + v->len - at));
	in.lex = &lex;
	if (verify_lex_word(&lex).kind == VERIFY_W_DICT)
		d = verify_operand_dict(&in, 0);
	verify_lex_close(&lex);
	return d;
}

/* The number that a reference behind /Encrypt names, 0 for none. */
static int
encrypt_number(struct verify *v, const unsigned char *at)
{
	struct verify_lex lex;
	struct verify_word w;

	verify_lex_open(&lex, at, (size_t)(v->bytes + v->len - at));
	w = verify_lex_word(&lex);
	verify_lex_close(&lex);
	return w.kind == VERIFY_W_INT && w.integer > 0 &&
	    w.integer < 10000000 ? (int)w.integer : 0;
}

void
verify_ua_unopened(struct verify *v)
{
	const unsigned char *at = find_last(v, "/Encrypt");
	const struct verify_obj *d;
	int num;

	if (at == NULL)
		return;
	num = encrypt_number(v, at);
	if (num > 0)
		at = find_last(v, arena_printf(v->arena, "\n%d 0 obj", num));
	d = at != NULL ? dictionary_at(v, at) : NULL;
	if (d != NULL && !verify_number(verify_get(v, d, "P")))
		verify_fail(v, VERIFY_PERMISSIONS, NULL,
		    "the file is encrypted and names no permissions");
}
