/* Which carrier a file is, seen from its content. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/str.h"
#include "base/utf8.h"
#include "carrier/carrier_int.h"
#include "json/json.h"
#include "xml/xml.h"

static const char *const kinds[CARRIER_COUNT] = {
	[CARRIER_NONE] = "none", [CARRIER_XML] = "xml",
	[CARRIER_JSON] = "json", [CARRIER_CSV] = "csv", [CARRIER_ANX] = "anx",
	[CARRIER_A2J] = "a2j", [CARRIER_DOCASSEMBLE] = "docassemble",
};

const char *
carrier_name(enum carrier_kind kind)
{
	return kinds[kind];
}

enum carrier_kind
carrier_kind(const char *name)
{
	for (int k = CARRIER_XML; k < CARRIER_COUNT; k++)
		if (str_eq(kinds[k], name))
			return (enum carrier_kind)k;
	return CARRIER_NONE;
}

enum carrier_kind
carrier_kind_of_file(const char *path)
{
	const char *dot = strrchr(path, '.');

	return dot && strchr(dot, '/') == NULL ? carrier_kind(dot + 1) :
	    CARRIER_NONE;
}

/* ---- bytes ---- */

static char *
decode(struct carrier_in *in, struct carrier_decoder d, size_t *len)
{
	struct buf b = { 0 };
	char *text;

	carrier_decode(&d, in->data, in->len, true, &b);
	text = arena_strndup(in->arena, b.data ? b.data : "", b.len);
	*len = b.len;
	buf_free(&b);
	in->utf16 = d.utf16;
	return text;
}

/*
 * What the XML declaration that text begins with says of its encoding, blotted
 * out; NULL: nothing.
 */
static const char *
take_declared(struct arena *a, char *text)
{
	char *at = strstr(text, "encoding");
	const char *close = text + strcspn(text, ">");
	size_t quote, n;
	const char *name;

	if (at == NULL || at >= close)
		return NULL;
	quote = strcspn(at, "\"'");
	if (at + quote >= close)
		return NULL;
	n = strcspn(at + quote + 1, "\"'");
	if (at + quote + 1 + n >= close)
		return NULL;
	name = carrier_plain_name(a, arena_strndup(a, at + quote + 1, n));
	memset(at, ' ', quote + n + 2);
	return name;
}

/*
 * In UTF-8, with a NUL behind.  The XML reader believes no other declaration
 * than that of UTF-8.  A file may truly be Windows-1252; and programs that
 * make their text in memory write "utf-16" on top of what is UTF-8.
 */
static char *
decoded(struct carrier_in *in, size_t *len)
{
	char *text = decode(in, (struct carrier_decoder){ 0 }, len), *copy;
	const char *said;

	if (!str_starts(text, "<?xml"))
		return text;
	copy = arena_strndup(in->arena, text, *len);
	said = take_declared(in->arena, copy);
	if (said == NULL)
		return text;
	if (in->utf16 || str_has_word("utf_16 utf16 utf8 us_ascii ascii", said))
		return copy;
	if (!str_has_word("windows_1252 cp1252 iso_8859_1 iso8859_1 latin1",
	    said))
		return text;
	text = decode(in, (struct carrier_decoder){ .mode = DECODE_WINDOWS },
	    len);
	take_declared(in->arena, text);
	return text;
}

const char *
carrier_first_element(struct arena *a, const char *text)
{
	text += strspn(text, " \t\r\n");
	if (*text != '<')
		return NULL;
	for (; *text != '\0'; text++) {
		if (str_starts(text, "<!--")) {
			text = strstr(text, "-->");
			if (text == NULL)
				return NULL;
		} else if (*text == '<' && text[1] != '?' && text[1] != '!') {
			return arena_strndup(a, text + 1, strcspn(text + 1,
			    " \t\r\n/>"));
		}
	}
	return NULL;
}

/*
 * Is it an answer set of HotDocs?  Its first element may have a prefix, and
 * hand-made ones call it Answers; the reader tells what is wrong with those.
 */
static bool
is_answer_set(struct arena *a, const char *text)
{
	const char *name = carrier_first_element(a, text), *colon;

	if (name == NULL)
		return false;
	colon = strchr(name, ':');
	name = carrier_plain_name(a, colon ? colon + 1 : name);
	return str_eq(name, "answerset") || (str_eq(name, "answers") &&
	    strstr(text, "Value>") != NULL && !strstr(text, XML_NAMESPACE));
}

/* A heading, or several of them, with a separator between. */
static bool
is_csv(const struct carrier_in *in)
{
	const struct carrier_names *names;
	size_t n = strcspn(in->data, "\r\n"), item;

	if (n == 0)
		return false;
	if (strcspn(in->data, ",;\t|") < n)
		return true;
	names = carrier_names_of(in->arena, in->catalog, CARRIER_CSV,
	    in->options);
	return n < LIMIT_LINE_BYTES && carrier_names_find(names, in->arena,
	    arena_strndup(in->arena, in->data, n), &item) != NULL;
}

/* ---- reading ---- */

