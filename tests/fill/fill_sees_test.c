#include "fill/paper.h"

static const char *
secret(struct test *t, bool open)
{
	return arena_printf(t->arena, "{\"filer\":\"protected\",\"protected\":"
	    "{\"name\":\"Ana Roe\",\"phone\":\"206-555-0142\",\"address\":"
	    "\"12 Elm Street\"%s}}", open ? ",\"hidden\":\"no\"" : "");
}

static void
a_condition_gives_away_what_it_asks(void **state)
{
	/* Each would tell the other party something about a hidden answer. */
	static const struct { const char *body, *name; } cases[] = {
		{ "<if test=\"starts-with($protected.phone, '206')\">"
		    "<para>x</para></if>", "protected.phone" },
		{ "<para>a<if test=\"contains($protected.address, '12')\">b"
		    "</if></para>", "protected.address" },
		{ "<para>a<if test=\"answered($protected.address)\">b"
		    "</if></para>", "protected.address" },
		{ "<check when=\"$protected.phone = '1'\">x</check>",
		    "protected.phone" },
		{ "<choose><when test=\"$filer = 'restrained'\"><para>x</para>"
		    "</when><when test=\"not($protected.phone = '1')\">"
		    "<para>y</para></when></choose>", "protected.phone" },
		/* A value decided by, and the other half not reached. */
		{ "<if test=\"$filer = 'restrained' and "
		    "$protected.phone = '1'\"><para>x</para></if>",
		    "protected.phone" },
	};
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char *body = arena_printf(t->arena, "\n%s", cases[i].body);
		struct paper p;
		const struct diag *d;

		t->diags = diags_new(t->arena);
		p = paper(t, body, secret(t, false));
		d = find_diag(t, DIAG_AUDIENCE_BREACH);
		assert_true(p.failed);
		assert_null(p.node);
		assert_int_equal(d->pos.line, 7);
		assert_int_equal(d->pos.column,
		    strstr(cases[i].body, "$protected") - cases[i].body + 1);
		assert_string_equal(d->message, arena_printf(t->arena,
		    "'%s' would decide what these read: court, other-party",
		    cases[i].name));
		assert_null(strstr(d->hint, "Elm"));
		t->diags = diags_new(t->arena);
		p = paper(t, body, secret(t, true));
		assert_no_errors(t->diags);
		assert_false(p.failed);
	}
}

/* That it is blank is something about it, too. */
static void
a_blank_is_no_excuse(void **state)
{
	struct test *t = *state;
	struct paper p = paper(t, "<if test=\"answered($protected.phone)\">"
	    "<para>x</para></if>", "{\"filer\":\"protected\"}");

	assert_true(p.failed);
	assert_diag(t->diags, DIAG_AUDIENCE_BREACH, 0, 0);
}

/* A computed value chooses what may be shown; what it chose must be so. */
static void
computed_values_decide_by_design(void **state)
{
	struct test *t = *state;
	const char *body = "<if test=\"answered($movant.address)\"><para>x"
	    "</para></if>";
	struct paper p = paper(t, body, secret(t, false));

	assert_no_errors(t->diags);
	assert_false(p.failed);
	p = paper(t, body, secret(t, true));
	assert_no_errors(t->diags);
	assert_string_equal(said(t, &p), "x");
}

static void
a_paper_for_few_may_ask(void **state)
{
	struct test *t = *state;
	const struct form_catalog *c = case_catalog(t, "<para>a<if "
	    "test=\"answered($protected.phone)\"> b</if></para>", NULL);
	const struct form_filing *f = map_find(&c->filings, "terminate");
	const struct form_document *d = f->documents.at[0];
	struct doc_node *root = doc_root_new(t->arena), *line;
	struct fill fill;

	fill_init(&fill, t->arena, t->diags, case_bind(t, c,
	    secret(t, false)));
	line = doc_add(t->arena, root, DOC_PARA, (struct pos){ 0 });
	assert_true(fill_inline(&fill, d->body->first, line, AUDIENCE_SELF));
	assert_string_equal(doc_plain(t->arena, line), "a b");
	assert_false(fill_inline(&fill, d->body->first, line,
	    AUDIENCE_COURT));
	assert_diag(t->diags, DIAG_AUDIENCE_BREACH, 0, 0);
}

/* The condition of the paper itself: it is not left out without a word. */
static void
the_condition_of_a_paper(void **state)
{
	struct test *t = *state;
	const struct form_catalog *c = case_catalog(t, "<para>x</para>", NULL);
	const struct form_filing *f = map_find(&c->filings, "terminate");
	struct form_document d = *(struct form_document *)
	    f->documents.at[0];
	struct doc_node *root = doc_root_new(t->arena);
	struct fill fill;
	bool failed;

	d.when = xml_expr_compile(t->arena, t->diags,
	    "answered($protected.phone)", (struct pos){ "x.xml", 4, 1 });
	fill_init(&fill, t->arena, t->diags, case_bind(t, c,
	    secret(t, false)));
	assert_null(fill_document(&fill, &d, 1, root, &failed));
	assert_true(failed);
	assert_diag(t->diags, DIAG_AUDIENCE_BREACH, 4, 10);
	/* Its condition is simply not met. */
	t->diags = diags_new(t->arena);
	d.when = xml_expr_compile(t->arena, t->diags, "$filer = 'restrained'",
	    (struct pos){ 0 });
	fill_init(&fill, t->arena, t->diags, case_bind(t, c,
	    secret(t, false)));
	assert_null(fill_document(&fill, &d, 1, root, &failed));
	assert_false(failed);
	assert_no_errors(t->diags);
}

/* What a condition costs, and what a paper is made of, has an end. */
static void
too_much_is_an_error(void **state)
{
	struct test *t = *state;
	struct buf b = { 0 };
	struct paper p;

	buf_str(&b, "{\"filer\":\"protected\",\"terms\":[{\"current\":\"c\"}");
	for (int i = 1; i < 500; i++)
		buf_str(&b, ",{\"current\":\"c\"}");
	buf_str(&b, "]}");
	p = paper(t, "<if test=\"count($terms[count($terms[count($terms["
	    "current != '']) &gt; 0]) &gt; 0]) &gt; 0\"><para>x</para></if>",
	    b.data);
	assert_true(p.failed);
	assert_diag(t->diags, DIAG_TOO_LARGE, 6, 0);
	t->diags = diags_new(t->arena);
	p = paper(t, "<for-each in=\"$terms\"><for-each in=\"$terms\">"
	    "<for-each in=\"$terms\"><if test=\"false()\"><para>x</para></if>"
	    "</for-each></for-each></for-each>", b.data);
	buf_free(&b);
	assert_true(p.failed);
	assert_null(p.node);
	assert_diag(t->diags, DIAG_TOO_MANY, 6, 0);
	assert_int_equal(count_diags(t, DIAG_TOO_MANY), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_condition_gives_away_what_it_asks),
		TEST(a_blank_is_no_excuse),
		TEST(computed_values_decide_by_design),
		TEST(a_paper_for_few_may_ask),
		TEST(the_condition_of_a_paper),
		TEST(too_much_is_an_error),
	};

	PAPER_MAIN(tests);
}
