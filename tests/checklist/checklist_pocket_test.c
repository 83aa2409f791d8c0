#include "checklist/steps.h"

#include "base/audience.h"
#include "doc/doc.h"

#define CASE "{\"jurisdiction\":\"wa\",\"filer\":\"protected\"," \
	"\"filing\":\"terminate\",\"order\":{\"number\":\"24-1 SEA\"}}"

/* One step in phase "safety"; inside it, this. */
static struct checklist *
with(struct test *t, const struct form_catalog *c, const char *attrs,
    const char *pocket)
{
	return steps_read(t, c, arena_printf(t->arena, HEAD "<checklist" NS
	    "><phase id=\"p\"><title>P</title>\n<step id=\"a\" who=\"you\" %s>"
	    "<title>T</title>\n%s\n</step></phase></checklist>", attrs,
	    pocket), NULL);
}

static const struct {
	const char	*attrs, *pocket;
	enum diag_code	 code;
	unsigned	 column;
} bad[] = {
	{ "", "<pocket>Go.</pocket>", DIAG_MISSING_ATTRIBUTE, 1 },
	{ "", "<pocket at=\"bag\">Go.</pocket>", DIAG_BAD_VALUE, 13 },
	{ "", "<pocket at=\"do\" when=\"1\">Go.</pocket>",
	    DIAG_UNKNOWN_ATTRIBUTE, 17 },
	{ "", "<pocket xml:lang=\"es\" at=\"do\">Vaya.</pocket>",
	    DIAG_UNKNOWN_ATTRIBUTE, 23 },
	{ "", "<pocket at=\"do\">A.</pocket><pocket at=\"do\">B.</pocket>",
	    DIAG_DUPLICATE, 28 },
	{ "", "<pocket at=\"do\"><para>A.</para></pocket>",
	    DIAG_UNKNOWN_ELEMENT, 17 },
	/* What the page must not give away. */
	{ "", "<pocket at=\"do\">Case <value of=\"$order.number\"/></pocket>",
	    DIAG_AUDIENCE_BREACH, 22 },
	{ "", "<pocket at=\"where\">For <value of=\"$protected.name\"/>"
	    "</pocket>", DIAG_AUDIENCE_BREACH, 24 },
	{ "", "<pocket at=\"where\"><if test=\"$filer = 'protected'\">"
	    "<value of=\"$protected.name\"/></if></pocket>",
	    DIAG_AUDIENCE_BREACH, 52 },
	{ "", "<pocket at=\"where\"><value of=\"$law.fee\"/></pocket>",
	    DIAG_AUDIENCE_BREACH, 20 },
	{ "", "<pocket at=\"where\">Here</pocket><pocket xml:lang=\"es\">"
	    "<value of=\"$protected.name\"/></pocket>",
	    DIAG_AUDIENCE_BREACH, 55 },
};

/* Each on line 4, at its column. */
static void
bad_lines(void **state)
{
	struct test *t = *state;
	const struct form_catalog *c = case_catalog(t, "<para>x</para>", NULL);

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		t->diags = diags_new(t->arena);
		assert_null(with(t, c, bad[i].attrs, bad[i].pocket));
		assert_diag(t->diags, bad[i].code, 4, bad[i].column);
	}
	/* Of the step as a whole. */
	t->diags = diags_new(t->arena);
	assert_null(with(t, c, "", "<pocket at=\"do\"/>"));
	assert_diag(t->diags, DIAG_BAD_VALUE, 3, 1);
	t->diags = diags_new(t->arena);
	assert_null(with(t, c, "", "<pocket at=\"call\"/>"));
	assert_diag(t->diags, DIAG_BAD_VALUE, 3, 1);
	t->diags = diags_new(t->arena);
	assert_null(with(t, c, "", "<pocket xml:lang=\"es\">Vaya.</pocket>"));
	assert_diag(t->diags, DIAG_MISSING_ELEMENT, 3, 1);
	/* And what is right. */
	t->diags = diags_new(t->arena);
	assert_non_null(with(t, c, "fact=\"fee\"", "<pocket at=\"call\"/>"));
	assert_non_null(with(t, c, "", "<pocket xml:lang=\"es\">V.</pocket>"
	    "<pocket at=\"where\"><value of=\"$order.number\"/></pocket>"));
	assert_no_errors(t->diags);
}

