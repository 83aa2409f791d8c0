#include "test_xml.h"

#include "base/vec.h"
#include "xml/xml_int.h"

/*
 * The world of these tests: yes = 'yes', no = 'no', kind = 'final', n = '10',
 * terms has two items (the second has a blank reason), none is a list without
 * items; everything else is blank.
 */
static const char *const member_names[] = { "action", "reason", "n" };
static const char *const first[] = { "remove", "because", "3" };
static const char *const second[] = { "add", NULL, "4" };
static const struct xml_item terms[] = {
	{ member_names, first, 3 }, { member_names, second, 3 },
};
static const struct { const char *name, *value; } texts[] = {
	{ "yes", "yes" }, { "no", "no" }, { "kind", "final" }, { "n", "10" },
	{ "empty", "" }, { "d", "2026-03-06" },
};

static struct xml_expr *inner;		/* what $computed asks */
static void lookup(const void *, const char *, struct xml_value *);

static bool
pair(struct arena *a, const char *const *args, struct xml_result *out)
{
	out->kind = XML_RESULT_STRING;
	out->string = arena_printf(a, "%s+%s", args[0], args[1]);
	return args[0][0] != '?';
}

static bool
size(struct arena *a, const char *const *args, struct xml_result *out)
{
	(void)a;
	out->kind = XML_RESULT_NUMBER;
	out->number = (double)strlen(args[0]);
	return true;
}

static bool
truth(struct arena *a, const char *const *args, struct xml_result *out)
{
	(void)a;
	(void)args;
	out->kind = XML_RESULT_BOOLEAN;
	out->boolean = true;
	return true;
}

static const struct xml_func funcs[] = {
	{ "pair", 2, pair }, { "size", 1, size }, { "truth", 0, truth },
	{ NULL, 0, NULL },
};
static struct xml_env env = { lookup, NULL, funcs, NULL, NULL, false };

static void
lookup(const void *ctx, const char *name, struct xml_value *v)
{
	(void)ctx;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (strcmp(texts[i].name, name) == 0)
			*v = (struct xml_value){ .kind = XML_STRING,
			    .string = texts[i].value };
	if (strcmp(name, "terms") == 0)
		*v = (struct xml_value){ .kind = XML_LIST, .items = terms,
		    .nitems = 2 };
	if (strcmp(name, "none") == 0)
		*v = (struct xml_value){ .kind = XML_LIST };
	if (strcmp(name, "later") == 0)
		*v = (struct xml_value){ .kind = XML_OPEN };
	if (strcmp(name, "computed") == 0 && inner != NULL) {
		struct arena *a = arena_open();

		*v = (struct xml_value){ .kind = XML_STRING, .string =
		    xml_expr_verdict(inner, &env, a, NULL) == VERDICT_YES ?
		    "right" : "wrong" };
		arena_close(a);
	}
}

/* The verdict as y, n or u, and the names that were blank. */
static char *
ask(struct test *t, const char *s)
{
	struct xml_expr *e = xml_expr_compile(t->arena, t->diags, s,
	    (struct pos){ 0 });
	struct vec blanks = { 0 };
	struct buf b = { 0 };
	char *out;

	assert_no_errors(t->diags);
	buf_char(&b, "nyu"[xml_expr_verdict(e, &env, t->arena, &blanks)]);
	for (size_t i = 0; i < blanks.n; i++)
		buf_printf(&b, " %s", (const char *)blanks.at[i]);
	out = buf_copy(&b, t->arena);
	buf_free(&b);
	return out;
}

struct question {
	const char	*text, *verdict;
};

static void
ask_all(struct test *t, const struct question *q, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		char *got = ask(t, q[i].text);

		if (strcmp(got, q[i].verdict) != 0)
			print_error("%s\n", q[i].text);
		assert_string_equal(got, q[i].verdict);
	}
}
#define ASK(t, q)	ask_all((t), (q), sizeof(q) / sizeof((q)[0]))

