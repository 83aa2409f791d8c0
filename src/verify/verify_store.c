/*
 * The objects of the file, read through qpdf once and kept as plain values:
 * qpdf's handles cost a table entry each and tell nothing of identity.  This
 * file is its only door.
 */
#include <stdlib.h>
#include <string.h>

#include <qpdf/qpdf-c.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/str.h"
#include "verify/verify_int.h"

/* A cross-reference entry takes at least this many bytes of a real file. */
#define BYTES_AN_OBJECT	2

struct verify_store {
	qpdf_data	 pdf;
	struct verify_obj **objects;	/* by number; NULL until asked for */
	bool		*reading;	/* being converted now */
	int		 n;		/* highest number + 1 */
	size_t		 values;	/* made so far, against the limit */
};

const struct verify_obj verify_none = { .kind = VERIFY_NULL, .text = "" };

static struct verify_obj *convert(struct verify *, qpdf_oh, int num, int depth);

static void
close_store(void *store)
{
	struct verify_store *s = store;

	qpdf_cleanup(&s->pdf);
}

static struct verify_obj *
new_value(struct verify *v, enum verify_kind kind, int num)
{
	struct verify_obj *o = arena_alloc(v->arena, sizeof(*o));

	o->kind = kind;
	o->num = num;
	o->text = "";
	return o;
}

static void
set_text(struct verify *v, struct verify_obj *o, const char *s, size_t n)
{
	char *copy = arena_alloc(v->arena, n + 1);

	if (n > 0)
		memcpy(copy, s, n);
	o->text = copy;
	o->len = n;
}

/* A child: a reference stays one, to be followed when it is asked for. */
static struct verify_obj *
child(struct verify *v, qpdf_oh oh, int num, int depth)
{
	struct verify_obj *o;

	if (!qpdf_oh_is_indirect(v->store->pdf, oh)) {
		o = convert(v, oh, num, depth + 1);
	} else {
		o = new_value(v, VERIFY_REF, num);
		o->integer = qpdf_oh_get_object_id(v->store->pdf, oh);
	}
	qpdf_oh_release(v->store->pdf, oh);
	return o;
}

/* May so many more values be made?  The first refusal is told. */
static bool
room_for(struct verify *v, size_t n)
{
	struct verify_store *s = v->store;

	if (n <= LIMIT_PDF_VALUES && s->values <= LIMIT_PDF_VALUES - n) {
		s->values += n;
		return true;
	}
	if (s->values <= LIMIT_PDF_VALUES)
		verify_fail(v, VERIFY_TOO_MUCH, NULL,
		    "the file holds more than %d values", LIMIT_PDF_VALUES);
	s->values = (size_t)LIMIT_PDF_VALUES + 1;
	return false;
}

static void
convert_array(struct verify *v, struct verify_obj *o, qpdf_oh oh, int depth)
{
	qpdf_data pdf = v->store->pdf;
	int n = qpdf_oh_get_array_n_items(pdf, oh);

	if (n <= 0 || !room_for(v, (size_t)n))
		n = 0;
	o->len = (size_t)n;
	o->items = arena_array(v->arena, o->len, sizeof(*o->items));
	for (int i = 0; i < n; i++)
		o->items[i] = child(v, qpdf_oh_get_array_item(pdf, oh, i),
		    o->num, depth);
}

static void
convert_dict(struct verify *v, struct verify_obj *o, qpdf_oh oh, int depth)
{
	qpdf_data pdf = v->store->pdf;
	struct vec keys = { 0 };

	/* All keys first: reading a value may use the one iterator again. */
	qpdf_oh_begin_dict_key_iter(pdf, oh);
	while (qpdf_oh_dict_more_keys(pdf))
		vec_push(&keys, v->arena, arena_strdup(v->arena,
		    qpdf_oh_dict_next_key(pdf)));
	if (!room_for(v, keys.n))
		keys.n = 0;
	o->len = keys.n;
	o->keys = arena_array(v->arena, keys.n, sizeof(*o->keys));
	o->items = arena_array(v->arena, keys.n, sizeof(*o->items));
	for (size_t i = 0; i < keys.n; i++) {
		const char *key = keys.at[i];

		o->items[i] = child(v, qpdf_oh_get_key(pdf, oh, key), o->num,
		    depth);
		o->keys[i] = key[0] == '/' ? key + 1 : key;
	}
}

