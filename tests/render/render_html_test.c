#include "test.h"

#include "doc/doc.h"
#include "render/render.h"

static const struct pos here = { "forms/test.xml", 7, 3 };

static struct doc_node *
add(struct test *t, struct doc_node *parent, enum doc_kind kind)
{
	return doc_add(t->arena, parent, kind, here);
}

static struct doc_node *
put(struct test *t, struct doc_node *parent, const char *text)
{
	return doc_text(t->arena, parent, text, 0, NULL, here);
}

static struct doc_node *
para(struct test *t, struct doc_node *parent, const char *text)
{
	struct doc_node *n = add(t, parent, DOC_PARA);

	put(t, n, text);
	return n;
}

static struct doc_node *
paper(struct test *t)
{
	return add(t, doc_root_new(t->arena), DOC_PAPER);
}

/* The page; and what stands in it between <article> and its end. */
static char *
page(struct test *t, const struct doc_node *p, enum lang lang)
{
	struct buf b = { 0 };
	char *out;

	render_html(t->arena, p->parent, "Checklist", lang, &b);
	out = buf_copy(&b, t->arena);
	buf_free(&b);
	return out;
}

static void
shows(struct test *t, const struct doc_node *p, const char *expected)
{
	char *all = page(t, p, LANG_EN);
	char *from = strstr(all, "<article>\n"), *to;

	assert_non_null(from);
	from += strlen("<article>\n");
	to = strstr(from, "</article>");
	assert_non_null(to);
	*to = '\0';
	to = strstr(from, "<p class=\"screen\">");
	if (to != NULL)
		*to = '\0';
	assert_string_equal(from, expected);
}

static void
has(const char *text, const char *part)
{
	if (strstr(text, part) == NULL)
		fail_msg("no '%s' in:\n%s", part, text);
}

static void
lacks(const char *text, const char *part)
{
	if (strstr(text, part) != NULL)
		fail_msg("'%s' in:\n%s", part, text);
}

/* Whatever an answer holds, it is text and never markup. */
static void
escapes(void **state)
{
	struct test *t = *state;
	struct doc_node *p = paper(t), *n = add(t, p, DOC_PARA);

	put(t, n, "<script>alert('x')</script> & \"quoted\" </p>\001\177");
	add(t, n, DOC_BLANK)->label = "\" onfocus=\"x\" <b>";
	shows(t, p, "<p>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; "
	    "&quot;quoted&quot; &lt;/p&gt;<input type=\"text\" class=\"blank\" "
	    "autocomplete=\"off\" id=\"f1\" aria-label=\"&quot; onfocus=&quot;"
	    "x&quot; &lt;b&gt;\"></p>\n");
}

/* Only addresses of the web and places in the page are followed. */
static void
follows_only_the_web(void **state)
{
	static const char *const shown[] = { "javascript:alert(1)",
		"data:text/html,x", "JAVASCRIPT:x", "file:///etc/passwd",
		"//example.org", "mailto:a@example.org", "" };
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++) {
		struct doc_node *p = paper(t);

		put(t, add(t, p, DOC_PARA), "there")->href = shown[i];
		shows(t, p, "<p>there</p>\n");
	}
	for (int i = 0; i < 2; i++) {
		struct doc_node *p = paper(t), *n = add(t, p, DOC_PARA);

		put(t, n, "a")->href = i ? "#source-2" :
		    "https://example.org/?a=1&b=\"2\"";
		put(t, n, "b")->href = n->first->href;
		n->last->style = DOC_BOLD;
		put(t, n, "c");
		shows(t, p, i ? "<p><a href=\"#source-2\">a<strong>b</strong>"
		    "</a>c</p>\n" : "<p><a href=\"https://example.org/?a=1&amp;"
		    "b=&quot;2&quot;\" rel=\"noreferrer\">a<strong>b</strong>"
		    "</a>c</p>\n");
	}
}

/* A step: one list, its box, its heading, and fields named after it. */
static void
makes_steps(void **state)
{
	struct test *t = *state;
	struct doc_node *p = paper(t), *c, *h, *n;

	doc_text(t->arena, add(t, p, DOC_TITLE), "List", 0, NULL, here);
	h = add(t, p, DOC_HEADING);
	h->level = 1;
	put(t, h, "First");
	c = add(t, add(t, p, DOC_KEEP), DOC_CHECK);
	h = add(t, c, DOC_HEADING);
	h->level = 2;
	put(t, h, "Go ");
	add(t, h, DOC_BLANK);
	n = para(t, c, "Done on ");
	add(t, n, DOC_BLANK)->label = "date done";
	c = add(t, p, DOC_CHECK);
	c->ticked = true;
	para(t, c, "Plain");
	para(t, p, "After.");
	shows(t, p,
	    "<h1>List</h1>\n"
	    "<h2>First</h2>\n"
	    "<ul class=\"steps\">\n"
	    "<li><input type=\"checkbox\" id=\"f1\" autocomplete=\"off\">"
	    "<div>\n"
	    "<h3 id=\"h1\"><label for=\"f1\">Go <span class=\"rule\"></span>"
	    "</label></h3>\n"
	    "<p>Done on <input type=\"text\" class=\"blank\" "
	    "autocomplete=\"off\" id=\"f2\" aria-label=\"date done\" "
	    "aria-labelledby=\"f2 h1\"></p>\n"
	    "</div></li>\n"
	    "<li><input type=\"checkbox\" id=\"f3\" autocomplete=\"off\" "
	    "checked><div>\n"
	    "<p><label for=\"f3\">Plain</label></p>\n"
	    "</div></li>\n"
	    "</ul>\n"
	    "<p>After.</p>\n");
}

