/*
 * The yardstick: the same lines on the same number of pages, by the shortest
 * program that libharu allows.  Base-14 Times, one byte to a character, no
 * fonts inside, nothing checked.  It shows what the library itself costs.
 *
 *	bench-plain-haru COPIES FOLDER TEXT...
 *
 * Each TEXT is one file of UTF-8 lines with a form feed after each page; each
 * becomes one PDF per copy.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <hpdf.h>

#define LEFT	72
#define TOP	720
#define LEADING	13.8f
#define SIZE	12

static void
failed(HPDF_STATUS error, HPDF_STATUS detail, void *ctx)
{
	(void)ctx;
	fprintf(stderr, "libharu: %#lx %lu\n", (unsigned long)error,
	    (unsigned long)detail);
	exit(3);
}

static char *
slurp(const char *path)
{
	FILE *f = fopen(path, "rb");
	char *text;
	long n;

	if (f == NULL || fseek(f, 0, SEEK_END) != 0 || (n = ftell(f)) < 0) {
		perror(path);
		exit(3);
	}
	rewind(f);
	text = malloc((size_t)n + 1);
	if (text == NULL || fread(text, 1, (size_t)n, f) != (size_t)n)
		exit(3);
	text[n] = '\0';
	fclose(f);
	return text;
}

/* Latin-1 by dropping a byte; all else becomes "?", as it must here. */
static void
to_latin(char *out, const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)text[i];

		if (c < 0x80)
			*out++ = (char)c;
		else if ((c == 0xC2 || c == 0xC3) && i + 1 < len)
			*out++ = (char)((c & 3) << 6 | (text[++i] & 0x3F));
		else if (c >= 0xC0)
			*out++ = '?';
	}
	*out = '\0';
}

static void
draw_page(HPDF_Doc doc, HPDF_Font font, const char *text, const char *end)
{
	HPDF_Page page = HPDF_AddPage(doc);
	char line[1024];

	HPDF_Page_SetWidth(page, 612);
	HPDF_Page_SetHeight(page, 792);
	HPDF_Page_BeginText(page);
	HPDF_Page_SetFontAndSize(page, font, SIZE);
	HPDF_Page_SetTextLeading(page, LEADING);
	HPDF_Page_MoveTextPos(page, LEFT, TOP);
	while (text < end) {
		const char *eol = memchr(text, '\n', (size_t)(end - text));
		size_t n = (size_t)((eol ? eol : end) - text);

		to_latin(line, text, n < sizeof(line) ? n : sizeof(line) - 1);
		HPDF_Page_ShowTextNextLine(page, line);
		text += n + 1;
	}
	HPDF_Page_EndText(page);
}

static void
write_file(const char *text, const char *path)
{
	HPDF_Doc doc = HPDF_New(failed, NULL);
	HPDF_Font font;

	HPDF_SetCompressionMode(doc, HPDF_COMP_ALL);
	font = HPDF_GetFont(doc, "Times-Roman", "WinAnsiEncoding");
	for (const char *end; *text != '\0'; text = *end ? end + 1 : end) {
		end = strchr(text, '\f');
		if (end == NULL)
			end = text + strlen(text);
		draw_page(doc, font, text, end);
	}
	HPDF_SaveToFile(doc, path);
	HPDF_Free(doc);
}

int
main(int argc, char **argv)
{
	char path[4096];

	if (argc < 4) {
		fprintf(stderr, "usage: %s COPIES FOLDER TEXT...\n", argv[0]);
		return 2;
	}
	for (int i = 3; i < argc; i++) {
		char *text = slurp(argv[i]);

		for (int copy = 0; copy < atoi(argv[1]); copy++) {
			snprintf(path, sizeof(path), "%s/%d-%d.pdf", argv[2],
			    copy, i);
			write_file(text, path);
		}
		free(text);
	}
	return 0;
}
