/*
 * HotDocs answer files, as HotDocs and A2J Author write them:
 *
 *	<AnswerSet title="" version="1.1">
 *	  <Answer name="Order issued DA"><DateValue>14/3/2025</DateValue></Answer>
 *	  <Answer name="Child name TE"><RptValue>
 *	    <TextValue>Bo</TextValue><TextValue unans="true"/></RptValue></Answer>
 *	</AnswerSet>
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "carrier/carrier_int.h"
#include "xml/xml.h"

struct anx {
	const struct carrier_in *in;
	struct carrier_taker taker;
	const struct carrier_names *names;
	struct map	 seen;		/* plain name -> kind of its value */
	struct carrier_proof proof;
	enum carrier_dates order;
	bool		 doubled;	/* every & is escaped twice */
	bool		 guessed;	/* the order of dates has mattered */
	/* Told once for the file, at the first of them: */
	struct told {
		const char *name;
		struct pos pos;
		size_t	 n;
	}		 inverted, unsaved;
};

static void
count(struct told *t, const char *name, struct pos pos)
{
	if (t->n++ == 0) {
		t->name = name;
		t->pos = pos;
	}
}

/* "'Order title TE'", or "'Order title TE' and 3 others". */
static const char *
those(const struct anx *x, const struct told *t)
{
	if (t->n == 1)
		return arena_printf(x->in->arena, "'%.60s'", t->name);
	return arena_printf(x->in->arena, "'%.60s' and %zu other%s", t->name,
	    t->n - 1, t->n > 2 ? "s" : "");
}

static void
wrong(struct anx *x, struct pos pos, const char *hint, const char *name,
    const char *what)
{
	x->taker.failed = true;
	diag_add(x->in->diags, DIAG_WRONG_SHAPE, pos, hint, "'%.60s' %s",
	    name, what);
}

/* ---- keeping ---- */

static void
escape(struct buf *b, const char *s)
{
	for (; *s != '\0'; s++) {
		const char *e = *s == '&' ? "&amp;" : *s == '<' ? "&lt;" :
		    *s == '>' ? "&gt;" : *s == '"' ? "&quot;" : NULL;

		if (e != NULL)
			buf_str(b, e);
		else
			buf_char(b, *s);
	}
}

/* xml_read has bounded the depth. */
static void
write_node(struct buf *b, const struct xml_node *n)
{
	if (n->name == NULL) {
		escape(b, n->text);
		return;
	}
	buf_printf(b, "<%s", n->name);
	for (size_t i = 0; i < n->nattrs; i++) {
		buf_printf(b, " %s=\"", n->attrs[i].name);
		escape(b, n->attrs[i].value);
		buf_char(b, '"');
	}
	if (n->first == NULL) {
		buf_str(b, "/>");
		return;
	}
	buf_char(b, '>');
	for (const struct xml_node *c = n->first; c != NULL; c = c->next)
		write_node(b, c);
	buf_printf(b, "</%s>", n->name);
}

static void
keep(struct anx *x, const struct xml_node *answer, const char *name,
    const char *why)
{
	struct buf b = { 0 };

	write_node(&b, answer);
	carrier_keep(&x->taker, "anx", name, b.data, answer->pos, why);
	buf_free(&b);
}

/* ---- values ---- */

static bool
same_letters(const char *x, const char *small)
{
	for (; *small != '\0'; x++, small++)
		if (*x != *small && *x - 'A' + 'a' != *small)
			return false;
	return *x == '\0';
}

/* A2J Author writes UNANS="true", and others True. */
static bool
truth(const struct xml_node *n, const char *attr, const char *want)
{
	for (size_t i = 0; i < n->nattrs; i++)
		if (same_letters(n->attrs[i].name, attr) &&
		    same_letters(n->attrs[i].value, want))
			return true;
	return false;
}

static char *
body(const struct anx *x, const struct xml_node *n)
{
	char *text = xml_text_raw(x->in->arena, n);

	return x->doubled ? carrier_unescape(x->in->arena, text) : text;
}

/* The choices that were made; *n of them. */
static const char *
selected(const struct anx *x, const struct xml_node *mc, size_t *n)
{
	struct buf b = { 0 };
	const char *text;

	*n = 0;
	for (const struct xml_node *c = xml_child(mc); c; c = xml_next(c)) {
		char *one = body(x, c);

		if (one[strspn(one, " \t\n")] == '\0' ||
		    truth(c, "unans", "true"))
			continue;
		if ((*n)++ > 0)
			buf_str(&b, ", ");
		buf_str(&b, one);
	}
	if (xml_child(mc) == NULL)
		buf_str(&b, body(x, mc));
	text = b.len ? buf_copy(&b, x->in->arena) : NULL;
	buf_free(&b);
	return text;
}

