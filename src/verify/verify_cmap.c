/* Character maps: from codes to identifiers, or to Unicode. */
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/str.h"
#include "verify/verify_content.h"
#include "verify/verify_font.h"

#define RANGES_MOST	100000

bool
verify_cmap_predefined(const char *name)
{
	static const char known[] = "Identity-H Identity-V GB-EUC-H GB-EUC-V "
	    "GBpc-EUC-H GBpc-EUC-V GBK-EUC-H GBK-EUC-V GBKp-EUC-H GBKp-EUC-V "
	    "GBK2K-H GBK2K-V UniGB-UCS2-H UniGB-UCS2-V UniGB-UTF16-H "
	    "UniGB-UTF16-V B5pc-H B5pc-V HKscs-B5-H HKscs-B5-V ETen-B5-H "
	    "ETen-B5-V ETenms-B5-H ETenms-B5-V CNS-EUC-H CNS-EUC-V "
	    "UniCNS-UCS2-H UniCNS-UCS2-V UniCNS-UTF16-H UniCNS-UTF16-V "
	    "83pv-RKSJ-H 90ms-RKSJ-H 90ms-RKSJ-V 90msp-RKSJ-H 90msp-RKSJ-V "
	    "90pv-RKSJ-H Add-RKSJ-H Add-RKSJ-V EUC-H EUC-V Ext-RKSJ-H "
	    "Ext-RKSJ-V H V UniJIS-UCS2-H UniJIS-UCS2-V UniJIS-UCS2-HW-H "
	    "UniJIS-UCS2-HW-V UniJIS-UTF16-H UniJIS-UTF16-V KSC-EUC-H "
	    "KSC-EUC-V KSCms-UHC-H KSCms-UHC-V KSCms-UHC-HW-H KSCms-UHC-HW-V "
	    "KSCpc-EUC-H UniKS-UCS2-H UniKS-UCS2-V UniKS-UTF16-H "
	    "UniKS-UTF16-V";

	return name[0] != '\0' && str_has_word(known, name);
}

static uint32_t
code_of(const struct verify_obj *o)
{
	uint32_t x = 0;

	for (size_t i = 0; i < o->len && i < 4; i++)
		x = x << 8 | (unsigned char)o->text[i];
	return x;
}

static void
add(struct verify *v, struct verify_range **list, size_t *n, size_t *cap,
    struct verify_range r)
{
	if (*n == RANGES_MOST)
		return;
	if (*n == *cap) {
		struct verify_range *more;

		*cap = *cap > 0 ? *cap * 2 : 64;
		more = arena_array(v->arena, *cap, sizeof(*more));
		if (*n > 0)
			memcpy(more, *list, *n * sizeof(*more));
		*list = more;
	}
	(*list)[(*n)++] = r;
}

/* Big-endian UTF-16 as characters. */
static void
set_text(struct verify *v, struct verify_range *r, const struct verify_obj *o)
{
	uint32_t *text = arena_array(v->arena, o->len / 2 + 1, sizeof(*text));
	size_t n = 0;

	for (size_t i = 0; i + 1 < o->len; i += 2) {
		uint32_t c = (uint32_t)(unsigned char)o->text[i] << 8 |
		    (unsigned char)o->text[i + 1];

		if (c >= 0xdc00 && c < 0xe000 && n > 0 &&
		    text[n - 1] >= 0xd800 && text[n - 1] < 0xdc00)
			text[n - 1] = 0x10000 + ((text[n - 1] - 0xd800) << 10)
			    + (c - 0xdc00);
		else
			text[n++] = c;
	}
	if (o->len == 1)
		text[n++] = (unsigned char)o->text[0];
	r->text = text;
	r->ntext = n;
	r->value = n > 0 ? text[n - 1] : 0;
}

/* One range as it is written: from, to (NULL for a single code), value. */
static void
add_range(struct verify *v, struct verify_cmap *m, const struct verify_obj *a,
    const struct verify_obj *b, const struct verify_obj *value)
{
	struct verify_range r = { .from = code_of(a), .to = code_of(b),
	    .bytes = (int)(a->len < 4 ? a->len : 4) };

	if (value->kind == VERIFY_STRING)
		set_text(v, &r, value);
	else if (value->kind == VERIFY_INT)
		r.value = value->integer < 0 || value->integer > 0xffffff ?
		    0xffffff : (uint32_t)value->integer;
	if (value->kind != VERIFY_ARRAY) {
		add(v, &m->ranges, &m->n, &m->cap, r);
		return;
	}
	for (size_t i = 0; i < value->len && r.from + i <= r.to; i++) {
		struct verify_range one = { .from = r.from + (uint32_t)i,
		    .to = r.from + (uint32_t)i, .bytes = r.bytes };

		set_text(v, &one, value->items[i]);
		add(v, &m->ranges, &m->n, &m->cap, one);
	}
}

