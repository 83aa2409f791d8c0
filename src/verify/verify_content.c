/* Reading content streams: words into operators, operators into state. */
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/str.h"
#include "verify/verify_content.h"
#include "verify/verify_lex.h"

#define ARGS_MOST	64	/* operands kept; DeviceN has 32 colours */
#define FORMS_DEEP	24	/* forms in forms */
#define MARKS_DEEP	1000	/* open marked content */
#define SAVED_MOST	256	/* states kept for q */

/* A mark with what to give back when it is closed. */
struct open {
	struct verify_mark mark;	/* first: one is the other */
	struct arena_mark below;
};

/* One walk over the file. */
struct walk {
	struct verify	*v;
	const struct verify_watch *watch;
	void		*ctx;
	struct arena	*scratch;	/* operands; rewound after each word */
	size_t		 ops;		/* told so far, against the limit */
	bool		 tired;
};

/* One stream being read. */
struct reader {
	struct walk	*w;
	struct verify_content c;
	struct verify_gstate g;
	struct verify_lex lex;
	struct verify_operand in;
	struct arena_mark base;		/* scratch before the operands */
	struct buf	 saved;		/* of struct verify_gstate, by q */
	const struct verify_obj *args[ARGS_MOST];
	size_t		 n;
};

static void read_stream(struct walk *, const struct verify_content *,
    const struct verify_gstate *, const struct verify_obj *data);

/* Most names differ at once: a content stream may have millions. */
static bool
same(const char *a, const char *b)
{
	return a[0] == b[0] && str_eq(a, b);
}

/* What each operator is; the effects are in effect(). */
static const struct {
	const char	*name;
	bool		 paints;
} operators[] = {
	{ "b", true }, { "B", true }, { "b*", true }, { "B*", true },
	{ "BDC", false }, { "BI", true }, { "BMC", false }, { "BT", false },
	{ "BX", false }, { "c", false }, { "cm", false }, { "CS", false },
	{ "cs", false }, { "d", false }, { "d0", false }, { "d1", false },
	{ "Do", true }, { "DP", false }, { "EI", false }, { "EMC", false },
	{ "ET", false }, { "EX", false }, { "f", true }, { "F", true },
	{ "f*", true }, { "G", false }, { "g", false }, { "gs", false },
	{ "h", false }, { "i", false }, { "ID", false }, { "j", false },
	{ "J", false }, { "K", false }, { "k", false }, { "l", false },
	{ "M", false }, { "m", false }, { "MP", false }, { "n", false },
	{ "q", false }, { "Q", false }, { "re", false }, { "RG", false },
	{ "rg", false }, { "ri", false }, { "s", true }, { "S", true },
	{ "SC", false }, { "sc", false }, { "SCN", false }, { "scn", false },
	{ "sh", true }, { "T*", false }, { "Tc", false }, { "Td", false },
	{ "TD", false }, { "Tf", false }, { "Tj", true }, { "TJ", true },
	{ "TL", false }, { "Tm", false }, { "Tr", false }, { "Ts", false },
	{ "Tw", false }, { "Tz", false }, { "v", false }, { "w", false },
	{ "W", false }, { "W*", false }, { "y", false }, { "'", true },
	{ "\"", true },
};

static const struct verify_obj *
arg(const struct reader *r, size_t i)
{
	return i < r->n ? r->args[i] : &verify_none;
}

/* Past the data of an inline image, to behind its EI. */
static void
skip_image(struct verify_lex *l)
{
	for (size_t i = l->at + 1; i + 1 < l->len; i++) {
		size_t k = i + 2;

		if (l->bytes[i] != 'E' || l->bytes[i + 1] != 'I' ||
		    !verify_space(l->bytes[i - 1]) ||
		    (k < l->len && !verify_space(l->bytes[k])))
			continue;
		/* Data may hold these letters; text follows the real ones. */
		while (k < l->len && k < i + 12 && l->bytes[k] < 127 &&
		    (l->bytes[k] >= 32 || (verify_space(l->bytes[k]) &&
		    l->bytes[k] != 0)))
			k++;
		if (k < l->len && k < i + 12)
			continue;
		l->at = i + 2;
		return;
	}
	l->at = l->len;
}

/* --- resources and state --- */

const struct verify_obj *
verify_resource(const struct verify_content *c, const char *category,
    const char *name)
{
	return verify_get(c->v, verify_get(c->v, c->resources, category),
	    name);
}

const char *
verify_content_where(const struct verify_content *c)
{
	return verify_where(c->v, c->owner, c->page->number);
}

const struct verify_mark *
verify_mark_with(const struct verify_content *c, const char *key)
{
	const struct verify_mark *m = c->mark;

	while (m != NULL && !verify_has(m->props, key))
		m = m->outer;
	return m;
}

