/* Colour: the output intent, profiles, and every kind of colour space. */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "verify/verify_colour.h"

#define SPACES_DEEP	8	/* a space in a space in ... */

/* The beginning of an ICC profile that says what it is for. */
struct profile {
	char		 space[5], use[5];
	int		 version;
};

static bool
read_profile(struct verify *v, const struct verify_obj *o, struct profile *p)
{
	const char *data;
	size_t len;

	memset(p, 0, sizeof(*p));
	if (!verify_stream(v, o, &data, &len) || len < 128 ||
	    memcmp(data + 36, "acsp", 4) != 0)
		return false;
	memcpy(p->use, data + 12, 4);
	memcpy(p->space, data + 16, 4);
	p->version = data[8];
	return true;
}

static bool
one_of(const char *word, const char *const *list)
{
	for (; *list != NULL; list++)
		if (str_eq(word, *list))
			return true;
	return false;
}

static const char *
find_intent(struct verify *v)
{
	const struct verify_obj *all = verify_get(v, v->root, "OutputIntents");

	for (size_t i = 0; all->kind == VERIFY_ARRAY && i < all->len; i++) {
		const struct verify_obj *o = verify_item(v, all, i);
		struct profile p;

		if (verify_is_name(verify_get(v, o, "S"), "GTS_PDFA1") &&
		    read_profile(v, verify_get(v, o, "DestOutputProfile"),
		    &p))
			return arena_strdup(v->arena, p.space);
	}
	return "";
}

const char *
verify_intent(struct verify *v)
{
	if (v->intent == NULL)
		v->intent = find_intent(v);
	return v->intent;
}

static void
check_intent_profile(struct verify *v, const struct verify_obj *o,
    const char *where)
{
	static const char *const uses[] = { "prtr", "mntr", NULL };
	static const char *const spaces[] = { "RGB ", "CMYK", "GRAY", NULL };
	struct profile p;

	if (o->kind == VERIFY_NULL)
		return;
	if (!read_profile(v, o, &p))
		verify_fail(v, VERIFY_INTENT_PROFILE, where,
		    "the output intent has no valid colour profile");
	else if (!one_of(p.use, uses) || !one_of(p.space, spaces) ||
	    p.version > 4 || (v->report->part == 1 && p.version > 2))
		verify_fail(v, VERIFY_INTENT_PROFILE, where,
		    "the profile of the output intent is of class '%s', "
		    "colours '%s', version %d", p.use, p.space, p.version);
}

static void
check_intents(struct verify *v)
{
	const struct verify_obj *all = verify_get(v, v->root, "OutputIntents");
	const struct verify_obj *first = NULL;

	for (size_t i = 0; all->kind == VERIFY_ARRAY && i < all->len; i++) {
		const struct verify_obj *o = verify_item(v, all, i);
		const struct verify_obj *profile = verify_get(v, o,
		    "DestOutputProfile");
		const char *where = verify_where(v, o, 0);

		check_intent_profile(v, profile, where);
		if (profile->kind != VERIFY_NULL && first == NULL)
			first = profile;
		if (profile->kind != VERIFY_NULL && profile != first)
			verify_fail(v, VERIFY_INTENTS_DIFFER, where,
			    "two output intents have different profiles");
		if (verify_has(o, "DestOutputProfileRef") &&
		    verify_is_name(verify_get(v, o, "S"), "GTS_PDFX"))
			verify_fail(v, VERIFY_INTENT_OUTSIDE, where,
			    "an output intent refers to a profile outside");
	}
}

int
verify_icc_colours(struct verify *v, const struct verify_obj *space)
{
	const struct verify_obj *n = verify_get(v, verify_item(v, space, 1),
	    "N");

	return verify_is_name(verify_item(v, space, 0), "ICCBased") &&
	    n->kind == VERIFY_INT ? (int)n->integer : 0;
}

