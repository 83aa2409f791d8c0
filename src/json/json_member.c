#include "base/str.h"
#include "json/json.h"

const struct json *
json_member(const struct json *object, const char *name)
{
	if (object == NULL || object->kind != JSON_OBJECT)
		return NULL;
	for (const struct json *j = object->first; j != NULL; j = j->next)
		if (str_eq(j->name, name))
			return j;
	return NULL;
}

const char *
json_text(const struct json *object, const char *name)
{
	const struct json *j = json_member(object, name);

	return j != NULL && j->kind == JSON_STRING ? j->text : NULL;
}
