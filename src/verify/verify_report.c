/* The table of rules, and findings against it. */
#include <stdarg.h>
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "verify/verify_int.h"

/* Distinct messages of one rule; what comes after is only counted. */
#define MESSAGES_SHOWN	8

/* What is said most often. */
#define HINT_AGAIN \
	"make the PDF again with 'save as PDF/A' in the program that made it"
#define HINT_METADATA \
	"save as PDF/A in the program that made it; it writes the metadata"
#define HINT_TAGS \
	"save with tags: 'tagged PDF' or 'accessible PDF' in the program that " \
	"made it"
#define HINT_FLATTEN "print the form to a new PDF"

static const struct verify_rule_row rows[] = {
#define VERIFY_RULE(id, name, level, a2, a1, ua, says, hint) \
	{ name, level, a2, a1, ua, says, hint },
#include "verify/verify_rules.def"
#undef VERIFY_RULE
};

const struct verify_rule_row *
verify_rule_row(enum verify_rule r)
{
	return &rows[r];
}

bool
verify_rule_counts(enum verify_rule r, int part, char level)
{
	const struct verify_rule_row *row = &rows[r];
	const char *clause = part == 1 ? row->a1 : row->a2;

	if (row->ua != NULL || row->level >= VERIFY_UA)
		return true;
	if (clause == NULL)
		return false;
	return row->level == VERIFY_B || level == 'a' ||
	    (row->level == VERIFY_U && level == 'u');
}

const char *
verify_rule_clause(struct arena *a, enum verify_rule r, int part)
{
	const struct verify_rule_row *row = &rows[r];
	const char *clause = part == 1 ? row->a1 : row->a2;
	const char *end;

	if (clause != NULL) {
		end = strchr(clause, '-');
		return arena_printf(a, "PDF/A-%d clause %.*s", part,
		    (int)(end != NULL ? end - clause :
		    (long)strlen(clause)), clause);
	}
	if (row->ua != NULL && strchr(row->ua, '.') == NULL)
		return arena_printf(a, "PDF/UA-1 Matterhorn %s", row->ua);
	if (row->ua != NULL)
		return arena_printf(a, "PDF/UA-1 clause %.*s",
		    (int)strcspn(row->ua, "-"), row->ua);
	return "filing";
}

bool
verify_asks(const struct verify *v, enum verify_rule r)
{
	return verify_rule_counts(r, v->report->part, v->report->level);
}

bool
verify_tired(struct verify *v)
{
	if (v->steps > LIMIT_PDF_STEPS)
		return true;
	if (++v->steps > LIMIT_PDF_STEPS)
		verify_fail(v, VERIFY_TOO_MUCH, NULL,
		    "the file is too tangled to be checked to the end");
	return false;
}

const char *
verify_where(struct verify *v, const struct verify_obj *o, size_t page)
{
	int num = o != NULL ? o->num : 0;

	/* Asked for each word of a page; made once. */
	if (v->place != NULL && v->place_num == num && v->place_page == page)
		return v->place;
	if (num <= 0 && page == 0)
		return NULL;
	v->place_num = num;
	v->place_page = page;
	if (num > 0 && page > 0)
		v->place = arena_printf(v->arena, "object %d, page %zu", num,
		    page);
	else if (num > 0)
		v->place = arena_printf(v->arena, "object %d", num);
	else
		v->place = arena_printf(v->arena, "page %zu", page);
	return v->place;
}

static size_t
messages(const struct verify *v, enum verify_rule r)
{
	size_t n = 0;

	for (struct verify_finding *f = v->report->findings; f != NULL;
	    f = f->next)
		if (f->rule == r)
			n++;
	return n;
}

/* Put it behind the last one of its rule or of the rules before. */
static void
insert(struct verify *v, struct verify_finding *f)
{
	struct verify_finding **at = &v->report->findings;

	while (*at != NULL && (*at)->rule <= f->rule)
		at = &(*at)->next;
	f->next = *at;
	*at = f;
	if (rows[f->rule].level == VERIFY_ADVICE)
		v->report->warnings++;
	else
		v->report->problems++;
}

void
verify_fail(struct verify *v, enum verify_rule r, const char *where,
    const char *fmt, ...)
{
	struct arena_mark mark = arena_mark(v->arena);
	struct verify_finding *f = v->last[r];
	char *message, *key;
	va_list ap;

	if (!verify_asks(v, r))
		return;
	va_start(ap, fmt);
	message = arena_vprintf(v->arena, fmt, ap);
	va_end(ap);
	key = arena_printf(v->arena, "%d %s", (int)r, message);
	if (map_find(&v->seen, key) != NULL)
		f = map_find(&v->seen, key);
	else if (messages(v, r) < MESSAGES_SHOWN)
		f = NULL;
	if (f != NULL) {
		f->count++;
		arena_rewind(v->arena, mark);
		return;
	}
	f = arena_alloc(v->arena, sizeof(*f));
	f->rule = r;
	f->message = message;
	f->where = where != NULL ? arena_strdup(v->arena, where) : NULL;
	f->count = 1;
	v->last[r] = f;
	map_put(&v->seen, v->arena, key, f);
	insert(v, f);
}
