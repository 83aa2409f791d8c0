/* The profile: are its tables sound, and is it sRGB? */
#include "render/pdf_page.h"

#include "render/pdf/pdf_int.h"

static uint32_t
u32(const struct buf *b, size_t at)
{
	const unsigned char *p = (const unsigned char *)b->data + at;

	assert_true(at + 4 <= b->len);
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	    (uint32_t)p[2] << 8 | p[3];
}

static uint32_t
u16(const struct buf *b, size_t at)
{
	return u32(b, at - 2) & 0xFFFF;
}

/* Where a tag's data are, and how long. */
static size_t
tag(const struct buf *b, const char *name, size_t *len)
{
	uint32_t n = u32(b, 128);

	for (uint32_t i = 0; i < n; i++) {
		size_t at = 132 + 12 * (size_t)i;

		if (memcmp(b->data + at, name, 4) == 0) {
			*len = u32(b, at + 8);
			return u32(b, at + 4);
		}
	}
	fail_msg("no tag %s", name);
	return 0;
}

static void
the_header_is_that_of_a_display_profile(void **state)
{
	struct buf b = { 0 };

	(void)state;
	pdf_color_profile(&b);
	assert_int_equal(u32(&b, 0), b.len);
	assert_int_equal(b.len % 4, 0);
	assert_int_equal(u32(&b, 8), 0x02100000);
	assert_memory_equal(b.data + 12, "mntrRGB XYZ ", 12);
	assert_memory_equal(b.data + 36, "acsp", 4);
	assert_int_equal(u32(&b, 68), 0xF6D6);
	assert_int_equal(u32(&b, 72), 0x10000);
	assert_int_equal(u32(&b, 76), 0xD32D);
	buf_free(&b);
}

static void
the_tags_lie_inside_and_have_their_types(void **state)
{
	static const char *const tags[][2] = {
		{ "desc", "desc" }, { "cprt", "text" }, { "wtpt", "XYZ " },
		{ "rXYZ", "XYZ " }, { "gXYZ", "XYZ " }, { "bXYZ", "XYZ " },
		{ "rTRC", "curv" }, { "gTRC", "curv" }, { "bTRC", "curv" },
	};
	struct buf b = { 0 };
	size_t len;

	(void)state;
	pdf_color_profile(&b);
	assert_int_equal(u32(&b, 128), sizeof(tags) / sizeof(tags[0]));
	for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++) {
		size_t at = tag(&b, tags[i][0], &len);

		assert_int_equal(at % 4, 0);
		assert_true(at >= 128 + 4 + 9 * 12 && at + len <= b.len);
		assert_memory_equal(b.data + at, tags[i][1], 4);
		assert_int_equal(u32(&b, at + 4), 0);
		if (strcmp(tags[i][1], "XYZ ") == 0)
			assert_int_equal(len, 20);
	}
	/* Description: its length, the NUL, then what is not given. */
	assert_int_equal(u32(&b, tag(&b, "desc", &len) + 8),
	    strlen("sRGB IEC61966-2.1") + 1);
	assert_int_equal(len, 12 + strlen("sRGB IEC61966-2.1") + 1 + 78);
	buf_free(&b);
}

/* The three primaries together are white. */
static void
the_primaries_add_up(void **state)
{
	static const char *const names[] = { "rXYZ", "gXYZ", "bXYZ" };
	struct buf b = { 0 };
	size_t len, white;

	(void)state;
	pdf_color_profile(&b);
	white = tag(&b, "wtpt", &len);
	for (size_t c = 0; c < 3; c++) {
		int32_t sum = 0;

		for (size_t i = 0; i < 3; i++)
			sum += (int32_t)u32(&b, tag(&b, names[i], &len) + 8 +
			    4 * c);
		sum -= (int32_t)u32(&b, white + 8 + 4 * c);
		assert_true(sum >= -16 && sum <= 16);
	}
	buf_free(&b);
}

/* ((x + 0.055) / 1.055) ^ 2.4, by (y ^ 5 = z ^ 12) with z the bracket. */
static void
the_curve_is_that_of_srgb(void **state)
{
	struct buf b = { 0 };
	size_t len, at;
	uint32_t n;

	(void)state;
	pdf_color_profile(&b);
	at = tag(&b, "rTRC", &len);
	n = u32(&b, at + 8);
	assert_int_equal(len, 12 + 2 * n);
	assert_int_equal(u16(&b, at + 12), 0);
	assert_int_equal(u16(&b, at + 12 + 2 * (n - 1)), 65535);
	for (uint32_t i = 0; i < n; i++) {
		double x = (double)i / (n - 1), y = u16(&b, at + 12 + 2 * i) /
		    65535.0, z = (x + 0.055) / 1.055, p = 1, q = 1;

		if (x <= 0.04045) {
			assert_true(y - x / 12.92 < 1e-5 &&
			    x / 12.92 - y < 1e-5);
			continue;
		}
		for (int k = 0; k < 12; k++)
			p *= z;
		for (int k = 0; k < 5; k++)
			q *= y;
		/* As near as sixteen bits can say it. */
		assert_true(q / p > 1 - 1e-4 - 4e-5 / y);
		assert_true(q / p < 1 + 1e-4 + 4e-5 / y);
	}
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_header_is_that_of_a_display_profile),
		TEST(the_tags_lie_inside_and_have_their_types),
		TEST(the_primaries_add_up),
		TEST(the_curve_is_that_of_srgb),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
