/*
 * What the file as a whole must say or must not have: title, optional content,
 * embedded files, dynamic forms.
 */
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/str.h"
#include "verify/verify_struct.h"

/* A form has ten packets or so. */
#define XFA_PACKETS	100

static void
check_title_shown(struct verify *v)
{
	const struct verify_obj *prefs = verify_get(v, v->root,
	    "ViewerPreferences");
	const struct verify_obj *shown = verify_get(v, prefs,
	    "DisplayDocTitle");

	if (shown->kind != VERIFY_BOOL)
		verify_fail(v, VERIFY_TITLE_SHOWN, NULL,
		    "the window is not told to show the title");
	else if (!shown->truth)
		verify_fail(v, VERIFY_TITLE_HIDDEN, NULL,
		    "the window is told to show the file's name, not its "
		    "title");
}

static void
check_config(struct verify *v, const struct verify_obj *config,
    enum verify_rule rule, const char *what)
{
	const struct verify_obj *name = verify_get(v, config, "Name");

	if (name->kind != VERIFY_STRING || name->len == 0)
		verify_fail(v, rule, verify_where(v, config, 0),
		    "%s of optional content has no name", what);
	if (verify_has(config, "AS"))
		verify_fail(v, VERIFY_OC_AUTO, verify_where(v, config, 0),
		    "optional content switches by itself");
}

static void
check_layers(struct verify *v)
{
	const struct verify_obj *oc = verify_get(v, v->root, "OCProperties");
	const struct verify_obj *d = verify_get(v, oc, "D");
	const struct verify_obj *configs = verify_get(v, oc, "Configs");

	if (verify_is_dict(d))
		check_config(v, d, VERIFY_OC_DEFAULT_NAME,
		    "the default setting");
	for (size_t i = 0; configs->kind == VERIFY_ARRAY && i < configs->len;
	    i++) {
		const struct verify_obj *c = verify_item(v, configs, i);

		if (verify_is_dict(c) && c != d)
			check_config(v, c, VERIFY_OC_CONFIG_NAME,
			    "a further setting");
	}
}

static bool
has_name(struct verify *v, const struct verify_obj *spec, const char *key)
{
	const struct verify_obj *name = verify_get(v, spec, key);

	return name->kind == VERIFY_STRING && name->len > 0;
}

static void
check_embedded(struct verify *v, const struct verify_obj *o)
{
	if (!verify_is_dict(verify_get(v, o, "EF")) ||
	    (has_name(v, o, "F") && has_name(v, o, "UF")) ||
	    (o->indirect && v->tree->attached[o->num] != 0))
		return;
	verify_fail(v, VERIFY_EMBEDDED_NAME, verify_where(v, o, 0),
	    "an embedded file has no name in F and UF");
}

static void
check_clip(struct verify *v, const struct verify_obj *o)
{
	const struct verify_obj *alt = verify_get(v, o, "Alt");
	bool told = alt->kind == VERIFY_ARRAY && alt->len > 0 &&
	    alt->len % 2 == 0;

	if (!verify_is_name(verify_get(v, o, "S"), "MCD") ||
	    (!verify_is_name(verify_get(v, o, "Type"), "MediaClip") &&
	    !verify_has(o, "D")))
		return;
	if (!has_name(v, o, "CT"))
		verify_fail(v, VERIFY_MEDIA_TYPE, verify_where(v, o, 0),
		    "a media clip does not name its content type");
	for (size_t i = 0; told && i < alt->len; i++) {
		const struct verify_obj *s = verify_item(v, alt, i);

		told = s->kind == VERIFY_STRING && (i % 2 == 0 || s->len > 0);
	}
	if (!told)
		verify_fail(v, VERIFY_MEDIA_ALT, verify_where(v, o, 0),
		    "a media clip has no description");
}

static void
check_value(struct verify *v, const struct verify_obj *o)
{
	check_embedded(v, o);
	check_clip(v, o);
	if (o->kind == VERIFY_STREAM && verify_has(o, "Ref") &&
	    verify_is_name(verify_get(v, o, "Subtype"), "Form"))
		verify_fail(v, VERIFY_REFERENCE, verify_where(v, o, 0),
		    "something is drawn from another file");
}

/* The direct file of an attachment was judged with its annotation. */
static bool
passed_over(struct verify *v, const struct verify_obj *o, size_t i)
{
	return verify_is_dict(o) && str_eq(o->keys[i], "FS") &&
	    verify_is_name(verify_get(v, o, "Subtype"), "FileAttachment") &&
	    !verify_value(v, o, i)->indirect;
}

/* Every dictionary that the file's trailer leads to, once. */
static void
check_values(struct verify *v)
{
	unsigned char *met = arena_alloc(v->arena,
	    (size_t)verify_last_object(v) + 2);
	struct vec todo = { 0 };

	vec_push(&todo, v->arena, v->trailer);
	while (todo.n > 0) {
		const struct verify_obj *o = todo.at[--todo.n];

		if (verify_is_dict(o))
			check_value(v, o);
		for (size_t i = 0; i < o->len; i++) {
			const struct verify_obj *in = o->kind == VERIFY_ARRAY ?
			    verify_item(v, o, i) : verify_value(v, o, i);

			if (in->kind != VERIFY_ARRAY && !verify_is_dict(in))
				continue;
			if (passed_over(v, o, i) ||
			    (in->indirect && met[in->num] != 0))
				continue;
			if (in->indirect)
				met[in->num] = 1;
			vec_push(&todo, v->arena, in);
		}
	}
}

static bool
requires_dynamic(struct verify *v, const struct verify_obj *packet)
{
	static const char word[] = "<dynamicRender";
	const char *data, *at, *end;
	size_t len;

	if (packet->kind != VERIFY_STREAM ||
	    !verify_stream(v, packet, &data, &len))
		return false;
	for (size_t i = 0; i + sizeof(word) - 1 < len; i++) {
		if (memcmp(data + i, word, sizeof(word) - 1) != 0)
			continue;
		at = memchr(data + i, '>', len - i);
		end = data + len;
		if (at == NULL)
			return false;
		for (at++; at < end && str_space(*at); at++)
			;
		if (end - at >= 8 && memcmp(at, "required", 8) == 0)
			return true;
	}
	return false;
}

static void
check_xfa(struct verify *v)
{
	const struct verify_obj *form = verify_get(v, v->root, "AcroForm");
	const struct verify_obj *xfa = verify_get(v, form, "XFA");
	bool dynamic = requires_dynamic(v, xfa);

	for (size_t i = 0; xfa->kind == VERIFY_ARRAY && i < xfa->len &&
	    i < XFA_PACKETS && !dynamic; i++)
		dynamic = requires_dynamic(v, verify_item(v, xfa, i));
	if (dynamic)
		verify_fail(v, VERIFY_XFA_DYNAMIC, verify_where(v, form, 0),
		    "the form is an XFA form that must be drawn anew");
}

void
verify_ua_document(struct verify *v, struct verify_tree *t)
{
	(void)t;
	check_title_shown(v);
	check_layers(v);
	check_xfa(v);
	verify_ua_permissions(v);
	check_values(v);
}
