#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "xml/xml.h"

const struct xml_attr *
xml_attr(const struct xml_node *node, const char *name)
{
	for (size_t i = 0; i < node->nattrs; i++)
		if (str_eq(node->attrs[i].name, name))
			return &node->attrs[i];
	return NULL;
}

const char *
xml_value(const struct xml_node *node, const char *name)
{
	const struct xml_attr *attr = xml_attr(node, name);

	return attr ? attr->value : NULL;
}

static const struct xml_node *
element(const struct xml_node *node)
{
	while (node != NULL && node->name == NULL)
		node = node->next;
	return node;
}

const struct xml_node *
xml_child(const struct xml_node *node)
{
	return element(node->first);
}

const struct xml_node *
xml_next(const struct xml_node *node)
{
	return element(node->next);
}

/* The tree is at most LIMIT_DEPTH deep. */
static void
gather(struct buf *b, const struct xml_node *node)
{
	if (node->name == NULL) {
		buf_str(b, node->text);
		return;
	}
	for (node = node->first; node != NULL; node = node->next)
		gather(b, node);
}

char *
xml_text_raw(struct arena *a, const struct xml_node *node)
{
	struct buf b = { 0 };
	char *text;

	gather(&b, node);
	text = buf_copy(&b, a);
	buf_free(&b);
	return text;
}

char *
xml_text(struct arena *a, const struct xml_node *node)
{
	return str_trim(a, str_fold(a, xml_text_raw(a, node)));
}

/* Step over one byte; only the first byte of a character counts. */
static void
step(struct pos *pos, char c)
{
	if (c == '\n') {
		pos->line++;
		pos->column = 1;
	} else if (((unsigned char)c & 0xC0) != 0x80) {
		pos->column++;
	}
}

struct pos
xml_pos_in(struct pos pos, const char *value, size_t offset)
{
	for (size_t i = 0; i < offset && value[i] != '\0'; i++)
		step(&pos, value[i]);
	return pos;
}

/* Bytes of UTF-8 that a character reference "&#...;" stands for. */
static size_t
reference_bytes(const char *s, size_t len)
{
	unsigned base = len > 2 && s[2] == 'x' ? 16 : 10;
	unsigned long c = 0;

	for (size_t i = base == 16 ? 3 : 2; i < len && s[i] != ';'; i++) {
		unsigned d = (unsigned char)s[i];

		d = d <= '9' ? d - '0' : (d | 0x20u) - 'a' + 10;
		c = c < 0x110000 ? c * base + d : c;
	}
	return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

struct pos
xml_attr_pos(const struct xml_attr *attr, size_t offset)
{
	const char *s = attr->written;
	struct pos pos = attr->value_pos;

	if (s == NULL)
		return xml_pos_in(pos, attr->value, offset);
	for (size_t i = 0, value = 0; i < attr->written_len && value < offset;) {
		size_t n = 1, bytes = 1;

		if (s[i] == '&') {
			while (i + n < attr->written_len && s[i + n - 1] != ';')
				n++;
			if (s[i + n - 1] != ';')
				n = attr->written_len - i;
			if (n > 2 && s[i + 1] == '#')
				bytes = reference_bytes(s + i, n);
			if (value + bytes > offset)
				break;
		}
		for (size_t k = 0; k < n; k++)
			step(&pos, s[i + k]);
		i += n;
		value += bytes;
	}
	return pos;
}
