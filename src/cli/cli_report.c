/* The report of a run, beside its results. */
#include "base/arena.h"
#include "base/date.h"
#include "base/io.h"
#include "base/path.h"
#include "base/str.h"
#include "cli/cli.h"
#include "render/render.h"
#include "report/report.h"

/* "out/results-1-of-8" and ".pdf" give "out/report-1-of-8.pdf". */
static const char *
beside(struct arena *a, const char *results, const char *end)
{
	const char *name = path_name(results);
	const char *in = arena_strndup(a, results, (size_t)(name - results));

	if (str_starts(name, "results"))
		return arena_printf(a, "%sreport%s%s", in, name + 7, end);
	return arena_printf(a, "%s%s-report%s", in, name, end);
}

bool
cli_report_files(struct cli *c, const struct batch_summary *s,
    const char *results)
{
	/* A day that nobody gave would make other bytes tomorrow. */
	struct report_options o = {
	    .today = c->today_text ? c->today : DATE_NONE,
	    .lang = str_eq(c->language, "es") ? LANG_ES : LANG_EN };
	struct pdf_fonts *fonts = pdf_fonts_open(c->arena, c->diags,
	    c->fonts);
	struct buf pdf = { 0 }, text = { 0 };
	bool ok = fonts != NULL && report_run(c->arena, c->diags, fonts, s,
	    &o, &pdf, &text) &&
	    io_write(c->arena, c->diags, beside(c->arena, results, ".pdf"),
	    pdf.data, pdf.len, true) &&
	    io_write(c->arena, c->diags, beside(c->arena, results, ".txt"),
	    text.data, text.len, true);

	buf_free(&pdf);
	buf_free(&text);
	return ok;
}
