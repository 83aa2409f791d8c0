/*
 * Any bytes: a failed read says where; in a tree that was read every place
 * points at what stands there, in document order.
 */
#include "fuzz.h"

#include "base/arena.h"
#include "xml/xml.h"

struct input {
	const char	*text;
	size_t		 size;
	size_t		 at;		/* offset of the last place seen */
};

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	xml_open();
	return 0;
}

static size_t
advance(struct input *in, struct pos pos)
{
	size_t at = fuzz_offset(in->text, in->size, pos);

	fuzz_check(at <= in->size, "a place stands inside the file");
	fuzz_check(at >= in->at, "places follow each other");
	in->at = at;
	return at;
}

/* Does the name stand at the offset, perhaps behind a prefix? */
static bool
named(const struct input *in, size_t at, const char *name)
{
	const char *colon = strchr(name, ':');
	size_t n;

	if (colon != NULL)
		name = colon + 1;
	n = strlen(name);
	for (; at + n <= in->size; at++) {
		if (memcmp(in->text + at, name, n) == 0)
			return true;
		if (strchr(" \t\r\n=>", in->text[at]) != NULL)
			return false;
	}
	return false;
}

static void
check_attr(struct input *in, const struct xml_attr *attr)
{
	size_t at = advance(in, attr->pos);
	struct pos end;

	fuzz_check(named(in, at, attr->name), "an attribute has its place");
	at = advance(in, attr->value_pos);
	fuzz_check(at > 0 && strchr("'\"", in->text[at - 1]) != NULL,
	    "a value begins behind a quote");
	end = xml_attr_pos(attr, strlen(attr->value));
	at = advance(in, end);
	fuzz_check(at < in->size && strchr("'\"", in->text[at]) != NULL,
	    "a value ends before a quote");
}

static void
check_node(struct input *in, const struct xml_node *node)
{
	size_t at = advance(in, node->pos);

	if (node->name == NULL) {
		fuzz_check(node->text[0] != '\0', "a text is not empty");
		fuzz_check(in->text[at] == node->text[0] ||
		    in->text[at] == '&' || in->text[at] == '\r' ||
		    in->text[at] == '<', "a text has its place");
		return;
	}
	fuzz_check(in->text[at] == '<' && named(in, at + 1, node->name),
	    "an element has its place");
	for (size_t i = 0; i < node->nattrs; i++)
		check_attr(in, &node->attrs[i]);
	for (const struct xml_node *c = node->first; c != NULL; c = c->next) {
		fuzz_check(c->parent == node, "a child knows its parent");
		check_node(in, c);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_open();
	struct diags *d = diags_new(a);
	struct input in = { (const char *)data, size, 0 };
	const struct xml_node *root = xml_read(a, d, "fuzz", in.text, size);

	if (root == NULL) {
		fuzz_check_diags(d, in.text, size);
	} else {
		fuzz_check(diags_length(d) == 0, "success has no errors");
		if (size < 20000)	/* finding a place takes a walk */
			check_node(&in, root);
	}
	arena_close(a);
	return 0;
}
