/* Everything read, one line each, indented: for golden files. */
#include <string.h>

#include "base/arena.h"
#include "base/audience.h"
#include "base/buf.h"
#include "base/date.h"
#include "form/form_int.h"

static const char *const kind_names[FORM_KIND_COUNT] = {
	[FORM_TEXT] = "text", [FORM_VALUE] = "value", [FORM_BLANK] = "blank",
	[FORM_BOLD] = "b", [FORM_ITALIC] = "i", [FORM_SMALL] = "small",
	[FORM_BREAK] = "br", [FORM_NUMBER] = "number",
	[FORM_CAPTION] = "caption", [FORM_CAPTION_FILER] = "filer",
	[FORM_CAPTION_COURT] = "court",
	[FORM_CAPTION_LEFT] = "left", [FORM_CAPTION_RIGHT] = "right",
	[FORM_HEADING] = "heading", [FORM_PARA] = "para",
	[FORM_PARAS] = "paras", [FORM_LIST] = "list", [FORM_ITEM] = "item",
	[FORM_TABLE] = "table", [FORM_ROW] = "row", [FORM_CELL] = "cell",
	[FORM_KEEP] = "keep", [FORM_NOTICE] = "notice",
	[FORM_CHECK] = "check", [FORM_SIGN] = "sign", [FORM_LINES] = "lines",
	[FORM_SPACE] = "space", [FORM_IF] = "if", [FORM_CHOOSE] = "choose",
	[FORM_WHEN] = "when", [FORM_OTHERWISE] = "otherwise",
	[FORM_UNKNOWN] = "unknown", [FORM_FOR_EACH] = "for-each",
	[FORM_USE] = "use",
};

static const char *const as_names[] = {
	"default", "raw", "iso", "initials", "upper", "lines", "year",
};
static const char *const align_names[] = {
	"left", "center", "right", "justify",
};
static const char *const style_names[] = {
	"bullet", "decimal", "alpha", "none",
};
static const char *const gate_names[] = { "refuse", "caution", "choice" };

static void
indent(struct buf *b, int depth)
{
	for (int i = 0; i < depth; i++)
		buf_str(b, "  ");
}

static void
quoted(struct buf *b, const char *key, const char *text)
{
	if (text == NULL)
		return;
	buf_printf(b, " %s\"", key);
	for (; *text != '\0'; text++)
		if (*text == '\n')
			buf_str(b, "\\n");
		else if (*text == '"' || *text == '\\')
			buf_printf(b, "\\%c", *text);
		else
			buf_char(b, *text);
	buf_char(b, '"');
}

static void
readers(struct buf *b, unsigned set)
{
	static const char *const names[] = { "court", "other-party", "self",
	    "sealed" };
	const char *sep = " for=";

	for (int i = 0; i < 4; i++)
		if (set & 1u << i) {
			buf_printf(b, "%s%s", sep, names[i]);
			sep = ",";
		}
}

static void
expr(struct buf *b, const char *key, const struct xml_expr *e)
{
	if (e != NULL)
		quoted(b, key, xml_expr_text(e));
}

static void
text(struct buf *b, const char *key, const struct form_text *t)
{
	quoted(b, key, t->en);
	if (t->es != NULL)
		quoted(b, "es=", t->es);
}

/* ---- content ---- */

