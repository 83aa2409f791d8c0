/* From what a reader found to answers: parts joined, parties told apart. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/str.h"
#include "carrier/carrier_int.h"

/* A text of a file and what it was found to mean. */
struct given {
	const char	*from;
	const struct carrier_target *to;
	size_t		 item;
	const char	*text;		/* NULL = blank */
	struct pos	 name_pos, pos;
};

/* All that was given for one answer. */
struct slot {
	const struct form_field *field;
	size_t		 item;
	const struct given *parts[PART_END];
};

struct list_slots {
	const struct form_list *list;
	const struct given *count;
	size_t		 items, least;	/* last and first with an answer */
	bool		 given;		/* by a count, or by an answer */
	struct pos	 pos;
	struct vec	 slots;		/* struct slot */
};

struct slots {
	struct map	 by_name;	/* struct slot */
	struct vec	 fields;	/* struct slot: of no list */
	struct map	 lists;		/* struct list_slots */
};

void
carrier_tell(struct carrier_report *r, struct arena *a, enum carrier_fate fate,
    const char *from, const char *to, const char *why)
{
	struct carrier_note *n;

	if (r == NULL)
		return;
	/* A list gives one name many times. */
	n = r->notes.n > 0 ? r->notes.at[r->notes.n - 1] : NULL;
	if (n != NULL && n->fate == fate && fate == CARRIER_MAPPED &&
	    str_eq(n->from, from))
		return;
	n = arena_alloc(a, sizeof(*n));
	*n = (struct carrier_note){ fate, from, to, why };
	vec_push(&r->notes, a, n);
}

void
carrier_taker_begin(struct carrier_taker *t, struct arena *a, struct diags *d,
    const struct form_catalog *c, const char *file, struct carrier_report *r)
{
	*t = (struct carrier_taker){ .arena = a, .diags = d, .catalog = c,
	    .answers = answers_new(a, file), .report = r };
}

void
carrier_give(struct carrier_taker *t, const char *from,
    const struct carrier_target *to, size_t item, const char *text,
    struct pos name_pos, struct pos pos)
{
	struct given *g = arena_alloc(t->arena, sizeof(*g));

	if (text != NULL && (text[strspn(text, " \t\r\n")] == '\0' ||
	    (to->field != NULL && carrier_says_nothing(t->arena, to->field,
	    to->part, text))))
		text = NULL;
	*g = (struct given){ from, to, item, text, name_pos, pos };
	vec_push(&t->given, t->arena, g);
}

void
carrier_keep(struct carrier_taker *t, const char *carrier, const char *name,
    const char *text, struct pos pos, const char *why)
{
	if (!answers_keep(t->answers, t->diags, carrier, name, text, pos))
		t->failed = true;
	carrier_tell(t->report, t->arena, CARRIER_KEPT, name, NULL, why);
}

/* ---- who asks ---- */

/* "protected" or "restrained"; NULL when it is not told, or is neither. */
static const char *
find_filer(const struct carrier_taker *t)
{
	const char *filer;

	for (size_t i = 0; i < t->given.n; i++) {
		const struct given *g = t->given.at[i];

		if (g->text != NULL && g->to->field != NULL &&
		    g->to->list == NULL &&
		    str_eq(g->to->field->name, "filer")) {
			filer = carrier_spell(t->arena, g->to->field, g->text);
			return str_has_word("protected restrained", filer) ?
			    filer : NULL;
		}
	}
	return NULL;
}

/*
 * The target for this filer.  Who asks is the protected person unless the file
 * says otherwise: that is so in most of them, and a person reads the papers.
 */
static const struct carrier_target *
choose(struct carrier_taker *t, const struct given *g, const char *filer)
{
	const struct carrier_target *any = NULL;

	for (const struct carrier_target *o = g->to; o != NULL; o = o->next) {
		if (o->filer == NULL)
			any = o;
		else if (str_eq(o->filer, filer ? filer : "protected")) {
			if (filer == NULL && !t->quiet && g->text != NULL) {
				diag_add(t->diags, DIAG_PARTY_GUESS, g->pos,
				    "give the answer 'filer': protected or "
				    "restrained", "the file does not say who "
				    "asks; its client is taken for the "
				    "protected person");
				t->quiet = true;
			}
			return o;
		}
	}
	return any;
}