static void
kleene_tables(void **state)
{
	static const char *const v[] = { "$no", "$yes", "$x" };
	static const char and[] = "nnn" "nyu" "nuu";
	static const char or[] = "nyu" "yyy" "uyu";

	for (int i = 0; i < 9; i++) {
		struct test *t = *state;
		const char *l = v[i / 3], *r = v[i % 3];

		assert_int_equal(ask(t, arena_printf(t->arena, "%s and %s", l,
		    r))[0], and[i]);
		assert_int_equal(ask(t, arena_printf(t->arena, "%s or %s", l,
		    r))[0], or[i]);
		assert_int_equal(ask(t, arena_printf(t->arena,
		    "not(not(%s) or not(%s))", l, r))[0], and[i]);
		assert_int_equal(ask(t, arena_printf(t->arena,
		    "boolean((%s) and (%s and %s))", l, r, r))[0], and[i]);
	}
}

static void
blanks_are_unknown_and_named(void **state)
{
	static const struct question q[] = {
		{ "$x", "u x" },
		{ "not($x)", "u x" },
		{ "not($x >= 1000)", "u x" },
		{ "$x = $y", "u x y" },
		{ "$x = 'a' or $x = 'b'", "u x" },
		{ "$empty = ''", "u empty" },
		{ "$x = 'a' and $no", "n" },
		{ "$x = 'a' or $yes", "y" },
		{ "($x and $no) or $y", "u y" },
		{ "concat($x, 'a') = 'a'", "u x" },
		{ "size($x) = 0", "u x" },
		{ "count($x) = 0", "u x" },
		{ "$x/m = 'a'", "u x" },
		{ "$x[m = 'a']", "u x" },
	};

	ASK(*state, q);
}

static void
answered_is_never_unknown(void **state)
{
	static const struct question q[] = {
		{ "answered($x)", "n" }, { "answered($kind)", "y" },
		{ "answered($no)", "y" }, { "answered($empty)", "n" },
		{ "answered($terms)", "y" }, { "answered($none)", "n" },
		{ "answered($terms/reason)", "y" },
		{ "answered($x/reason)", "n" },
		{ "answered(action)", "n" },
		{ "not(answered($x))", "y" },
		{ "answered($x) = false()", "y" },
		{ "answered($x) and $x = 'a'", "n" },
		{ "count($terms[answered(reason)]) = 1", "y" },
		{ "count($terms[not(answered(reason))]) = 1", "y" },
		{ "answered($kind) = ($x = 'a')", "u x" },
	};

	ASK(*state, q);
}

static void
lists_and_their_blank_members(void **state)
{
	static const struct question q[] = {
		{ "count($terms) = 2", "y" },
		{ "$terms", "y" }, { "$none", "n" },
		{ "count($none) = 0", "y" },
		{ "$terms[action = 'remove']", "y" },
		{ "$terms[action = 'change']", "n" },
		{ "$terms/action = 'add'", "y" },
		{ "$terms[1]/action = 'add'", "n" },
		{ "$terms[2]/action = 'add'", "y" },
		{ "$terms[last()]/action = 'add'", "y" },
		{ "$terms[position() = 1]/action = 'remove'", "y" },
		{ "sum($terms/n) = 7", "y" },
		{ "count($terms[n > 3]) = 1", "y" },
		{ "$terms[1]/n < $terms[2]/n", "y" },
		{ "$terms/reason = 'because'", "u terms.2.reason" },
		{ "not($terms[reason = 'x'])", "u terms.2.reason" },
		{ "$terms[unheard-of = 'x']",
		    "u terms.1.unheard-of terms.2.unheard-of" },
		{ "$none/reason = 'x'", "n" },
		{ "$terms[action = 'add' and $x = 'a']", "u x" },
		{ "$terms[action = 'nothing' and $x = 'a']", "n" },
		{ "$terms[action = 'remove' or action = 'y']/n = 3", "y" },
	};

	ASK(*state, q);
}

static void
members_of_the_item_at_hand(void **state)
{
	static const struct question with[] = {
		{ "action = 'add'", "y" }, { "not(action = 'remove')", "y" },
		{ "reason = 'x'", "u reason" }, { "nothing = 'x'", "u nothing" },
		{ "answered(reason)", "n" }, { "answered(action)", "y" },
		{ "n > 3 and $kind = 'final'", "y" },
		{ "action = $terms[2]/action", "y" },
		{ "action", "y" },
	};
	static const struct question without[] = {
		{ "action = 'add'", "u action" }, { "action", "u action" },
	};

	env.item = &terms[1];
	ASK(*state, with);
	env.item = NULL;
	ASK(*state, without);
}

