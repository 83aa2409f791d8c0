#include "definitions.h"

#define T "terminate.xml"
#define SIGN "parts/sign.xml"
#define WHO "parts/who.xml"
#define SPACE "<space lines=\"1.5\"/>"
#define PART(id, body) "<part xmlns=\"urn:movant:1\" id=\"" id "\">" body \
	"</part>"

static void
parts_are_found(void **state)
{
	static const struct bad rows[] = {
		{ T, "part=\"sign\"", "part=\"@signn\"", DIAG_UNKNOWN_PART,
		    "'sign'" },
		{ SIGN, "part=\"who\"", "part=\"@whom\"", DIAG_UNKNOWN_PART,
		    "'who'" },
		{ "parts/extra.xml", "", PART("@other", "x"), DIAG_BAD_VALUE,
		    "name the file" },
		{ "parts/extra.xml", "", "@<part xmlns=\"urn:movant:1\">x"
		    "</part>", DIAG_MISSING_ATTRIBUTE, NULL },
	};
	struct test *t = *state;

	defs_bad_all(t, rows);
}

static void
an_empty_part_is_refused(void **state)
{
	static const struct bad rows[] = {
		{ WHO, "", "@" PART("who", ""), DIAG_MISSING_ELEMENT,
		    "delete the file" },
		{ SIGN, "", "@" PART("sign", " \n "), DIAG_MISSING_ELEMENT,
		    NULL },
	};
	struct test *t = *state;

	defs_bad_all(t, rows);
}

/* Whoever uses a part is not to blame for its file. */
static void
a_broken_part_is_told_once(void **state)
{
	static const struct bad rows[] = {
		{ WHO, "", "", DIAG_XML_SYNTAX, "cut off" },
		{ SIGN, "", "<part xmlns=\"urn:movant:1\">", DIAG_XML_SYNTAX,
		    NULL },
		{ SIGN, "", "@<piece xmlns=\"urn:movant:1\" id=\"sign\"/>",
		    DIAG_UNKNOWN_ELEMENT, NULL },
		{ SIGN, "", "@<part xmlns=\"urn:movant:1\"><space/></part>",
		    DIAG_MISSING_ATTRIBUTE, NULL },
		{ WHO, "id=\"who\"", "id=\"@whom\"", DIAG_BAD_VALUE,
		    "name the file" },
	};
	struct test *t = *state;

	defs_bad_all(t, rows);
}

static void
parts_stand_where_they_fit(void **state)
{
	static const struct bad rows[] = {
		{ T, SPACE, "<para><use part=\"@sign\"/></para>",
		    DIAG_BAD_VALUE, "between paragraphs" },
		{ T, SPACE, "<keep><use part=\"@who\"/></keep>",
		    DIAG_BAD_VALUE, "<para>" },
		{ T, "<left><para>", "<left><use part=\"@sign\"/><para>",
		    DIAG_BAD_VALUE, "paragraphs only" },
	};
	struct test *t = *state;

	defs_bad_all(t, rows);
}

static void
cycles_are_refused(void **state)
{
	static const struct bad rows[] = {
		{ WHO, "$movant.name\"/>, ", "$movant.name\"/>"
		    "@<use part=\"who\"/>", DIAG_PART_CYCLE,
		    "take this <use> away" },
		{ "parts/extra.xml", "", PART("extra", "<keep>@<use "
		    "part=\"extra\"/></keep>"), DIAG_PART_CYCLE, NULL },
	};
	struct test *t = *state;
	char *folder;

	defs_bad_all(t, rows);

	/* Through another: each of the two is told, at its own <use>. */
	folder = defs_folder(t, "parts/a.xml", PART("a", "<keep>\n"
	    "<use part=\"b\"/></keep>"));
	defs_write(folder, "parts/b.xml", PART("b", "<if test=\"true()\">"
	    "<use part=\"a\"/></if>"));
	t->diags = diags_new(t->arena);
	assert_null(form_catalog_read(t->arena, t->diags, folder));
	assert_diag(t->diags, DIAG_PART_CYCLE, 2, 1);
	assert_diag(t->diags, DIAG_PART_CYCLE, 1, 53);
	unlink(arena_printf(t->arena, "%s/parts/b.xml", folder));
	defs_remove(t, folder, "parts/a.xml");
}

static void
chains_are_bounded(void **state)
{
	struct test *t = *state;
	char *folder = defs_folder(t, NULL, NULL);

	for (int i = 0; i < 40; i++)
		defs_write(folder, arena_printf(t->arena, "parts/p%d.xml", i),
		    i == 39 ? PART("p39", "x") : arena_printf(t->arena,
		    PART("p%d", "<use part=\"p%d\"/>"), i, i + 1));
	assert_null(form_catalog_read(t->arena, t->diags, folder));
	assert_diag(t->diags, DIAG_TOO_DEEP, 1, 37);
	for (int i = 0; i < 40; i++)
		unlink(arena_printf(t->arena, "%s/parts/p%d.xml", folder, i));
	defs_remove(t, folder, NULL);
}

static void
use_goes_through_parts(void **state)
{
	struct test *t = *state;
	struct form_catalog *c = defs_read(t, "parts/extra.xml",
	    PART("extra", "<use part=\"unread\"/>"));
	const struct form_part *p;

	assert_null(c);
	t->diags = diags_new(t->arena);
	c = defs_read(t, "parts/extra.xml", PART("extra", "x"));
	p = map_find(&c->parts, "extra");
	assert_false(p->used);
	p = map_find(&c->parts, "who");	/* used by sign, which is used */
	assert_true(p->used);
	c = defs_fine(t, T, "<use part=\"sign\"/>", "");
	p = map_find(&c->parts, "who");	/* used by sign, which is not */
	assert_false(p->used);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		DEFS(parts_are_found),
		DEFS(an_empty_part_is_refused),
		DEFS(a_broken_part_is_told_once),
		DEFS(parts_stand_where_they_fit),
		DEFS(cycles_are_refused),
		DEFS(chains_are_bounded),
		DEFS(use_goes_through_parts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