#define STEP(id, at, text) "<step id=\"" id "\" who=\"you\"><title>T</title>" \
	"<pocket at=\"" at "\">" text "</pocket></step>\n"

static const char lines[] = HEAD
"<checklist" NS "><phase id=\"safety\"><title>S</title>\n"
STEP("b", "broken", "If it is broken: go. Call 911.")
STEP("m1", "more", "More one.")
STEP("d1", "do", "Do one.")
STEP("d2", "do", "Do two.")
STEP("w", "where", "Case: <value of=\"$order.number\"/> on "
    "<value of=\"$order.issued\"/>")
"<step id=\"r\" who=\"you\"><title>T</title><pocket at=\"rule\">Keep to it."
"</pocket><pocket xml:lang=\"es\">C\303\272mplala.</pocket></step>\n"
"<step id=\"c\" who=\"you\" fact=\"fee\"><title>T</title>"
"<pocket at=\"call\"/></step>\n"
"<step id=\"c2\" who=\"you\" fact=\"fee\"><title>T</title>"
"<pocket at=\"call\"/></step>\n"
STEP("y", "carry", "A copy.")
STEP("m2", "more", "More two.")
"<step id=\"not\" who=\"you\" role=\"restrained\"><title>T</title>"
"<pocket at=\"do\">Not mine.</pocket></step>\n"
"<step id=\"perhaps\" who=\"you\" when=\"$order.pending = 'yes'\"><title>T"
"</title><pocket at=\"do\">Perhaps.</pocket></step>\n"
"</phase></checklist>\n";

static struct doc_node *
page(struct test *t, const char *core, const char *answers,
    enum checklist_trim trim)
{
	const struct form_catalog *c = case_catalog(t, "<para>x</para>", NULL);
	struct checklist *l = steps_read(t, c, core, NULL);
	struct doc_node *root = doc_root_new(t->arena);

	assert_no_errors(t->diags);
	assert_non_null(l);
	return checklist_pocket(t->arena, checklist_plan(t->arena, l,
	    case_bind(t, c, answers)), trim, root);
}

/* By place, whatever the order of the steps; each thing once. */
static void
places(void **state)
{
	struct test *t = *state;
	struct doc_node *p = page(t, lines, CASE, TRIM_NOTHING);
	size_t spanish = 0, blanks = 0;

	assert_string_equal(doc_plain(t->arena, p),
	    "Keep With You\n"
	    "The order stays in force until a judge signs a paper that ends or "
	    "changes it.\n"
	    "Keep to it.\n"
	    "C\303\272mplala.\n"
	    "Case: 24-1 SEA on \n"
	    "Do next, in this order:\n"
	    "1. More one.\n"
	    "2. Do one.\n"
	    "3. Do two.\n"
	    "4. More two.\n"
	    "Call: There is no fee.\n"
	    "Carry: A copy.\n"
	    "If it is broken: go. Call 911.");
	assert_int_equal(p->audience, AUDIENCE_SELF);
	assert_true(p->sheet);
	for (const struct doc_node *n = p; n != NULL; n = doc_walk(p, n)) {
		assert_int_equal(n->style & DOC_SMALL, 0);
		assert_null(n->href);
		blanks += n->kind == DOC_BLANK;
		if (n->lang == NULL)
			continue;
		spanish++;
		assert_string_equal(n->lang, "es");
		assert_string_equal(n->text, "C\303\272mplala.");
	}
	assert_int_equal(spanish, 1);
	assert_int_equal(blanks, 1);
}

