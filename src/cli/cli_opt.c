#include <getopt.h>
#include <stdarg.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/str.h"
#include "base/vec.h"
#include "cli/cli.h"

enum kind { TEXT, FLAG };

/* One option: where it lands, and which commands know it (NULL: all). */
struct option_row {
	const char	*name;
	char		 letter;
	enum kind	 kind;
	const char	*arg;		/* for the help */
	size_t		 offset;	/* in struct cli */
	const char	*commands;
	const char	*help;
};

static const struct option_row rows[] = {
	{ "output", 'o', TEXT, "DIR", offsetof(struct cli, output),
	    "draft checklist batch merge-results convert interview "
	    "collate",
	    "write here (draft, batch: a folder; others: a file)" },
	{ "id", 0, TEXT, "NAME", offsetof(struct cli, id), "batch",
	    "column that names the clients (client.id, id)" },
	{ "jobs", 0, TEXT, "N", offsetof(struct cli, jobs), "batch",
	    "processes that draft (as many as the machine has)" },
	{ "shard", 0, TEXT, "I/N", offsetof(struct cli, shard), "batch",
	    "only each Nth row, beginning with row I" },
	{ "dry-run", 0, FLAG, NULL, offsetof(struct cli, dry_run), "batch",
	    "check every row, draft nothing" },
	{ "resume", 0, FLAG, NULL, offsetof(struct cli, resume), "batch",
	    "go on with an earlier run; what is unchanged stays" },
	{ "format", 'f', TEXT, "FORMAT", offsetof(struct cli, format),
	    "checklist triage fields list verify", "shape of what is printed" },
	{ "jurisdiction", 'j', TEXT, "XX", offsetof(struct cli, jurisdiction),
	    "draft checklist triage batch interview",
	    "use this law, whatever the answers say" },
	{ "language", 'l', TEXT, "LANG", offsetof(struct cli, language),
	    "draft checklist triage batch merge-results interview collate",
	    "of what people read: en or es" },
	{ "bundle", 'b', TEXT, "WORD", offsetof(struct cli, bundle), "collate",
	    "what to print: checklists, court, ..." },
	{ "duplex", 0, FLAG, NULL, offsetof(struct cli, duplex),
	    "collate batch",
	    "for two-sided print: each client on leaves of its own" },
	{ "volume-pages", 0, TEXT, "N", offsetof(struct cli, volume_pages),
	    "collate batch", "pages of one PDF, at most (2000)" },
	{ "collate", 0, TEXT, "WORD", offsetof(struct cli, bundle), "batch",
	    "then put this bundle of all into print-1.pdf, ..." },
	{ "documents", 'd', TEXT, "LIST", offsetof(struct cli, documents),
	    "draft batch", "draft only these papers: 'motion order'" },
	{ "facts", 0, FLAG, NULL, offsetof(struct cli, facts), "list",
	    "each fact of law: how sure, when checked, from where" },
	{ "final", 0, FLAG, NULL, offsetof(struct cli, final),
	    "draft batch",
	    "refuse to leave a blank" },
	{ "large-print", 0, FLAG, NULL, offsetof(struct cli, large),
	    "draft checklist batch",
	    "18 point on the sheets that the filer keeps" },
	{ "pocket", 0, FLAG, NULL, offsetof(struct cli, pocket),
	    "checklist", "the page to carry instead of the steps" },
	{ "step-titles", 0, FLAG, NULL, offsetof(struct cli, step_titles),
	    "checklist", "name the steps in a calendar that others may see" },
	{ "to", 0, TEXT, "KIND", offsetof(struct cli, to), "convert",
	    "what to write: xml json csv anx a2j docassemble" },
	{ "map", 0, TEXT, "FILE", offsetof(struct cli, map),
	    "draft batch checklist triage check convert",
	    "CSV of two columns: heading, name of the answer" },
	{ "dates", 0, TEXT, "ORDER", offsetof(struct cli, dates),
	    "draft batch checklist triage check convert",
	    "how dates of a CSV are written: mdy or dmy" },
	{ "anx-dates", 0, TEXT, "ORDER", offsetof(struct cli, anx_dates),
	    "draft batch checklist triage check convert",
	    "how dates of an answer file are written: dmy or mdy" },
	{ "strict", 0, FLAG, NULL, offsetof(struct cli, strict),
	    "draft batch checklist triage check convert",
	    "a column that is not known is an error" },
	{ "anx-flavour", 0, TEXT, "NAME", offsetof(struct cli, anx_flavour),
	    "convert", "whose answer file to write: hotdocs or a2j" },
	{ "include-confidential", 0, FLAG, NULL,
	    offsetof(struct cli, confidential), "convert",
	    "write what is kept from the court's file, too" },
	{ "report", 0, FLAG, NULL, offsetof(struct cli, report),
	    "convert batch merge-results",
	    "what was mapped, kept, dropped; batch: report.pdf" },
	{ "force", 0, FLAG, NULL, offsetof(struct cli, force),
	    "draft checklist batch merge-results convert interview "
	    "collate", "replace an older packet or file" },
	{ "explain", 0, FLAG, NULL, offsetof(struct cli, explain),
	    "draft checklist triage",
	    "print which rule and answer made each line" },
	{ "justify", 0, FLAG, NULL, offsetof(struct cli, justify),
	    "draft checklist batch",
	    "make the right edges of running text even" },
	{ "today", 0, TEXT, "YYYY-MM-DD", offsetof(struct cli, today_text),
	    "draft checklist triage check list batch merge-results interview",
	    "the day that waiting periods are judged by" },
	{ "stale-days", 0, TEXT, "N", offsetof(struct cli, stale_days),
	    "check", "warn of facts checked longer ago (365)" },
	{ "confirm-spanish", 0, FLAG, NULL,
	    offsetof(struct cli, confirm_spanish), "check",
	    "you have compared all texts with their Spanish" },
	{ "rules", 0, FLAG, NULL, offsetof(struct cli, rules), "verify",
	    "list what is checked, and stop" },
	{ "definitions", 0, TEXT, "DIR", offsetof(struct cli, definitions),
	    NULL, "folder that holds forms/ and checklists/" },
	{ "fonts", 0, TEXT, "DIR", offsetof(struct cli, fonts),
	    "draft checklist batch merge-results interview collate",
	    "folder that holds Liberation Serif" },
	{ "pdfa", 0, TEXT, "LEVEL", offsetof(struct cli, pdfa),
	    "draft checklist batch", "kind of PDF/A to write: 2a or 1a" },
	{ "help", 'h', FLAG, NULL, offsetof(struct cli, help), NULL,
	    "show how the command is used" },
	{ "version", 'V', FLAG, NULL, offsetof(struct cli, version), NULL,
	    "show the version" },
};

