/* Which bundles can be printed together. */
#include "base/arena.h"
#include "base/str.h"
#include "collate/collate.h"

static const struct collate_bundle bundles[] = {
	{ .word = "checklists", .file = "checklist.pdf",
	    .title = /* said: */ "Checklists" },
	{ .word = "court", .file = "court.pdf",
	    .title = /* said: */ "Papers for the courts", .filed = true },
	{ .word = "other-party", .file = "other-party.pdf",
	    .title = /* said: */ "Papers for the other parties" },
	{ .word = "self", .file = "self.pdf",
	    .title = /* said: */ "Copies for the filers" },
	{ .word = "letters", .file = "letters.pdf",
	    .title = /* said: */ "Letters" },
	{ .word = "reading-copies", .file = "reading-copy.pdf",
	    .title = /* said: */ "Copies to read" },
	{ .word = "pocket", .file = "pocket.pdf",
	    .title = /* said: */ "Pages to carry" },
	{ .word = "refusals", .file = "refusal.pdf",
	    .title = /* said: */ "Sheets of cases that cannot be filed" },
	{ .word = "sealed", .file = "sealed.pdf",
	    .title = /* said: */ "Confidential papers", .filed = true,
	    .sealed = true },
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
collate_bundle_words(struct arena *a)
{
	const char *words = bundles[0].word;

	for (size_t i = 1; i < sizeof(bundles) / sizeof(bundles[0]); i++)
		words = arena_printf(a, "%s %s", words, bundles[i].word);
	return words;
}
