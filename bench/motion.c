/*
 * What the pages themselves cost, with no files, answers or definitions: one
 * three-page motion is laid out and written as a PDF in memory, over and over,
 * with another client's words each time.
 *
 *	bench-motion movant DOCUMENTS	document tree to tagged PDF
 *	bench-motion plain DOCUMENTS	the same lines by plain libharu,
 *					base-14 Times, the system's allocator
 *	bench-motion tuned DOCUMENTS	the same with an allocator that keeps
 *					what it was given back
 *	bench-motion write NAME		one of movant's, to look at
 *
 * prints "MS PAGES BYTES PEAK": processor milliseconds and pages a document,
 * bytes a document, and the largest resident size in KB.
 */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include <hpdf.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "doc/doc.h"
#include "layout/layout.h"
#include "render/render.h"

#define WARM_UP	20

static const struct pos nowhere;

static const char *const given[] = { "Maria", "José", "Thị Ánh", "Łukasz",
    "Aisha", "Renée", "Ingrid", "Mateo", "Zoë", "Dwayne", "Keiko" };
static const char *const family[] = { "Nuñez", "O’Brien", "Nguyễn", "Kowalski",
    "Haddad", "Okafor", "Lindqvist", "Smith-Jones", "Begay", "Castillo",
    "Petrov", "Wright", "Yazzie" };

/* %s: the client's name, and what is her or his own. */
static const char *const paragraphs[] = {
	"%s is the Petitioner in this case. The Petitioner is over 18 years "
	"of age, lives in this county, and asks the Court for the relief "
	"that this motion states.",
	"On March 14, 2025 this Court issued the domestic violence "
	"protection order in case No. %s. The order was made after a "
	"hearing at which both parties were present and had a chance to "
	"speak.",
	"The order says that the Respondent may not come within 1,000 feet "
	"of the home, the school or the place of work of %s, and may not "
	"call, write or send messages through other people.",
	"The order was served on the Respondent on March 21, 2025 by the "
	"sheriff. Proof of service is in the Court’s file under No. %s. The "
	"order ends by itself on March 14, 2027.",
	"The Petitioner asks the Court to terminate the order under RCW "
	"7.105.500(1). No other motion about this order is before any "
	"court, and this is the first motion to change or end it.",
	"Since the order was issued the circumstances have changed. The "
	"Respondent has lived in another county since June 2025, has a job "
	"there, and there has been no contact of any kind with %s.",
	"The Respondent finished a program of 52 weeks on September 30, "
	"2026, and has been sober for more than 18 months. The certificate "
	"of the program is attached as Exhibit A, and a letter of the "
	"counselor as Exhibit B.",
	"There are no criminal charges between the parties. No criminal no- "
	"contact order is in force. %s has asked the clerk and the police "
	"to make sure of this, and their answers are attached as Exhibit C.",
	"The parties have no children together, and no case about custody, "
	"support or parenting time is open in any court of this state or of "
	"another state.",
	"The Petitioner makes this motion freely. Nobody has made threats "
	"or promises to bring it about, and %s has spoken with an advocate "
	"about what it means to end the order.",
	"The Petitioner knows that the order stays in force until a judge "
	"signs an order that ends it, and that contact stays forbidden "
	"until then, also if the Petitioner should ask for contact.",
	"The Petitioner knows that a new petition may be filed at any time "
	"if there is a new reason for it, and that the end of this order "
	"does not make a new one harder to get.",
	"The Petitioner asks for a hearing by video, as RCW 7.105.205 "
	"allows, because %s lives more than 60 miles from the courthouse "
	"and has no car.",
	"Notice of this motion will be given to the Respondent at least 5 "
	"court days before the hearing, as RCW 7.105.165 asks, and proof of "
	"it will be filed with the Court.",
	"The Petitioner asks that no address be printed on any paper that "
	"the Respondent or the public can read.",
	"If the Court does not terminate the order, the Petitioner asks "
	"that it be changed so that messages about the return of %s’s "
	"belongings are allowed by e-mail, and about nothing else.",
	"The Petitioner asks the clerk to send the signed order to the "
	"police agency named in it on the same day, so that the record of "
	"No. %s is taken out of the computer system.",
	"The Petitioner asks for two certified copies of the signed order "
	"at no charge, one to carry and one for the police of the town.",
	"The statements in this motion are true and correct to the best "
	"knowledge of %s.",
};

static struct doc_node *
para(struct arena *a, struct doc_node *in, const char *text)
{
	struct doc_node *p = doc_add(a, in, DOC_PARA, nowhere);

	doc_text(a, p, text, 0, NULL, nowhere);
	return p;
}

