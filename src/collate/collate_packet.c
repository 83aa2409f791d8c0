/*
 * A file of a packet, held against the manifest: what was changed or cut off
 * after it was drafted is not printed.
 */
#include "base/arena.h"
#include "base/hash.h"
#include "base/io.h"
#include "base/limits.h"
#include "base/str.h"
#include "collate/collate_int.h"
#include "json/json.h"

#define MANIFEST	"manifest.json"

enum collate_found
collate_bad(struct arena *a, struct diags *d,
    const struct collate_client *client, enum diag_code code,
    const char *path, const char *what)
{
	const char *row = client->row == 0 ? "" : arena_printf(a,
	    "row %llu: ", (unsigned long long)client->row);

	diag_add(d, code, (struct pos){ path, 0, 0 },
	    "draft this client again; the client was left out of the print "
	    "run", "%s%s", row, what);
	return COLLATE_BAD;
}

/* The manifest's files; NULL when it is none, which is told. */
static const struct json *
manifest(struct arena *a, struct diags *d, const struct collate_client *client,
    const char *path)
{
	struct diags *own = diags_new(a);
	const struct json *root, *files;
	const char *schema;
	size_t len;
	char *data = io_read(a, own, path, LIMIT_FILE_BYTES, &len);

	root = data ? json_read(a, own, path, data, len) : NULL;
	schema = json_text(root, "schema");
	files = json_member(root, "files");
	if (schema != NULL && str_starts(schema, "movant-manifest/") &&
	    files != NULL && files->kind == JSON_ARRAY)
		return files;
	collate_bad(a, d, client, DIAG_DAMAGED, path,
	    "this is not the manifest of a packet");
	return NULL;
}

/* The hash of the file that was drafted; NULL when there was none. */
static const char *
expected(const struct json *files, const char *name)
{
	for (const struct json *f = files->first; f != NULL; f = f->next) {
		const char *hash = json_text(f, "sha256");

		if (str_eq(json_text(f, "name"), name))
			return hash != NULL ? hash : "";
	}
	return NULL;
}

enum collate_found
collate_packet(struct arena *a, struct diags *d,
    const struct collate_bundle *bundle, const struct collate_client *client,
    const char **data, size_t *len)
{
	const char *list = arena_printf(a, "%s/" MANIFEST, client->folder);
	const char *path = arena_printf(a, "%s/%s", client->folder,
	    bundle->file);
	const struct json *files;
	const char *hash;

	if (!io_is_folder(client->folder))
		return collate_bad(a, d, client, DIAG_NOT_FOUND,
		    client->folder, "the client's folder is not there");
	if (!io_exists(list))
		return collate_bad(a, d, client, DIAG_NOT_FOUND, list,
		    "the packet has no manifest");
	files = manifest(a, d, client, list);
	if (files == NULL)
		return COLLATE_BAD;
	hash = expected(files, bundle->file);
	if (hash == NULL)
		return COLLATE_NONE;
	if (!io_exists(path))
		return collate_bad(a, d, client, DIAG_NOT_FOUND, path,
		    "the file that the manifest lists is not there");
	*data = io_read(a, diags_new(a), path, LIMIT_PDF_BYTES, len);
	if (*data == NULL)
		return collate_bad(a, d, client, DIAG_DAMAGED, path,
		    "the file cannot be read");
	if (!str_eq(hash, hash_hex(a, *data, *len)))
		return collate_bad(a, d, client, DIAG_DAMAGED, path,
		    "the file is not what was drafted");
	return COLLATE_FOUND;
}