static const char *
date_text(struct anx *x, const char *text, struct pos pos)
{
	struct carrier_date date;
	const char *iso;

	if (!carrier_date_parse(text, &date))
		return text;
	iso = carrier_date_iso(x->in->arena, &date, x->order);
	if (date.first != date.second)
		x->guessed = true;
	if (iso != NULL)
		return iso;
	x->taker.failed = true;
	diag_add(x->in->diags, DIAG_BAD_DATE, pos, x->order ==
	    CARRIER_DATES_MDY ? "dates are read as month/day/year" :
	    "dates are read as day/month/year; --anx-dates mdy reads them "
	    "the other way", "'%d/%d/%d' is no date that exists", date.first,
	    date.second, date.year);
	return NULL;
}

/* The text of one value for a field, NULL when it is unanswered. */
static const char *
scalar(struct anx *x, const struct xml_node *v, const struct form_field *f)
{
	const char *text;
	size_t n = 0;

	if (truth(v, "unans", "true"))
		return NULL;
	text = str_eq(v->name, "MCValue") ? selected(x, v, &n) : body(x, v);
	if (n > 1 && f->type == FORM_TYPE_CHOICE) {
		x->taker.failed = true;
		diag_add(x->in->diags, DIAG_WRONG_TYPE, v->pos,
		    "leave one of them selected", "'%s' has more than one "
		    "choice", f->name);
	}
	if (text == NULL || text[strspn(text, " \t\n")] == '\0')
		return NULL;
	if (f->type == FORM_TYPE_DATE)
		return date_text(x, text, v->pos);
	if (str_eq(v->name, "TFValue"))
		return carrier_yes_no(x->in->arena, text) < 0 ? text :
		    carrier_yes_no(x->in->arena, text) ? "yes" : "no";
	return text;
}

static void
leaves(struct anx *x, const struct xml_node *rpt, struct vec *out)
{
	for (const struct xml_node *c = xml_child(rpt); c; c = xml_next(c)) {
		if (str_eq(c->name, "RptValue"))
			leaves(x, c, out);
		else
			vec_push(out, x->in->arena, c);
	}
}

/* A repeated value for an answer that is given once. */
static void
take_repeated(struct anx *x, const struct xml_node *answer, const char *name,
    const struct carrier_target *to, const struct vec *values)
{
	const struct xml_node *only = NULL;

	for (size_t i = 0; i < values->n; i++) {
		if (scalar(x, values->at[i], to->field) == NULL)
			continue;
		if (only != NULL) {
			diag_add(x->in->diags, DIAG_NOT_TAKEN, answer->pos,
			    "write it once", "'%s' is repeated, and '%s' is "
			    "asked once", name, to->field->name);
			keep(x, answer, name, "it is repeated");
			return;
		}
		only = values->at[i];
	}
	if (only != NULL)
		carrier_give(&x->taker, name, to, 0, scalar(x, only,
		    to->field), answer->pos, only->pos);
}

static void
take_value(struct anx *x, const struct xml_node *answer, const char *name,
    const struct carrier_target *to, const struct xml_node *v)
{
	struct vec values = { 0 };

	if (!str_eq(v->name, "RptValue")) {
		if (to->part == PART_COUNT)
			carrier_give(&x->taker, name, to, 0, truth(v, "unans",
			    "true") ? NULL : body(x, v), answer->pos, v->pos);
		else
			carrier_give(&x->taker, name, to, to->list ? 1 : 0,
			    scalar(x, v, to->field), answer->pos, v->pos);
		return;
	}
	leaves(x, v, &values);
	if (to->field == NULL || to->list == NULL) {
		if (to->field != NULL)
			take_repeated(x, answer, name, to, &values);
		return;
	}
	if (values.n == 0)
		carrier_give(&x->taker, name, to, 1, NULL, answer->pos, v->pos);
	for (size_t i = 0; i < values.n; i++) {
		const struct xml_node *one = values.at[i];

		carrier_give(&x->taker, name, to, i + 1, scalar(x, one,
		    to->field), answer->pos, one->pos);
	}
}

/* ---- answers ---- */