/* A colour space by its name in an operator. */
static const struct verify_obj *
space(const struct reader *r, const struct verify_obj *name)
{
	const struct verify_obj *o = verify_resource(&r->c, "ColorSpace",
	    verify_name(name));
	static const char *const families[] = { "DeviceGray", "DeviceRGB",
	    "DeviceCMYK", "Pattern" };

	if (o->kind != VERIFY_NULL)
		return o;
	for (size_t i = 0; i < 4; i++)
		if (verify_is_name(name, families[i]))
			return verify_device(families[i]);
	return &verify_none;
}

static void
inner(struct reader *r, enum verify_stream_kind kind,
    const struct verify_obj *stream)
{
	struct verify_content c = r->c;
	const struct verify_obj *own = verify_get(r->c.v, stream,
	    "Resources");

	if (stream->kind != VERIFY_STREAM)
		return;
	for (const struct verify_content *o = &r->c; o != NULL; o = o->outer)
		if (o->owner == stream)
			return;		/* reported by the check of forms */
	if (r->c.level >= FORMS_DEEP)
		return;
	c.kind = kind;
	c.owner = stream;
	c.inherited = !verify_is_dict(own);
	if (!c.inherited)
		c.resources = own;
	c.outer = &r->c;
	c.level++;
	c.saved = 0;
	read_stream(r->w, &c, &r->g, stream);
}

static void
ext_gstate(struct reader *r)
{
	struct verify *v = r->c.v;
	const struct verify_obj *d = verify_resource(&r->c, "ExtGState",
	    verify_name(arg(r, 0)));
	const struct verify_obj *font = verify_get(v, d, "Font");
	const struct verify_obj *o = verify_get(v, d, "OP");

	if (o->kind == VERIFY_BOOL)
		r->g.overprint_fill = r->g.overprint_stroke = o->truth;
	o = verify_get(v, d, "op");
	if (o->kind == VERIFY_BOOL)
		r->g.overprint_fill = o->truth;
	o = verify_get(v, d, "OPM");
	if (o->kind == VERIFY_INT)
		r->g.overprint_mode = o->integer == 1;
	if (font->kind == VERIFY_ARRAY)
		r->g.font = verify_item(v, font, 0);
	inner(r, VERIFY_SOFT_MASK, verify_get(v, verify_get(v, d, "SMask"),
	    "G"));
}

static void
show(struct reader *r, const struct verify_obj *o)
{
	if (o->kind == VERIFY_STRING && r->w->watch->show != NULL)
		r->w->watch->show(r->w->ctx, &r->c, o->text, o->len);
}

static void
glyphs(struct reader *r, const struct verify_obj *o)
{
	struct verify *v = r->c.v;
	const struct verify_obj *procs, *encoding, *differences;
	int code = 0;

	if (o->kind != VERIFY_STRING || !verify_is_name(verify_get(v,
	    r->g.font, "Subtype"), "Type3"))
		return;
	procs = verify_get(v, r->g.font, "CharProcs");
	encoding = verify_get(v, r->g.font, "Encoding");
	differences = verify_get(v, encoding, "Differences");
	for (size_t i = 0; i < differences->len && !verify_tired(v); i++) {
		const struct verify_obj *d = verify_item(v, differences, i);

		if (d->kind == VERIFY_INT)
			code = (int)d->integer;
		else if (memchr(o->text, code++ & 255, o->len) != NULL)
			inner(r, VERIFY_GLYPH, verify_get(v, procs,
			    verify_name(d)));
	}
}

static void
text_shown(struct reader *r, const struct verify_obj *o)
{
	if (o->kind == VERIFY_ARRAY)
		for (size_t i = 0; i < o->len; i++)
			show(r, o->items[i]);
	else
		show(r, o);
	if (o->kind == VERIFY_ARRAY)
		for (size_t i = 0; i < o->len; i++)
			glyphs(r, o->items[i]);
	else
		glyphs(r, o);
}

static void
save(struct reader *r)
{
	if (r->c.saved++ < SAVED_MOST)
		buf_add(&r->saved, &r->g, sizeof(r->g));
}

static void
restore(struct reader *r)
{
	if (r->c.saved == 0 || r->c.saved-- > SAVED_MOST)
		return;
	r->saved.len -= sizeof(r->g);
	memcpy(&r->g, r->saved.data + r->saved.len, sizeof(r->g));
}