/* ---- slots ---- */

static struct list_slots *
list_slots(struct carrier_taker *t, struct slots *s, const struct form_list *l)
{
	struct list_slots *ls = map_find(&s->lists, l->name);

	if (ls == NULL) {
		ls = arena_alloc(t->arena, sizeof(*ls));
		ls->list = l;
		map_put(&s->lists, t->arena, l->name, ls);
	}
	return ls;
}

static struct slot *
slot_of(struct carrier_taker *t, struct slots *s,
    const struct carrier_target *to, size_t item)
{
	const char *name = carrier_target_name(t->arena, to, item);
	struct slot *slot = map_find(&s->by_name, name);

	if (slot != NULL)
		return slot;
	slot = arena_alloc(t->arena, sizeof(*slot));
	slot->field = to->field;
	slot->item = item;
	map_put(&s->by_name, t->arena, name, slot);
	vec_push(to->list ? &list_slots(t, s, to->list)->slots : &s->fields,
	    t->arena, slot);
	return slot;
}

static bool
too_many_items(struct carrier_taker *t, const struct given *g,
    const struct form_list *l, size_t n)
{
	if (n <= LIMIT_ITEMS)
		return false;
	t->failed = true;
	diag_add(t->diags, DIAG_TOO_MANY, g->pos,
	    "shorten the list, or attach it as an exhibit",
	    "more than %d items in '%s'", LIMIT_ITEMS, l->name);
	return true;
}

/* "WA" and "Washington", "24-1" and "24-1 " say the same. */
static bool
same_text(struct carrier_taker *t, const struct carrier_target *to,
    const char *x, const char *y)
{
	return str_eq(carrier_plain_name(t->arena, carrier_spell(t->arena,
	    to->field, x)), carrier_plain_name(t->arena, carrier_spell(
	    t->arena, to->field, y)));
}

static void
put_twice(struct carrier_taker *t, const struct given *g,
    const struct given *old, const char *name)
{
	t->failed = true;
	diag_add(t->diags, DIAG_DUPLICATE, g->name_pos,
	    "keep the right one; of a spreadsheet --map leaves a column out",
	    "'%s' and '%s' both mean '%s', and differ", old->from, g->from,
	    name);
}

static size_t
number_of(const struct given *g)
{
	size_t n = 0;

	for (const char *p = g->text; *p >= '0' && *p <= '9'; p++)
		if (n <= LIMIT_ITEMS)
			n = n * 10 + (size_t)(*p - '0');
	return n;
}

static void
put_count(struct carrier_taker *t, struct slots *s, const struct given *g,
    const struct form_list *l)
{
	struct list_slots *ls = list_slots(t, s, l);
	size_t n;

	if (g->text == NULL)
		return;
	n = number_of(g);
	if (too_many_items(t, g, l, n))
		return;
	if (ls->count != NULL && number_of(ls->count) != n)
		put_twice(t, g, ls->count, l->name);
	ls->count = g;
	ls->given = true;
	ls->pos = g->pos;
	if (n > ls->items)
		ls->items = n;
}