/* "\5C" is a backslash in a name. */
static char *
answer_name(struct arena *a, const char *written)
{
	char *name = str_trim(a, written), *to = name;

	for (const char *s = name; *s != '\0'; s++) {
		int code = -1;

		if (*s == '\\' && str_hex(s[1]) >= 0 && str_hex(s[2]) >= 0)
			code = str_hex(s[1]) * 16 + str_hex(s[2]);
		if (code == '\\' || code == '\t' || code == '\n' ||
		    code == '\r') {
			*to++ = code == '\\' ? '\\' : ' ';
			s += 2;
		} else {
			*to++ = *s;
		}
	}
	*to = '\0';
	return name;
}

/*
 * What kinds of value there are; those without an equal here are kept.  The last
 * three are A2J Author's for a variable whose type it does not know.
 */
static bool
usable(const char *kind)
{
	return str_has_word("TextValue NumValue DateValue TFValue MCValue "
	    "RptValue", kind) || str_has_word("Text OtherValue Unknown", kind);
}

static bool
check_shape(struct anx *x, const struct xml_node *answer, const char *name,
    const struct xml_node *v)
{
	const struct xml_node *one = str_eq(v->name, "RptValue") ?
	    xml_child(v) : v;

	if (one != NULL && str_eq(one->name, "SelValue") &&
	    xml_child(one) != NULL) {
		x->taker.failed = true;
		count(&x->inverted, name, one->pos);
		return false;
	}
	if (xml_next(v) != NULL) {
		wrong(x, answer->pos, "an Answer holds exactly one value",
		    name, "holds more than one value");
		return false;
	}
	return true;
}

/* HotDocs drops such answers when it saves; its own begin with a bracket. */
static bool
unsaved(struct anx *x, const struct xml_node *answer, const char *name)
{
	bool said = truth(answer, "save", "false");

	if (x->in->options->confidential || (!said && (*name != '(' ||
	    truth(answer, "save", "true"))))
		return false;
	if (said)
		count(&x->unsaved, name, answer->pos);
	carrier_tell(x->taker.report, x->in->arena, CARRIER_DROPPED, name,
	    NULL, "it says that it must not be saved");
	return true;
}

static void
take_answer(struct anx *x, const struct xml_node *answer)
{
	struct arena *a = x->in->arena;
	const char *written = xml_value(answer, "name"), *name, *plain;
	const struct xml_node *v = xml_child(answer);
	const struct carrier_target *to;
	const char *kind;
	size_t item;

	if (written == NULL || *(name = answer_name(a, written)) == '\0') {
		wrong(x, answer->pos, "write <Answer name=\"...\">", "Answer",
		    "has no name");
		return;
	}
	if (v == NULL || !check_shape(x, answer, name, v))
		return;
	if (unsaved(x, answer, name))
		return;
	to = carrier_names_find(x->names, a, name, &item);
	plain = carrier_plain_name(a, name);
	kind = map_find(&x->seen, plain);
	if (to == NULL || !usable(v->name) || (kind != NULL &&
	    !str_eq(kind, v->name))) {
		const char *why = to == NULL ? "no field has this name" :
		    kind != NULL ? "the name has come with another type" :
		    "there is no such kind of answer here";

		keep(x, answer, name, why);
		if (to != NULL && !truth(v, "unans", "true"))
			diag_add(x->in->diags, DIAG_NOT_TAKEN, v->pos, "look "
			    "at this answer; it is kept for HotDocs only",
			    "'%.60s' is not used: %s", name, why);
		return;
	}
	map_put(&x->seen, a, plain, v->name);
	take_value(x, answer, name, to, v);
}

/* ---- the file ---- */

static void
prove(struct anx *x, const struct xml_node *n)
{
	for (const struct xml_node *c = xml_child(n); c; c = xml_next(c)) {
		if (str_eq(c->name, "DateValue") &&
		    !truth(c, "unans", "true"))
			carrier_prove(&x->proof, xml_text_raw(x->in->arena, c),
			    c->pos);
		prove(x, c);
	}
}

static bool
choose_order(struct anx *x)
{
	const struct carrier_proof *p = &x->proof;

	x->order = x->in->options->anx_dates;
	if (x->order != CARRIER_DATES_PROVE)
		return true;
	x->order = CARRIER_DATES_DMY;
	if (p->month_first == 0)
		return true;
	if (p->day_first > 0) {
		diag_add(x->in->diags, DIAG_DATE_ORDER, p->month_pos,
		    "write all of them as day/month/year", "the month comes "
		    "first in this date, and the day in that of line %u",
		    p->day_pos.line);
		return false;
	}
	x->order = CARRIER_DATES_MDY;
	diag_add(x->in->diags, DIAG_DATE_GUESS, p->month_pos,
	    "--anx-dates mdy says that this is right", "this date is "
	    "month/day/year, so all are read so; HotDocs writes day/month/year");
	return true;
}