static void
convert_scalar(struct verify *v, struct verify_obj *o, qpdf_oh oh)
{
	qpdf_data pdf = v->store->pdf;
	const char *s;
	size_t n;

	switch (o->kind) {
	case VERIFY_BOOL:
		o->truth = qpdf_oh_get_bool_value(pdf, oh);
		break;
	case VERIFY_INT:
		o->integer = qpdf_oh_get_int_value(pdf, oh);
		o->number = (double)o->integer;
		break;
	case VERIFY_REAL:
		s = qpdf_oh_get_real_value(pdf, oh);
		set_text(v, o, s, strlen(s));
		o->number = qpdf_oh_get_numeric_value(pdf, oh);
		break;
	case VERIFY_NAME:
		s = qpdf_oh_get_name(pdf, oh);
		set_text(v, o, s[0] == '/' ? s + 1 : s,
		    strlen(s) - (s[0] == '/'));
		break;
	case VERIFY_STRING:
		s = qpdf_oh_get_binary_string_value(pdf, oh, &n);
		set_text(v, o, s, n);
		break;
	default:
		break;
	}
}

static enum verify_kind
kind_of(qpdf_data pdf, qpdf_oh oh)
{
	switch (qpdf_oh_get_type_code(pdf, oh)) {
	case ot_boolean:
		return VERIFY_BOOL;
	case ot_integer:
		return VERIFY_INT;
	case ot_real:
		return VERIFY_REAL;
	case ot_string:
		return VERIFY_STRING;
	case ot_name:
		return VERIFY_NAME;
	case ot_array:
		return VERIFY_ARRAY;
	case ot_dictionary:
		return VERIFY_DICT;
	case ot_stream:
		return VERIFY_STREAM;
	default:
		return VERIFY_NULL;
	}
}

static struct verify_obj *
convert(struct verify *v, qpdf_oh oh, int num, int depth)
{
	qpdf_data pdf = v->store->pdf;
	struct verify_obj *o = new_value(v, kind_of(pdf, oh), num);
	qpdf_oh dict;

	if (depth > LIMIT_PDF_DEPTH) {
		verify_fail(v, VERIFY_DAMAGED, verify_where(v, o, 0),
		    "arrays or dictionaries are nested deeper than %d",
		    LIMIT_PDF_DEPTH);
		o->kind = VERIFY_NULL;
	}
	switch (o->kind) {
	case VERIFY_ARRAY:
		convert_array(v, o, oh, depth);
		break;
	case VERIFY_DICT:
		convert_dict(v, o, oh, depth);
		break;
	case VERIFY_STREAM:
		dict = qpdf_oh_get_dict(pdf, oh);
		convert_dict(v, o, dict, depth);
		qpdf_oh_release(pdf, dict);
		break;
	default:
		convert_scalar(v, o, oh);
		break;
	}
	return o;
}

/* What went wrong while an object, or the file, was read. */
static void
drain(struct verify *v, int num)
{
	struct verify_obj at = { .num = num };
	const char *where = verify_where(v, &at, 0);
	qpdf_data pdf = v->store->pdf;

	while (qpdf_more_warnings(pdf))
		verify_fail(v, VERIFY_DAMAGED, where, "%s",
		    qpdf_get_error_message_detail(pdf,
		    qpdf_next_warning(pdf)));
	if (qpdf_has_error(pdf))
		verify_fail(v, VERIFY_DAMAGED, where,
		    "an object cannot be read: %s",
		    qpdf_get_error_message_detail(pdf, qpdf_get_error(pdf)));
}

const struct verify_obj *
verify_object(struct verify *v, int num)
{
	struct verify_store *s = v->store;
	qpdf_oh oh;

	if (num <= 0 || num >= s->n)
		return &verify_none;
	if (s->objects[num] == NULL) {
		oh = qpdf_get_object_by_id(s->pdf, num, 0);
		s->objects[num] = convert(v, oh, num, 0);
		s->objects[num]->indirect = true;
		qpdf_oh_release(s->pdf, oh);
		if (qpdf_more_warnings(s->pdf) || qpdf_has_error(s->pdf))
			drain(v, num);
	}
	return s->objects[num];
}

int
verify_last_object(const struct verify *v)
{
	return v->store->n - 1;
}

