#include "test_xml.h"

#include "base/limits.h"
#include "xml/xml.h"

static struct xml_expr *
compile(struct test *t, const char *s)
{
	return xml_expr_compile(t->arena, t->diags, s,
	    (struct pos){ "f.xml", 3, 10 });
}

/* "kind name list compared", a line each. */
static char *
names_of(struct test *t, const char *s)
{
	const struct xml_expr *e = compile(t, s);
	const struct xml_names *n;
	struct buf b = { 0 };
	char *out;

	assert_no_errors(t->diags);
	n = xml_expr_names(e);
	for (size_t i = 0; i < n->n; i++) {
		const struct xml_name *m = &n->at[i];

		/* The offset is that of the name, or of its '$'. */
		assert_memory_equal(s + m->offset +
		    (m->kind == XML_NAME_VARIABLE), m->name, strlen(m->name));
		if (m->compared != NULL)
			assert_memory_equal(s + m->compared_offset,
			    m->compared, strlen(m->compared));
		buf_printf(&b, "%s%c%s", i > 0 ? " " : "",
		    "$f."[m->kind], m->name);
		if (m->kind == XML_NAME_FUNCTION)
			buf_printf(&b, "/%d", m->nargs);
		if (m->is_list)
			buf_str(&b, "*");
		if (m->list != NULL)
			buf_printf(&b, "<%s", m->list);
		if (m->compared != NULL)
			buf_printf(&b, "='%s'", m->compared);
	}
	buf_char(&b, ' ');
	out = buf_copy(&b, t->arena);
	out[strlen(out) - 1] = '\0';
	buf_free(&b);
	return out;
}

static void
finds_every_name(void **state)
{
	static const struct {
		const char	*text, *names;
	} cases[] = {
		{ "$filer = 'restrained'", "$filer='restrained'" },
		{ "'final' != $order.kind", "$order.kind='final'" },
		{ "$a = 'x' or $b", "$a='x' $b" },
		{ "$terms[action = 'remove']", "$terms* .action<terms='remove'" },
		{ "$terms/action = \"add\"", "$terms* .action<terms='add'" },
		{ "'add' = $terms[1]/action", "$terms* .action<terms='add'" },
		{ "($terms)[2]/current", "$terms* .current<terms" },
		{ "$a[b = $c/d and e]", "$a* .b<a $c* .d<c .e<a" },
		{ "$a[b]/c[d = 'x']", "$a* .b<a .c<a .d<a='x'" },
		{ "action = 'remove'", ".action='remove'" },
		{ "count($terms) > 1", "fcount/1 $terms*" },
		{ "sum($terms/n) > 1", "fsum/1 $terms* .n<terms" },
		{ "before($a, add-days($b, 5))",
		    "fbefore/2 $a fadd-days/2 $b" },
		{ "not(answered($x)) and today()",
		    "fnot/1 fanswered/1 $x ftoday/0" },
		{ "$x + 1 = '2'", "$x" },
		{ "$div div $mod mod 3", "$div $mod" },
		{ "$a[and and or]", "$a* .and<a .or<a" },
		{ "concat($a, 'x') = 'y'", "fconcat/2 $a" },
		{ "$a[position() = last()]/b = 'q'",
		    "$a* fposition/0 flast/0 .b<a='q'" },
		{ "-$n * 2 >= -3", "$n" },
	};
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(names_of(t, cases[i].text), cases[i].names);
}

/* What is wrong, and at which character. */
static void
faults_have_places(void **state)
{
	static const struct {
		const char	*text;
		unsigned	 column;
	} cases[] = {
		{ "", 1 }, { "  ", 3 }, { "$", 1 }, { "$1", 1 }, { "$_x", 1 },
		{ "$a =", 5 }, { "$a = = 1", 6 }, { "$a and", 7 },
		{ "and $a", 5 }, { "($a", 1 }, { "$a)", 3 }, { "$a[b", 3 },
		{ "$a]", 3 }, { "f($a", 2 }, { "f($a,)", 6 }, { "f(,)", 3 },
		{ "$a $b", 4 }, { "$a 'b'", 4 }, { "$a 1", 4 }, { "$a b", 4 },
		{ "'abc", 1 }, { "$a = \"x", 6 }, { "1a", 2 },
		{ "/a", 1 }, { "//a", 1 }, { "$a//b", 3 }, { "$a/", 4 },
		{ "$a/$b", 4 }, { "..", 1 }, { ".", 1 }, { "@a", 1 },
		{ "$a/@b", 4 }, { "*", 1 }, { "$a/*", 4 }, { "child::a", 1 },
		{ "$a[self::node()]", 4 }, { "x:y", 1 }, { "x:f()", 1 },
		{ "text()", 1 }, { "node()", 1 }, { "$a | $b", 4 },
		{ "$a & $b", 4 }, { "!$a", 1 }, { "$a # $b", 4 }, { "+1", 1 },
		{ "ñ = $ñ §", 8 }, { "$a = ’x’", 6 },
		{ "$a\xC2\xA0= 1", 3 }, { "$a = 'it''s'", 10 },
		{ "$a[. = 1]", 4 },
		{ "position() = 1", 1 }, { "last()", 1 },
		{ "not()", 1 }, { "not($a, $b)", 1 }, { "count()", 1 },
		{ "1 and contains($a)", 7 }, { "string()", 1 },
		{ "answered()", 1 }, { "answered('x')", 10 },
		{ "answered($a[1])", 12 }, { "answered($a = 1)", 16 },
		{ "answered(f($a))", 10 }, { "$a = 1 = ", 10 },
		{ "(1)/b", 0 },
	};
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct diags *d = diags_new(t->arena);
		struct xml_expr *e = xml_expr_compile(t->arena, d,
		    cases[i].text, (struct pos){ "f.xml", 1, 1 });

		if (cases[i].column == 0)	/* a matter of evaluation */
			continue;
		if (e != NULL)
			print_error("accepted: %s\n", cases[i].text);
		assert_null(e);
		assert_int_equal(diags_length(d), 1);
		assert_diag(d, DIAG_BAD_EXPRESSION, 1, cases[i].column);
		assert_non_null(diags_at(d, 0)->hint);
	}
}

static void
length_and_depth_are_limited(void **state)
{
	struct test *t = *state;
	struct buf b = { 0 };

	for (int i = 1; i < LIMIT_EXPR_DEPTH; i++)
		buf_char(&b, '(');
	buf_char(&b, '1');
	for (int i = 1; i < LIMIT_EXPR_DEPTH; i++)
		buf_char(&b, ')');
	assert_non_null(compile(t, b.data));
	buf_clear(&b);
	for (int i = 0; i < 3000; i++)
		buf_char(&b, i % 2 ? '[' : '(');
	assert_null(compile(t, b.data));
	buf_clear(&b);
	for (int i = 0; i < 800; i++)
		buf_str(&b, "1 or ");
	assert_null(compile(t, b.data));
	assert_diag(t->diags, DIAG_BAD_EXPRESSION, 3, 10 + 4000);
	buf_str(&b, "1");
	assert_null(compile(t, b.data));
	assert_string_equal(diags_at(t->diags, 2)->message,
	    "the expression is too long");
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(finds_every_name),
		TEST(faults_have_places),
		TEST(length_and_depth_are_limited),
	};

	return cmocka_run_group_tests(tests, test_xml_open, test_xml_close);
}
