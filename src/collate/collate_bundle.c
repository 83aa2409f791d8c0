/* Which bundles can be printed together. */
#include "base/str.h"
#include "collate/collate.h"

static const struct collate_bundle bundles[] = {
	{ "checklists", "checklist.pdf", /* said: */ "Checklists", false },
	{ "court", "court.pdf", /* said: */ "Papers for the courts", false },
	{ "other-party", "other-party.pdf", /* said: */
	    "Papers for the other parties", false },
	{ "self", "self.pdf", /* said: */ "Copies for the filers", false },
	{ "letters", "letters.pdf", /* said: */ "Letters", false },
	{ "reading-copies", "reading-copy.pdf", /* said: */
	    "Copies to read", false },
	{ "pocket", "pocket.pdf", /* said: */ "Pages to carry", false },
	{ "refusals", "refusal.pdf", /* said: */
	    "Sheets of cases that cannot be filed", false },
	{ "sealed", "sealed.pdf", /* said: */ "Confidential papers", true },
};

const struct collate_bundle *
collate_bundle(const char *word)
{
	for (size_t i = 0; i < sizeof(bundles) / sizeof(bundles[0]); i++)
		if (str_eq(bundles[i].word, word))
			return &bundles[i];
	return NULL;
}

const char *
collate_bundle_words(void)
{
	return "checklists court other-party self letters reading-copies "
	    "pocket refusals sealed";
}