static void
check_icc(struct verify *v, const struct verify_obj *space, const char *where)
{
	static const char *const uses[] = { "prtr", "mntr", "scnr", "spac",
	    NULL };
	static const char *const spaces[] = { "GRAY", "RGB ", "CMYK", "Lab ",
	    NULL };
	static const int colours[] = { 1, 3, 4, 3 };
	const struct verify_obj *o = verify_item(v, space, 1);
	int n = verify_icc_colours(v, space);
	struct profile p;

	if (!read_profile(v, o, &p)) {
		verify_fail(v, VERIFY_ICC_PROFILE, where,
		    "the profile of a colour space is not valid");
		return;
	}
	if (!one_of(p.use, uses) || p.version > 4 ||
	    (v->report->part == 1 && p.version > 2)) {
		verify_fail(v, VERIFY_ICC_PROFILE, where, "the profile of a "
		    "colour space is of class '%s', version %d", p.use,
		    p.version);
		return;
	}
	for (size_t i = 0; i < 4; i++)
		if (str_eq(p.space, spaces[i]) && colours[i] == n)
			return;
	verify_fail(v, VERIFY_ICC_PROFILE, where,
	    "a profile for '%s' is used for %d colours", p.space, n);
}

static void check_space(struct verify *, const struct verify_obj *space,
    const struct verify_obj *resources, const char *where, int depth);

/* A colour space that depends on the device. */
static void
check_device(struct verify *v, const char *name,
    const struct verify_obj *resources, const char *where, int depth)
{
	static const struct {
		const char *name, *put, *intent;
		enum verify_rule rule;
	} devices[] = {
		{ "DeviceRGB", "DefaultRGB", "RGB ", VERIFY_DEVICE_RGB },
		{ "DeviceCMYK", "DefaultCMYK", "CMYK", VERIFY_DEVICE_CMYK },
		{ "DeviceGray", "DefaultGray", "", VERIFY_DEVICE_GRAY },
		{ "RGB", "DefaultRGB", "RGB ", VERIFY_DEVICE_RGB },
		{ "CMYK", "DefaultCMYK", "CMYK", VERIFY_DEVICE_CMYK },
		{ "G", "DefaultGray", "", VERIFY_DEVICE_GRAY },
	};
	const char *intent = verify_intent(v);

	for (size_t i = 0; i < sizeof(devices) / sizeof(devices[0]); i++) {
		const struct verify_obj *put = verify_get(v, verify_get(v,
		    resources, "ColorSpace"), devices[i].put);

		if (!str_eq(name, devices[i].name))
			continue;
		if (put->kind == VERIFY_ARRAY)
			check_space(v, put, &verify_none, where, depth + 1);
		else if (*intent == '\0')
			verify_fail(v, devices[i].rule, where,
			    "%s is used without an output intent",
			    devices[i % 3].name);
		else if (devices[i].intent[0] != '\0' &&
		    !str_eq(intent, devices[i].intent))
			verify_fail(v, devices[i].rule, where,
			    "%s is used with an output intent for '%s'",
			    devices[i % 3].name, intent);
	}
}

/* Are two values the same, whether direct or not? */
static bool
equal(struct verify *v, const struct verify_obj *a, const struct verify_obj *b,
    int depth)
{
	if (a == b || depth > SPACES_DEEP || verify_tired(v))
		return true;
	if (a->kind != b->kind)
		return verify_number(a) && verify_number(b) &&
		    a->number >= b->number && a->number <= b->number;
	if (a->len != b->len || a->integer != b->integer ||
	    a->truth != b->truth)
		return false;
	if (a->kind == VERIFY_ARRAY) {
		for (size_t i = 0; i < a->len; i++)
			if (!equal(v, verify_item(v, a, i), verify_item(v, b,
			    i), depth + 1))
				return false;
		return true;
	}
	if (verify_is_dict(a)) {
		for (size_t i = 0; i < a->len; i++)
			if (!str_eq(a->keys[i], "Length") &&
			    !str_eq(a->keys[i], "Filter") &&
			    !equal(v, verify_value(v, a, i), verify_get(v, b,
			    a->keys[i]), depth + 1))
				return false;
		if (a->kind == VERIFY_STREAM) {
			const char *da, *db;
			size_t na, nb;

			return verify_stream(v, a, &da, &na) &&
			    verify_stream(v, b, &db, &nb) && na == nb &&
			    memcmp(da, db, na) == 0;
		}
		return true;
	}
	return memcmp(a->text, b->text, a->len) == 0;
}