static void
open_mark(struct reader *r, bool listed)
{
	struct open *open = arena_alloc(r->w->scratch, sizeof(*open));
	struct verify_mark *m = &open->mark;
	const struct verify_obj *props = listed ? arg(r, 1) : &verify_none;
	const struct verify_obj *mcid;

	if (props->kind == VERIFY_NAME)
		props = verify_resource(&r->c, "Properties", props->text);
	m->tag = verify_name(arg(r, 0));
	m->props = props;
	mcid = verify_get(r->c.v, props, "MCID");
	m->mcid = mcid->kind == VERIFY_INT ? mcid->integer : -1;
	m->level = r->c.level;
	m->depth = r->c.mark != NULL ? r->c.mark->depth + 1 : 1;
	m->outer = r->c.mark;
	r->c.mark = m;
	open->below = r->base;
	r->base = arena_mark(r->w->scratch);
}

static void
close_mark(struct reader *r)
{
	if (r->c.mark == NULL || r->c.mark->level != r->c.level)
		return;
	r->base = ((const struct open *)r->c.mark)->below;
	r->c.mark = r->c.mark->outer;
}

static void
set_colour(struct reader *r, bool stroke, const struct verify_obj *o)
{
	if (stroke)
		r->g.stroke = o;
	else
		r->g.fill = o;
}

/* An operator that names a colour space or sets one by itself. */
static bool
colour_effect(struct reader *r, const char *op)
{
	static const struct {
		const char *op, *space;
		bool stroke;
	} device[] = {
		{ "g", "DeviceGray", false }, { "G", "DeviceGray", true },
		{ "rg", "DeviceRGB", false }, { "RG", "DeviceRGB", true },
		{ "k", "DeviceCMYK", false }, { "K", "DeviceCMYK", true },
	};
	const struct verify_obj *last = r->n > 0 ? r->args[r->n - 1] :
	    &verify_none;

	for (size_t i = 0; i < sizeof(device) / sizeof(device[0]); i++)
		if (same(op, device[i].op)) {
			set_colour(r, device[i].stroke,
			    verify_device(device[i].space));
			return true;
		}
	if (same(op, "cs") || same(op, "CS"))
		set_colour(r, op[0] == 'C', space(r, arg(r, 0)));
	else if ((same(op, "scn") || same(op, "SCN")) &&
	    last->kind == VERIFY_NAME)
		inner(r, VERIFY_PATTERN, verify_resource(&r->c, "Pattern",
		    last->text));
	else
		return false;
	return true;
}

static void
effect(struct reader *r, const char *op)
{
	const struct verify_obj *x;

	if (colour_effect(r, op))
		return;
	if (same(op, "q")) {
		save(r);
	} else if (same(op, "Q")) {
		restore(r);
	} else if (same(op, "gs")) {
		ext_gstate(r);
	} else if (same(op, "BT") || same(op, "ET")) {
		r->c.in_text = op[0] == 'B';
	} else if (same(op, "Tf")) {
		r->g.font = verify_resource(&r->c, "Font",
		    verify_name(arg(r, 0)));
		r->g.size = arg(r, 1)->number;
	} else if (same(op, "Tr")) {
		r->g.render = (int)arg(r, 0)->number;
	} else if (same(op, "Tj") || same(op, "TJ") || same(op, "'")) {
		text_shown(r, arg(r, 0));
	} else if (same(op, "\"")) {
		text_shown(r, arg(r, 2));
	} else if (same(op, "Do")) {
		x = verify_resource(&r->c, "XObject", verify_name(arg(r, 0)));
		if (verify_is_name(verify_get(r->c.v, x, "Subtype"), "Form"))
			inner(r, VERIFY_FORM, x);
	} else if (same(op, "EMC")) {
		close_mark(r);
	}
}

/* --- streams --- */

static void
seen(void *ctx, const struct verify_word *w)
{
	struct reader *r = ctx;

	r->w->watch->word(r->w->ctx, &r->c, w);
}

static void
tell(struct reader *r, const char *name)
{
	struct verify_op o = { .name = name, .args = r->args, .n = r->n };
	bool bdc = same(name, "BDC");

	for (size_t i = 0; i < sizeof(operators) / sizeof(operators[0]); i++)
		if (same(name, operators[i].name)) {
			o.known = true;
			o.paints = operators[i].paints;
		}
	if (bdc || same(name, "BMC"))
		open_mark(r, bdc);
	if (r->w->watch->op != NULL)
		r->w->watch->op(r->w->ctx, &r->c, &o);
	effect(r, name);
	if (r->w->tired || (++r->w->ops <= LIMIT_PDF_OPERATORS &&
	    (r->c.mark == NULL || r->c.mark->depth < MARKS_DEEP)))
		return;
	r->w->tired = true;
	verify_fail(r->c.v, VERIFY_TOO_MUCH, verify_content_where(&r->c),
	    "the pages draw too much, or too deeply nested, to be checked");
}

