#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "xml/xml_int.h"

/* Harmless characters of one to four bytes. */
static const char *const stand_ins[] = { "?", "\xC2\xBF", "\xE2\x96\xA1",
    "\xF0\x9F\x98\x90" };

static void
swap(struct xml_cursor *c, uint32_t bad, size_t n)
{
	if (c->nhits < XML_HITS)
		c->hits[c->nhits++] = (struct xml_hit){ c->len, bad };
	memcpy(c->src + c->len, stand_ins[n - 1], n);
}

void
xml_cursor_begin(struct xml_cursor *c, struct arena *a, const char *data,
    size_t len)
{
	const char *s = data, *end = data + len;

	memset(c, 0, sizeof(*c));
	c->place = (struct xml_place){ 0, 1, 1 };
	c->src = arena_alloc(a, len + 1);
	if (len >= 3 && memcmp(s, "\xEF\xBB\xBF", 3) == 0)
		s += 3;
	while (s < end) {
		size_t plain = utf8_plain(s, end);
		const char *from = s + plain;
		uint32_t ch;
		size_t n;

		/* Most of it is: taken at once. */
		memcpy(c->src + c->len, s, plain);
		c->len += plain;
		s = from;
		if (s == end)
			break;
		ch = utf8_next(&s);
		if (ch == 0)	/* utf8_next stays on a NUL */
			s = from + 1;
		n = (size_t)(s - from);
		memcpy(c->src + c->len, from, n);
		if (ch == '\r') {
			c->src[c->len] = '\n';
			if (s < end && *s == '\n')
				s++;
		} else if (utf8_forbidden(ch)) {
			swap(c, ch, n);
		}
		c->len += n;
	}
}

static struct xml_place
walk(const struct xml_cursor *c, struct xml_place p, size_t to)
{
	for (; p.at < to && p.at < c->len; p.at++) {
		if (c->src[p.at] == '\n') {
			p.line++;
			p.column = 1;
		} else if (((unsigned char)c->src[p.at] & 0xC0) != 0x80) {
			p.column++;
		}
	}
	return p;
}

const struct xml_hit *
xml_cursor_move(struct xml_cursor *c, size_t to)
{
	const struct xml_hit *h = &c->hits[c->hit];

	if (c->hit < c->nhits && h->at < to) {
		c->hit++;
		c->place = walk(c, c->place, h->at);
		return h;
	}
	c->place = walk(c, c->place, to);
	return NULL;
}

struct xml_place
xml_cursor_find(const struct xml_cursor *c, size_t at)
{
	struct xml_place start = { 0, 1, 1 };

	return walk(c, at >= c->place.at ? c->place : start, at);
}

size_t
xml_cursor_after(const struct xml_cursor *c, size_t at, const char *end)
{
	const char *p = at < c->len ? strstr(c->src + at, end) : NULL;

	return p ? (size_t)(p - c->src) + strlen(end) : c->len;
}

static bool
at_str(const struct xml_cursor *c, size_t at, const char *s)
{
	return strncmp(c->src + at, s, strlen(s)) == 0;
}

/* Behind the comment or instruction that begins here; or the same offset. */
static size_t
skip_markup(const struct xml_cursor *c, size_t at)
{
	if (at_str(c, at, "<!--"))
		return xml_cursor_after(c, at + 4, "-->");
	if (at_str(c, at, "<?"))
		return xml_cursor_after(c, at + 2, "?>");
	return at;
}

size_t
xml_cursor_tag(const struct xml_cursor *c)
{
	size_t at = c->place.at;

	while (at < c->len) {
		const char *p = strchr(c->src + at, '<');
		size_t end;

		if (p == NULL)
			break;
		at = (size_t)(p - c->src);
		end = at_str(c, at, "<![CDATA[") ?
		    xml_cursor_after(c, at + 9, "]]>") : skip_markup(c, at);
		if (end == at)
			return at;
		at = end;
	}
	return c->len;
}

struct xml_place
xml_cursor_text(const struct xml_cursor *c)
{
	struct xml_place p = c->place;

	for (;;) {
		size_t end = at_str(c, p.at, "<![CDATA[]]>") ? p.at + 12 :
		    skip_markup(c, p.at);

		if (end == p.at)
			break;
		p = walk(c, p, end);
	}
	return at_str(c, p.at, "<![CDATA[") ? walk(c, p, p.at + 9) : p;
}