static void
values_and_functions(void **state)
{
	static const struct question q[] = {
		{ "$n > 9", "y" }, { "$n = 10.0", "y" }, { "$n = '10.0'", "n" },
		{ "$n + 1 = 11", "y" }, { "$n mod 3 = 1", "y" },
		{ "$n div 4 = 2.5", "y" }, { "-$n < -9", "y" },
		{ "'no'", "n" }, { "'x'", "y" }, { "''", "n" }, { "0", "n" },
		{ "$no", "n" }, { "not($no)", "y" }, { "boolean($no)", "n" },
		{ "true()", "y" }, { "false()", "n" },
		{ "string-length(normalize-space(' a  b ')) = 3", "y" },
		{ "pair($kind, $n) = 'final+10'", "y" },
		{ "pair('?', 'a') = 'x'", "u" },
		{ "not(pair('?', 'a') = 'x')", "u" },
		{ "size($d) = 10", "y" }, { "truth()", "y" },
		{ "pair('a') = 'x'", "u" }, { "unheard-of()", "u" },
		{ "count('x') = 1", "u" }, { "'a'/b", "u b" },
	};

	ASK(*state, q);
}

static void
a_lookup_may_ask_again(void **state)
{
	struct test *t = *state;

	inner = xml_expr_compile(t->arena, t->diags,
	    "$terms[action = 'add'] and size($d) = 10", (struct pos){ 0 });
	assert_string_equal(ask(t, "$terms[$computed = 'right' and "
	    "action = 'remove']/n = 3 and size(concat($computed, $d)) = 15"),
	    "y");
	inner = NULL;
}

/* What is not asked yet: even answered() cannot be said. */
static void
what_may_be_answered_later(void **state)
{
	struct test *t = *state;

	assert_string_equal(ask(t, "$later = 'yes'"), "u later");
	assert_string_equal(ask(t, "answered($later)"), "u later");
	assert_string_equal(ask(t, "not(answered($later))"), "u later");
	assert_string_equal(ask(t, "answered($later) or answered($d)"), "y");
	assert_string_equal(ask(t, "answered($later) and answered($nothing)"),
	    "n");
	/* Members of the item at hand, when the asker says so. */
	env.item = &terms[0];
	assert_string_equal(ask(t, "answered(nowhere)"), "n");
	env.open_item = true;
	assert_string_equal(ask(t, "answered(nowhere)"), "u nowhere");
	env.open_item = false;
	env.item = NULL;
}

/* The name in the place of %s. */
static char *
put(struct test *t, const char *text, const char *name)
{
	const char *at = strchr(text, '%');

	return arena_printf(t->arena, "%.*s%s%s", (int)(at - text), text, name,
	    at + 2);
}

