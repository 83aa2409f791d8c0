/* The conditions of the Matterhorn Protocol, and whether a rule judges them. */
#include "base/str.h"
#include "verify/verify.h"

#define MACHINE	VERIFY_BY_MACHINE
#define HUMAN	VERIFY_BY_PERSON
#define NONE	VERIFY_BY_NOBODY

static const struct verify_condition conditions[] = {
#define MATTERHORN(number, how, says) { number, how, says },
#include "verify/verify_matterhorn.def"
#undef MATTERHORN
};

const struct verify_condition *
verify_condition(size_t i)
{
	return i < sizeof(conditions) / sizeof(conditions[0]) ?
	    &conditions[i] : NULL;
}

bool
verify_condition_judged(const struct verify_condition *c)
{
	for (int r = 0; r < VERIFY_RULE_COUNT; r++) {
		const char *ua = verify_rule_row((enum verify_rule)r)->ua;

		if (ua != NULL && str_has_word(ua, c->number))
			return true;
	}
	return false;
}
