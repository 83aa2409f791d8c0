#include "definitions.h"

#define F "fields.xml"
#define T "terminate.xml"
#define W "jurisdictions/wa.xml"
#define U "jurisdictions/us.xml"
#define HIDDEN "name=\"protected.hidden\" type=\"yes-no\""

/* The good dictionary, where one question is for some readers only. */
static char *
narrowed(struct test *t, const char *field, const char *audience)
{
	return defs_replace(t, defs_text(t, F), field, arena_printf(t->arena,
	    "%s audience=\"%s\"", field, audience));
}

/* Both files replaced: the dictionary, and the one with the condition. */
static const struct diag *
breach(struct test *t, const char *fields, const char *path, const char *old,
    const char *new, struct pos *mark)
{
	char *text = defs_replace(t, defs_text(t, path), old, new), *folder;
	const struct form_catalog *c;

	*mark = defs_mark(text);
	t->diags = diags_new(t->arena);
	folder = defs_folder(t, path, text);
	defs_write(folder, F, fields);
	c = form_catalog_read(t->arena, t->diags, folder);
	defs_remove(t, folder, path);
	assert_true((c == NULL) == diags_failed(t->diags));
	if (c != NULL)
		return NULL;
	assert_int_equal(diags_length(t->diags), 1);
	return diags_at(t->diags, 0);
}

static void
each_condition_is_held_against_the_readers(void **state)
{
	static const struct { const char *path, *old, *new; } places[] = {
		{ T, "test=\"$order.served = 'yes'\"",
		    "test=\"@$protected.hidden = 'yes'\"" },
		{ T, "test=\"answered($order.issued)\"",
		    "test=\"answered(@$protected.hidden)\"" },
		{ T, "check when=\"$filer = 'protected'\"",
		    "check when=\"$filer = 'protected' or "
		    "not(@$protected.hidden = 'no')\"" },
		{ T, "self\">\n  <title>", "self\" "
		    "when=\"@$protected.hidden = 'no'\">\n  <title>" },
		{ T, "<title>Motion to terminate the <value", "<title>Motion "
		    "<if test=\"@$protected.hidden = 'no'\">x</if><value" },
		{ "parts/who.xml", "<value of=\"$movant.name\"/>",
		    "<if test=\"@$protected.hidden = 'no'\">x</if>" },
		/* What the law that is printed asks. */
		{ U, "<wording>Petitioner</wording>", "<wording><if "
		    "test=\"@$protected.hidden = 'no'\">P</if></wording>" },
	};
	struct test *t = *state;
	struct pos mark;

	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		const struct diag *d = breach(t, narrowed(t, HIDDEN,
		    "self sealed"), places[i].path, places[i].old,
		    places[i].new, &mark);

		assert_non_null(d);
		assert_int_equal(d->code, DIAG_AUDIENCE_BREACH);
		assert_true(str_ends(d->pos.file, places[i].path));
		assert_int_equal(d->pos.line, mark.line);
		assert_int_equal(d->pos.column, mark.column);
		assert_string_equal(d->message, "'protected.hidden' would "
		    "decide what these read: court, other-party");
		assert_non_null(strstr(d->hint, "self, sealed"));
		/* ... and fine where all of them may see it. */
		assert_null(breach(t, defs_text(t, F), places[i].path,
		    places[i].old, defs_replace(t, places[i].new, "@", ""),
		    &mark));
	}
}

static void
members_and_lists_count(void **state)
{
	struct test *t = *state;
	char *secret = narrowed(t, "name=\"action\" type=\"choice\"", "self");
	struct pos mark;
	const struct diag *d = breach(t, secret, T, "action = 'remove'",
	    "@action = 'remove'", &mark);

	assert_string_equal(d->message, "'terms.action' would decide what "
	    "these read: court, other-party");
	assert_int_equal(d->pos.column, mark.column);
	/* The list has a member that all may see, so it may be gone through. */
	assert_null(breach(t, secret, T, "action = 'remove'",
	    "answered($terms)", &mark));
	secret = defs_replace(t, secret, "name=\"current\" type=\"long-text\"",
	    "name=\"current\" type=\"long-text\" audience=\"self\"");
	d = breach(t, secret, T, "<for-each in=\"$terms\">\n"
	    "    <item>Term <number/>: <value of=\"current\"/><if "
	    "test=\"action = 'remove'\">, to go</if>.</item>",
	    "@<for-each in=\"$terms\"><item>x</item>", &mark);
	assert_int_equal(d->pos.column, mark.column);
	assert_non_null(strstr(d->message, "'terms' would"));
	/* A paper for each of its items tells that there are some. */
	d = breach(t, secret, T, defs_text(t, T), defs_replace(t,
	    defs_replace(t, defs_text(t, T), "<for-each in=\"$terms\">\n"
	    "    <item>Term <number/>: <value of=\"current\"/><if "
	    "test=\"action = 'remove'\">, to go</if>.</item>",
	    "<for-each in=\"$children\"><item>x</item>"),
	    "<document id=\"motion\"", "@<document each=\"$terms\" "
	    "id=\"motion\""), &mark);
	assert_int_equal(d->pos.column, mark.column);
	assert_non_null(strstr(d->message, "'terms' would"));
}

static void
some_are_exempt(void **state)
{
	struct test *t = *state;
	char *secret = narrowed(t, HIDDEN, "self sealed");
	struct pos mark;
	const struct diag *d;

	/* Letters are for strangers: what is the court's alone stays out. */
	d = breach(t, narrowed(t, HIDDEN, "court self"), T,
	    "audience=\"court other-party self\">\n  <title>",
	    "audience=\"agency self\" when=\"@$protected.hidden = 'no'\">"
	    "\n  <title>", &mark);
	assert_int_equal(d->code, DIAG_AUDIENCE_BREACH);
	assert_string_equal(d->message, "'protected.hidden' would decide what "
	    "these read: agency");
	/* The dictionary's own conditions choose what may be shown. */
	secret = defs_replace(t, secret, "when=\"$filer = 'restrained'\"",
	    "when=\"$filer = 'restrained' and $protected.hidden = 'no'\"");
	assert_null(breach(t, secret, T, "test=\"$order.served = 'yes'\"",
	    "test=\"$movant.name = 'A'\"", &mark));
	/* Gates speak to the person alone. */
	assert_null(breach(t, secret, T, "when=\"$order.kind = 'temporary'\"",
	    "when=\"$protected.hidden = 'yes'\"", &mark));
	/* A paper for those who may see it. */
	assert_null(breach(t, secret, T, "audience=\"court other-party self\">"
	    "\n  <title>", "audience=\"self\" when=\"$protected.hidden = "
	    "'yes'\">\n  <title>", &mark));
	/* What only a secondary source says is on no paper. */
	assert_null(breach(t, secret, W, "No wait is known.", "<if "
	    "test=\"$protected.hidden = 'yes'\">No wait.</if>", &mark));
	/* A worksheet is the person's own. */
	assert_null(breach(t, secret, W, "<worksheet>", "<worksheet><if "
	    "test=\"$protected.hidden = 'yes'\"><para>x</para></if>", &mark));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		DEFS(each_condition_is_held_against_the_readers),
		DEFS(members_and_lists_count),
		DEFS(some_are_exempt),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
