/*
 * The id of a client becomes the name of a folder: one that every file system
 * takes, that stays in its place, and that no shell, mail program or office
 * program misreads.  An id that makes none is an error of its row; it is never
 * bent into another one.
 */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "batch/batch_int.h"

#define LONGEST		100

/* Devices of DOS, with any end behind a dot; ends of what we write ourselves. */
static const char *const taken[] = { "con", "prn", "aux", "nul", "com1",
    "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
    "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", NULL };
static const char *const ends[] = { ".csv", ".json", ".pdf", ".txt", NULL };

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool
same(const char *a, const char *b)
{
	while (*a != '\0' && lower(*a) == *b)
		a++, b++;
	return *a == *b;
}

static bool
device(const char *name)
{
	char stem[8];
	size_t n = strcspn(name, ". ");

	if (n >= sizeof(stem))
		return false;
	memcpy(stem, name, n);
	stem[n] = '\0';
	for (size_t i = 0; taken[i] != NULL; i++)
		if (same(stem, taken[i]))
			return true;
	return false;
}

static bool
like_a_file(const char *name)
{
	size_t n = strlen(name);

	for (size_t i = 0; ends[i] != NULL; i++)
		if (n >= strlen(ends[i]) &&
		    same(name + n - strlen(ends[i]), ends[i]))
			return true;
	return false;
}

/* A character that some system gives a meaning to. */
static bool
odd(const char *name)
{
	for (const char *s = name; *s != '\0';) {
		uint32_t c = utf8_next(&s);

		if (utf8_forbidden(c) || c == '\t' || c == '\r' || c == '\n' ||
		    (c < 0x80 && strchr("/\\:*?\"<>|", (int)c) != NULL))
			return true;
	}
	return false;
}

static const char *
fault(const char *name)
{
	size_t n = strlen(name), bad;

	if (n == 0)
		return "is empty";
	if (!utf8_valid(name, n, &bad))
		return "is not UTF-8";
	if (odd(name))
		return "holds a character that a folder's name cannot have";
	if (name[0] == '.' || name[0] == '-' || name[0] == '~')
		return "begins with '.', '-' or '~'";
	if (name[n - 1] == '.' || str_space(name[n - 1]))
		return "ends with a dot or a blank";
	if (n > LONGEST)
		return "is longer than 100 bytes";
	if (device(name))
		return "is the name of a device on some computers";
	if (like_a_file(name))
		return "ends like the name of a file";
	return NULL;
}

const char *
batch_id_folder(struct arena *a, struct diags *d, const struct batch_record *r)
{
	size_t bad;
	const char *name = utf8_valid(r->id, strlen(r->id), &bad) ?
	    utf8_nfc(a, str_trim(a, r->id)) : r->id;
	const char *why = fault(name);

	if (why == NULL)
		return name;
	diag_add(d, DIAG_BAD_ID, (struct pos){ r->file, r->line,
	    r->id_column },
	    "give the client a name of letters, digits, '-' and '_'; each "
	    "client's folder is called so", "the id of the client in row %llu "
	    "%s", (unsigned long long)r->row, why);
	return NULL;
}

struct batch_mark
batch_id_mark(struct arena *a, const char *id)
{
	unsigned char sum[HASH_BYTES];
	struct batch_mark mark;
	size_t bad;
	const char *name = id;

	/* Capitals of the normal form, as file systems without case do. */
	if (utf8_valid(id, strlen(id), &bad))
		name = utf8_nfc(a, utf8_upper(a, utf8_nfc(a, str_trim(a, id))));
	hash_sha256(name, strlen(name), sum);
	memcpy(mark.bytes, sum, sizeof(mark.bytes));
	return mark;
}