static void
caption(struct arena *a, struct doc_node *paper, const char *name,
    const char *number)
{
	struct doc_node *c = doc_add(a, paper, DOC_CAPTION, nowhere), *side;

	side = doc_add(a, c, DOC_CAPTION_COURT, nowhere);
	para(a, side, "SUPERIOR COURT OF WASHINGTON");
	para(a, side, "FOR THE COUNTY OF KING");
	side = doc_add(a, c, DOC_CAPTION_LEFT, nowhere);
	para(a, side, arena_printf(a, "%s,", name));
	para(a, side, "Petitioner,")->align = DOC_RIGHT;
	para(a, side, "vs.");
	para(a, side, "JOHN Q. RESPONDENT,");
	para(a, side, "Respondent.")->align = DOC_RIGHT;
	side = doc_add(a, c, DOC_CAPTION_RIGHT, nowhere);
	para(a, side, arena_printf(a, "No. %s", number));
}

static void
signature(struct arena *a, struct doc_node *paper, const char *name)
{
	struct doc_node *keep = doc_add(a, paper, DOC_KEEP, nowhere), *sign;

	para(a, keep, "Respectfully submitted,");
	sign = doc_add(a, keep, DOC_SIGN, nowhere);
	sign->label = arena_printf(a, "%s, Petitioner", name);
	sign = doc_add(a, keep, DOC_SIGN, nowhere);
	sign->label = "Date";
}

/* The motion of client i. */
static struct doc_node *
motion(struct arena *a, unsigned i)
{
	struct doc_node *root = doc_root_new(a), *paper, *n;
	char *number = arena_printf(a, "26-2-%05u-5", i * 37 % 100000);
	char *name = arena_printf(a, "%s %s", given[i % 11], family[i % 13]);

	paper = doc_add(a, root, DOC_PAPER, nowhere);
	paper->id = "motion";
	paper->title = "Motion to Terminate Protection Order";
	paper->short_title = "Motion to Terminate";
	paper->case_number = number;
	caption(a, paper, name, number);
	n = doc_add(a, paper, DOC_TITLE, nowhere);
	doc_text(a, n, paper->title, 0, NULL, nowhere);
	for (size_t k = 0; k < sizeof(paragraphs) / sizeof(*paragraphs); k++) {
		const char *what = strstr(paragraphs[k], "No. %s") ? number :
		    name;
		const char *hole = strstr(paragraphs[k], "%s");

		n = para(a, paper, hole == NULL ? paragraphs[k] :
		    arena_printf(a, "%.*s%s%s", (int)(hole - paragraphs[k]),
		    paragraphs[k], what, hole + 2));
		n->label = arena_printf(a, "%zu.", k + 1);
		n->spaced = true;
	}
	signature(a, paper, name);
	return root;
}

/* The style that brings the motion to three pages, as such motions have. */
static struct layout_style
page(void)
{
	struct layout_style s = layout_style_default();

	s.spacing = 1500;
	return s;
}

struct bench {
	struct arena	*program, *job;
	struct diags	*diags;
	struct pdf_fonts *fonts;
	struct layout_fonts shape;
	struct layout_style style;
	struct buf	 out;
	size_t		 pages;
	struct buf	 lines;		/* of the plain one; pages end in \f */
};

static void
failed(struct bench *b)
{
	struct buf text = { 0 };

	diags_print(b->diags, &text);
	fputs(text.data, stderr);
	exit(1);
}

static struct layout *
laid_out(struct bench *b, unsigned i)
{
	struct layout *l = layout_flow(b->job, b->diags, motion(b->job, i),
	    &b->style, &b->shape);

	if (l == NULL)
		failed(b);
	b->pages = l->n;
	return l;
}

static void
one_of_ours(struct bench *b, unsigned i)
{
	struct pdf_info info = { .title = "Papers for the court",
	    .lang = "en-US", .producer = "bench" };
	struct arena_mark mark = arena_mark(b->job);

	buf_clear(&b->out);
	if (!render_pdf(b->job, b->diags, laid_out(b, i), b->fonts, &info,
	    &b->out))
		failed(b);
	arena_rewind(b->job, mark);
	pdf_fonts_trim(b->fonts);
}

/* --- the same by plain libharu --- */

/* Latin-1 by dropping a byte; all else becomes "?", as it must there. */
static void
to_latin(struct buf *out, const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)text[i];

		if (c < 0x80)
			buf_char(out, (char)c);
		else if ((c == 0xC2 || c == 0xC3) && i + 1 < len)
			buf_char(out, (char)((c & 3) << 6 |
			    (text[++i] & 0x3F)));
		else if (c >= 0xC0)
			buf_char(out, '?');
	}
}

/* The lines of a layout, once; breaking them is not libharu's business. */
static void
collect_lines(struct bench *b)
{
	struct layout *l = laid_out(b, 0);

	for (size_t i = 0; i < l->n; i++) {
		int32_t y = 0;

		for (size_t k = 0; k < l->pages[i].n; k++) {
			const struct layout_item *it = &l->pages[i].items[k];

			if (it->kind != LAYOUT_TEXT)
				continue;
			if (it->y != y && y != 0)
				buf_char(&b->lines, '\n');
			y = it->y;
			to_latin(&b->lines, it->text, it->len);
		}
		buf_char(&b->lines, '\f');
	}
}

