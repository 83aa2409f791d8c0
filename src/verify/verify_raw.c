/*
 * The file as bytes: what the archival standard asks of its beginning, its
 * end, and of how objects, streams and the cross-reference table are written.
 * Of an object that was written again in an update, only the last counts.
 */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "verify/verify_content.h"

/* "12 0 obj" as found. */
struct place {
	size_t		 start;		/* of the number */
	size_t		 body;		/* behind "obj" */
	int		 num;
};

struct scan {
	struct verify	*v;
	struct verify_lex lex;
	struct vec	 places;
	size_t		*last;		/* by number: index + 1 in places */
	const struct verify_obj *id;	/* of the first trailer; NULL = none */
	bool		 ids_differ;
};

static int
at(const struct verify *v, size_t i)
{
	return i < v->len ? v->bytes[i] : -1;
}

static bool
is_eol(int c)
{
	return c == '\n' || c == '\r';
}

static size_t
skip_eol(const struct verify *v, size_t i)
{
	if (at(v, i) == '\r' && at(v, i + 1) == '\n')
		return i + 2;
	return is_eol(at(v, i)) ? i + 1 : i;
}

static bool
here(const struct verify *v, size_t i, const char *word)
{
	size_t n = strlen(word);

	return i <= v->len && v->len - i >= n &&
	    memcmp(v->bytes + i, word, n) == 0;
}

static size_t
find(const struct verify *v, size_t from, const char *word)
{
	size_t n = strlen(word);

	for (size_t i = from; i + n <= v->len; i++) {
		const unsigned char *p = memchr(v->bytes + i, word[0],
		    v->len - n + 1 - i);

		if (p == NULL)
			break;
		i = (size_t)(p - v->bytes);
		if (memcmp(p, word, n) == 0)
			return i;
	}
	return (size_t)-1;
}

static void
check_header(struct verify *v)
{
	size_t i = skip_eol(v, 8);

	if (!here(v, 0, "%PDF-1.") || at(v, 7) < '0' || at(v, 7) > '7' ||
	    i == 8)
		verify_fail(v, VERIFY_HEADER, NULL,
		    "the file does not begin with %%PDF-1.n and a line end");
	/* A header that is wrong may be longer or later. */
	for (i = 0; i < 1024 && !here(v, i, "%PDF-"); i++)
		continue;
	for (i = i < 1024 ? i : 0; i < 2048 && !is_eol(at(v, i)); i++)
		if (at(v, i) < 0)
			break;
	i = skip_eol(v, i);
	for (size_t k = 1; k <= 4; k++)
		if (at(v, i) != '%' || at(v, i + k) < 128) {
			verify_fail(v, VERIFY_HEADER_BINARY, NULL,
			    "the second line does not mark the file as binary");
			return;
		}
}

static void
check_end(struct verify *v)
{
	size_t i = v->len;

	while (i > 0 && !here(v, i - 1, "%%EOF"))
		i--;
	if (i == 0)
		verify_fail(v, VERIFY_AFTER_END, NULL,
		    "the file does not end with an end-of-file mark");
	else if (skip_eol(v, i + 4) != v->len)
		verify_fail(v, VERIFY_AFTER_END, NULL,
		    "there are %zu bytes after the end of the file",
		    v->len - skip_eol(v, i + 4));
}

/* --- single words --- */

/* Limits on numbers, strings and names, wherever they are written. */
void
verify_word_limits(struct verify *v, const char *where,
    const struct verify_word *w)
{
	bool old = v->report->part == 1;
	double most = old ? 32767 : 3.403e38, size;

	switch (w->kind) {
	case VERIFY_W_INT:
		if (w->integer > 2147483647 || w->integer < -2147483648LL)
			verify_fail(v, VERIFY_INTEGER_RANGE, where,
			    "an integer does not fit in 32 bits");
		break;
	case VERIFY_W_REAL:
		size = w->number < 0 ? -w->number : w->number;
		if (size > most)
			verify_fail(v, VERIFY_REAL_RANGE, where,
			    "a number is too large");
		if (size > 0 && size < 1.175e-38)
			verify_fail(v, VERIFY_REAL_SMALL, where,
			    "a number is too close to zero");
		break;
	case VERIFY_W_HEX:
		if (w->digits % 2 != 0)
			verify_fail(v, VERIFY_HEX_ODD, where,
			    "a hexadecimal string has an odd number of digits");
		if (w->stray)
			verify_fail(v, VERIFY_HEX_STRAY, where,
			    "a hexadecimal string holds what is no digit");
		/* FALLTHROUGH */
	case VERIFY_W_STRING:
		if (w->len > (old ? 65535u : 32767u))
			verify_fail(v, VERIFY_STRING_LENGTH, where,
			    "a string has %zu bytes", w->len);
		break;
	case VERIFY_W_NAME:
		if (w->len > 127)
			verify_fail(v, VERIFY_NAME_LENGTH, where,
			    "a name has %zu bytes", w->len);
		break;
	default:
		break;
	}
}

