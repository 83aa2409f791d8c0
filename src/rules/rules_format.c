/* Values and inline content as text for people. */
#include <string.h>

#include "base/arena.h"
#include "base/audience.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/limits.h"
#include "base/str.h"
#include "base/utf8.h"
#include "rules/rules_int.h"

static char *
from_buf(struct arena *a, struct buf *b)
{
	char *out = b->len > 0 ? buf_copy(b, a) : arena_strdup(a, "");

	buf_free(b);
	return out;
}

/* ---- one formatter a type ---- */

static char *
one_line(struct arena *a, const struct form_field *f, const char *text,
    enum lang lang)
{
	(void)f;
	(void)lang;
	return str_fold(a, text);
}

static char *
date_text(struct arena *a, const struct form_field *f, const char *text,
    enum lang lang)
{
	int32_t day = date_parse(text);

	return day == DATE_NONE ? one_line(a, f, text, lang) :
	    date_in(a, day, lang);
}

static char *
time_text(struct arena *a, const struct form_field *f, const char *text,
    enum lang lang)
{
	int h, m;

	if (!rules_time(text, &h, &m))
		return one_line(a, f, text, lang);
	if (m == 0 && h % 12 == 0)
		return arena_strdup(a, lang_say(lang, h == 0 ?
		    "12:00 midnight" : "12:00 noon"));
	return arena_printf(a, "%d:%02d %s", h % 12 == 0 ? 12 : h % 12, m,
	    lang_say(lang, h < 12 ? "a.m." : "p.m."));
}

static char *
choice_text(struct arena *a, const struct form_field *f, const char *text,
    enum lang lang)
{
	return str_fold(a, form_choice_label(f, text, lang));
}

static char *
money_text(struct arena *a, const struct form_field *f, const char *text,
    enum lang lang)
{
	struct buf b = { 0 };
	int64_t cents;
	char *whole;
	size_t n;

	if (!rules_money(text, &cents))
		return one_line(a, f, text, lang);
	whole = arena_printf(a, "%lld", (long long)(cents / 100));
	n = strlen(whole);
	buf_char(&b, '$');
	for (size_t i = 0; i < n; i++) {
		if (i > 0 && (n - i) % 3 == 0)
			buf_char(&b, ',');
		buf_char(&b, whole[i]);
	}
	buf_printf(&b, ".%02d", (int)(cents % 100));
	return from_buf(a, &b);
}

/* Lines of an address, with a comma between them unless one is there. */
static char *
address_text(struct arena *a, const struct form_field *f, const char *text,
    enum lang lang)
{
	struct buf b = { 0 };

	(void)f;
	(void)lang;
	while (*text != '\0') {
		size_t n = strcspn(text, "\r\n");
		char *line = str_fold(a, arena_strndup(a, text, n));

		if (*line != '\0') {
			if (b.len > 0 && b.data[b.len - 1] != ',')
				buf_char(&b, ',');
			if (b.len > 0)
				buf_char(&b, ' ');
			buf_str(&b, line);
		}
		text += n;
		text += strspn(text, "\r\n");
	}
	return from_buf(a, &b);
}

static char *(*const formats[FORM_TYPE_COUNT])(struct arena *,
    const struct form_field *, const char *, enum lang) = {
	[FORM_TYPE_TEXT] = one_line,
	[FORM_TYPE_LONG_TEXT] = one_line,
	[FORM_TYPE_NAME] = one_line,
	[FORM_TYPE_DATE] = date_text,
	[FORM_TYPE_TIME] = time_text,
	[FORM_TYPE_YES_NO] = one_line,
	[FORM_TYPE_CHOICE] = choice_text,
	[FORM_TYPE_NUMBER] = one_line,
	[FORM_TYPE_MONEY] = money_text,
	[FORM_TYPE_PHONE] = one_line,
	[FORM_TYPE_EMAIL] = one_line,
	[FORM_TYPE_ADDRESS] = address_text,
};

/* ---- values ---- */

char *
rules_initials(struct arena *a, const char *name)
{
	struct buf b = { 0 };

	while (*name != '\0') {
		bool done = false;

		while (*name != '\0' && !str_space(*name)) {
			const char *at = name;
			uint32_t c = utf8_next(&name);

			if (done || !utf8_letter(c))
				continue;
			if (b.len > 0)
				buf_char(&b, ' ');
			buf_str(&b, utf8_upper(a, arena_strndup(a, at,
			    (size_t)(name - at))));
			buf_char(&b, '.');
			done = true;
		}
		while (str_space(*name))
			name++;
	}
	/* A name without a letter still must not be printed. */
	if (b.len == 0)
		buf_str(&b, "(initials)");
	return from_buf(a, &b);
}

/* May these readers see a child's full name? */
static bool
private_readers(unsigned readers)
{
	return readers != 0 &&
	    (readers & ~(unsigned)(AUDIENCE_SELF | AUDIENCE_SEALED)) == 0;
}

char *
rules_format(struct arena *a, const struct rules_value *v, enum form_as as,
    unsigned readers, enum lang lang)
{
	const struct form_field *f = v->field;
	int32_t day;
	char *text;

	if (v->text == NULL)
		return NULL;
	if (f == NULL)
		return as == FORM_AS_UPPER ? utf8_upper(a, v->text) :
		    arena_strdup(a, v->text);
	if (as == FORM_AS_INITIALS || (f->minor && !private_readers(readers))) {
		text = rules_initials(a, v->text);
		return as == FORM_AS_UPPER ? utf8_upper(a, text) : text;
	}
	day = f->type == FORM_TYPE_DATE ? date_parse(v->text) : DATE_NONE;
	switch (as) {
	case FORM_AS_RAW:
	case FORM_AS_LINES:
		return arena_strdup(a, v->text);
	case FORM_AS_ISO:
		return day == DATE_NONE ? arena_strdup(a, v->text) :
		    date_iso(a, day);
	case FORM_AS_YEAR:
		return day == DATE_NONE ? arena_strdup(a, v->text) :
		    arena_printf(a, "%d", date_to_ymd(day).year);
	case FORM_AS_UPPER:
		return utf8_upper(a, formats[f->type](a, f, v->text, lang));
	default:
		return formats[f->type](a, f, v->text, lang);
	}
}

