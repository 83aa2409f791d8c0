/*
 * Windows-1252, in which Excel writes "CSV" unless it is asked for UTF-8.  No
 * byte says so: it is taken for granted only of a file in which nothing is
 * UTF-8 and everything makes sense as Windows-1252.
 */
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "carrier/carrier_int.h"

/* Unicode of the bytes 0x80 to 0x9F; 0 = there is no such character. */
static const uint16_t controls[32] = {
	0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
	0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
	0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
};

void
carrier_windows_char(unsigned char c, struct buf *out)
{
	unsigned u = c < 0x80 || c > 0x9F ? c : controls[c - 0x80];

	buf_utf8(out, u != 0 ? u : c);
}

/*
 * What the bytes from 0x80 are: x none, l a small letter, U a capital, a sign
 * that may stand anywhere (.), follows no letter (a), stands between no two
 * letters (b).  What accents of old Macintosh and DOS programs look like here
 * is such nonsense: "Jos\x8E" with a capital at the end, "L\xA2pez" with a
 * cent in the middle.
 */
static const char sorts[] =
    "axaaa.aaaaUaUxUxx....a..a.lalxlU"
    ".bbbbbbbb..bb..bbbbb.bb.bb.bbbbb"
    "UUUUUUUUUUUUUUUUUUUUUUUbUUUUUUUl"
    "lllllllllllllllllllllllbllllllll";

static bool
small_letter(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 0x80 && sorts[c - 0x80] == 'l');
}

static bool
letter(unsigned char c)
{
	return small_letter(c) || (c >= 'A' && c <= 'Z') ||
	    (c >= 0x80 && sorts[c - 0x80] == 'U');
}

/* Does a byte make no sense where it stands? */
static bool
nonsense(unsigned char before, unsigned char c, unsigned char after)
{
	switch (c < 0x80 ? '.' : sorts[c - 0x80]) {
	case 'x':
		return true;
	case 'U':
		return small_letter(before);
	case 'a':
		return letter(before);
	case 'b':
		return letter(before) && letter(after);
	default:
		return false;
	}
}

/* How many bytes a character of UTF-8 has that begins so; 0 = none does. */
static unsigned
length_of(unsigned char c)
{
	return c >= 0xC2 && c <= 0xDF ? 2 : c >= 0xE0 && c <= 0xEF ? 3 :
	    c >= 0xF0 && c <= 0xF4 ? 4 : 0;
}

/* A byte with those around it; whole characters of UTF-8 are counted. */
static void
see(struct carrier_look *l, unsigned char c, unsigned char after)
{
	if (l->wanted > 0 && (c & 0xC0) == 0x80) {
		if (--l->wanted == 0)
			l->utf8++;
	} else {
		if (l->wanted > 0)
			l->broken++;
		l->wanted = length_of(c);
		if (l->wanted > 0)
			l->wanted--;
		else if (c >= 0x80)
			l->broken++;
	}
	if (c >= 0x80) {
		if (l->first_line == 0)
			l->first_line = l->line + 1;
		if (nonsense(l->before, c, after))
			l->nonsense = true;
	}
	l->before = c;
}

void
carrier_look_at(struct carrier_look *l, const char *data, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)data[i];

		if (c == 0)
			l->nonsense = true;	/* UTF-16, or no text */
		/* Most files hold little else, and this is most of the work. */
		if ((l->held | c) < 0x80) {
			if (l->held == '\n')
				l->line++;
			if (l->wanted > 0) {
				l->broken++;
				l->wanted = 0;
			}
			l->before = l->held;
			l->held = c;
			continue;
		}
		if (l->held == '\n')
			l->line++;
		see(l, l->held, c);
		l->held = c;
	}
}

bool
carrier_look_windows(struct carrier_look *l)
{
	see(l, l->held, '\n');
	l->held = '\0';
	if (l->wanted > 0)
		l->broken++;
	return l->broken > 0 && l->utf8 == 0 && !l->nonsense;
}