static void
note_kind(const struct carrier_in *in, enum carrier_kind kind)
{
	if (in->report != NULL)
		in->report->kind = kind;
}

static struct answers *
read_json(const struct carrier_in *in)
{
	const struct json *root = json_read(in->arena, in->diags, in->file,
	    in->data, in->len);

	if (root == NULL)
		return NULL;
	if (root->kind == JSON_ARRAY) {
		diag_add(in->diags, DIAG_UNKNOWN_CARRIER, root->pos,
		    "write each { } in one line, without [ ] and commas "
		    "between, for 'movant batch'", "this is a list, and "
		    "answers are one { } for each client");
		return NULL;
	}
	if (carrier_is_a2j(root)) {
		note_kind(in, CARRIER_A2J);
		return carrier_read_a2j(in, root);
	}
	if (carrier_is_docassemble(in, root)) {
		note_kind(in, CARRIER_DOCASSEMBLE);
		return carrier_read_docassemble(in, root);
	}
	note_kind(in, CARRIER_JSON);
	return answers_take_json(in->arena, in->diags, in->file, root);
}

/* Of our own carriers every name is what it is. */
static void
note_own(const struct carrier_in *in, const struct answers *as)
{
	const struct answers_list *list;
	const struct answers_kept *k;
	const struct answer *an;

	if (as == NULL || in->report == NULL || in->report->notes.n > 0)
		return;
	for (size_t i = 0; (an = answers_at(as, i)) != NULL; i++)
		carrier_tell(in->report, in->arena, CARRIER_MAPPED, an->name,
		    an->name, NULL);
	for (size_t i = 0; (list = answers_list_at(as, i)) != NULL; i++)
		carrier_tell(in->report, in->arena, CARRIER_MAPPED, list->name,
		    list->name, NULL);
	for (size_t i = 0; (k = answers_kept_at(as, i)) != NULL; i++)
		carrier_tell(in->report, in->arena, CARRIER_KEPT, k->name,
		    NULL, "another program's, kept");
}

static struct answers *
read_xml(const struct carrier_in *in, const char *at)
{
	struct answers *as;

	if (is_answer_set(in->arena, at)) {
		note_kind(in, CARRIER_ANX);
		return carrier_read_anx(in);
	}
	note_kind(in, CARRIER_XML);
	as = answers_read_xml(in->arena, in->diags, in->file, in->data,
	    in->len);
	note_own(in, as);
	return as;
}

static struct answers *
read_text(const struct carrier_in *in)
{
	const char *at = in->data + strspn(in->data, " \t\r\n");

	if (carrier_foreign_file(in))
		return NULL;
	if (*at == '<')
		return read_xml(in, at);
	if (*at == '{' || *at == '[') {
		struct answers *as = read_json(in);

		if (in->report == NULL || in->report->kind == CARRIER_JSON)
			note_own(in, as);
		return as;
	}
	if (is_csv(in)) {
		note_kind(in, CARRIER_CSV);
		return carrier_read_csv(in);
	}
	return answers_read(in->arena, in->diags, in->file, in->data, in->len);
}

/* Messages of a text that begins in line n of its file. */
static void
move_lines(struct diags *to, const struct diags *from, unsigned by)
{
	for (size_t i = 0; i < diags_length(from); i++) {
		const struct diag *d = diags_at(from, i);
		struct pos pos = d->pos;

		if (pos.line > 0)
			pos.line += by;
		diag_add(to, d->code, pos, d->hint, "%s", d->message);
	}
}

static void
move_answers(const struct answers *as, unsigned by)
{
	const struct answers_list *list;
	const struct answer *an;

	for (size_t i = 0; (an = answers_at(as, i)) != NULL; i++) {
		((struct answer *)an)->pos.line += by;
		((struct answer *)an)->name_pos.line += by;
	}
	for (size_t i = 0; (list = answers_list_at(as, i)) != NULL; i++)
		for (size_t k = 0; k < list->n; k++)
			for (size_t m = 0; m < list->items[k]->n; m++) {
				list->items[k]->members[m].pos.line += by;
				list->items[k]->members[m].name_pos.line += by;
			}
}

struct answers *
carrier_read(struct arena *a, struct diags *d, const struct form_catalog *c,
    const char *file, const char *data, size_t len,
    const struct carrier_options *o, struct carrier_report *r)
{
	static const struct carrier_options plain;
	struct carrier_in in = { a, d, c, file, data, len, o ? o : &plain, r,
	    false };
	struct answers *as;

	if (len > LIMIT_FILE_BYTES) {
		diag_add(d, DIAG_TOO_LARGE, (struct pos){ file, 0, 0 },
		    "split the file in two", "the file is larger than %u MiB",
		    LIMIT_FILE_BYTES >> 20);
		return NULL;
	}
	in.data = decoded(&in, &in.len);
	if (!carrier_unpack(&in))
		return NULL;
	if (in.options->line < 2)
		return read_text(&in);
	in.diags = diags_new(a);
	as = read_text(&in);
	move_lines(d, in.diags, in.options->line - 1);
	if (as != NULL)
		move_answers(as, in.options->line - 1);
	return as;
}