/* ---- inline content ---- */

struct writer {
	const struct rules *rules;
	unsigned	 readers;
	int		 depth;
	struct buf	 out;
	const struct answers_item *item;	/* of the enclosing for-each */
	const char	*list;
	size_t		 index;
	enum lang	 lang;		/* of the line: values follow it */
};

static void write_nodes(struct writer *, const struct form_node *);
static bool room(struct writer *, struct pos);

static void
write_value(struct writer *w, const struct form_node *n)
{
	struct rules_value v = rules_value_at(w->rules, &n->ref, w->item,
	    w->list, w->index, w->depth);
	char *text = NULL;

	/* Nobody is told a value here that is not theirs to see. */
	if ((w->readers & ~v.audience) == 0)
		text = rules_format(w->rules->arena, &v, n->as, w->readers,
		    w->lang);
	buf_str(&w->out, text != NULL ? text : "____");
}

static void
write_choose(struct writer *w, const struct form_node *n)
{
	struct vec blanks = { 0 };

	n = rules_choose_at(w->rules, n, w->item, &blanks, w->depth);
	if (n != NULL)
		write_nodes(w, n->first);
}

static void
write_each(struct writer *w, const struct form_node *n)
{
	const struct answers_list *l =
	    answers_list_find(w->rules->answers, n->list->name);
	struct writer outer = *w;
	struct buf places = { 0 };
	const size_t *order;

	/* To bring them into order costs a look at each. */
	for (size_t i = 0; n->by != NULL && l != NULL && i < l->n; i++)
		if (!room(w, n->pos))
			return;
	order = l != NULL ? rules_order(&places, l, n->by) : NULL;
	for (size_t i = 0; l != NULL && i < l->n; i++) {
		size_t at = order != NULL ? order[i] : i;

		w->item = l->items[at];
		w->list = l->name;
		w->index = at + 1;
		write_nodes(w, n->first);
	}
	w->item = outer.item;
	w->list = outer.list;
	w->index = outer.index;
	buf_free(&places);
}

static void
write_node(struct writer *w, const struct form_node *n)
{
	switch (n->kind) {
	case FORM_TEXT:
		buf_str(&w->out, n->text);
		break;
	case FORM_VALUE:
	case FORM_PARAS:
		write_value(w, n);
		break;
	case FORM_BLANK:
		buf_str(&w->out, "____");
		break;
	case FORM_BREAK:
		buf_char(&w->out, ' ');
		break;
	case FORM_NUMBER:
		buf_printf(&w->out, "%zu", w->index);
		break;
	case FORM_IF:
		if (rules_verdict_at(w->rules, n->expr, w->item, NULL,
		    w->depth) == VERDICT_YES)
			write_nodes(w, n->first);
		break;
	case FORM_CHOOSE:
		write_choose(w, n);
		break;
	case FORM_FOR_EACH:
		write_each(w, n);
		break;
	case FORM_USE:
		if (n->part != NULL && w->depth <= RULES_DEPTH) {
			w->depth++;
			write_nodes(w, n->part->body);
			w->depth--;
		}
		break;
	default:
		write_nodes(w, n->first);
		break;
	}
}

/* Parts that use parts, and facts that print facts, multiply. */
static bool
room(struct writer *w, struct pos pos)
{
	size_t *visits = w->rules->visits;

	if (++*visits < LIMIT_VISITS)
		return true;
	if (*visits == LIMIT_VISITS)
		diag_add(w->rules->diags, DIAG_TOO_MANY, pos, "look for parts "
		    "that use parts many times, or shorten the lists",
		    "this text is made of more than %d pieces", LIMIT_VISITS);
	*visits = LIMIT_VISITS;
	return false;
}

static void
write_nodes(struct writer *w, const struct form_node *n)
{
	const struct form_node *list = form_in(n, w->rules->lang);
	enum lang lang = w->lang;

	if (list != n)
		w->lang = LANG_ES;
	for (n = list; n != NULL && room(w, n->pos); n = n->next)
		write_node(w, n);
	w->lang = lang;
}

static char *
write_text(struct writer *w, const struct form_node *n)
{
	char *out;

	write_nodes(w, n);
	out = str_fold(w->rules->arena, w->out.len > 0 ? w->out.data : "");
	buf_free(&w->out);
	return out;
}

char *
rules_text_at(const struct rules *r, const struct form_node *n,
    unsigned readers, int depth)
{
	struct writer w = { .rules = r, .readers = readers, .depth = depth };

	if (depth > RULES_DEPTH)
		return arena_strdup(r->arena, "____");
	return write_text(&w, n);
}

char *
rules_text(const struct rules *r, const struct form_node *n, unsigned readers)
{
	*r->visits = 0;
	return rules_text_at(r, n, readers, 0);
}

char *
rules_text_nth(const struct rules *r, const struct form_node *n,
    unsigned readers, const char *list, const struct answers_item *item,
    size_t nth)
{
	struct writer w = { .rules = r, .readers = readers, .item = item,
	    .list = list, .index = nth };

	*r->visits = 0;
	return write_text(&w, n);
}
