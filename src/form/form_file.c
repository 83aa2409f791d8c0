/* One definition file, read and held against its name. */
#include <string.h>

#include "base/arena.h"
#include "base/io.h"
#include "base/limits.h"
#include "base/path.h"
#include "form/form_int.h"

const struct xml_node *
form_file(struct form_read *r, const char *path, const char *root)
{
	size_t len;
	char *data = io_read(r->arena, r->diags, path, LIMIT_FILE_BYTES, &len);
	struct xml_node *x = data ? xml_read(r->arena, r->diags, path, data,
	    len) : NULL;

	if (x == NULL) {
		r->failed = true;
		return NULL;
	}
	if (strcmp(x->name, root) == 0)
		return x;
	form_unknown_element(r->diags, x, root);
	r->failed = true;
	return NULL;
}

const char *
form_file_stem(struct form_read *r, const char *path)
{
	const char *name = path_name(path);

	return arena_strndup(r->arena, name, strlen(name) - strlen(".xml"));
}

void
form_file_id(struct form_read *r, const struct xml_node *x, const char *attr,
    const char *path)
{
	const struct xml_attr *at = xml_attr(x, attr);
	const char *name = form_file_stem(r, path);

	if (at != NULL && strcmp(at->value, name) != 0)
		form_fail(r, DIAG_BAD_VALUE, at->value_pos,
		    "name the file after it, or the other way round",
		    "'%s' is not the name of the file, '%s'", at->value, name);
}
