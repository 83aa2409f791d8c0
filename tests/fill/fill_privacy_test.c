#include "fill/paper.h"

#include "fill/fill_int.h"

static const struct { const char *id, *words, *strict; } topics[] = {
	{ "privacy.ssn", "last-four none", "none" },
	{ "privacy.account", "last-four none", "none" },
	{ "privacy.licence", "last-four none", "none" },
	{ "privacy.birth-date", "year none", "none" },
	{ "privacy.minor", "initials letter-x", "letter-x" },
};

#define TOPICS (sizeof(topics) / sizeof(topics[0]))

static struct form_node *
word(struct test *t, const char *text, size_t n)
{
	struct form_node *w = arena_alloc(t->arena, sizeof(*w));

	w->kind = FORM_TEXT;
	w->text = arena_strndup(t->arena, text, n);
	return w;
}

/* The topics of the base pack, under a state that knows nothing yet. */
static struct law_pack *
law(struct test *t)
{
	struct law_pack *us = arena_alloc(t->arena, sizeof(*us));
	struct law_pack *state = arena_alloc(t->arena, sizeof(*state));

	for (size_t i = 0; i < TOPICS; i++) {
		struct law_topic *topic = arena_alloc(t->arena,
		    sizeof(*topic));

		topic->id = topics[i].id;
		topic->type = LAW_WORD;
		topic->words = topics[i].words;
		topic->cautious = true;
		topic->fallback = word(t, topics[i].words,
		    strcspn(topics[i].words, " "));
		map_put(&us->topics, t->arena, topic->id, topic);
	}
	state->base = us;
	return state;
}

static void
fact(struct test *t, struct law_pack *pack, size_t topic, const char *text,
    enum law_confidence confidence)
{
	struct law_fact *f = arena_alloc(t->arena, sizeof(*f));

	f->topic = topics[topic].id;
	f->ground.confidence = confidence;
	f->body = word(t, text, strlen(text));
	form_law_add(t->arena, pack, f);
}

/* The rule of a topic, by its place in the table. */
static bool
rule(const struct fill_privacy *p, size_t topic)
{
	const bool rules[TOPICS] = { p->ssn, p->account, p->licence, p->birth,
	    p->letters };

	return rules[topic];
}

static void
each_topic(void **state)
{
	struct test *t = *state;
	struct rules r = { .pack = law(t) };

	for (size_t i = 0; i < TOPICS; i++) {
		for (int c = LAW_OFFICIAL; c <= LAW_SECONDARY; c++) {
			struct law_pack *pack = law(t);
			struct fill_privacy p;

			fact(t, pack, i, topics[i].strict,
			    (enum law_confidence)c);
			r.pack = pack;
			p = fill_privacy(&r);
			for (size_t j = 0; j < TOPICS; j++)
				assert_int_equal(rule(&p, j), i == j);
		}
	}
}

/* No secondary fact lets more stand than an official one. */
static void
official_stays(void **state)
{
	struct test *t = *state;
	struct law_pack *pack = law(t);
	struct rules r = { .pack = pack };

	fact(t, pack, 0, "none", LAW_OFFICIAL);
	fact(t, pack, 0, "last-four", LAW_SECONDARY);
	assert_true(fill_privacy(&r).ssn);
}

/* A pack that knows no such topic: the federal pattern. */
static void
no_topics(void **state)
{
	struct test *t = *state;
	struct law_pack *us = arena_alloc(t->arena, sizeof(*us));
	struct rules r = { .pack = us };
	struct fill_privacy p = fill_privacy(&r);

	for (size_t i = 0; i < TOPICS; i++)
		assert_false(rule(&p, i));
}

static void
letters(void **state)
{
	struct test *t = *state;

	assert_string_equal(fill_letters(t->arena, "Zo\xc3\xab O'Hara-Li 3"),
	    "XXX X'XXXX-XX X");
	assert_string_equal(fill_letters(t->arena, ""), "");
}

/* Another law for rules that have looked at one already. */
static void
change_law(struct test *t, struct rules *r, const struct law_pack *pack)
{
	r->pack = pack;
	r->watches = arena_array(t->arena, AUDIENCE_ALL + 1,
	    sizeof(*r->watches));
}