static void
check_separation(struct verify *v, const struct verify_obj *space,
    const struct verify_obj *resources, const char *where, int depth)
{
	const char *name = verify_name(verify_item(v, space, 1));
	const struct verify_obj *other;

	check_space(v, verify_item(v, space, 2), resources, where, depth + 1);
	if (str_eq(name, "All") || str_eq(name, "None"))
		return;
	other = map_find(&v->separations, name);
	if (other == NULL)
		map_put(&v->separations, v->arena, name, space);
	else if (!equal(v, verify_item(v, other, 2), verify_item(v, space, 2),
	    0) || !equal(v, verify_item(v, other, 3), verify_item(v, space, 3),
	    0))
		verify_fail(v, VERIFY_SEPARATION, where,
		    "the separation '%s' is described in two ways", name);
}

static bool
process_colour(struct verify *v, const struct verify_obj *attrs,
    const char *name)
{
	static const char *const known[] = { "Cyan", "Magenta", "Yellow",
	    "Black", "None", NULL };
	const struct verify_obj *parts = verify_get(v, verify_get(v, attrs,
	    "Process"), "Components");

	for (size_t i = 0; parts->kind == VERIFY_ARRAY && i < parts->len; i++)
		if (verify_is_name(verify_item(v, parts, i), name))
			return true;
	return one_of(name, known);
}

static void
check_device_n(struct verify *v, const struct verify_obj *space,
    const struct verify_obj *resources, const char *where, int depth)
{
	const struct verify_obj *names = verify_item(v, space, 1);
	const struct verify_obj *attrs = verify_item(v, space, 4);
	const struct verify_obj *colorants = verify_get(v, attrs, "Colorants");
	size_t most = v->report->part == 1 ? 8 : 32;

	check_space(v, verify_item(v, space, 2), resources, where, depth + 1);
	check_space(v, verify_get(v, verify_get(v, attrs, "Process"),
	    "ColorSpace"), resources, where, depth + 1);
	if (names->len > most)
		verify_fail(v, VERIFY_COLORANTS_MANY, where,
		    "a DeviceN colour space has %zu colorants", names->len);
	for (size_t i = 0; names->kind == VERIFY_ARRAY && i < names->len; i++) {
		const char *name = verify_name(verify_item(v, names, i));

		if (!verify_has(colorants, name) &&
		    !process_colour(v, attrs, name))
			verify_fail(v, VERIFY_COLORANTS, where,
			    "the colorant '%s' is not described", name);
	}
	for (size_t i = 0; verify_is_dict(colorants) && i < colorants->len; i++)
		check_space(v, verify_value(v, colorants, i), resources, where,
		    depth + 1);
}

static void
check_space(struct verify *v, const struct verify_obj *space,
    const struct verify_obj *resources, const char *where, int depth)
{
	const char *family = verify_name(space->kind == VERIFY_ARRAY ?
	    verify_item(v, space, 0) : space);

	if (depth > SPACES_DEEP || verify_tired(v))
		return;
	check_device(v, family, resources, where, depth);
	if (space->kind != VERIFY_ARRAY)
		return;
	if (str_eq(family, "ICCBased"))
		check_icc(v, space, where);
	else if (str_eq(family, "Indexed") || str_eq(family, "I") ||
	    str_eq(family, "Pattern"))
		check_space(v, verify_item(v, space, 1), resources, where,
		    depth + 1);
	else if (str_eq(family, "Separation"))
		check_separation(v, space, resources, where, depth);
	else if (str_eq(family, "DeviceN"))
		check_device_n(v, space, resources, where, depth);
}

void
verify_colour_space(struct verify *v, const struct verify_obj *space,
    const struct verify_obj *resources, const char *where)
{
	check_space(v, space, resources, where, 0);
}

bool
verify_rendering_intent(const struct verify_obj *o)
{
	static const char *const known[] = { "RelativeColorimetric",
	    "AbsoluteColorimetric", "Perceptual", "Saturation", NULL };

	return o->kind == VERIFY_NULL || one_of(verify_name(o), known);
}

void
verify_colour(struct verify *v)
{
	check_intents(v);
}