/* --- streams --- */

static size_t
stream_end(const struct verify *v, size_t data, long long length)
{
	size_t end;

	if (length >= 0 && (unsigned long long)length <= v->len - data) {
		end = data + (size_t)length;
		if (here(v, skip_eol(v, end), "endstream"))
			return skip_eol(v, end);
	}
	return find(v, data, "endstream");
}

/*
 * The data begin at data; the word endstream stands at end.  The line end
 * before that word is no part of them.
 */
static void
check_length(struct verify *v, const char *where, size_t data, size_t end,
    long long length)
{
	size_t gap = end - data, eol = 0;

	if (gap > 0 && is_eol(at(v, end - 1)))
		eol = gap > 1 && at(v, end - 1) == '\n' &&
		    at(v, end - 2) == '\r' &&
		    (long long)gap - length > 1 ? 2 : 1;
	else
		verify_fail(v, VERIFY_STREAM_LINES, where,
		    "'endstream' does not begin a line");
	if ((long long)(gap - eol) != length)
		verify_fail(v, VERIFY_STREAM_LENGTH, where,
		    "the Length of a stream is not that of its data");
}

/* Behind the word stream; the place behind endstream, or of the end. */
static size_t
stream(struct scan *s, size_t behind, const struct verify_obj *o, bool check)
{
	struct verify *v = s->v;
	const struct verify_obj *l = verify_get(v, o, "Length");
	const char *where = check ? verify_where(v, o, 0) : NULL;
	size_t data = skip_eol(v, behind), end;

	if (at(v, behind) == '\r' && at(v, behind + 1) != '\n')
		data = behind + 1;
	if (check && (data == behind || (data == behind + 1 &&
	    at(v, behind) == '\r')))
		verify_fail(v, VERIFY_STREAM_LINES, where,
		    "'stream' is not followed by a line end");
	end = stream_end(v, data, l->kind == VERIFY_INT ? l->integer : -1);
	if (end == (size_t)-1)
		return v->len;
	if (check)
		check_length(v, where, data, end, l->integer);
	return end + strlen("endstream");
}

/* --- objects --- */

static bool
one_blank(const struct verify *v, size_t from, size_t to)
{
	return to == from + 1 && verify_space(at(v, from));
}

/* Past the body of an object, up to endobj, or to the next thing. */
static void
body(struct scan *s, const struct place *p, bool check)
{
	struct verify *v = s->v;
	const struct verify_obj *o = verify_object(v, p->num);
	const char *where = check ? verify_where(v, o, 0) : NULL;

	s->lex.at = p->body;
	for (;;) {
		size_t before = s->lex.at;
		struct verify_word w = verify_lex_word(&s->lex);

		if (w.kind == VERIFY_W_END || verify_lex_is(&w, "obj") ||
		    verify_lex_is(&w, "xref")) {
			s->lex.at = before;
			return;
		}
		if (verify_lex_is(&w, "stream") &&
		    o->kind == VERIFY_STREAM) {
			s->lex.at = stream(s, w.end, o, check);
		} else if (verify_lex_is(&w, "endobj")) {
			if (check && (!is_eol(at(v, w.start - 1)) ||
			    !is_eol(at(v, w.end))))
				verify_fail(v, VERIFY_OBJECT_LINES, where,
				    "'endobj' does not stand on its own line");
			return;
		} else if (check) {
			verify_word_limits(v, where, &w);
		}
	}
}

static void
check_object(struct scan *s, const struct place *p)
{
	struct verify *v = s->v;
	const struct verify_obj *o = verify_object(v, p->num);
	struct verify_word num, gen, word;

	s->lex.at = p->start;
	num = verify_lex_word(&s->lex);
	gen = verify_lex_word(&s->lex);
	word = verify_lex_word(&s->lex);
	if ((p->start > 0 && !is_eol(at(v, p->start - 1))) ||
	    !one_blank(v, num.end, gen.start) ||
	    !one_blank(v, gen.end, word.start) || !is_eol(at(v, word.end)))
		verify_fail(v, VERIFY_OBJECT_LINES, verify_where(v, o, 0),
		    "the heading of an object is not a line of its own");
	body(s, p, true);
}

static void
add_place(struct scan *s, struct verify_word num, struct verify_word obj)
{
	struct place *p;

	if (num.integer <= 0 || num.integer > verify_last_object(s->v))
		return;
	p = arena_alloc(s->v->arena, sizeof(*p));
	p->start = num.start;
	p->body = obj.end;
	p->num = (int)num.integer;
	vec_push(&s->places, s->v->arena, p);
	s->last[p->num] = s->places.n;
	body(s, p, false);
}