#define NROWS	(sizeof(rows) / sizeof(rows[0]))

const struct cli_command cli_commands[] = {
	{ .name = "draft", .args = "ANSWERS... -o DIR",
	    .help = "draft the packet that the answers ask for",
	    .min_args = 1, .max_args = -1, .needs = "a file of answers",
	    .run = cli_draft },
	{ .name = "batch", .args = "CLIENTS... -o DIR",
	    .help = "draft the packets of many clients, a folder each",
	    .min_args = 1, .max_args = -1,
	    .needs = "a spreadsheet or a folder of clients",
	    .run = cli_batch },
	{ .name = "merge-results", .args = "DIR|FILE... -o results.csv",
	    .help = "make one of the results of shards",
	    .min_args = 1, .max_args = -1, .needs = "the results of shards",
	    .run = cli_merge_results },
	{ .name = "interview", .args = "[ANSWERS] [-o FILE]",
	    .help = "ask for the answers, one question at a time",
	    .max_args = 1, .run = cli_interview },
	{ .name = "checklist", .args = "ANSWERS [-o FILE]",
	    .help = "print the steps to take",
	    .formats = "text pdf html json ics", .min_args = 1, .max_args = 1,
	    .needs = "a file of answers", .run = cli_checklist },
	{ .name = "triage", .args = "ANSWERS",
	    .help = "tell which filings are open, and why others are not",
	    .formats = "text json", .min_args = 1, .max_args = 1,
	    .needs = "a file of answers", .run = cli_triage },
	{ .name = "check", .args = "[FILE...]",
	    .help = "check definitions, or answers files",
	    .max_args = -1, .run = cli_check },
	{ .name = "convert", .args = "ANSWERS [-o FILE]",
	    .help = "turn answers into the file of another program, or back",
	    .min_args = 1, .max_args = 1, .needs = "a file of answers",
	    .run = cli_convert },
	{ .name = "fields", .args = "",
	    .help = "list the questions that answers files answer",
	    .formats = "text json csv", .run = cli_fields },
	{ .name = "list", .args = "[FILING|jurisdictions|XX]",
	    .help = "list filings, jurisdictions, or the papers of a filing",
	    .formats = "text json", .max_args = 1, .run = cli_list },
	{ .name = "verify", .args = "FILE.pdf...",
	    .help = "check finished PDFs before they are filed",
	    .formats = "text json", .max_args = -1, .run = cli_verify },
	{ .name = "collate", .args = "PACKET|RUN... -o FILE",
	    .help = "put one bundle of many packets into one file to print",
	    .min_args = 1, .max_args = -1,
	    .needs = "a packet or the folder of a run", .run = cli_collate },
	{ .name = NULL },
};