/* How many numbers there are: by Size, but no more than the file can hold. */
static int
count_objects(struct verify *v, long long size)
{
	long long most = (long long)(v->len * 8 / BYTES_AN_OBJECT) + 16;

	if (size < 0)
		size = 0;
	if (size > 8388608)
		size = 8388608;
	return (int)(size < most ? size : most);
}

static bool
report_damage(struct verify *v, int status)
{
	qpdf_data pdf = v->store->pdf;
	qpdf_error e;

	if (status & (QPDF_ERRORS)) {
		e = qpdf_get_error(pdf);
		if (e != NULL && qpdf_get_error_code(pdf, e) ==
		    qpdf_e_password) {
			verify_fail(v, VERIFY_LOCKED, NULL,
			    "the file is locked by a password");
			verify_fail(v, VERIFY_ENCRYPTED, NULL,
			    "the file is encrypted: no more can be said "
			    "without its password");
			return false;
		}
		verify_fail(v, VERIFY_DAMAGED, NULL, "it cannot be read: %s",
		    e != NULL ? qpdf_get_error_message_detail(pdf, e) :
		    "unknown fault");
		return false;
	}
	drain(v, 0);
	return true;
}

bool
verify_store_open(struct verify *v)
{
	struct verify_store *s = arena_alloc(v->arena, sizeof(*s));
	qpdf_oh oh;
	int status;

	v->store = s;
	v->trailer = v->root = &verify_none;
	s->pdf = qpdf_init();
	arena_defer(v->arena, close_store, s);
	qpdf_silence_errors(s->pdf);
	qpdf_set_suppress_warnings(s->pdf, QPDF_TRUE);
	status = qpdf_read_memory(s->pdf, "file", (const char *)v->bytes,
	    v->len, NULL);
	if (!report_damage(v, status))
		return false;
	oh = qpdf_get_trailer(s->pdf);
	s->n = 1;
	v->trailer = convert(v, oh, 0, 0);
	qpdf_oh_release(s->pdf, oh);
	s->n = count_objects(v, verify_get(v, v->trailer, "Size")->integer);
	s->objects = arena_array(v->arena, (size_t)s->n + 1,
	    sizeof(*s->objects));
	v->root = verify_get(v, v->trailer, "Root");
	if (verify_is_dict(v->root))
		return true;
	verify_fail(v, VERIFY_DAMAGED, NULL, "it has no document catalog");
	return false;
}

static void
free_data(void *data)
{
	free(data);
}

bool
verify_stream_raw(struct verify *v, const struct verify_obj *o,
    const unsigned char **data, size_t *len)
{
	qpdf_data pdf = v->store->pdf;
	unsigned char *got = NULL;
	qpdf_oh oh;
	int status;

	*len = 0;
	if (o->kind != VERIFY_STREAM)
		return false;
	oh = qpdf_get_object_by_id(pdf, o->num, 0);
	status = qpdf_oh_get_stream_data(pdf, oh, qpdf_dl_none, NULL, &got,
	    len);
	qpdf_oh_release(pdf, oh);
	*data = got != NULL ? got : (const unsigned char *)"";
	if (got != NULL)
		arena_defer(v->arena, free_data, got);
	return (status & (QPDF_ERRORS)) == 0;
}

static const struct verify_obj *
follow(struct verify *v, const struct verify_obj *o)
{
	return o->kind == VERIFY_REF ? verify_object(v, (int)o->integer) : o;
}

static size_t
find_key(const struct verify_obj *d, const char *key)
{
	if (verify_is_dict(d))
		for (size_t i = 0; i < d->len; i++)
			if (str_eq(d->keys[i], key))
				return i;
	return (size_t)-1;
}

const struct verify_obj *
verify_get(struct verify *v, const struct verify_obj *d, const char *key)
{
	size_t i = find_key(d, key);

	return i == (size_t)-1 ? &verify_none : follow(v, d->items[i]);
}

const struct verify_obj *
verify_item(struct verify *v, const struct verify_obj *a, size_t i)
{
	return a->kind == VERIFY_ARRAY && i < a->len ? follow(v, a->items[i]) :
	    &verify_none;
}

const struct verify_obj *
verify_value(struct verify *v, const struct verify_obj *d, size_t i)
{
	return verify_is_dict(d) && i < d->len ? follow(v, d->items[i]) :
	    &verify_none;
}

bool
verify_has(const struct verify_obj *d, const char *key)
{
	return find_key(d, key) != (size_t)-1;
}
