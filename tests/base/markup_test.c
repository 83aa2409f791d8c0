#include "test.h"

#include "base/buf.h"
#include "base/markup.h"

static void
five_characters(void **state)
{
	static const char special[] = "&<>\"'";
	struct buf b = { 0 };

	(void)state;
	for (const char *p = special; *p != '\0'; p++)
		assert_true(markup_entity(&b, (unsigned char)*p));
	buf_char(&b, '\0');
	assert_string_equal(b.data, "&amp;&lt;&gt;&quot;&#39;");
	buf_free(&b);
}

static void
no_other(void **state)
{
	struct buf b = { 0 };

	(void)state;
	for (uint32_t c = 0; c < 0x3000; c++)
		if (c > 0x7f || strchr("&<>\"'", (int)c) == NULL || c == 0)
			assert_false(markup_entity(&b, c));
	assert_int_equal(b.len, 0);
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(five_characters),
		TEST(no_other),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