static void
put_given(struct carrier_taker *t, struct slots *s, const struct given *g,
    const char *filer)
{
	const struct carrier_target *to = choose(t, g, filer);
	const struct given **at;
	struct list_slots *ls;

	if (to == NULL) {
		carrier_tell(t->report, t->arena, CARRIER_DROPPED, g->from,
		    NULL, "it is the other party's");
		return;
	}
	carrier_tell(t->report, t->arena, CARRIER_MAPPED, g->from,
	    carrier_target_name(t->arena, to, g->item), NULL);
	if (to->part == PART_COUNT) {
		put_count(t, s, g, to->list);
		return;
	}
	if (to->list != NULL && too_many_items(t, g, to->list, g->item))
		return;
	at = &slot_of(t, s, to, g->item)->parts[to->part];
	if (*at != NULL && (*at)->text != NULL && g->text != NULL &&
	    !same_text(t, to, (*at)->text, g->text))
		put_twice(t, g, *at, carrier_target_name(t->arena, to,
		    g->item));
	if (*at == NULL || (*at)->text == NULL)
		*at = g;
	if (to->list == NULL || g->text == NULL)
		return;
	ls = list_slots(t, s, to->list);
	if (!ls->given)
		ls->pos = g->pos;
	ls->given = true;
	if (g->item > ls->items)
		ls->items = g->item;
	if (ls->least == 0 || g->item < ls->least)
		ls->least = g->item;
}

/* ---- joining ---- */

static const char *
part_text(const struct slot *s, enum carrier_part p)
{
	return s->parts[p] ? s->parts[p]->text : NULL;
}

static void
join(struct buf *b, const char *between, const char *text)
{
	if (text == NULL)
		return;
	if (b->len > 0)
		buf_str(b, between);
	while (str_space(*text))
		text++;
	buf_str(b, text);
	while (b->len > 0 && str_space(b->data[b->len - 1]))
		b->data[--b->len] = '\0';
}

static void
join_name(const struct slot *s, struct buf *b)
{
	for (int p = PART_FIRST; p <= PART_SUFFIX; p++)
		join(b, " ", part_text(s, (enum carrier_part)p));
}

/* A bare number of a flat needs a word before it. */
static void
join_unit(struct buf *b, const char *unit)
{
	struct buf words = { 0 };

	if (unit == NULL)
		return;
	if (strpbrk(unit, " #") == NULL && strlen(unit) <= 5 &&
	    strpbrk(unit, "0123456789") != NULL)
		buf_str(&words, "Unit ");
	buf_str(&words, unit);
	join(b, ", ", words.data);
	buf_free(&words);
}

/* Spreadsheets take a ZIP code for a number: 02139 becomes 2139, or 2139.0. */
static void
join_zip(struct buf *b, const char *zip)
{
	size_t n, blanks = zip ? strspn(zip, " ") : 0;
	struct buf whole = { 0 };

	if (zip == NULL)
		return;
	n = strspn(zip + blanks, "0123456789");
	if (n >= 3 && n <= 5 && (zip[blanks + n] == '\0' ||
	    str_eq(zip + blanks + n, ".0"))) {
		buf_str(&whole, n == 3 ? "00" : n == 4 ? "0" : "");
		buf_add(&whole, zip + blanks, n);
	} else {
		buf_str(&whole, zip);
	}
	join(b, " ", whole.data);
	buf_free(&whole);
}

/* A state or a ZIP code alone is no address. */
static void
join_address(const struct slot *s, struct buf *b)
{
	struct buf town = { 0 };

	if (part_text(s, PART_STREET) == NULL &&
	    part_text(s, PART_CITY) == NULL)
		return;
	join(b, "", part_text(s, PART_STREET));
	join(b, ", ", part_text(s, PART_STREET2));
	join_unit(b, part_text(s, PART_UNIT));
	join(&town, "", part_text(s, PART_CITY));
	join(&town, ", ", part_text(s, PART_STATE));
	join_zip(&town, part_text(s, PART_ZIP));
	if (town.len > 0)
		join(b, "\n", town.data);
	buf_free(&town);
}

/* A file may give a name or an address whole and in parts. */
static void
tell_unused_parts(struct carrier_taker *t, const struct slot *s,
    const char *whole, const char *parts)
{
	const struct given *first = NULL;

	if (str_eq(carrier_plain_name(t->arena, whole),
	    carrier_plain_name(t->arena, parts)))
		return;
	for (int p = PART_FIRST; first == NULL && p <= PART_ZIP; p++)
		if (part_text(s, (enum carrier_part)p) != NULL)
			first = s->parts[p];
	diag_add(t->diags, DIAG_NOT_TAKEN, first->pos, "look which is right, "
	    "and leave the other out", "'%s' is not used: '%s' gives all of it "
	    "in one, and differs", first->from, s->parts[PART_WHOLE]->from);
}

