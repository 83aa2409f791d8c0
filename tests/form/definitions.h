/*
 * Small definitions for the tests of form/: the folder data/good, read from a
 * temporary copy in which one file has one piece replaced.  An '@' in the new
 * piece marks the character at which the error must be reported; it is taken
 * out before the file is written.
 */
#ifndef TESTS_FORM_DEFINITIONS_H
#define TESTS_FORM_DEFINITIONS_H

#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "base/limits.h"
#include "base/str.h"
#include "form/form.h"
#include "test.h"

#define GOOD "tests/form/data/good"

static const char *const good_files[] = {
	"fields.xml", "terminate.xml", "parts/sign.xml", "parts/who.xml",
	"jurisdictions/us.xml", "jurisdictions/wa.xml",
	"jurisdictions/or.xml", "calendars/wa.xml",
};
#define NGOOD (sizeof(good_files) / sizeof(good_files[0]))

static inline int
defs_setup(void **state)
{
	xml_open();
	return test_setup(state);
}

static inline int
defs_teardown(void **state)
{
	int rc = test_teardown(state);

	xml_close();
	return rc;
}

#define DEFS(fn) cmocka_unit_test_setup_teardown(fn, defs_setup, defs_teardown)
#define DEFS_MAIN(tests) return cmocka_run_group_tests(tests, NULL, NULL)

static inline char *
defs_text(struct test *t, const char *path)
{
	size_t len;
	char *text = io_read(t->arena, t->diags, arena_printf(t->arena, "%s/%s",
	    GOOD, path), LIMIT_FILE_BYTES, &len);

	assert_non_null(text);
	return text;
}

/* The text with the first old (which must be there) replaced. */
static inline char *
defs_replace(struct test *t, const char *text, const char *old,
    const char *new)
{
	const char *at = strstr(text, old);

	if (at == NULL)
		print_error("not in the good file: %s\n", old);
	assert_non_null(at);
	return arena_printf(t->arena, "%.*s%s%s", (int)(at - text), text, new,
	    at + strlen(old));
}

static inline void
defs_write(const char *folder, const char *path, const char *text)
{
	char name[512];
	FILE *f;

	snprintf(name, sizeof(name), "%s/%s", folder, path);
	f = fopen(name, "w");
	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
}

/* A copy of the good folder with path as text; NULL text: without it. */
static inline char *
defs_folder(struct test *t, const char *path, const char *text)
{
	const char *tmp = getenv("TMPDIR");
	char *folder = arena_printf(t->arena, "%s/movant-form-XXXXXX",
	    tmp ? tmp : "/tmp");

	assert_non_null(mkdtemp(folder));
	assert_int_equal(mkdir(arena_printf(t->arena, "%s/parts", folder),
	    0700), 0);
	assert_int_equal(mkdir(arena_printf(t->arena, "%s/jurisdictions",
	    folder), 0700), 0);
	assert_int_equal(mkdir(arena_printf(t->arena, "%s/calendars",
	    folder), 0700), 0);
	for (size_t i = 0; i < NGOOD; i++)
		if (path == NULL || strcmp(good_files[i], path) != 0)
			defs_write(folder, good_files[i], defs_text(t,
			    good_files[i]));
	if (text != NULL)
		defs_write(folder, path, text);
	return folder;
}

static inline void
defs_remove(struct test *t, const char *folder, const char *path)
{
	for (size_t i = 0; i < NGOOD; i++)
		unlink(arena_printf(t->arena, "%s/%s", folder, good_files[i]));
	if (path != NULL)
		unlink(arena_printf(t->arena, "%s/%s", folder, path));
	rmdir(arena_printf(t->arena, "%s/parts", folder));
	rmdir(arena_printf(t->arena, "%s/jurisdictions", folder));
	rmdir(arena_printf(t->arena, "%s/calendars", folder));
	assert_int_equal(rmdir(folder), 0);
}

/* Read the good folder with one file replaced. */
static inline struct form_catalog *
defs_read(struct test *t, const char *path, const char *text)
{
	char *folder = defs_folder(t, path, text);
	struct form_catalog *c = form_catalog_read(t->arena, t->diags, folder);

	defs_remove(t, folder, path);
	assert_true((c == NULL) == diags_failed(t->diags));
	return c;
}

/* Read with a piece replaced that must be accepted. */
static inline struct form_catalog *
defs_fine(struct test *t, const char *path, const char *old, const char *new)
{
	struct form_catalog *c;

	t->diags = diags_new(t->arena);
	c = defs_read(t, path, defs_replace(t, defs_text(t, path), old, new));
	assert_no_errors(t->diags);
	assert_non_null(c);
	return c;
}

struct bad {
	const char	*path, *old, *new;	/* '@' where it is reported */
	enum diag_code	 code;
	const char	*hint;		/* part of the hint, or NULL */
};

/* Where the mark stands; it is taken out. */
static inline struct pos
defs_mark(char *text)
{
	struct pos p = { NULL, 1, 1 };
	char *at = strchr(text, '@');

	if (at == NULL)
		return (struct pos){ NULL, 0, 0 };
	for (const char *c = text; c < at; c++) {
		if (*c == '\n') {
			p.line++;
			p.column = 1;
		} else if (((unsigned char)*c & 0xc0) != 0x80) {
			p.column++;
		}
	}
	memmove(at, at + 1, strlen(at));
	return p;
}

static inline void
defs_bad_at(struct test *t, const struct bad *b, const char *file, int line)
{
	char *text = *b->old == '\0' ? arena_strdup(t->arena, b->new) :
	    defs_replace(t, defs_text(t, b->path), b->old, b->new);
	struct pos p = defs_mark(text);
	const struct diag *found = NULL;
	struct buf out = { 0 };

	t->diags = diags_new(t->arena);
	if (defs_read(t, b->path, text) != NULL)
		print_error("accepted: %s\n", b->new);
	for (size_t i = 0; i < diags_length(t->diags); i++) {
		const struct diag *g = diags_at(t->diags, i);

		if (g->code == b->code && (p.line == 0 ||
		    (g->pos.line == p.line && g->pos.column == p.column)) &&
		    (p.line == 0 || (g->pos.file != NULL &&
		    str_ends(g->pos.file, b->path))))
			found = g;
	}
	if (found != NULL && (b->hint == NULL || (found->hint != NULL &&
	    strstr(found->hint, b->hint) != NULL)) &&
	    diags_length(t->diags) == 1)
		return;
	diags_print(t->diags, &out);
	print_error("for: %s\nwanted only [%s] at %u:%u, hint with '%s':\n%s",
	    b->new, diag_name(b->code), p.line, p.column,
	    b->hint ? b->hint : "", out.data);
	buf_free(&out);
	_fail(file, line);
}
#define defs_bad(t, b) defs_bad_at((t), (b), __FILE__, __LINE__)

/* Every row of a table is refused as it says. */
#define defs_bad_all(t, table) \
	for (size_t i_ = 0; i_ < sizeof(table) / sizeof((table)[0]); i_++) \
		defs_bad((t), &(table)[i_])

#endif