/* What is left out, and what never is. */
static void
trims(void **state)
{
	struct test *t = *state;
	static const char *const stays[] = { "The order stays in force",
	    "Keep to it.", "Call: There is no fee.", "Carry: A copy.",
	    "If it is broken: go. Call 911.", "Case: 24-1 SEA", "Do one." };

	for (int k = TRIM_NOTHING; k < TRIM_COUNT; k++) {
		char *text = doc_plain(t->arena, page(t, lines, CASE,
		    (enum checklist_trim)k));

		for (size_t i = 0; i < sizeof(stays) / sizeof(stays[0]); i++)
			assert_non_null(strstr(text, stays[i]));
		assert_int_equal(strstr(text, "More one.") != NULL,
		    k < TRIM_MORE);
		assert_int_equal(strstr(text, "mplala") != NULL,
		    k < TRIM_SPANISH);
	}
}

/* Seven things to do at most, five at least; those that must be there first. */
static void
many_steps(void **state)
{
	struct test *t = *state;
	struct buf b = { 0 };
	char *text;

	buf_str(&b, HEAD "<checklist" NS "><phase id=\"safety\"><title>S"
	    "</title>\n");
	for (int i = 1; i <= 30; i++)
		buf_printf(&b, "<step id=\"s%d\" who=\"you\"><title>T</title>"
		    "<pocket at=\"%s\">Step %d.</pocket></step>\n", i,
		    i <= 6 || i == 30 ? "more" : i <= 12 ? "do" : "more", i);
	buf_str(&b, "</phase></checklist>\n");
	text = doc_plain(t->arena, page(t, b.data, CASE, TRIM_NOTHING));
	assert_non_null(strstr(text, "1. Step 1.\n2. Step 7.\n3. Step 8."));
	assert_non_null(strstr(text, "7. Step 12."));
	assert_null(strstr(text, "8. "));
	text = doc_plain(t->arena, page(t, b.data, CASE, TRIM_MORE));
	assert_non_null(strstr(text, "1. Step 7."));
	assert_non_null(strstr(text, "6. Step 12."));
	text = doc_plain(t->arena, page(t, b.data, CASE, TRIM_STEPS));
	assert_non_null(strstr(text, "5. Step 11."));
	assert_null(strstr(text, "6. "));
	buf_free(&b);
}

/* A name too long for the page ends at a word, and says so. */
static void
long_names(void **state)
{
	struct test *t = *state;
	struct buf b = { 0 };
	char *text;

	buf_str(&b, "{\"jurisdiction\":\"wa\",\"filer\":\"protected\","
	    "\"filing\":\"terminate\",\"order\":{\"number\":\"");
	for (int i = 0; i < 60; i++)
		buf_str(&b, "\303\221and\303\272 ");
	buf_str(&b, "end\"}}");
	text = doc_plain(t->arena, page(t, lines, b.data, TRIM_NOTHING));
	assert_non_null(strstr(text, " end on "));
	text = doc_plain(t->arena, page(t, lines, b.data, TRIM_NAMES));
	assert_null(strstr(text, " end on "));
	assert_non_null(strstr(text, "\303\221and\303\272\342\200\246\n"));
	buf_free(&b);
}

/* Without a line of its own a checklist still says what holds. */
static void
nothing_defined(void **state)
{
	struct test *t = *state;
	struct steps s = steps_plan(t, CASE);
	struct doc_node *root = doc_root_new(t->arena);

	checklist_pocket(t->arena, s.plan, TRIM_NOTHING, root);
	assert_string_equal(doc_plain(t->arena, root), "Keep With You\n"
	    "The order stays in force until a judge signs a paper that ends or "
	    "changes it.");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(bad_lines),
		TEST(places),
		TEST(trims),
		TEST(many_steps),
		TEST(long_names),
		TEST(nothing_defined),
	};

	STEPS_MAIN(tests);
}
