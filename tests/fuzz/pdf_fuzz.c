/* Any bytes: a report comes back, its counts fit, and each finding is whole. */
#include "fuzz.h"

#include "base/arena.h"
#include "verify/verify.h"
#include "xml/xml.h"

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	xml_open();
	return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_open();
	const struct verify_report *r = verify_bytes(a, data, size);
	size_t n = 0;

	for (const struct verify_finding *f = r->findings; f != NULL;
	    f = f->next) {
		n++;
		fuzz_check(f->count > 0 && f->message[0] != '\0',
		    "a finding says what is wrong");
		fuzz_check(f->next == NULL || f->next->rule >= f->rule,
		    "findings stand in the order of the rules");
		fuzz_check(verify_rule_counts(f->rule, r->part, r->level),
		    "only rules that count are broken");
	}
	fuzz_check(n == r->problems + r->warnings, "all findings are counted");
	fuzz_check(n > 0 || r->pages > 0, "a file without pages is not sound");
	arena_close(a);
	return 0;
}