/* What stands before an endXXX, in twos or threes. */
static void
take_list(struct verify *v, struct verify_cmap *m, const char *end,
    const struct vec *args)
{
	bool chars = str_eq(end, "endcidchar") || str_eq(end, "endbfchar");
	bool ranges = str_eq(end, "endcidrange") || str_eq(end, "endbfrange");
	bool spaces = str_eq(end, "endcodespacerange");
	size_t step = ranges ? 3 : 2;

	if (!chars && !ranges && !spaces)
		return;
	for (size_t i = 0; i + step <= args->n; i += step) {
		const struct verify_obj *a = args->at[i];
		const struct verify_obj *b = args->at[i + 1];

		if (a->kind != VERIFY_STRING)
			return;
		if (spaces)
			add(v, &m->spaces, &m->nspaces, &m->spaces_cap,
			    (struct verify_range){ .from = code_of(a),
			    .to = code_of(b), .bytes = (int)(a->len < 4 ?
			    a->len : 4) });
		else
			add_range(v, m, a, ranges ? b : a, ranges ?
			    args->at[i + 2] : b);
	}
}

/* "/Name value def", and what is said with usecmap. */
static void
take_entry(struct verify *v, struct verify_cmap *m, const char *op,
    const struct vec *args)
{
	const struct verify_obj *last = args->n > 0 ? args->at[args->n - 1] :
	    &verify_none;
	const struct verify_obj *key = args->n > 1 ? args->at[args->n - 2] :
	    &verify_none;

	if (str_eq(op, "usecmap"))
		m->uses = arena_strdup(v->arena, verify_name(last));
	else if (str_eq(op, "def") && verify_is_name(key, "WMode"))
		m->wmode = (int)last->integer;
}

struct verify_cmap *
verify_cmap_read(struct verify *v, const struct verify_obj *o)
{
	struct verify_cmap *m = arena_alloc(v->arena, sizeof(*m));
	struct arena *scratch = arena_open();
	struct arena_mark start = arena_mark(scratch);
	struct verify_lex lex;
	struct verify_operand in = { &lex, scratch, o->num, NULL, NULL };
	struct vec args = { 0 };
	const char *data;
	size_t len;

	verify_stream(v, o, &data, &len);
	verify_lex_open(&lex, data, len);
	for (;;) {
		struct verify_word w = verify_lex_word(&lex);
		struct verify_obj *x;
		const char *op;

		if (w.kind == VERIFY_W_END)
			break;
		x = verify_operand(&in, w, 0);
		if (x != NULL) {
			vec_push(&args, scratch, x);
			continue;
		}
		op = w.kind == VERIFY_W_KEYWORD ? arena_strdup(scratch,
		    w.text) : "";
		take_list(v, m, op, &args);
		take_entry(v, m, op, &args);
		args = (struct vec){ 0 };
		arena_rewind(scratch, start);
	}
	verify_lex_close(&lex);
	arena_close(scratch);
	return m;
}

const struct verify_range *
verify_cmap_find(struct verify *v, const struct verify_cmap *m, uint32_t code,
    int bytes)
{
	for (size_t i = m->n; i > 0; i--) {
		const struct verify_range *r = &m->ranges[i - 1];

		/* A look at a range is cheap. */
		if (i % 64 == 0 && verify_tired(v))
			return NULL;

		if (code >= r->from && code <= r->to &&
		    (bytes == 0 || r->bytes == bytes))
			return r;
	}
	return NULL;
}

int
verify_cmap_bytes(struct verify *v, const struct verify_cmap *m,
    const char *s, size_t n)
{
	uint32_t code = 0;

	if (m->identity || m->unknown || m->nspaces == 0)
		return 2;
	for (int k = 1; k <= 4 && (size_t)k <= n; k++) {
		code = code << 8 | (unsigned char)s[k - 1];
		for (size_t i = 0; i < m->nspaces && (i % 64 != 63 ||
		    !verify_tired(v)); i++)
			if (m->spaces[i].bytes == k && code >=
			    m->spaces[i].from && code <= m->spaces[i].to)
				return k;
	}
	return m->spaces[0].bytes > 0 ? m->spaces[0].bytes : 1;
}
