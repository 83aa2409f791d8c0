/* Words of addresses and the one short form of each. */
#include <string.h>

#include "fill/fill_int.h"

/* In order of word.  No form is longer than its word; "at", "dot" go. */
const struct fill_short fill_shorts[] = {
	{ "alley", "al" }, { "aly", "al" }, { "annex", "anx" },
	{ "apartment", "apt" }, { "at", "" }, { "ave", "av" },
	{ "aven", "av" }, { "avenue", "av" }, { "beach", "bch" },
	{ "blvd", "bl" }, { "boul", "bl" }, { "boulevard", "bl" },
	{ "branch", "br" }, { "bridge", "brg" }, { "building", "bldg" },
	{ "bypass", "byp" }, { "center", "ctr" }, { "centre", "ctr" },
	{ "circ", "cir" }, { "circle", "cir" }, { "corner", "cor" },
	{ "county", "co" }, { "court", "ct" }, { "cove", "cv" },
	{ "creek", "crk" }, { "crescent", "cres" }, { "crossing", "xing" },
	{ "crt", "ct" }, { "doctor", "dr" }, { "dot", "" }, { "drive", "dr" },
	{ "drv", "dr" }, { "east", "e" }, { "eighth", "8th" },
	{ "eleventh", "11th" }, { "estate", "est" }, { "estates", "est" },
	{ "expressway", "expy" }, { "expwy", "expy" }, { "extension", "ext" },
	{ "fifth", "5th" }, { "first", "1st" }, { "floor", "fl" },
	{ "fork", "frk" }, { "fort", "ft" }, { "fourth", "4th" },
	{ "freeway", "fwy" }, { "garden", "gdn" }, { "gardens", "gdn" },
	{ "gdns", "gdn" }, { "glen", "gln" }, { "green", "grn" },
	{ "grove", "grv" }, { "harbor", "hbr" }, { "harbour", "hbr" },
	{ "height", "ht" }, { "heights", "ht" }, { "highway", "hwy" },
	{ "hill", "hl" }, { "hills", "hls" }, { "hiway", "hwy" },
	{ "hts", "ht" }, { "island", "is" }, { "junction", "jct" },
	{ "lake", "lk" }, { "landing", "lndg" }, { "lane", "ln" },
	{ "lne", "ln" }, { "mdws", "mdw" }, { "meadow", "mdw" },
	{ "meadows", "mdw" }, { "mount", "mt" }, { "mountain", "mt" },
	{ "mtn", "mt" }, { "ninth", "9th" }, { "north", "n" },
	{ "northeast", "ne" }, { "northwest", "nw" }, { "parkway", "pky" },
	{ "pkway", "pky" }, { "pkwy", "pky" }, { "place", "pl" },
	{ "plaza", "plz" }, { "pob", "box" }, { "point", "pt" },
	{ "prkwy", "pky" }, { "ridge", "rdg" }, { "river", "rvr" },
	{ "road", "rd" }, { "room", "rm" }, { "route", "rt" }, { "rte", "rt" },
	{ "saint", "st" }, { "second", "2nd" }, { "seventh", "7th" },
	{ "sixth", "6th" }, { "south", "s" }, { "southeast", "se" },
	{ "southwest", "sw" }, { "spgs", "spg" }, { "spring", "spg" },
	{ "springs", "spg" }, { "square", "sq" }, { "str", "st" },
	{ "street", "st" }, { "strt", "st" }, { "suite", "ste" },
	{ "tenth", "10th" }, { "terr", "ter" }, { "terrace", "ter" },
	{ "third", "3rd" }, { "tpke", "tpk" }, { "trail", "tr" },
	{ "trailer", "trlr" }, { "trl", "tr" }, { "trnpk", "tpk" },
	{ "turnpike", "tpk" }, { "twelfth", "12th" }, { "valley", "vly" },
	{ "view", "vw" }, { "way", "wy" }, { "west", "w" },
};

/* Where the words of each letter begin, and where those of z end. */
static const uint8_t begins[] = { 0, 8, 16, 28, 32, 40, 47, 53, 62, 63, 64, 64,
	68, 74, 78, 78, 86, 86, 92, 107, 118, 118, 120, 122, 122, 122, 122 };

const size_t fill_nshorts = sizeof(fill_shorts) / sizeof(fill_shorts[0]);

const char *
fill_short(const uint32_t *word, size_t n)
{
	size_t letter = word[0] - 'a';

	/* None has but one letter, and most words of a paper end here. */
	if (letter >= sizeof(begins) - 1 || n < 2)
		return NULL;
	for (size_t i = begins[letter]; i < begins[letter + 1]; i++) {
		const char *s = fill_shorts[i].word;
		size_t k = 2;

		if (word[1] != (unsigned char)s[1])
			continue;
		while (k < n && word[k] == (unsigned char)s[k])
			k++;
		if (k == n && s[k] == '\0')
			return fill_shorts[i].form;
	}
	return NULL;
}