static void
flags(struct buf *b, const struct form_node *n)
{
	const struct {
		bool on;
		const char *name;
	} all[] = {
		{ n->number, "number" }, { n->spaced, "spaced" },
		{ n->indent, "indent" }, { n->keep_next, "keep-next" },
		{ n->rules, "rules" }, { n->header, "header" },
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (all[i].on)
			buf_printf(b, " %s", all[i].name);
	if (n->align != 0)
		buf_printf(b, " %s", align_names[n->align]);
	if (n->kind == FORM_LIST)
		buf_printf(b, " %s", style_names[n->list_style]);
	if (n->level != 0)
		buf_printf(b, " level=%d", n->level);
	if (n->count != 0)
		buf_printf(b, " count=%d", (int)n->count);
	if (n->width != 0)
		buf_printf(b, " width=%d", (int)n->width);
	for (size_t i = 0; i < n->ncolumns; i++)
		buf_printf(b, "%s%d", i ? "," : " columns=",
		    (int)n->columns[i]);
}

static void
content(struct buf *b, const struct form_node *n, int depth)
{
	static const char *const refs[] = { "$", "", "$", "$law." };

	for (; n != NULL; n = n->next) {
		indent(b, depth);
		buf_str(b, kind_names[n->kind]);
		quoted(b, "", n->text);
		if (n->ref.name != NULL)
			buf_printf(b, " %s%s", refs[n->ref.kind],
			    n->ref.name);
		if (n->as != FORM_AS_DEFAULT)
			buf_printf(b, " as=%s", as_names[n->as]);
		expr(b, "test=", n->expr);
		if (n->list != NULL)
			buf_printf(b, " $%s", n->list->name);
		if (n->part != NULL)
			buf_printf(b, " %s", n->part->id);
		quoted(b, "label=", n->label);
		flags(b, n);
		buf_char(b, '\n');
		content(b, n->first, depth + 1);
	}
}

static void
named(struct buf *b, const char *name, const struct form_node *n, int depth)
{
	if (n == NULL)
		return;
	indent(b, depth);
	buf_printf(b, "%s\n", name);
	content(b, n, depth + 1);
}

/* ---- dictionary ---- */

static void
field(struct buf *b, const struct form_field *f, int depth)
{
	indent(b, depth);
	buf_printf(b, "field %s %s", f->name, form_type_name(f->type));
	readers(b, f->audience);
	buf_str(b, f->minor ? " minor" : "");
	if (f->follows != NULL)
		buf_printf(b, " follows %s", f->follows);
	text(b, "label=", &f->label);
	text(b, "help=", &f->help);
	quoted(b, "example=", f->example);
	buf_char(b, '\n');
	for (size_t i = 0; i < f->nchoices; i++) {
		indent(b, depth + 1);
		buf_printf(b, "choice %s", f->choices[i].value);
		text(b, "label=", &f->choices[i].label);
		buf_char(b, '\n');
	}
	for (size_t i = 0; i < f->constraints.n; i++) {
		const struct form_constraint *c = f->constraints.at[i];

		indent(b, depth + 1);
		buf_str(b, "constraint");
		expr(b, "test=", c->test);
		quoted(b, "message=", c->message);
		quoted(b, "message-es=", c->message_es);
		quoted(b, "hint=", c->hint);
		quoted(b, "hint-es=", c->hint_es);
		buf_char(b, '\n');
	}
	for (size_t i = 0; i < f->restricts.n; i++) {
		const struct form_restrict *t = f->restricts.at[i];

		indent(b, depth + 1);
		buf_str(b, "restrict");
		readers(b, t->audience);
		expr(b, "unless=", t->unless);
		buf_char(b, '\n');
	}
	for (size_t i = 0; i < f->aliases.n; i++) {
		const struct form_alias *a = f->aliases.at[i];

		indent(b, depth + 1);
		buf_printf(b, "alias %s", a->carrier);
		quoted(b, "", a->name);
		if (a->part != NULL)
			quoted(b, "part=", a->part);
		if (a->filer != NULL)
			quoted(b, "filer=", a->filer);
		buf_char(b, '\n');
	}
}

static void
dictionary(struct buf *b, const struct form_dictionary *d)
{
	buf_printf(b, "dictionary %s\n", d->version);
	for (size_t i = 0; i < d->fields.n; i++)
		field(b, d->fields.entries[i].value, 1);
	for (size_t i = 0; i < d->lists.n; i++) {
		const struct form_list *l = d->lists.entries[i].value;

		buf_printf(b, "  list %s", l->name);
		text(b, "label=", &l->label);
		buf_char(b, '\n');
		for (size_t k = 0; k < l->members.n; k++)
			field(b, l->members.entries[k].value, 2);
	}
	for (size_t i = 0; i < d->computed.n; i++) {
		const struct form_computed *c = d->computed.entries[i].value;

		buf_printf(b, "  computed %s\n", c->name);
		for (size_t k = 0; k < c->ntakes; k++) {
			buf_printf(b, "    take %s", c->takes[k].from);
			expr(b, "when=", c->takes[k].when);
			buf_char(b, '\n');
		}
	}
}

/* ---- filings and law ---- */

static void
ground(struct buf *b, const struct law_scope *s, const struct law_ground *g)
{
	quoted(b, "filing=", s->filing);
	quoted(b, "role=", s->role);
	quoted(b, "order=", s->order);
	if (g->source == NULL)
		return;
	buf_printf(b, " source=%s %s %s", g->source->id,
	    g->confidence == LAW_OFFICIAL ? "official" : "secondary",
	    g->checked);
	quoted(b, "cite=", g->cite);
}

static void
gates(struct buf *b, const struct vec *all)
{
	for (size_t i = 0; i < all->n; i++) {
		const struct form_gate *g = all->at[i];

		buf_printf(b, "  %s %s", gate_names[g->kind], g->id);
		expr(b, "when=", g->when);
		ground(b, &g->scope, &g->ground);
		buf_char(b, '\n');
		named(b, "because", g->because, 2);
		named(b, "instead", g->instead, 2);
	}
}

static void
filing(struct buf *b, const struct form_filing *f)
{
	buf_printf(b, "filing %s %s", f->id, f->version);
	text(b, "title=", &f->title);
	text(b, "summary=", &f->summary);
	buf_char(b, '\n');
	gates(b, &f->gates);
	for (size_t i = 0; i < f->requires.n; i++) {
		const struct form_require *q = f->requires.at[i];

		buf_printf(b, "  require %s", q->name);
		expr(b, "when=", q->when);
		buf_char(b, '\n');
	}
	for (size_t i = 0; i < f->documents.n; i++) {
		const struct form_document *d = f->documents.at[i];

		buf_printf(b, "  document %s", d->id);
		readers(b, d->audience);
		buf_str(b, d->sheet ? " sheet" : "");
		if (d->each != NULL)
			buf_printf(b, " each=$%s", d->each->name);
		expr(b, "when=", d->when);
		if (d->unless_law != NULL)
			buf_printf(b, " unless-law=%s", d->unless_law);
		buf_char(b, '\n');
		named(b, "title", d->title, 2);
		named(b, "short-title", d->short_title, 2);
		content(b, d->body, 2);
	}
}

static void
topic(struct buf *b, const struct law_topic *t)
{
	static const char *const types[] = {
		[LAW_TEXT] = "", [LAW_NUMBER] = " number",
		[LAW_SIZE] = " size", [LAW_WORD] = " word",
		[LAW_PERIOD] = " period",
	};

	buf_printf(b, "  topic %s%s", t->id, types[t->type]);
	if (t->type == LAW_NUMBER || t->type == LAW_SIZE)
		buf_printf(b, " %d to %d", (int)t->least, (int)t->most);
	quoted(b, "words=", t->words);
	if (t->event != NULL)
		buf_printf(b, " %s $%s", t->before ? "before" : "after",
		    t->event);
	if (t->names)
		buf_str(b, " names");
	if (t->cautious)
		buf_str(b, " cautious");
}

static void
pack(struct buf *b, const struct law_pack *p)
{
	buf_printf(b, "pack %s %s", p->code, p->version);
	quoted(b, "name=", p->name);
	buf_char(b, '\n');
	for (size_t i = 0; i < p->topics.n; i++) {
		const struct law_topic *t = p->topics.entries[i].value;

		topic(b, t);
		text(b, "ask=", &t->ask);
		buf_char(b, '\n');
		content(b, t->fallback, 2);
	}
	for (size_t i = 0; i < p->sources.n; i++) {
		const struct law_source *s = p->sources.entries[i].value;

		buf_printf(b, "  source %s", s->id);
		quoted(b, "title=", s->title);
		quoted(b, "url=", s->url);
		quoted(b, "as-of=", s->as_of);
		buf_char(b, '\n');
	}
	for (size_t i = 0; i < p->facts.n; i++) {
		const struct law_fact *f = p->facts.at[i];

		buf_printf(b, "  fact %s", f->topic);
		ground(b, &f->scope, &f->ground);
		buf_char(b, '\n');
		content(b, f->body, 2);
	}
	gates(b, &p->gates);
	for (size_t i = 0; i < p->forms.n; i++) {
		const struct law_form *f = p->forms.at[i];

		buf_str(b, f->exclusive ? "  form exclusive" : "  form");
		quoted(b, "number=", f->number);
		quoted(b, "title=", f->title);
		ground(b, &f->scope, &f->ground);
		buf_char(b, '\n');
		content(b, f->worksheet, 2);
	}
}

static void
counting(struct buf *b, const struct law_counting *k)
{
	static const char *const rolls[] = { "none", "same", "forward" };
	static const char *const modes[] = { "after-roll", "with-period",
	    "continue" };

	buf_printf(b, "  counting %s%s roll %s%s", k->id,
	    k->direction < 0 ? "" : k->direction == CALENDAR_BEFORE ?
	    " before" : " after", rolls[k->rule.roll],
	    k->rule.start_open ? " start next-court-day" : "");
	if (k->unit >= 0)
		buf_printf(b, " unit %d", k->unit);
	if (k->rule.short_under > 0)
		buf_printf(b, " short-under %d", (int)k->rule.short_under);
	if (k->back != NULL)
		buf_printf(b, " back %s", k->back->set.id);
	ground(b, &(struct law_scope){ 0 }, &k->ground);
	text(b, "says=", &k->says);
	buf_char(b, '\n');
	for (size_t i = 0; i < k->services.n; i++) {
		const struct law_service *s = k->services.at[i];

		buf_printf(b, "    service %s adds %d %s %s\n", s->method,
		    (int)s->days.add, s->days.unit == CALENDAR_DAYS ? "days" :
		    "court-days", modes[s->days.mode]);
	}
}

/* Every day of the years covered. */
static void
holidays(struct buf *b, const struct law_holidays *h)
{
	const struct calendar_set *s = &h->set;

	buf_printf(b, "  holidays %s %d to %d", s->id, s->from, s->to);
	expr(b, "when=", h->when);
	ground(b, &(struct law_scope){ 0 }, &h->ground);
	buf_char(b, '\n');
	for (int32_t day = date_from_ymd(s->from, 1, 1);
	    day <= date_from_ymd(s->to, 12, 31); day++) {
		const struct calendar_text *name = calendar_holiday(s, day);
		struct date_ymd d = date_to_ymd(day);

		if (name != NULL)
			buf_printf(b, "    %04d-%02d-%02d %s\n", d.year,
			    d.month, d.day, name->en);
	}
}

static void
calendar(struct buf *b, const struct law_calendar *c)
{
	buf_printf(b, "calendar %s %s", c->code, c->version);
	quoted(b, "name=", c->name);
	buf_char(b, '\n');
	for (size_t i = 0; i < c->countings.n; i++)
		counting(b, c->countings.at[i]);
	for (size_t i = 0; i < c->holidays.n; i++)
		holidays(b, c->holidays.at[i]);
}

void
form_dump(const struct form_catalog *c, struct buf *b)
{
	dictionary(b, c->dictionary);
	for (size_t i = 0; i < c->parts.n; i++) {
		const struct form_part *p = c->parts.entries[i].value;

		buf_printf(b, "part %s%s\n", p->id, p->used ? "" : " unused");
		content(b, p->body, 1);
	}
	for (size_t i = 0; i < c->filings.n; i++)
		filing(b, c->filings.entries[i].value);
	for (size_t i = 0; i < c->packs.n; i++)
		pack(b, c->packs.entries[i].value);
	for (size_t i = 0; i < c->calendars.n; i++)
		calendar(b, c->calendars.entries[i].value);
}
