#include "test.h"

#include "base/str.h"
#include "verify/verify.h"

/* As the protocol counts them: 136 in 31 checkpoints. */
static void
the_list_is_that_of_the_protocol(void **state)
{
	static const int in_checkpoint[] = { 7, 4, 3, 1, 3, 4, 2, 2, 8, 1, 7,
	    1, 7, 7, 5, 3, 3, 2, 4, 3, 1, 1, 1, 1, 1, 2, 1, 18, 1, 2, 30 };
	size_t by[3] = { 0 }, i = 0;
	char number[32];

	(void)state;
	for (int point = 1; point <= 31; point++)
		for (int n = 1; n <= in_checkpoint[point - 1]; n++, i++) {
			snprintf(number, sizeof(number), "%02d-%03d", point,
			    n);
			assert_non_null(verify_condition(i));
			assert_string_equal(verify_condition(i)->number,
			    number);
			by[verify_condition(i)->by]++;
		}
	assert_null(verify_condition(i));
	assert_int_equal(by[VERIFY_BY_MACHINE], 87);
	assert_int_equal(by[VERIFY_BY_PERSON], 47);
	assert_int_equal(by[VERIFY_BY_NOBODY], 2);
}

static bool
machine_can_judge(const char *number, size_t n)
{
	const struct verify_condition *c;

	for (size_t i = 0; (c = verify_condition(i)) != NULL; i++)
		if (c->by == VERIFY_BY_MACHINE && strlen(c->number) == n &&
		    strncmp(c->number, number, n) == 0)
			return true;
	return false;
}

/* A rule names conditions that a machine can judge, or a clause ("7.2-29"). */
static void
rules_name_conditions_of_the_list(void **state)
{
	(void)state;
	for (int r = 0; r < VERIFY_RULE_COUNT; r++) {
		const char *ua = verify_rule_row((enum verify_rule)r)->ua;

		while (ua != NULL && *ua != '\0' && strchr(ua, '.') == NULL) {
			size_t n = strcspn(ua, " ");

			if (!machine_can_judge(ua, n))
				fail_msg("no condition %s", ua);
			ua += n;
			ua += strspn(ua, " ");
		}
	}
}

/* Each condition that a machine can judge is judged, and no other. */
static void
every_machine_condition_has_a_rule(void **state)
{
	const struct verify_condition *c;

	(void)state;
	for (size_t i = 0; (c = verify_condition(i)) != NULL; i++)
		if (verify_condition_judged(c) !=
		    (c->by == VERIFY_BY_MACHINE))
			fail_msg("%s: %s", c->number, c->says);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_list_is_that_of_the_protocol),
		TEST(rules_name_conditions_of_the_list),
		TEST(every_machine_condition_has_a_rule),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
