#include <string.h>

#include "base/arena.h"
#include "base/path.h"

const char *
path_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

char *
path_stem(struct arena *a, const char *path)
{
	const char *name = path_name(path), *dot = strrchr(name, '.');

	return arena_strndup(a, name, dot != NULL && dot > name ?
	    (size_t)(dot - name) : strlen(name));
}

char *
path_folder(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');

	if (slash == NULL)
		return arena_strdup(a, ".");
	if (slash == path)
		return arena_strdup(a, "/");
	return arena_strndup(a, path, (size_t)(slash - path));
}
