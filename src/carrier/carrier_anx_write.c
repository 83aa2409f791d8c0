/* HotDocs answer files, written. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/str.h"
#include "carrier/carrier_int.h"
#include "xml/xml.h"

static void
escape(struct buf *b, const char *s, bool attribute)
{
	for (; *s != '\0'; s++) {
		const char *e = *s == '&' ? "&amp;" : *s == '<' ? "&lt;" :
		    *s == '>' ? "&gt;" : *s == '"' ? "&quot;" : NULL;

		if (e != NULL)
			buf_str(b, e);
		else if (attribute && (*s == '\n' || *s == '\t'))
			buf_printf(b, "&#%d;", *s);
		else
			buf_char(b, *s);
	}
}

/* HotDocs writes a backslash in a name as its number. */
void
carrier_anx_open(const struct carrier_out *o, const char *name)
{
	buf_str(o->out, "\t<Answer name=\"");
	for (const char *s = name; *s != '\0'; s++) {
		char one[2] = { *s, '\0' };

		if (*s == '\\')
			buf_str(o->out, "\\5C");
		else
			escape(o->out, one, true);
	}
	buf_str(o->out, "\">");
}

void
carrier_anx_close(const struct carrier_out *o)
{
	buf_str(o->out, "</Answer>\n");
}

static bool
numeric(const char *s)
{
	size_t n = strspn(s, "0123456789"), m;

	if (n == 0 || n > 12)
		return false;
	if (s[n] == '\0')
		return true;
	m = strspn(s + n + 1, "0123456789");
	return s[n] == '.' && m > 0 && m < 4 && s[n + 1 + m] == '\0';
}

static const char *
kind_of(const struct form_field *f, const char *text)
{
	switch (f->type) {
	case FORM_TYPE_YES_NO:
		return text == NULL || str_has_word("yes no", text) ?
		    "TFValue" : "TextValue";
	case FORM_TYPE_CHOICE:
		return "MCValue";
	case FORM_TYPE_NUMBER:
	case FORM_TYPE_MONEY:
		return text == NULL || numeric(text) ? "NumValue" : "TextValue";
	case FORM_TYPE_DATE:
		return text == NULL || date_parse(text) != DATE_NONE ?
		    "DateValue" : "TextValue";
	default:
		return "TextValue";
	}
}

static void
write_value(const struct carrier_out *o, const struct form_field *f,
    const char *text)
{
	const char *kind = kind_of(f, text);
	struct date_ymd d;

	if (text == NULL) {
		buf_printf(o->out, "<%s %s=\"true\"/>", kind,
		    o->options->a2j ? "UNANS" : "unans");
		return;
	}
	buf_printf(o->out, "<%s>", kind);
	if (str_eq(kind, "DateValue")) {
		d = date_to_ymd(date_parse(text));
		buf_printf(o->out, "%d/%d/%d", d.day, d.month, d.year);
	} else if (str_eq(kind, "TFValue")) {
		buf_str(o->out, str_eq(text, "yes") ? "true" : "false");
	} else if (str_eq(kind, "MCValue")) {
		buf_str(o->out, "<SelValue>");
		escape(o->out, text, false);
		buf_str(o->out, "</SelValue>");
	} else {
		escape(o->out, text, false);
	}
	buf_printf(o->out, "</%s>", kind);
}

static void
write_list(const struct carrier_out *o, const struct answers_list *list,
    const struct form_list *fl)
{
	carrier_anx_open(o, carrier_names_count(o->arena, fl, CARRIER_ANX));
	buf_printf(o->out, "<NumValue>%zu</NumValue>", list->n);
	carrier_anx_close(o);
	for (size_t m = 0; m < fl->members.n; m++) {
		const struct form_field *f = fl->members.entries[m].value;

		if (!carrier_any(o, list, f))
			continue;
		carrier_anx_open(o, carrier_names_write(o->arena, f, o->options->a2j
		    ? CARRIER_A2J : CARRIER_ANX, o->filer));
		buf_str(o->out, "<RptValue>");
		for (size_t i = 0; i < list->n; i++)
			write_value(o, f, carrier_text_of(o, answers_member(
			    list->items[i], f->name), f));
		/* HotDocs ends each with an unanswered one. */
		if (!o->options->a2j)
			write_value(o, f, NULL);
		buf_str(o->out, "</RptValue>");
		carrier_anx_close(o);
	}
}

/* What was kept may come from a file that somebody has edited since. */
static void
write_kept(const struct carrier_out *o, const struct answers_kept *k)
{
	const struct xml_node *root;

	if (str_eq(k->name, "@title"))
		return;
	if (str_eq(k->carrier, "a2j")) {
		bool done = carrier_kept_to_anx(o, k);

		carrier_tell(o->report, o->arena, done ? CARRIER_KEPT :
		    CARRIER_DROPPED, k->name, done ? k->name : NULL, done ?
		    NULL : "HotDocs has no such kind of answer");
		return;
	}
	root = xml_read_plain(o->arena, diags_new(o->arena), NULL, k->text,
	    strlen(k->text));
	if (root == NULL || !str_eq(root->name, "Answer") ||
	    strstr(k->text, "<!DOCTYPE") != NULL || k->text[0] != '<' ||
	    str_starts(k->text, "<?")) {
		carrier_tell(o->report, o->arena, CARRIER_DROPPED, k->name,
		    NULL, "what was kept is no answer of HotDocs");
		return;
	}
	buf_printf(o->out, "\t%s\n", k->text);
	carrier_tell(o->report, o->arena, CARRIER_KEPT, k->name, k->name,
	    NULL);
}

static const char *
title_of(const struct answers *as)
{
	const struct answers_kept *k;

	for (size_t i = 0; (k = answers_kept_at(as, i)) != NULL; i++)
		if (str_eq(k->carrier, "anx") && str_eq(k->name, "@title"))
			return k->text;
	return "";
}

bool
carrier_write_anx(const struct carrier_out *o)
{
	const struct form_dictionary *dict = o->catalog->dictionary;
	enum carrier_kind names = o->options->a2j ? CARRIER_A2J : CARRIER_ANX;
	const struct answers_list *list;
	const struct answers_kept *k;
	const struct answer *an;

	buf_str(o->out, "<?xml version=\"1.0\" encoding=\"UTF-8\" "
	    "standalone=\"yes\"?>\n" CARRIER_ANX_MARK "\n<AnswerSet title=\"");
	escape(o->out, title_of(o->answers), true);
	buf_str(o->out, "\" version=\"1.1\">\n");
	for (size_t i = 0; (an = answers_at(o->answers, i)) != NULL; i++) {
		const struct form_field *f = form_field(dict, an->name);
		const char *text = carrier_text_of(o, an, f);

		if (text == NULL)
			continue;
		carrier_anx_open(o, carrier_names_write(o->arena, f, names,
		    o->filer));
		write_value(o, f, text);
		carrier_anx_close(o);
	}
	for (size_t i = 0; (list = answers_list_at(o->answers, i)); i++)
		if (form_list(dict, list->name) != NULL)
			write_list(o, list, form_list(dict, list->name));
	for (size_t i = 0; (k = answers_kept_at(o->answers, i)) != NULL; i++)
		if (str_eq(k->carrier, "anx") || str_eq(k->carrier, "a2j"))
			write_kept(o, k);
	buf_str(o->out, "</AnswerSet>\n");
	return true;
}