static void
makes_lists(void **state)
{
	static const struct { const char *first, *second, *open, *close; }
	cases[] = {
		{ "1.", "2.", "<ol>\n<li id=\"i\">", "</ol>\n" },
		{ "4.", "5.", "<ol start=\"4\">\n<li id=\"i\">", "</ol>\n" },
		{ "1.", "3.", "<ul class=\"marks\">\n<li id=\"i\">1. ",
		    "</ul>\n" },
		{ "(a)", "(b)", "<ul class=\"marks\">\n<li id=\"i\">(a) ",
		    "</ul>\n" },
		{ "\342\200\242", "\342\200\242", "<ul>\n<li id=\"i\">",
		    "</ul>\n" },
		{ NULL, NULL, "<ul>\n<li id=\"i\">", "</ul>\n" },
	};
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct doc_node *p = paper(t), *l = add(t, p, DOC_LIST), *n;
		char *all;

		n = add(t, l, DOC_ITEM);
		n->id = "i";
		n->label = cases[i].first;
		para(t, n, "one");
		n = add(t, l, DOC_ITEM);
		n->label = cases[i].second;
		para(t, n, "two");
		all = page(t, p, LANG_EN);
		has(all, cases[i].open);
		has(all, cases[i].close);
	}
}

static void
makes_the_rest(void **state)
{
	struct test *t = *state;
	struct doc_node *p = paper(t), *n, *r;

	n = add(t, p, DOC_NOTICE);
	para(t, n, "Mind.");
	n = add(t, p, DOC_TABLE);
	n->rules = true;
	r = add(t, n, DOC_ROW);
	r->header = true;
	put(t, add(t, r, DOC_CELL), "Head");
	r = add(t, n, DOC_ROW);
	put(t, add(t, r, DOC_CELL), "Cell");
	add(t, p, DOC_SIGN)->label = "Name";
	n = add(t, p, DOC_LINES);
	n->count = 2;
	n->label = "reasons";
	add(t, p, DOC_SPACE)->count = 1000;
	put(t, p, "loose");
	shows(t, p,
	    "<div class=\"notice\" role=\"note\">\n<p>Mind.</p>\n</div>\n"
	    "<table class=\"grid\">\n<tbody>\n"
	    "<tr>\n<th scope=\"col\"><p>Head</p>\n</th>\n</tr>\n"
	    "<tr>\n<td><p>Cell</p>\n</td>\n</tr>\n"
	    "</tbody>\n</table>\n"
	    "<p class=\"sign\">Name</p>\n"
	    "<textarea id=\"f1\" rows=\"2\" autocomplete=\"off\" "
	    "aria-label=\"reasons\"></textarea>\n"
	    "<p>loose</p>\n");
}

/* The head keeps the page to itself. */
static void
keeps_to_itself(void **state)
{
	struct test *t = *state;
	struct doc_node *p = paper(t);
	char *all;

	add(t, p, DOC_CHECK);
	put(t, add(t, p, DOC_PARA), "Good day")->lang = "en";
	put(t, p->last, "Buenos")->lang = "es";
	p->lang = "es";
	all = page(t, p, LANG_ES);
	has(all, "<!DOCTYPE html>\n<html lang=\"es\">");
	has(all, "content=\"default-src 'none'; style-src 'sha256-");
	has(all, "<meta name=\"referrer\" content=\"no-referrer\">");
	has(all, "<meta name=\"robots\" content=\"noindex, nofollow\">");
	has(all, "<title>Checklist</title>");
	has(all, "<span lang=\"en\">Good day</span>Buenos");
	has(all, "no se guarda al cerrarla");
	lacks(all, "<script");
	lacks(all, "src=");
	lacks(all, "url(");
	lacks(all, " style=");
	has(page(t, p, LANG_EN), "<article lang=\"es\">");
}

/* Nesting beyond reason costs neither the stack nor the words. */
static void
bears_depth(void **state)
{
	struct test *t = *state;
	struct doc_node *p = paper(t), *n = p;

	for (int i = 0; i < 5000; i++)
		n = add(t, n, i % 2 ? DOC_KEEP : DOC_NOTICE);
	para(t, n, "deep & low");
	has(page(t, p, LANG_EN), "deep &amp; low");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(escapes),
		TEST(follows_only_the_web),
		TEST(makes_steps),
		TEST(makes_lists),
		TEST(makes_the_rest),
		TEST(keeps_to_itself),
		TEST(bears_depth),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