static const char *
joined(struct carrier_taker *t, const struct slot *s)
{
	const char *text = part_text(s, PART_WHOLE);
	struct buf b = { 0 };

	join_name(s, &b);
	if (b.len == 0)
		join_address(s, &b);
	if (text != NULL && b.len > 0)
		tell_unused_parts(t, s, text, b.data);
	for (int p = PART_MOBILE; text == NULL && p <= PART_WORK; p++)
		text = part_text(s, (enum carrier_part)p);
	if (text != NULL) {
		buf_free(&b);
		return carrier_spell(t->arena, s->field, text);
	}
	if (b.len > 0)
		text = buf_copy(&b, t->arena);
	buf_free(&b);
	return text;
}

static const struct given *
first_of(const struct slot *s)
{
	const struct given *any = NULL;

	for (int p = PART_WHOLE; p < PART_END; p++)
		if (s->parts[p] != NULL &&
		    (any == NULL || any->text == NULL))
			any = s->parts[p];
	return any;
}

/* ---- answers ---- */

/*
 * A2J Author writes a list in a list as one list in which the first of the
 * second is at 21, and 1 to 10 are empty.  Such gaps are closed: 11 12 21
 * become 1 2 3.
 */
static void
close_gaps(struct carrier_taker *t, struct list_slots *ls)
{
	size_t *rank, n = 0;

	if (!t->nested || ls->least < 11)
		return;
	rank = arena_array(t->arena, ls->items + 1, sizeof(*rank));
	for (size_t i = 0; i < ls->slots.n; i++) {
		const struct slot *s = ls->slots.at[i];

		if (first_of(s)->text != NULL)
			rank[s->item] = 1;
	}
	for (size_t i = 1; i <= ls->items; i++)
		if (rank[i] != 0)
			rank[i] = ++n;
	for (size_t i = 0; i < ls->slots.n; i++) {
		struct slot *s = ls->slots.at[i];

		if (s->item <= ls->items && rank[s->item] != 0)
			s->item = rank[s->item];
	}
	ls->items = n;
}

static void
set_list(struct carrier_taker *t, struct list_slots *ls)
{
	struct answers_list *list;
	struct answers_item **items;

	if (!ls->given)
		return;
	list = answers_list_new(t->answers, t->diags, ls->list->name, ls->pos);
	if (list == NULL) {
		t->failed = true;
		return;
	}
	close_gaps(t, ls);
	items = arena_array(t->arena, ls->items, sizeof(*items));
	for (size_t i = 0; i < ls->items; i++)
		items[i] = answers_item_new(t->answers, list, ls->pos);
	for (size_t i = 0; i < ls->slots.n; i++) {
		const struct slot *s = ls->slots.at[i];
		const struct given *g = first_of(s);
		const char *text = joined(t, s);

		if (text != NULL && !answers_member_set(t->answers, t->diags,
		    items[s->item - 1], s->field->name, text, g->name_pos,
		    g->pos))
			t->failed = true;
	}
}

struct answers *
carrier_taken(struct carrier_taker *t)
{
	struct slots slots = { 0 };
	const char *filer = find_filer(t);

	for (size_t i = 0; i < t->given.n; i++)
		put_given(t, &slots, t->given.at[i], filer);
	for (size_t i = 0; i < slots.fields.n; i++) {
		const struct slot *s = slots.fields.at[i];
		const struct given *g = first_of(s);

		if (!answers_set(t->answers, t->diags, s->field->name,
		    joined(t, s), g->name_pos, g->pos))
			t->failed = true;
	}
	for (size_t i = 0; i < slots.lists.n; i++)
		set_list(t, slots.lists.entries[i].value);
	return t->failed ? NULL : t->answers;
}