bool
cli_usage(struct cli *c, const char *hint, const char *fmt, ...)
{
	va_list ap;
	char *what;

	if (hint == NULL)
		hint = c->command != NULL ? arena_printf(c->arena,
		    "'movant %s --help' shows how it is used",
		    c->command->name) : "'movant --help' shows the commands";
	va_start(ap, fmt);
	what = arena_vprintf(c->arena, fmt, ap);
	va_end(ap);
	diag_add(c->diags, DIAG_BAD_USAGE, (struct pos){ 0 }, hint, "%s", what);
	return false;
}

static const char *
nearest_option(struct cli *c, const char *word)
{
	struct map names = { 0 };
	const char *near;

	for (size_t i = 0; i < NROWS; i++)
		map_put(&names, c->arena, rows[i].name, &rows[i]);
	while (*word == '-')
		word++;
	near = map_nearest(&names, word);
	return near ? arena_printf(c->arena, "did you mean '--%s'?", near) :
	    NULL;
}

static bool
find_command(struct cli *c, const char *name)
{
	struct map names = { 0 };
	const char *near;

	for (size_t i = 0; cli_commands[i].name != NULL; i++) {
		if (str_eq(cli_commands[i].name, name)) {
			c->command = &cli_commands[i];
			return true;
		}
		map_put(&names, c->arena, cli_commands[i].name, c);
	}
	near = map_nearest(&names, name);
	return cli_usage(c, near ? arena_printf(c->arena,
	    "did you mean 'movant %s'?", near) : NULL,
	    "there is no command '%s'", name);
}

static void
take(struct cli *c, const struct option_row *r, const char *value)
{
	char *base = (char *)c;

	if (r->kind == FLAG)
		*(bool *)(base + r->offset) = true;
	else
		*(const char **)(base + r->offset) = value;
}

static void
getopt_tables(char *shorts, struct option *longs)
{
	size_t n = 0;

	/* Tell a missing value from an unknown option. */
	shorts[n++] = ':';
	for (size_t i = 0; i < NROWS; i++) {
		longs[i] = (struct option){ rows[i].name,
		    rows[i].kind == TEXT ? required_argument : no_argument,
		    NULL, 256 + (int)i };
		if (rows[i].letter == 0)
			continue;
		shorts[n++] = rows[i].letter;
		if (rows[i].kind == TEXT)
			shorts[n++] = ':';
	}
	shorts[n] = '\0';
}

static const struct option_row *
row_of(int got)
{
	for (size_t i = 0; i < NROWS; i++)
		if (got == 256 + (int)i || (got < 256 && got ==
		    rows[i].letter))
			return &rows[i];
	return NULL;
}

/* Is each value that has to be one of a few words one of them? */
static bool
words_fit(struct cli *c)
{
	const struct {
		const char	*given, *words, *what, *hint;
	} choices[] = {
		{ c->pdfa, "2a 1a", "PDF/A level",
		    "choose 2a, or 1a for a court that asks for part 1" },
		{ c->dates, "mdy dmy", "order of dates",
		    "choose mdy when the month comes first, or dmy" },
		{ c->anx_dates, "mdy dmy", "order of dates",
		    "choose dmy when the day comes first, or mdy" },
		{ c->anx_flavour, "hotdocs a2j", "flavour",
		    "choose hotdocs or a2j" },
		{ c->language, "en es", "language",
		    "choose en, or es for Spanish" },
	};

	for (size_t i = 0; i < sizeof(choices) / sizeof(choices[0]); i++)
		if (choices[i].given != NULL &&
		    !str_has_word(choices[i].words, choices[i].given))
			return cli_usage(c, choices[i].hint,
			    "there is no %s '%s'", choices[i].what,
			    choices[i].given);
	return true;
}

