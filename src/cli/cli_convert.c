/* movant convert: answers from one carrier into another. */
#include "base/arena.h"
#include "base/io.h"
#include "base/limits.h"
#include "base/str.h"
#include "cli/cli.h"

static bool
choose_kind(struct cli *c, enum carrier_kind *kind)
{
	static const char hint[] = "choose one of: xml json csv anx a2j "
	    "docassemble";

	if (c->to != NULL) {
		*kind = carrier_kind(c->to);
		return *kind != CARRIER_NONE || cli_usage(c, hint,
		    "there is no carrier '%s'", c->to);
	}
	if (c->output == NULL)
		return cli_usage(c,
		    "say where: -o answers.csv, or what: --to csv",
		    "'movant convert' needs to know what to write");
	*kind = carrier_kind_of_file(c->output);
	return *kind != CARRIER_NONE || cli_usage(c, "say it with --to: xml "
	    "json csv anx a2j docassemble", "the name of the file does not "
	    "tell what to write");
}

/* What became of each name; never a value. */
static void
section(struct buf *out, const char *head, const char *kind,
    const struct carrier_report *r)
{
	static const char *const words[] = { "mapped", "kept", "dropped" };
	size_t n[3] = { 0 };

	buf_printf(out, "%s %s\n", head, kind);
	for (size_t i = 0; i < r->notes.n; i++) {
		const struct carrier_note *k = r->notes.at[i];

		n[k->fate]++;
		buf_printf(out, "  %-8s %s", words[k->fate], k->from);
		if (k->to != NULL && !str_eq(k->to, k->from))
			buf_printf(out, " -> %s", k->to);
		if (k->why != NULL)
			buf_printf(out, ": %s", k->why);
		buf_char(out, '\n');
	}
	buf_printf(out, "  %zu mapped, %zu kept, %zu dropped\n", n[0], n[1],
	    n[2]);
}

static bool
write_out(struct cli *c, const struct buf *out, const struct buf *report)
{
	if (c->output == NULL)
		return cli_print(c, out);
	return io_write(c->arena, c->diags, c->output, out->data ? out->data :
	    "", out->len, c->force) && (!c->report || cli_print(c, report));
}

bool
cli_convert(struct cli *c)
{
	struct carrier_options o = cli_carrier_options(c);
	struct carrier_report in = { 0 }, written = { 0 };
	struct buf out = { 0 }, report = { 0 };
	struct job_program *p;
	struct answers *as;
	enum carrier_kind kind = CARRIER_NONE;
	char *data;
	size_t len;
	bool ok;

	if (!choose_kind(c, &kind))
		return false;
	if (c->report && c->output == NULL)
		return cli_usage(c, "name a file: -o answers.csv",
		    "a report cannot go where the answers go");
	p = cli_program(c);
	data = p == NULL ? NULL : io_read(c->arena, c->diags, c->args[0],
	    LIMIT_FILE_BYTES, &len);
	as = data == NULL ? NULL : carrier_read(c->arena, c->diags, p->catalog,
	    c->args[0], data, len, &o, &in);
	ok = as != NULL && carrier_write(c->arena, c->diags, p->catalog, as,
	    kind, &o, &out, &written);
	if (ok) {
		section(&report, "read as", carrier_name(in.kind), &in);
		section(&report, "written as", carrier_name(kind), &written);
		ok = write_out(c, &out, &report);
	}
	buf_free(&out);
	buf_free(&report);
	return ok;
}