/* "xref", a line end, "0 12". */
static void
check_table(struct scan *s, size_t behind)
{
	struct verify *v = s->v;
	size_t line = skip_eol(v, behind);
	struct verify_word first, second;

	if (line == behind || at(v, line) < '0' || at(v, line) > '9')
		verify_fail(v, VERIFY_XREF_LINE, NULL,
		    "'xref' is not followed by one line end");
	first = verify_lex_word(&s->lex);
	second = verify_lex_word(&s->lex);
	if (first.kind == VERIFY_W_INT && second.kind == VERIFY_W_INT &&
	    !(one_blank(v, first.end, second.start) &&
	    at(v, first.end) == ' '))
		verify_fail(v, VERIFY_XREF_HEADER, NULL,
		    "the heading of a cross-reference section has odd blanks");
}

/* Two trailers of a linearised file must say the same. */
static void
take_trailer(struct scan *s)
{
	struct verify_operand in = { &s->lex, s->v->arena, 0, NULL, NULL };
	const struct verify_obj *id;

	if (verify_lex_word(&s->lex).kind != VERIFY_W_DICT)
		return;
	id = verify_item(s->v, verify_get(s->v, verify_operand_dict(&in, 0),
	    "ID"), 0);
	if (s->id == NULL)
		s->id = id;
	else if (id->len != s->id->len ||
	    memcmp(id->text, s->id->text, id->len) != 0)
		s->ids_differ = true;
}

/* All of the file, to find where its objects are. */
static void
scan(struct scan *s)
{
	struct verify_word a = { .kind = VERIFY_W_END }, b = a;

	for (;;) {
		struct verify_word w = verify_lex_word(&s->lex);

		if (w.kind == VERIFY_W_END)
			return;
		if (verify_lex_is(&w, "obj") && a.kind == VERIFY_W_INT &&
		    b.kind == VERIFY_W_INT)
			add_place(s, a, w);
		else if (verify_lex_is(&w, "xref"))
			check_table(s, w.end);
		else if (verify_lex_is(&w, "trailer"))
			take_trailer(s);
		a = b;
		b = w;
	}
}

/* Objects that are packed in a stream are words like others. */
static void
check_packed(struct verify *v, const struct verify_obj *o)
{
	const char *data, *where = verify_where(v, o, 0);
	struct verify_lex lex;
	size_t len;

	if (!verify_stream(v, o, &data, &len))
		return;
	verify_lex_open(&lex, data, len);
	for (;;) {
		struct verify_word w = verify_lex_word(&lex);

		if (w.kind == VERIFY_W_END)
			break;
		verify_word_limits(v, where, &w);
	}
	verify_lex_close(&lex);
}

static void
check_ids(struct verify *v)
{
	const struct verify_obj *id = verify_get(v, v->trailer, "ID");

	if (verify_item(v, id, 0)->len == 0 || verify_item(v, id, 1)->kind !=
	    VERIFY_STRING)
		verify_fail(v, VERIFY_TRAILER_ID, NULL,
		    "the file has no identifier");
	if (verify_has(v->trailer, "Encrypt")) {
		verify_fail(v, VERIFY_ENCRYPTED, NULL,
		    "the file is encrypted");
		verify_fail(v, VERIFY_LOCKED, NULL,
		    "the file is locked by a password");
	}
}

void
verify_raw(struct verify *v)
{
	struct scan s = { .v = v };

	check_header(v);
	check_end(v);
	check_ids(v);
	s.last = arena_array(v->arena, (size_t)verify_last_object(v) + 1,
	    sizeof(*s.last));
	verify_lex_open(&s.lex, v->bytes, v->len);
	scan(&s);
	for (size_t i = 0; i < s.places.n; i++) {
		const struct place *p = s.places.at[i];

		if (s.last[p->num] == i + 1)
			check_object(&s, p);
	}
	verify_lex_close(&s.lex);
	if (s.ids_differ && s.places.n > 0 && verify_has(verify_object(v,
	    ((const struct place *)s.places.at[0])->num), "Linearized"))
		verify_fail(v, VERIFY_LINEAR_ID, NULL,
		    "the two identifiers of the linearised file differ");
	if (s.places.n > 8388607)
		verify_fail(v, VERIFY_OBJECTS_MANY, NULL,
		    "the file has more than 8388607 objects");
	for (int i = 1; i <= verify_last_object(v); i++) {
		const struct verify_obj *o = verify_object(v, i);
		const char *type = verify_name(verify_get(v, o, "Type"));
		bool packed = o->kind == VERIFY_STREAM &&
		    str_eq(type, "ObjStm");

		if (packed)
			check_packed(v, o);
		if (packed || (o->kind == VERIFY_STREAM &&
		    str_eq(type, "XRef")))
			verify_fail(v, VERIFY_XREF_STREAM, verify_where(v, o,
			    0), "objects or their table are packed");
	}
}
