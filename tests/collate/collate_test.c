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

static struct collate_options
options(struct test *t, const char *word, const char *name, size_t pages)
{
	return (struct collate_options){ .bundle = collate_bundle(word),
	    .output = arena_printf(t->arena, "%s/%s.pdf", top, name),
	    .pages = pages };
}

static size_t
pages_of(struct test *t, const char *name)
{
	struct verify_report *r = verify_file(t->arena, t->diags,
	    arena_printf(t->arena, "%s/%s", top, name));

	return r != NULL ? r->pages : 0;
}

static bool
add(struct test *t, struct collate *c, const char *id, const char *folder)
{
	(void)t;
	return collate_add(c, &(struct collate_client){ .row = 7, .id = id,
	    .folder = folder });
}

static void
every_word_has_its_bundle(void **state)
{
	struct test *t = *state;
	char *words = arena_strdup(t->arena, collate_bundle_words());

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
	struct collate_options o = options(t, "checklists", "many", 501);
	const char *folder = packet(t, "many", pdf, pdf_len);
	struct collate *c = collate_open(t->arena, t->diags, fonts, &o);
	struct collate_totals totals;

	for (int i = 0; i < 1000; i++)
		assert_true(add(t, c, arena_printf(t->arena, "client-%d", i),
		    folder));
	assert_true(collate_close(c, &totals));
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
	struct collate_options o = options(t, "checklists", "leaves", 100);
	const char *folder = packet(t, "leaves", pdf, pdf_len);
	struct collate_totals totals;
	struct collate *c;

	o.duplex = true;
	c = collate_open(t->arena, t->diags, fonts, &o);
	assert_true(add(t, c, "one", folder));
	assert_true(add(t, c, "two", folder));
	assert_true(collate_close(c, &totals));
	assert_int_equal(totals.pages, 2 + 2 * 4);
	assert_int_equal(pages_of(t, "leaves-1.pdf"), 10);
}

static void
a_client_is_never_parted(void **state)
{
	struct test *t = *state;
	struct collate_options o = options(t, "checklists", "large", 10);
	const char *small = packet(t, "small", pdf, pdf_len);
	const char *folder;
	struct collate_totals totals;
	struct collate *c;
	size_t len;
	char *run;

	/* A run of nine pages is a client of nine pages. */
	c = collate_open(t->arena, t->diags, fonts, &o);
	for (int i = 0; i < 4; i++)
		assert_true(add(t, c, "x", small));
	assert_true(collate_close(c, &totals));
	assert_int_equal(totals.pages, 9);
	run = io_read(t->arena, t->diags, arena_printf(t->arena,
	    "%s/large-1.pdf", top), LIMIT_PDF_BYTES, &len);
	assert_non_null(run);
	folder = packet(t, "large", run, len);
	o = options(t, "checklists", "parted", 10);
	c = collate_open(t->arena, t->diags, fonts, &o);
	assert_true(add(t, c, "small", small));
	assert_true(add(t, c, "large", folder));
	assert_true(add(t, c, "small", small));
	assert_true(collate_close(c, &totals));
	assert_int_equal(totals.volumes, 3);
	assert_int_equal(pages_of(t, "parted-2.pdf"), 11);
}

static void
what_is_damaged_is_told_and_left_out(void **state)
{
	struct test *t = *state;
	struct collate_options o = options(t, "checklists", "bad", 100);
	struct collate *c = collate_open(t->arena, t->diags, fonts, &o);
	static const char *const junk[] = { "", "%PDF-1.7\n",
	    "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R /Kids [ 1 0 R ]"
	    " >>\nendobj\ntrailer\n<< /Root 1 0 R /Size 99999999 >>\n" };
	struct collate_totals totals;

	assert_true(add(t, c, "good", packet(t, "good", pdf, pdf_len)));
	for (size_t i = 0; i < 3; i++)
		assert_true(add(t, c, "junk", packet(t, arena_printf(t->arena,
		    "junk%zu", i), junk[i], strlen(junk[i]))));
	/* Cut off before the manifest was written, so that the hash agrees. */
	for (size_t i = 0; i < 7; i++)
		assert_true(add(t, c, "cut", packet(t, "cut", pdf,
		    pdf_len / 7 * i + 1)));
	assert_true(add(t, c, "none", arena_printf(t->arena, "%s/nowhere",
	    top)));
	assert_true(add(t, c, "line\nend", packet(t, "good", pdf, pdf_len)));
	assert_true(add(t, c, "\xff", packet(t, "good", pdf, pdf_len)));
	assert_true(collate_close(c, &totals));
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
	struct collate_options o = options(t, "sealed", "lack", 100);
	const char *folder = packet(t, "lack", pdf, pdf_len);
	struct collate *c = collate_open(t->arena, t->diags, fonts, &o);
	struct collate_totals totals;

	/* Not even one that lies there, when the manifest knows nothing of it. */
	assert_true(io_write(t->arena, t->diags, arena_printf(t->arena,
	    "%s/sealed.pdf", folder), pdf, pdf_len, true));
	assert_true(add(t, c, "lack", folder));
	assert_true(collate_close(c, &totals));
	assert_int_equal(totals.without, 1);
	assert_int_equal(totals.volumes, 0);
	assert_false(io_exists(arena_printf(t->arena, "%s/lack-1.pdf", top)));
}

static void
a_volume_of_an_earlier_run_is_told(void **state)
{
	struct test *t = *state;
	struct collate_options o = options(t, "checklists", "older", 100);
	const char *folder = packet(t, "older", pdf, pdf_len);
	struct collate *c = collate_open(t->arena, t->diags, fonts, &o);
	struct collate_totals totals;

	assert_true(io_write(t->arena, t->diags, arena_printf(t->arena,
	    "%s/older-2.pdf", top), pdf, pdf_len, true));
	assert_true(add(t, c, "one", folder));
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
		TEST(a_client_is_never_parted),
		TEST(what_is_damaged_is_told_and_left_out),
		TEST(a_bundle_that_a_packet_lacks_is_counted),
		TEST(a_volume_of_an_earlier_run_is_told),
	};

	return cmocka_run_group_tests(tests, begin, finish);
}
