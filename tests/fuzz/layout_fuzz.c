/*
 * Any text as an answer, in the real fonts: laid out, it is either drawn, each
 * glyph in a font that has it and standing for some text, or an error names
 * the character that cannot be.  The first byte says how it is asked: plain or
 * bold, alone or between two others, in a wide or narrow column.
 */
#include "fuzz.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "doc/doc.h"
#include "layout/layout.h"
#include "render/pdf/pdf_int.h"
#include "render/render.h"

static struct arena *program;
static struct pdf_fonts *fonts;

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	struct diags *diags;

	(void)argc;
	(void)argv;
	program = arena_open();
	diags = diags_new(program);
	fonts = pdf_fonts_open(program, diags, NULL);
	return 0;
}

/* Bytes that are no UTF-8 make characters all the same, of any plane. */
static char *
any_text(struct arena *a, const uint8_t *data, size_t size)
{
	struct buf b = { 0 };
	char *out;

	if (utf8_valid((const char *)data, size, NULL) &&
	    memchr(data, 0, size) == NULL)
		return arena_strndup(a, (const char *)data, size);
	for (size_t i = 0; i + 2 < size; i += 3) {
		uint32_t c = ((uint32_t)data[i] << 16 | data[i + 1] << 8 |
		    data[i + 2]) % 0x30000;

		if (c >= 0x20 && !(c >= 0xD800 && c <= 0xDFFF))
			buf_utf8(&b, c);
	}
	out = buf_copy(&b, a);
	buf_free(&b);
	return out;
}

static struct doc_node *
tree(struct arena *a, unsigned how, const char *text)
{
	static const struct pos here = { "forms/x.xml", 1, 1 };
	struct doc_node *root = doc_root_new(a);
	struct doc_node *paper = doc_add(a, root, DOC_PAPER, here);
	struct doc_node *p = doc_add(a, paper, DOC_PARA, here);
	unsigned style = how & 1 ? DOC_BOLD : 0;

	paper->id = "motion";
	paper->title = paper->short_title = "Motion";
	paper->sheet = true;
	if (how & 2)
		doc_text(a, p, "The Petitioner, ", style, NULL, here);
	doc_text(a, p, text, style, "protected.name", here);
	if (how & 2) {
		doc_text(a, p, " (", style, NULL, here);
		doc_text(a, p, text, style ^ DOC_ITALIC, "other.name", here);
		doc_text(a, p, "), 25-2-04417-9, asks.", style, NULL, here);
	}
	return root;
}

static void
check_item(const struct layout_item *it)
{
	const struct layout_run *r = it->run;

	fuzz_check(r->missing == SIZE_MAX, "nothing that is drawn is missing");
	for (size_t i = 0; i < r->n; i++) {
		unsigned slot = pdf_slot(it->face, r->glyphs[i].font);
		const struct pdf_face *f = slot < PDF_SLOTS ?
		    pdf_face_at(fonts, slot) : NULL;

		fuzz_check(f != NULL, "a glyph has a font");
		fuzz_check(r->glyphs[i].gid != 0 &&
		    r->glyphs[i].gid < f->glyphs, "a font has its glyph");
		fuzz_check(r->glyphs[i].cluster < it->len,
		    "a glyph stands for text");
		fuzz_check(i == 0 || (r->back ? r->glyphs[i].cluster <=
		    r->glyphs[i - 1].cluster : r->glyphs[i].cluster >=
		    r->glyphs[i - 1].cluster), "clusters are in order");
	}
}

/* Blanks, and what is not seen, may hang out of a line's end. */
static bool
is_seen(const struct layout_item *it)
{
	for (size_t i = 0; i < it->run->n; i++)
		if (it->text[it->run->glyphs[i].cluster] != ' ')
			return it->w > 0;
	return false;
}

static void
check_pages(const struct layout *l, const struct layout_style *st)
{
	for (size_t i = 0; i < l->n; i++)
		for (size_t k = 0; k < l->pages[i].n; k++) {
			const struct layout_item *it = &l->pages[i].items[k];

			if (it->kind != LAYOUT_TEXT)
				continue;
			check_item(it);
			fuzz_check(!is_seen(it) || (it->x >= st->left &&
			    it->x + it->w <= st->width - st->right),
			    "text is on the page");
		}
}

/* Every glyph that is shown can be read back. */
static void
check_texts(struct arena *a, const struct layout *l)
{
	static struct pdf_subset none[PDF_SLOTS];
	struct pdf_subset *s = arena_array(a, PDF_SLOTS, sizeof(*s));

	memcpy(s, none, sizeof(none));
	for (size_t i = 0; i < l->n; i++)
		for (size_t k = 0; k < l->pages[i].n; k++) {
			const struct layout_item *it = &l->pages[i].items[k];

			if (it->kind == LAYOUT_TEXT)
				pdf_subsets_use(a, s, fonts, it->face,
				    it->text, it->len, it->run);
		}
	for (size_t i = 0; i < PDF_SLOTS; i++)
		for (size_t k = 1; k < s[i].n; k++)
			fuzz_check(s[i].list[k].len > 0,
			    "a glyph stands for something");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct pdf_info info = { .title = "Papers",
	    .lang = "en-US", .producer = "movant fuzz", .level = PDF_A2A };
	struct arena *a = arena_open();
	struct diags *diags = diags_new(a);
	struct layout_fonts lf;
	struct layout_style st = layout_style_default();
	struct buf out = { 0 };
	unsigned how = size > 0 ? data[0] : 0;
	const struct doc_node *root;
	const struct layout *l;

	if (fonts == NULL || size > 1 << 16) {
		arena_close(a);
		return 0;
	}
	lf = pdf_fonts_layout(fonts);
	if (how & 4)
		st.right = st.width - st.left - 100000;
	root = tree(a, how, utf8_nfc(a, any_text(a, data + (size > 0),
	    size - (size > 0))));
	l = layout_flow(a, diags, root, &st, &lf);
	if (l == NULL) {
		fuzz_check(diags_failed(diags), "a failure has an error");
	} else {
		check_pages(l, &st);
		check_texts(a, l);
		fuzz_check(render_pdf(a, diags, l, fonts, &info, &out),
		    "what is laid out can be written");
	}
	buf_free(&out);
	arena_close(a);
	pdf_fonts_trim(fonts);
	return 0;
}
