/* Finished PDFs, checked before they are filed. */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "cli/cli.h"
#include "helper/helper.h"
#include "json/json.h"
#include "verify/verify.h"

static const char *
level_name(enum verify_rule r)
{
	return verify_rule_row(r)->level == VERIFY_ADVICE ? "warning" :
	    "error";
}

static void
write_finding(struct arena *a, const char *file,
    const struct verify_report *r, const struct verify_finding *f,
    bool hint, struct buf *out)
{
	const struct verify_rule_row *row = verify_rule_row(f->rule);

	buf_printf(out, "%s: %s: %s", file, level_name(f->rule), f->message);
	if (f->where != NULL && f->count > 1)
		buf_printf(out, " (%s and %zu more)", f->where, f->count - 1);
	else if (f->where != NULL)
		buf_printf(out, " (%s)", f->where);
	buf_printf(out, " [%s, %s]\n", row->name,
	    verify_rule_clause(a, f->rule, r->part));
	if (hint && row->hint != NULL)
		buf_printf(out, "    hint: %s\n", row->hint);
}

static void
write_text(struct arena *a, const char *file, const struct verify_report *r,
    struct buf *out)
{
	/* One hint a rule, with the last of its messages. */
	for (const struct verify_finding *f = r->findings; f != NULL;
	    f = f->next)
		write_finding(a, file, r, f, f->next == NULL ||
		    f->next->rule != f->rule, out);
	buf_printf(out, "%s: PDF/A-%d%c and PDF/UA-1: ", file, r->part,
	    r->level);
	if (r->problems == 0)
		buf_printf(out, "all %zu checks passed", r->checks);
	else
		buf_printf(out, "%zu problem%s", r->problems,
		    r->problems == 1 ? "" : "s");
	if (r->warnings > 0)
		buf_printf(out, ", %zu warning%s", r->warnings,
		    r->warnings == 1 ? "" : "s");
	buf_char(out, '\n');
}

static void
json_finding(struct arena *a, struct json_writer *w,
    const struct verify_report *r, const struct verify_finding *f)
{
	const struct verify_rule_row *row = verify_rule_row(f->rule);

	json_object(w);
	json_pair(w, "rule", row->name);
	json_pair(w, "level", level_name(f->rule));
	json_pair(w, "basis", verify_rule_clause(a, f->rule, r->part));
	json_pair(w, "message", f->message);
	json_pair(w, "where", f->where);
	json_key(w, "count");
	json_integer(w, (long long)f->count);
	json_pair(w, "hint", row->hint);
	json_end(w);
}

static void
json_report(struct arena *a, struct json_writer *w, const char *file,
    const struct verify_report *r)
{
	json_object(w);
	json_pair(w, "file", file);
	json_pair(w, "archival", arena_printf(a, "PDF/A-%d%c", r->part,
	    r->level));
	json_pair(w, "accessible", "PDF/UA-1");
	json_key(w, "pages");
	json_integer(w, (long long)r->pages);
	json_key(w, "checks");
	json_integer(w, (long long)r->checks);
	json_key(w, "problems");
	json_integer(w, (long long)r->problems);
	json_key(w, "warnings");
	json_integer(w, (long long)r->warnings);
	json_key(w, "findings");
	json_array(w);
	for (const struct verify_finding *f = r->findings; f != NULL;
	    f = f->next)
		json_finding(a, w, r, f);
	json_end(w);
	json_end(w);
}

/* What no rule reports, and why. */
static void
list_left_out(struct buf *out)
{
	const struct verify_condition *c;

	for (size_t i = 0; (c = verify_condition(i)) != NULL; i++) {
		if (c->by == VERIFY_BY_MACHINE && verify_condition_judged(c))
			continue;
		buf_printf(out, "not judged: %s: PDF/UA-1 %s, %s\n", c->says,
		    c->number, c->by == VERIFY_BY_PERSON ?
		    "a person must see it" : c->by == VERIFY_BY_NOBODY ?
		    "no test of its own" : "not checked by this program");
	}
}

static bool
list_rules(struct cli *c)
{
	struct buf out = { 0 };
	bool ok;

	for (int i = 0; i < VERIFY_RULE_COUNT; i++) {
		const struct verify_rule_row *row =
		    verify_rule_row((enum verify_rule)i);

		buf_printf(&out, "%s: %s\n   ", row->name, row->says);
		if (row->a2 != NULL)
			buf_printf(&out, " PDF/A-2 %s", row->a2);
		if (row->a1 != NULL)
			buf_printf(&out, " PDF/A-1 %s", row->a1);
		if (row->ua != NULL)
			buf_printf(&out, " PDF/UA-1 %s", row->ua);
		if (row->level >= VERIFY_FILING)
			buf_str(&out, " filing");
		buf_char(&out, '\n');
	}
	list_left_out(&out);
	ok = cli_print(c, &out);
	buf_free(&out);
	return ok;
}

/* One file; what it took is given back before the next. */
static bool
verify_one(struct cli *c, const char *file, struct json_writer *w)
{
	struct arena *a = arena_open();
	struct verify_report *r = verify_file(a, c->diags, file);
	struct buf out = { 0 };
	bool ok = r != NULL;

	if (r != NULL && w != NULL)
		json_report(a, w, file, r);
	else if (r != NULL)
		write_text(a, file, r, &out);
	if (r != NULL && r->problems > 0 && c->status < 1)
		c->status = 1;
	ok = cli_print(c, &out) && ok;
	buf_free(&out);
	arena_close(a);
	return ok;
}

bool
helper_verify(struct cli *c)
{
	struct json_writer *w = NULL;
	struct buf out = { 0 };
	bool ok = true;

	if (c->rules && !str_eq(c->format, "json") && c->nargs == 0)
		return list_rules(c);
	if (c->rules)
		return cli_usage(c,
		    "ask for the rules alone: movant verify --rules",
		    "'--rules' lists what is checked as text, and checks no "
		    "file");
	if (str_eq(c->format, "json")) {
		w = json_writer_new(c->arena);
		json_array(w);
	}
	for (size_t i = 0; i < c->nargs; i++)
		if (!verify_one(c, c->args[i], w))
			ok = false;
	if (w == NULL)
		return ok;
	json_end(w);
	json_writer_take(w, &out);
	ok = cli_print(c, &out) && ok;
	buf_free(&out);
	return ok;
}
