/*
 * What a subset font says of its glyphs, CharSet and CIDSet, against what its
 * program holds: each must list all that is there, and nothing else.
 */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "verify/verify_font.h"

#define CIDS	65536

/* "ABCDEF+Name" */
bool
verify_subset_name(const char *name)
{
	return strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 6 &&
	    name[6] == '+';
}

/* "/A/B/space" as a set; what stands before the first slash is no name. */
static void
read_names(struct verify *v, const char *s, struct map *names)
{
	for (s = strchr(s, '/'); s != NULL; s = strchr(s, '/')) {
		size_t n = strcspn(++s, "/ \t\r\n");

		if (n > 0)
			map_put(names, v->arena, arena_strndup(v->arena, s, n),
			    names);
	}
}

static void
check_names(struct verify *v, const struct verify_font *f,
    const struct map *listed, const char *where)
{
	struct map held = { 0 };

	for (size_t i = 0; i < f->outlines->n; i++) {
		const char *name = f->outlines->at[i].name;

		map_put(&held, v->arena, name, listed);
		if (name[0] != '\0' && !str_eq(name, ".notdef") &&
		    map_find(listed, name) == NULL) {
			verify_fail(v, VERIFY_CHARSET, where,
			    "CharSet of '%s' does not list '%s'", f->name,
			    name);
			return;
		}
	}
	for (size_t i = 0; i < listed->n; i++)
		if (map_find(&held, listed->entries[i].key) == NULL) {
			verify_fail(v, VERIFY_CHARSET, where,
			    "CharSet of '%s' lists '%s', which it does not "
			    "have", f->name, listed->entries[i].key);
			return;
		}
}

void
verify_charset(struct verify *v, const struct verify_font *f,
    const char *where)
{
	const struct verify_obj *set = verify_get(v, f->descriptor, "CharSet");
	struct map listed = { 0 };

	if (f->outlines == NULL || f->outlines->by_cid || f->cid->len > 0 ||
	    !verify_subset_name(f->name))
		return;
	if (set->kind == VERIFY_STRING) {
		read_names(v, set->text, &listed);
		check_names(v, f, &listed, where);
	} else if (v->report->part == 1) {
		verify_fail(v, VERIFY_CHARSET, where,
		    "the subset font '%s' has no CharSet", f->name);
	}
}

/* What the program has for an identifier. */
enum held {
	NOTHING,
	EMPTY,		/* room for a glyph, kept so that others keep theirs */
	GLYPH,
};

static void
held_by_sfnt(const struct verify_font *f, unsigned char *held)
{
	for (int cid = 0; cid < CIDS; cid++) {
		size_t at = (size_t)cid * 2;
		int gid = cid;

		if (f->gids != NULL)
			gid = at + 1 < f->gids_len ?
			    (unsigned char)f->gids[at] << 8 |
			    (unsigned char)f->gids[at + 1] : 0;
		if (gid < f->sfnt->nglyphs && (gid > 0 || cid == 0))
			held[cid] = verify_sfnt_drawn(f->sfnt, gid) ? GLYPH :
			    EMPTY;
	}
}

static void
held_by_outlines(const struct verify_font *f, unsigned char *held)
{
	for (size_t i = 0; i < f->outlines->n; i++) {
		long cid = f->outlines->by_cid ? f->outlines->at[i].cid :
		    (long)i;

		if (cid >= 0 && cid < CIDS)
			held[cid] = GLYPH;
	}
}

void
verify_cidset(struct verify *v, const struct verify_font *f,
    const char *where)
{
	unsigned char *held;
	const char *name = verify_name(verify_get(v, f->cid, "BaseFont"));

	if (f->cidset == NULL || (f->sfnt == NULL && f->outlines == NULL) ||
	    !verify_subset_name(name))
		return;
	held = arena_alloc(v->arena, CIDS);
	if (f->sfnt != NULL)
		held_by_sfnt(f, held);
	else
		held_by_outlines(f, held);
	/* The glyph of missing characters is there, listed or not. */
	for (size_t cid = 1; cid < CIDS; cid++) {
		bool listed = cid / 8 < f->cidset_len &&
		    ((unsigned char)f->cidset[cid / 8] & 0x80 >> cid % 8) != 0;

		if (listed ? held[cid] != NOTHING : held[cid] != GLYPH)
			continue;
		verify_fail(v, VERIFY_CIDSET, where, listed ?
		    "CIDSet of '%s' lists %zu, which it does not have" :
		    "CIDSet of '%s' does not list %zu", name, cid);
		return;
	}
}