/* Files, or a place to write, that are missing or too many. */
static bool
arguments_fit(struct cli *c)
{
	const struct cli_command *m = c->command;

	if (c->nargs < (size_t)m->min_args)
		return cli_usage(c, arena_printf(c->arena,
		    "write it so: movant %s %s", m->name, m->args),
		    "'movant %s' needs %s", m->name, m->needs);
	if (m->run == cli_verify && c->nargs == 0 && !c->rules)
		return cli_usage(c, "name it: movant verify FILE.pdf",
		    "'movant %s' needs a PDF to check", m->name);
	if (m->max_args >= 0 && c->nargs > (size_t)m->max_args)
		return cli_usage(c, NULL, "one argument too many: '%s'",
		    c->args[m->max_args]);
	if (m->run == cli_draft && c->output == NULL)
		return cli_usage(c, "say where: movant draft ANSWERS -o FOLDER",
		    "'movant %s' needs a folder to write into", m->name);
	if (m->run == cli_batch && c->output == NULL && !c->dry_run)
		return cli_usage(c, "say where: movant batch CLIENTS -o FOLDER",
		    "'movant %s' needs a folder to write into", m->name);
	if (m->run == cli_merge_results && c->output == NULL)
		return cli_usage(c,
		    "say where: movant merge-results DIR -o results.csv",
		    "'movant %s' needs a file to write", m->name);
	return true;
}

/* Does the command know the option and the format? */
static bool
fits(struct cli *c, const bool *seen)
{
	const struct cli_command *m = c->command;

	for (size_t i = 0; i < NROWS; i++)
		if (seen[i] && rows[i].commands != NULL &&
		    !str_has_word(rows[i].commands, m->name))
			return cli_usage(c, NULL,
			    "'--%s' means nothing to 'movant %s'",
			    rows[i].name, m->name);
	if (c->format != NULL && !str_has_word(m->formats, c->format))
		return cli_usage(c, arena_printf(c->arena, "choose one of: %s",
		    m->formats), "there is no format '%s'", c->format);
	if (c->format == NULL && m->formats != NULL)
		c->format = "text";
	return words_fit(c) && arguments_fit(c);
}

bool
cli_options(struct cli *c, int argc, char **argv)
{
	char shorts[NROWS * 2 + 2];
	struct option longs[NROWS + 1] = { { 0 } };
	bool seen[NROWS] = { false };
	struct vec args = { 0 };
	int got;

	getopt_tables(shorts, longs);
	opterr = 0;
	while ((got = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
		const struct option_row *r = row_of(got);

		if (got == ':')
			return cli_usage(c, NULL, "'%s' needs a value",
			    argv[optind - 1]);
		if (got == '?' || r == NULL)
			return cli_usage(c, nearest_option(c, argv[optind - 1]),
			    "there is no option '%s'", argv[optind - 1]);
		if (r->kind == TEXT && *optarg == '\0')
			return cli_usage(c, NULL, "'--%s' needs a value",
			    r->name);
		seen[r - rows] = true;
		take(c, r, optarg);
	}
	for (int i = optind; i < argc; i++)
		vec_push(&args, c->arena, argv[i]);
	if (args.n > 0 && !find_command(c, args.at[0]))
		return false;
	if (c->help || c->version)
		return true;
	if (args.n == 0)
		return cli_usage(c, NULL, "no command was given");
	c->args = (const char **)args.at + 1;
	c->nargs = args.n - 1;
	return fits(c, seen);
}

static void
option_help(const struct option_row *r, struct buf *out)
{
	struct buf left = { 0 };

	if (r->letter != 0)
		buf_printf(&left, "-%c, ", r->letter);
	else
		buf_str(&left, "    ");
	buf_printf(&left, "--%s%s%s", r->name, r->arg ? " " : "",
	    r->arg ? r->arg : "");
	buf_printf(out, "  %-26s %s\n", left.data, r->help);
	buf_free(&left);
}

void
cli_help(const struct cli_command *m, struct buf *out)
{
	if (m == NULL) {
		buf_str(out, "usage: movant COMMAND [OPTION...] [FILE...]\n\n"
		    "Draft papers that ask a court to dismiss, end or change a "
		    "civil protection\norder, and the checklist that goes with "
		    "them. Not legal advice.\n\nCommands\n");
		for (m = cli_commands; m->name != NULL; m++)
			buf_printf(out, "  %-15s%s\n", m->name, m->help);
		m = NULL;
	} else {
		buf_printf(out, "usage: movant %s [OPTION...]%s%s\n\n%c%s.\n",
		    m->name, m->args[0] ? " " : "", m->args,
		    m->help[0] - 'a' + 'A', m->help + 1);
		if (m->formats != NULL)
			buf_printf(out, "Formats: %s.\n", m->formats);
	}
	buf_str(out, "\nOptions\n");
	for (size_t i = 0; i < NROWS; i++)
		if (m == NULL || rows[i].commands == NULL ||
		    str_has_word(rows[i].commands, m->name))
			option_help(&rows[i], out);
	if (m == NULL)
		buf_str(out, "\n'movant COMMAND --help' tells more; so does "
		    "the manual, movant(1).\n");
}