static void
error(HPDF_STATUS e, HPDF_STATUS detail, void *ctx)
{
	(void)ctx;
	fprintf(stderr, "libharu: %#lx %lu\n", (unsigned long)e,
	    (unsigned long)detail);
	exit(3);
}

static void
plain_page(HPDF_Doc doc, HPDF_Font font, const char *text, const char *end)
{
	HPDF_Page p = HPDF_AddPage(doc);
	char line[1024];

	HPDF_Page_SetWidth(p, 612);
	HPDF_Page_SetHeight(p, 792);
	HPDF_Page_BeginText(p);
	HPDF_Page_SetFontAndSize(p, font, 12);
	HPDF_Page_SetTextLeading(p, 20);
	HPDF_Page_MoveTextPos(p, 72, 720);
	while (text < end) {
		const char *eol = memchr(text, '\n', (size_t)(end - text));
		size_t n = (size_t)((eol ? eol : end) - text);

		if (n >= sizeof(line))
			n = sizeof(line) - 1;
		memcpy(line, text, n);
		line[n] = '\0';
		HPDF_Page_ShowTextNextLine(p, line);
		text = eol ? eol + 1 : end;
	}
	HPDF_Page_EndText(p);
}

static void
one_plain(struct bench *b, unsigned i)
{
	HPDF_Doc doc = HPDF_New(error, NULL);
	HPDF_BYTE part[4096];
	HPDF_STATUS status;
	HPDF_Font font;
	const char *p = b->lines.data;

	(void)i;
	HPDF_SetCompressionMode(doc, HPDF_COMP_ALL);
	font = HPDF_GetFont(doc, "Times-Roman", "WinAnsiEncoding");
	for (const char *end; (end = strchr(p, '\f')) != NULL; p = end + 1)
		plain_page(doc, font, p, end);
	buf_clear(&b->out);
	status = HPDF_SaveToStream(doc);
	while (status == HPDF_OK) {
		HPDF_UINT32 n = sizeof(part);

		status = HPDF_ReadFromStream(doc, part, &n);
		buf_add(&b->out, part, n);
	}
	HPDF_Free(doc);
}

/* --- measuring --- */

static double
cpu(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void
measure(struct bench *b, void (*one)(struct bench *, unsigned), unsigned n)
{
	struct rusage u;
	size_t bytes = 0;
	double start;

	for (unsigned i = 0; i < WARM_UP; i++)
		one(b, i);
	start = cpu();
	for (unsigned i = 0; i < n; i++) {
		one(b, i);
		bytes += b->out.len;
	}
	start = cpu() - start;
	getrusage(RUSAGE_SELF, &u);
	printf("%.4f %zu %zu %ld\n", start / n, b->pages, bytes / n,
	    u.ru_maxrss);
}

static int
write_one(struct bench *b, const char *name)
{
	FILE *f = fopen(name, "wb");

	one_of_ours(b, 1);
	if (f == NULL || fwrite(b->out.data, 1, b->out.len, f) != b->out.len ||
	    fclose(f) != 0) {
		perror(name);
		return 3;
	}
	return 0;
}

int
main(int argc, char **argv)
{
	struct bench b = { .program = arena_open(), .job = arena_open() };
	int status = 0;

	b.diags = diags_new(b.program);
	b.style = page();
	b.fonts = pdf_fonts_open(b.program, b.diags, NULL);
	if (b.fonts == NULL)
		failed(&b);
	b.shape = pdf_fonts_layout(b.fonts);
	if (argc == 3 && strcmp(argv[1], "movant") == 0) {
		measure(&b, one_of_ours, (unsigned)atoi(argv[2]));
	} else if (argc == 3 && strcmp(argv[1], "write") == 0) {
		status = write_one(&b, argv[2]);
	} else if (argc == 3 && (strcmp(argv[1], "plain") == 0 ||
	    strcmp(argv[1], "tuned") == 0)) {
		collect_lines(&b);
		if (argv[1][0] == 't') {
			mallopt(M_TRIM_THRESHOLD, 256 << 20);
			mallopt(M_MMAP_THRESHOLD, 256 << 20);
			mallopt(M_TOP_PAD, 16 << 20);
		}
		measure(&b, one_plain, (unsigned)atoi(argv[2]));
	} else {
		fprintf(stderr, "usage: %s movant|plain|tuned DOCUMENTS, or "
		    "write NAME\n", argv[0]);
		status = 2;
	}
	buf_free(&b.out);
	buf_free(&b.lines);
	arena_close(b.job);
	arena_close(b.program);
	return status;
}
