/* What the tests of carriers share: the real dictionary, short calls. */
#ifndef TESTS_CARRIER_CARRIER_TEST_H
#define TESTS_CARRIER_CARRIER_TEST_H

#include "test.h"

#include "answers/answers.h"
#include "base/io.h"
#include "base/str.h"
#include "carrier/carrier.h"
#include "form/form.h"
#include "xml/xml.h"

static const struct form_catalog *catalog;
static struct arena *catalog_arena;

static int
open_catalog(void **state)
{
	struct diags *d;

	(void)state;
	xml_open();
	catalog_arena = arena_open();
	d = diags_new(catalog_arena);
	catalog = form_catalog_read(catalog_arena, d, "forms");
	return catalog == NULL;
}

static int
close_catalog(void **state)
{
	(void)state;
	arena_close(catalog_arena);
	xml_close();
	return 0;
}

static inline struct answers *
read_bytes(struct test *t, const char *data, size_t len,
    const struct carrier_options *o, struct carrier_report *r)
{
	return carrier_read(t->arena, t->diags, catalog, "in", data, len, o, r);
}

static inline struct answers *
read_text(struct test *t, const char *text)
{
	return read_bytes(t, text, strlen(text), NULL, NULL);
}

/* The text of an answer; "(none)" when it is not there, "(blank)". */
static inline const char *
text_of(const struct answers *as, const char *name)
{
	const struct answer *an = answers_find(as, name);

	return an == NULL ? "(none)" : an->text ? an->text : "(blank)";
}

static inline const char *
member_of(const struct answers *as, const char *list, size_t i,
    const char *name)
{
	const struct answers_list *l = answers_list_find(as, list);
	const struct answer *an = l && i < l->n ?
	    answers_member(l->items[i], name) : NULL;

	return an == NULL ? "(none)" : an->text ? an->text : "(blank)";
}

static inline const struct answers_kept *
kept_of(const struct answers *as, const char *name)
{
	const struct answers_kept *k;

	for (size_t i = 0; (k = answers_kept_at(as, i)) != NULL; i++)
		if (str_eq(k->name, name))
			return k;
	return NULL;
}

static inline char *
written(struct test *t, const struct answers *as, enum carrier_kind kind,
    const struct carrier_options *o)
{
	struct buf b = { 0 };
	char *text;

	assert_true(carrier_write(t->arena, t->diags, catalog, as, kind, o, &b,
	    NULL));
	text = buf_copy(&b, t->arena);
	buf_free(&b);
	return text;
}

/*
 * A file of real programs beside the project; NULL when it is not there, which
 * is no failure: our own fixtures are like them.
 */
static inline char *
outside(struct test *t, const char *name, size_t *len)
{
	char *path = arena_printf(t->arena, "../shared/testdata/%s", name);

	return io_exists(path) ? io_read(t->arena, t->diags, path, 1 << 20,
	    len) : NULL;
}

#endif
