/*
 * Any text as an expression: it is refused with a place inside it, or it has a
 * verdict, whatever is blank; and a verdict that is known needs no blank.
 */
#include "fuzz.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "xml/xml.h"

static const char *const members[] = { "a", "b" };
static const char *const full[] = { "1", "x" };
static const char *const half[] = { "2", NULL };
static const struct xml_item items[] = {
	{ members, full, 2 }, { members, half, 2 }, { members, full, 2 },
};

/* The first letter of a name says what it is: l list, b blank, else a text. */
static void
lookup(const void *ctx, const char *name, struct xml_value *v)
{
	const bool *all_blank = ctx;

	if (*all_blank || name[0] == 'b')
		return;
	if (name[0] == 'l')
		*v = (struct xml_value){ .kind = XML_LIST, .items = items,
		    .nitems = 3 };
	else
		*v = (struct xml_value){ .kind = XML_STRING, .string = name };
}

static bool
join(struct arena *a, const char *const *args, struct xml_result *out)
{
	out->kind = XML_RESULT_STRING;
	out->string = arena_printf(a, "%.99s%.99s", args[0], args[1]);
	return args[0][0] != '?';
}

static const struct xml_func funcs[] = { { "f", 2, join }, { NULL, 0, NULL } };

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	xml_open();
	return 0;
}

static void
check_names(const struct xml_expr *e)
{
	const struct xml_names *n = xml_expr_names(e);
	const char *text = xml_expr_text(e);

	for (size_t i = 0; i < n->n; i++) {
		const struct xml_name *m = &n->at[i];
		const char *at = text + m->offset +
		    (m->kind == XML_NAME_VARIABLE);

		fuzz_check(m->offset < strlen(text) &&
		    strncmp(at, m->name, strlen(m->name)) == 0,
		    "a name stands at its offset");
		fuzz_check(m->compared == NULL || strncmp(text +
		    m->compared_offset, m->compared, strlen(m->compared)) == 0,
		    "a word stands at its offset");
	}
}

static void
check_verdict(struct arena *a, const struct xml_expr *e, bool all_blank,
    const struct xml_item *item)
{
	struct xml_env env = { lookup, &all_blank, funcs, item, NULL,
	    false };
	struct vec blanks = { 0 };
	enum verdict v = xml_expr_verdict(e, &env, a, &blanks);

	fuzz_check(v == VERDICT_NO || v == VERDICT_YES ||
	    v == VERDICT_UNKNOWN, "there are three verdicts");
	fuzz_check(v == VERDICT_UNKNOWN || blanks.n == 0,
	    "what is known names no blank");
	fuzz_check(xml_expr_verdict(e, &env, a, NULL) == v,
	    "a verdict stays the same");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_open();
	struct diags *d = diags_new(a);
	char *text = arena_strndup(a, (const char *)data, size);
	struct xml_expr *e;

	/* Readers let only UTF-8 come here, line ends as LF, no BOM. */
	for (char *p = text; *p != '\0'; p++)
		if (*p == '\r')
			*p = '\n';
	if (utf8_valid(text, strlen(text), NULL) &&
	    strncmp(text, "\xEF\xBB\xBF", 3) != 0) {
		e = xml_expr_compile(a, d, text, (struct pos){ "fuzz", 1, 1 });
		if (e == NULL) {
			fuzz_check_diags(d, text, strlen(text));
		} else {
			check_names(e);
			check_verdict(a, e, false, NULL);
			check_verdict(a, e, true, NULL);
			check_verdict(a, e, false, &items[1]);
		}
	}
	arena_close(a);
	return 0;
}