/* What needs no XPath says the same as its like that does. */
static void
simple_leaves(void **state)
{
	static const char *const names[] = { "x", "yes", "no", "d", "empty",
		"terms", "none", "later", "nothing" };
	static const struct { const char *simple, *same; enum xml_simple how; }
	rows[] = {
		{ "$%s", "", XML_SAID },
		{ "$%s = 'no'", "concat($%s, '') = 'no'", XML_IS },
		{ "$%s='2026-03-06'", "concat($%s, '') = '2026-03-06'",
		    XML_IS },
		{ "\"yes\" = $%s", "concat($%s, '') = 'yes'", XML_IS },
		{ "$%s != 'no'", "concat($%s, '') != 'no'", XML_IS_NOT },
		{ "$%s = ''", "concat($%s, '') = ''", XML_IS },
		{ "answered( $%s )", "answered($%s) = true()", XML_ANSWERED },
		{ "$%s = 5", "number($%s) = 5", XML_NOT_SIMPLE },
		{ "$%s < 'no'", "$%s < 'no'", XML_NOT_SIMPLE },
		{ "$%s = $no", "concat($%s, '') = $no", XML_NOT_SIMPLE },
	};
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		for (size_t k = 0; k < sizeof(names) / sizeof(names[0]); k++) {
			char *quick = put(t, rows[i].simple, names[k]);
			bool list = strcmp(names[k], "terms") == 0 ||
			    strcmp(names[k], "none") == 0;

			assert_int_equal(xml_expr_compile(t->arena, t->diags,
			    quick, (struct pos){ 0 })->root->simple,
			    rows[i].how);
			if (rows[i].how != XML_SAID && !list)
				assert_string_equal(ask(t, quick), ask(t,
				    put(t, rows[i].same, names[k])));
		}
	}
	/* A list is XPath's business whatever is asked of it. */
	assert_string_equal(ask(t, "$terms"), "y");
	assert_string_equal(ask(t, "$none"), "n");
	assert_string_equal(ask(t, "answered($terms)"), "y");
	assert_string_equal(ask(t, "answered($none)"), "n");
	assert_string_equal(ask(t, "$terms != ''"), "y");
	assert_string_equal(ask(t, "$no"), "n");
	assert_string_equal(ask(t, "$yes"), "y");
	assert_string_equal(ask(t, "$d"), "y");
	assert_string_equal(ask(t, "$empty"), "u empty");
	assert_string_equal(ask(t, "$later"), "u later");
}

static const char *many[1][1] = { { "x" } };

static void
big(const void *ctx, const char *name, struct xml_value *v)
{
	(void)name;
	*v = (struct xml_value){ .kind = XML_LIST, .items = ctx,
	    .nitems = 500 };
}

/* Each would take years if it ran to its end. */
static void
bombs_run_out_of_steps(void **state)
{
	static const char *const names[] = { "m" };
	static const char *const bombs[] = {
		"count($a[count($b[count($c[count($d[m = 'y'])"
		" = 1]) = 1]) = 1]) = 1",
		"$a[$a[$a[$a[$a[m != 'x']]]]]",
		"$a/m = $a[m = $a[m = $a/m[. = 'z']]]/m",
	};
	struct test *t = *state;
	struct xml_item *items = arena_array(t->arena, 500, sizeof(*items));
	bool costly = false;
	struct xml_env bomb = { big, items, funcs, NULL, &costly, false };
	struct xml_expr *dear;

	for (int i = 0; i < 500; i++)
		items[i] = (struct xml_item){ names, many[0], 1 };
	for (int i = 0; i < 2; i++) {
		struct xml_expr *e = xml_expr_compile(t->arena, t->diags,
		    bombs[i], (struct pos){ 0 });

		assert_no_errors(t->diags);
		costly = false;
		assert_int_equal(xml_expr_verdict(e, &bomb, t->arena, NULL),
		    VERDICT_UNKNOWN);
		assert_true(costly);
	}
	/* What may be long and is not too long is decided. */
	costly = false;
	dear = xml_expr_compile(t->arena, t->diags,
	    "count($a[count($b[m != 'y']) > 0]) = 500", (struct pos){ 0 });
	assert_int_equal(xml_expr_verdict(dear, &bomb, t->arena, NULL),
	    VERDICT_YES);
	assert_false(costly);
	/* Where another part decides, nothing is lost. */
	dear = xml_expr_compile(t->arena, t->diags, "'' != '' and "
	    "$a[$a[$a[$a[$a[m != 'x']]]]]", (struct pos){ 0 });
	assert_int_equal(xml_expr_verdict(dear, &bomb, t->arena, NULL),
	    VERDICT_NO);
	assert_false(costly);
	/* What an evaluation leaves behind does not spoil the next. */
	assert_string_equal(ask(t, "count($terms[action = 'add']) = 1"), "y");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(kleene_tables),
		TEST(blanks_are_unknown_and_named),
		TEST(answered_is_never_unknown),
		TEST(lists_and_their_blank_members),
		TEST(members_of_the_item_at_hand),
		TEST(values_and_functions),
		TEST(a_lookup_may_ask_again),
		TEST(what_may_be_answered_later),
		TEST(simple_leaves),
		TEST(bombs_run_out_of_steps),
	};

	return cmocka_run_group_tests(tests, test_xml_open, test_xml_close);
}