/* Texas, as the papers of one case show it. */
static void
strict_paper(void **state)
{
	struct test *t = *state;
	const char *json = "{\"filer\":\"protected\",\"protected\":{\"name\":"
	    "\"A\"},\"children\":[{\"name\":\"Zofia Novak\"}],\"why\":\"I "
	    "fear for Zofia Novak, born 3/3/2015, SSN 123-45-6789.\"}";
	const char *body = "<paras of=\"$why\"/><for-each in=\"$children\">"
	    "<para><value of=\"name\" as=\"upper\"/></para></for-each>";
	struct paper p = paper(t, body, json);
	struct law_pack *pack = law(t);
	struct doc_node *root = doc_root_new(t->arena);
	const struct form_filing *f = map_find(&p.catalog->filings,
	    "terminate");
	bool failed;

	assert_string_equal(said(t, &p), "I fear for Z. N., born XX/XX/2015, "
	    "SSN XXX-XX-6789.\nZ. N.");
	for (size_t i = 0; i < TOPICS; i++)
		fact(t, pack, i, topics[i].strict, LAW_SECONDARY);
	change_law(t, p.rules, pack);
	fill_init(&p.fill, t->arena, t->diags, p.rules);
	p.node = fill_document(&p.fill, f->documents.at[0], 1, root, &failed);
	assert_false(failed);
	assert_string_equal(said(t, &p), "I fear for XXXXX XXXXX, born "
	    "XX/XX/XXXX, SSN XXX-XX-XXXX.\nXXXXX XXXXX");
	assert_true(fill_guard(t->arena, t->diags, p.rules, root,
	    AUDIENCE_COURT));
}

/* What is theirs alone stays as they wrote it; a date of birth does not go. */
static void
fields(void **state)
{
	struct test *t = *state;
	struct paper p = paper(t, "<para>x</para>",
	    "{\"filer\":\"protected\",\"protected\":{\"name\":\"A\"}}");
	const struct form_dictionary *d = p.catalog->dictionary;
	const struct form_field *date = form_field(d, "order.issued");
	static const struct {
		const char	*name;
		unsigned	 readers;
		bool		 none;
		const char	*out;
	} rows[] = {
		{ "child.birth-date", AUDIENCE_COURT, false, "2015" },
		{ "child.birth-date", AUDIENCE_COURT, true, "XX/XX/XXXX" },
		{ "date-of-birth", AUDIENCE_OTHER, false, "2015" },
		{ "child.birth-date", AUDIENCE_SELF, true, "2015-03-03" },
		{ "child.birth-date", AUDIENCE_SEALED, true, "2015-03-03" },
		{ "order.issued", AUDIENCE_COURT, true, "2015-03-03" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct rules_value v = { .name = rows[i].name, .field = date,
		    .audience = AUDIENCE_ALL };
		struct law_pack *pack = law(t);

		if (rows[i].none)
			fact(t, pack, 3, "none", LAW_OFFICIAL);
		change_law(t, p.rules, pack);
		p.fill.watch = NULL;
		assert_string_equal(fill_redact(&p.fill, &v, "2015-03-03",
		    rows[i].readers), rows[i].out);
	}
}

/* The message names the field and never what stood in it. */
static void
messages(void **state)
{
	struct test *t = *state;
	struct paper p = paper(t, "<paras of=\"$why\"/>", "{\"filer\":"
	    "\"protected\",\"protected\":{\"name\":\"A\"},\"why\":\"DOB "
	    "3/3/2015\"}");

	assert_string_equal(said(t, &p), "DOB XX/XX/2015");
	assert_string_equal(find_diag(t, DIAG_MASKED)->message,
	    "a date of birth in 'why' was cut to its year");
	assert_int_equal(count_diags(t, DIAG_MASKED), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(each_topic),
		TEST(official_stays),
		TEST(no_topics),
		TEST(letters),
		TEST(strict_paper),
		TEST(fields),
		TEST(messages),
	};

	PAPER_MAIN(tests);
}