static void
read_words(struct reader *r)
{
	while (!r->w->tired) {
		struct verify_word w = verify_lex_word(&r->lex);
		struct verify_obj *o;
		char *name;

		if (w.kind == VERIFY_W_END)
			return;
		o = verify_operand(&r->in, w, 0);
		if (o != NULL) {
			if (r->n < ARGS_MOST)
				r->args[r->n++] = o;
			continue;
		}
		/* "" is the end; a stray bracket is told as it looks. */
		name = w.kind == VERIFY_W_KEYWORD ? arena_strndup(
		    r->w->scratch, w.text, w.len) : arena_strndup(
		    r->w->scratch, (const char *)r->lex.bytes + w.start, 1);
		if (str_eq(name, "BI")) {
			r->args[0] = verify_operand_dict(&r->in, 0);
			r->n = 1;
			skip_image(&r->lex);
		}
		tell(r, name);
		r->n = 0;
		arena_rewind(r->w->scratch, r->base);
	}
}

/* Page contents may be many streams, which are one. */
static const char *
join(struct verify *v, const struct verify_obj *o, size_t *len)
{
	struct buf b = { 0 };
	const char *data = "", *joined;

	*len = 0;
	if (o->kind != VERIFY_ARRAY) {
		verify_stream(v, o, &data, len);
		return data;
	}
	for (size_t i = 0; i < o->len; i++)
		if (verify_stream(v, verify_item(v, o, i), &data, len)) {
			buf_add(&b, data, *len);
			buf_char(&b, '\n');
		}
	*len = b.len;
	joined = b.len > 0 ? buf_copy(&b, v->arena) : "";
	buf_free(&b);
	return joined;
}

static void
read_stream(struct walk *w, const struct verify_content *c,
    const struct verify_gstate *g, const struct verify_obj *data)
{
	struct arena_mark start = arena_mark(w->scratch);
	struct reader *r = arena_alloc(w->scratch, sizeof(*r));
	const char *bytes;
	size_t len;

	if (w->tired)
		return;
	r->w = w;
	r->c = *c;
	r->g = *g;
	r->c.g = &r->g;
	bytes = join(w->v, data, &len);
	/* Blanks and comments are read too, each time. */
	w->ops += len / 32;
	verify_lex_open(&r->lex, bytes, len);
	r->in = (struct verify_operand){ &r->lex, w->scratch, c->owner->num,
	    w->watch->word != NULL ? seen : NULL, r };
	r->base = arena_mark(w->scratch);
	read_words(r);
	r->n = 0;
	if (w->watch->op != NULL)
		w->watch->op(w->ctx, &r->c, &(struct verify_op){ .name = "",
		    .args = r->args, .known = true });
	verify_lex_close(&r->lex);
	buf_free(&r->saved);
	arena_rewind(w->scratch, start);
}

static void
read_appearance(struct walk *w, struct verify_content *c,
    const struct verify_gstate *g, const struct verify_obj *o, int depth)
{
	const struct verify_obj *own;

	if (o->kind == VERIFY_DICT && depth < 2)
		for (size_t i = 0; i < o->len; i++)
			read_appearance(w, c, g, verify_value(w->v, o, i),
			    depth + 1);
	if (o->kind != VERIFY_STREAM)
		return;
	own = verify_get(w->v, o, "Resources");
	c->owner = o;
	c->inherited = !verify_is_dict(own);
	c->resources = c->inherited ? c->page->resources : own;
	read_stream(w, c, g, o);
}

static void
read_page(struct walk *w, const struct verify_page *p)
{
	struct verify *v = w->v;
	const struct verify_obj *gray = verify_device("DeviceGray");
	struct verify_gstate g = { .fill = gray, .stroke = gray,
	    .font = &verify_none };
	struct verify_content c = { .v = v, .kind = VERIFY_PAGE_CONTENT,
	    .page = p, .owner = p->dict, .resources = p->resources,
	    .inherited = p->resources_inherited };
	const struct verify_obj *annots = verify_get(v, p->dict, "Annots");

	read_stream(w, &c, &g, verify_get(v, p->dict, "Contents"));
	c.kind = VERIFY_APPEARANCE;
	c.level = 1;
	for (size_t i = 0; annots->kind == VERIFY_ARRAY && i < annots->len;
	    i++) {
		c.annot = i + 1;
		read_appearance(w, &c, &g, verify_get(v, verify_item(v,
		    annots, i), "AP"), 0);
	}
}

void
verify_content_walk(struct verify *v, const struct verify_watch *watch,
    void *ctx)
{
	struct walk w = { .v = v, .watch = watch, .ctx = ctx };

	w.scratch = arena_open();
	for (size_t i = 0; i < v->npages; i++)
		read_page(&w, &v->pages[i]);
	arena_close(w.scratch);
}
