#define _XOPEN_SOURCE 700

#include "test.h"

#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/io.h"
#include "base/limits.h"
#include "collate/collate.h"
#include "render/render.h"
#include "verify/verify.h"

#define SOUND	"tests/fuzz/corpus/pdf/sound.pdf"	/* one page */

static char top[] = "/tmp/movant-collate-XXXXXX";
static struct pdf_fonts *fonts;
static struct arena *shared;
static const char *pdf;
static size_t pdf_len;

static int
remove_one(const char *path, const struct stat *s, int type, struct FTW *f)
{
	(void)s;
	(void)type;
	(void)f;
	return remove(path);
}

static int
begin(void **state)
{
	struct diags *d;

	(void)state;
	shared = arena_open();
	d = diags_new(shared);
	fonts = pdf_fonts_open(shared, d, NULL);
	pdf = io_read(shared, d, SOUND, LIMIT_PDF_BYTES, &pdf_len);
	return fonts != NULL && pdf != NULL && mkdtemp(top) != NULL ? 0 : 1;
}

static int
finish(void **state)
{
	(void)state;
	arena_close(shared);
	return nftw(top, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* A packet whose manifest lists checklist.pdf. */
static const char *
packet(struct test *t, const char *name, const char *bytes, size_t len)
{
	const char *folder = arena_printf(t->arena, "%s/%s", top, name);
	const char *list = arena_printf(t->arena, "{\"schema\": "
	    "\"movant-manifest/2\", \"files\": [{\"name\": \"checklist.pdf\", "
	    "\"sha256\": \"%s\"}]}", hash_hex(t->arena, bytes, len));

	mkdir(folder, 0700);
	assert_true(io_write(t->arena, t->diags, arena_printf(t->arena,
	    "%s/checklist.pdf", folder), bytes, len, true));
	assert_true(io_write(t->arena, t->diags, arena_printf(t->arena,
	    "%s/manifest.json", folder), list, strlen(list), true));
	return folder;
}

static const char *
at(struct test *t, const char *name)
{
	return arena_printf(t->arena, "%s/%s", top, name);
}

/* A file that the run did not write. */
static void
lay(struct test *t, const char *name)
{
	assert_true(io_write(t->arena, t->diags, at(t, name), pdf, pdf_len,
	    true));
}

static struct collate *
begin_run(struct test *t, const char *word, const char *name, size_t pages,
    bool duplex)
{
	struct collate_options o = { .bundle = collate_bundle(word),
	    .output = at(t, name), .pages = pages, .duplex = duplex };

	return collate_open(t->arena, t->diags, fonts, &o);
}

static void
add(struct collate *c, const char *id, const char *folder)
{
	assert_true(collate_add(c, &(struct collate_client){ .row = 7,
	    .id = id, .folder = folder }));
}

static struct collate_totals
end_run(struct collate *c)
{
	struct collate_totals totals;

	assert_true(collate_close(c, &totals));
	return totals;
}

static size_t
pages_of(struct test *t, const char *name)
{
	struct verify_report *r = verify_file(t->arena, t->diags, at(t,
	    name));

	return r != NULL ? r->pages : 0;
}

/* A client whose bundle is a run of this client n times. */
static const char *
nested(struct test *t, const char *name, const char *folder, int n, bool duplex)
{
	struct collate *c = begin_run(t, "checklists", name, 100, duplex);
	size_t len;
	char *run;

	while (n-- > 0)
		add(c, "x", folder);
	assert_int_equal(end_run(c).volumes, 1);
	run = io_read(t->arena, t->diags, at(t, arena_printf(t->arena,
	    "%s-1.pdf", name)), LIMIT_PDF_BYTES, &len);
	assert_non_null(run);
	return packet(t, name, run, len);
}

static void
every_word_has_its_bundle(void **state)
{
	struct test *t = *state;
	char *words = arena_strdup(t->arena, collate_bundle_words(t->arena));

	for (char *w = words, *end; w != NULL; w = end) {
		end = strchr(w, ' ');
		if (end != NULL)
			*end++ = '\0';
		assert_non_null(collate_bundle(w));
		assert_int_equal(collate_bundle(w)->sealed,
		    strcmp(w, "sealed") == 0);
	}
	assert_null(collate_bundle("court.pdf"));
}

static void
a_thousand_clients_fill_volumes(void **state)
{
	struct test *t = *state;
	const char *folder = packet(t, "many", pdf, pdf_len);
	struct collate *c = begin_run(t, "checklists", "many", 501, false);
	struct collate_totals totals;

	for (int i = 0; i < 1000; i++)
		add(c, arena_printf(t->arena, "client-%d", i), folder);
	totals = end_run(c);
	assert_int_equal(totals.clients, 1000);
	assert_int_equal(totals.volumes, 4);
	assert_int_equal(totals.pages, 4 + 2000);
	assert_int_equal(pages_of(t, "many-1.pdf"), 501);
	assert_int_equal(pages_of(t, "many-4.pdf"), 501);
	assert_int_equal(diags_length(t->diags), 0);
}

static void
what_was_counted_is_printed(void **state)
{
	struct test *t = *state;
	const char *folder = packet(t, "leaves", pdf, pdf_len);
	struct collate *c = begin_run(t, "checklists", "leaves", 100, true);

	add(c, "one", folder);
	add(c, "two", folder);
	assert_int_equal(end_run(c).pages, 2 + 2 * 4);
	assert_int_equal(pages_of(t, "leaves-1.pdf"), 10);
}

/* Two letters to two people must not share a leaf. */
static void
each_paper_has_leaves_of_its_own(void **state)
{
	struct test *t = *state;
	/* 6 pages, then papers of 1, 7 and 7 pages. */
	const char *even = nested(t, "even", packet(t, "leaf", pdf, pdf_len),
	    1, true);
	const char *three = nested(t, "three", even, 2, false);
	struct collate *c = begin_run(t, "letters", "apart", 100, true);

	add(c, "x", three);
	assert_int_equal(end_run(c).without, 1);
	c = begin_run(t, "checklists", "apart", 100, true);
	add(c, "x", three);
	assert_int_equal(end_run(c).pages, 2 + 2 + 2 + 8 + 8);
	assert_int_equal(pages_of(t, "apart-1.pdf"), 22);
	c = begin_run(t, "checklists", "together", 100, false);
	add(c, "x", three);
	assert_int_equal(end_run(c).pages, 1 + 1 + 1 + 7 + 7);
	assert_int_equal(pages_of(t, "together-1.pdf"), 17);
}

static void
a_client_is_never_parted(void **state)
{
	struct test *t = *state;
	const char *small = packet(t, "small", pdf, pdf_len);
	const char *large = nested(t, "large", small, 4, false);
	struct collate *c;

	assert_int_equal(pages_of(t, "large-1.pdf"), 9);
	c = begin_run(t, "checklists", "parted", 10, false);
	add(c, "small", small);
	add(c, "large", large);
	add(c, "small", small);
	assert_int_equal(end_run(c).volumes, 3);
	assert_int_equal(pages_of(t, "parted-2.pdf"), 11);
}

static void
what_is_damaged_is_told_and_left_out(void **state)
{
	struct test *t = *state;
	struct collate *c = begin_run(t, "checklists", "bad", 100, false);
	static const char *const junk[] = { "", "%PDF-1.7\n",
	    "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R /Kids [ 1 0 R ]"
	    " >>\nendobj\ntrailer\n<< /Root 1 0 R /Size 99999999 >>\n" };
	struct collate_totals totals;

	add(c, "good", packet(t, "good", pdf, pdf_len));
	for (size_t i = 0; i < 3; i++)
		add(c, "junk", packet(t, arena_printf(t->arena, "junk%zu", i),
		    junk[i], strlen(junk[i])));
	/* Cut off before the manifest was written, so that the hash agrees. */
	for (size_t i = 0; i < 7; i++)
		add(c, "cut", packet(t, "cut", pdf, pdf_len / 7 * i + 1));
	add(c, "none", at(t, "nowhere"));
	add(c, "line\nend", packet(t, "good", pdf, pdf_len));
	add(c, "\xff", packet(t, "good", pdf, pdf_len));
	totals = end_run(c);
	assert_int_equal(totals.clients, 1);
	assert_int_equal(totals.left_out, 3 + 7 + 1 + 2);
	assert_diag(t->diags, DIAG_DAMAGED, 0, 0);
	assert_diag(t->diags, DIAG_NOT_FOUND, 0, 0);
	assert_diag(t->diags, DIAG_CONTROL_CHARACTER, 0, 0);
	assert_int_equal(pages_of(t, "bad-1.pdf"), 3);
}

static void
a_bundle_that_a_packet_lacks_is_counted(void **state)
{
	struct test *t = *state;
	const char *folder = packet(t, "lack", pdf, pdf_len);
	struct collate *c = begin_run(t, "sealed", "lack", 100, false);
	struct collate_totals totals;

	/* Not even one that lies there, when the manifest knows nothing of it. */
	lay(t, "lack/sealed.pdf");
	add(c, "lack", folder);
	totals = end_run(c);
	assert_int_equal(totals.without, 1);
	assert_int_equal(totals.volumes, 0);
	assert_false(io_exists(at(t, "lack-1.pdf")));
}

static void
a_volume_of_an_earlier_run_is_told(void **state)
{
	struct test *t = *state;
	struct collate *c = begin_run(t, "checklists", "older", 100, false);
	struct collate_totals totals;

	lay(t, "older-2.pdf");
	add(c, "one", packet(t, "older", pdf, pdf_len));
	assert_false(collate_close(c, &totals));
	assert_diag(t->diags, DIAG_FILE_EXISTS, 0, 0);
	assert_int_equal(totals.volumes, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_word_has_its_bundle),
		TEST(a_thousand_clients_fill_volumes),
		TEST(what_was_counted_is_printed),
		TEST(each_paper_has_leaves_of_its_own),
		TEST(a_client_is_never_parted),
		TEST(what_is_damaged_is_told_and_left_out),
		TEST(a_bundle_that_a_packet_lacks_is_counted),
		TEST(a_volume_of_an_earlier_run_is_told),
	};

	return cmocka_run_group_tests(tests, begin, finish);
}