static void
tell_order(struct anx *x, bool own)
{
	const struct carrier_proof *p = &x->proof;

	if (own || !x->guessed || p->day_first > 0 || p->month_first > 0 ||
	    x->in->options->anx_dates != CARRIER_DATES_PROVE)
		return;
	diag_add(x->in->diags, DIAG_DATE_GUESS, p->first,
	    "look at the dates; --anx-dates mdy reads them the other way",
	    "nothing tells whether the month or the day comes first; dates are "
	    "read as day/month/year");
}

static void
tell_counted(const struct anx *x)
{
	const struct carrier_proof *p = &x->proof;

	if (x->inverted.n > 0)
		diag_add(x->in->diags, DIAG_WRONG_SHAPE, x->inverted.pos,
		    "an old A2J Author wrote so; save the answers with a new "
		    "one",
		    "%s: SelValue stands around MCValue, and belongs inside",
		    those(x, &x->inverted));
	if (x->unsaved.n > 0)
		diag_add(x->in->diags, DIAG_NOT_TAKEN, x->unsaved.pos,
		    "--include-confidential reads what must not be saved",
		    "%s: not used, as save=\"false\" says that HotDocs must "
		    "not save it", those(x, &x->unsaved));
	if (p->short_years > 0)
		diag_add(x->in->diags, DIAG_DATE_GUESS, p->short_pos,
		    "write the years with four digits",
		    "years of two digits are read as 1969 to 2068");
}

/* Is every '&' the beginning of "&amp;" before what looks like a reference? */
static bool
doubled(const char *data)
{
	static const char *const tails[] = { "amp;", "lt;", "gt;", "quot;",
	    "apos;", "#39;" };
	size_t n = 0;

	for (const char *p = data; (p = strchr(p, '&')) != NULL; p++, n++) {
		size_t i = 0;

		if (!str_starts(p, "&amp;"))
			return false;
		while (i < 6 && !str_starts(p + 5, tails[i]))
			i++;
		if (i == 6)
			return false;
	}
	return n > 0;
}

static void
begin(struct anx *x, const struct xml_node *root, bool own)
{
	const struct carrier_in *in = x->in;
	const char *title = xml_value(root, "title");

	carrier_taker_begin(&x->taker, in->arena, in->diags, in->catalog,
	    in->file, in->report);
	x->taker.nested = true;
	x->names = carrier_names_of(in->arena, in->catalog, CARRIER_ANX,
	    in->options);
	if (title != NULL && *title != '\0' && !answers_keep(x->taker.answers,
	    in->diags, "anx", "@title", title, root->pos))
		x->taker.failed = true;
	x->doubled = !own && doubled(in->data);
	if (x->doubled)
		diag_add(in->diags, DIAG_DOUBLE_ESCAPE, root->pos,
		    "look at texts with & < > in them",
		    "every '&' of the file is escaped twice; it was undone");
}

struct answers *
carrier_read_anx(const struct carrier_in *in)
{
	struct anx x = { .in = in };
	struct xml_node *root = xml_read_plain(in->arena, in->diags, in->file,
	    in->data, in->len);
	const char *mark = strstr(in->data, CARRIER_ANX_MARK);
	bool own = mark != NULL && mark - in->data < 200;

	if (root == NULL)
		return NULL;
	begin(&x, root, own);
	if (!str_eq(root->name, "AnswerSet")) {
		wrong(&x, root->pos, "write the answers again with HotDocs or "
		    "A2J Author, as an answer file", root->name, "is the first "
		    "element, and 'AnswerSet' should be");
		return NULL;
	}
	prove(&x, root);
	if (!choose_order(&x))
		return NULL;
	for (const struct xml_node *c = root->first; c != NULL; c = c->next) {
		if (c->name == NULL) {
			if (c->text[strspn(c->text, " \t\n")] != '\0')
				wrong(&x, c->pos, "values stand inside Answer",
				    "AnswerSet", "holds text of its own");
		} else if (str_eq(c->name, "Answer")) {
			take_answer(&x, c);
		} else {
			wrong(&x, c->pos, "an answer set holds Answer only",
			    c->name, "may not stand in 'AnswerSet'");
		}
	}
	tell_order(&x, own);
	tell_counted(&x);
	return carrier_taken(&x.taker);
}
