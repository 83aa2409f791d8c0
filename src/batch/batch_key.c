/*
 * What a packet depends on, as a hash: the row, the definitions, the fonts, the
 * options, the version of the program.  The law of a state stands apart, so that a
 * change in the pack of one state redoes the rows of that state only.
 */
#include <string.h>

#include "base/arena.h"
#include "base/io.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/str.h"
#include "batch/batch_int.h"
#include "form/form.h"

#define MAIN_FONTS	4		/* that every paper is set in */
#define FONT_BYTES	(2u << 20)
#define HEAD_BYTES	(8u << 10)

struct batch_keys {
	const char	*common;	/* hash of all that holds everywhere */
	struct map	 laws;		/* hash, by the code of the state */
	const char	*without;	/* hash for a code that has no law */
};

/* "wa.xml": the law of a state; not us.xml, core.xml. */
static bool
of_state(const char *name)
{
	return strlen(name) == 6 && !str_starts(name, "us.");
}

static bool
hash_folder(struct arena *a, struct diags *d, const char *folder, bool states,
    struct map *laws, struct buf *common)
{
	size_t n, len;
	const char **names;

	/* Definitions need not have calendars or parts. */
	if (!io_is_folder(folder))
		return true;
	names = io_list(a, d, folder, ".xml", &n);
	for (size_t i = 0; names != NULL && i < n; i++) {
		struct arena_mark mark = arena_mark(a);
		char sum[BATCH_KEY + 1];
		char *data = io_read(a, d, arena_printf(a, "%s/%s", folder,
		    names[i]), LIMIT_FILE_BYTES, &len);
		char code[3] = { 0 };

		if (data == NULL)
			return false;
		memcpy(sum, hash_hex(a, data, len), sizeof(sum));
		arena_rewind(a, mark);
		if (!states || !of_state(names[i])) {
			buf_printf(common, "%s %s\n", names[i], sum);
			continue;
		}
		memcpy(code, names[i], 2);
		map_put(laws, a, code, arena_printf(a, "%s%s",
		    map_find(laws, code) ? (char *)map_find(laws, code) : "",
		    sum));
	}
	return names != NULL;
}

/* As much of a file as there is room for; how much, -1 and a diagnostic. */
static long
beginning(struct arena *a, struct diags *d, const char *path, char *to,
    size_t room)
{
	struct io_stream *s = io_stream_open(a, d, path);
	size_t n = 0;
	long got = s == NULL ? -1 : 1;

	while (got > 0 && n < room) {
		got = io_stream_read(s, d, to + n, room - n);
		n += got > 0 ? (size_t)got : 0;
	}
	return got < 0 ? -1 : (long)n;
}

/*
 * Another font is another page.  A font begins with the sizes and sums of all
 * its tables: of those that are there for rare scripts that is enough.
 */
static bool
hash_fonts(const struct job_program *p, struct diags *d, struct buf *common)
{
	struct arena *a = arena_open();
	struct vec files = { 0 };
	bool ok = true;

	job_font_files(p, a, &files);
	for (size_t i = 0; ok && i < files.n; i++) {
		struct arena_mark mark = arena_mark(a);
		size_t room = i < MAIN_FONTS ? FONT_BYTES : HEAD_BYTES;
		char *data = arena_alloc(a, room);
		long n = beginning(a, d, files.at[i], data, room);

		ok = n >= 0;
		if (ok)
			buf_printf(common, "font %s %s\n",
			    path_name(files.at[i]),
			    hash_hex(a, data, (size_t)n));
		arena_rewind(a, mark);
	}
	arena_close(a);
	return ok;
}

static void
add_options(struct buf *b, const struct batch_options *o)
{
	const struct job_options *j = &o->job;

	buf_printf(b, "%s\n%s\n%s\n%d%d%d%d%d%d\n", o->version,
	    j->jurisdiction ? j->jurisdiction : "", j->documents ?
	    j->documents : "", j->final, j->justify, j->large, j->pdfa_1a,
	    j->step_titles, (int)j->lang);
	/* The day of the clock is no option: what is finished stays so. */
	if (o->day_given)
		buf_printf(b, "day %d\n", (int)j->today);
	buf_printf(b, "dates %d %d\n", (int)o->carrier.csv_dates,
	    (int)o->carrier.anx_dates);
}

struct batch_keys *
batch_keys_new(struct job_program *p, struct arena *a, struct diags *d,
    const struct batch_options *o)
{
	struct batch_keys *k = arena_alloc(a, sizeof(*k));
	const char *forms = p->where.forms;
	struct buf b = { 0 };
	bool ok;

	add_options(&b, o);
	ok = hash_fonts(p, d, &b) &&
	    hash_folder(a, d, forms, false, &k->laws, &b) &&
	    hash_folder(a, d, arena_printf(a, "%s/parts", forms), false,
	    &k->laws, &b) &&
	    hash_folder(a, d, arena_printf(a, "%s/calendars", forms), true,
	    &k->laws, &b) &&
	    hash_folder(a, d, arena_printf(a, "%s/jurisdictions", forms), true,
	    &k->laws, &b) &&
	    hash_folder(a, d, p->where.checklists, true, &k->laws, &b);
	if (ok) {
		k->common = hash_hex(a, b.data, b.len);
		for (size_t i = 0; i < k->laws.n; i++) {
			const char *sums = k->laws.entries[i].value;

			k->laws.entries[i].value = hash_hex(a, sums,
			    strlen(sums));
		}
		/* A state that gets a pack changes what has none. */
		buf_clear(&b);
		buf_str(&b, "none");
		for (size_t i = 0; i < k->laws.n; i++)
			buf_str(&b, k->laws.entries[i].key);
		k->without = hash_hex(a, b.data, b.len);
	}
	buf_free(&b);
	return ok ? k : NULL;
}

void
batch_keys_row(const struct batch_keys *k, const struct batch_sources *s,
    const struct batch_record *r, char key[BATCH_KEY + 1])
{
	struct buf b = { 0 };

	buf_printf(&b, "%s\n%s\n%d %zu %s\n", k->common,
	    batch_sources_identity(s, r->source), (int)r->kind,
	    strlen(r->id), r->id);
	buf_add(&b, r->data, r->len);
	hash_digits(b.data, b.len, key);
	buf_free(&b);
}

const char *
batch_keys_law(const struct batch_keys *k, const char *code)
{
	const char *law = code != NULL ? map_find(&k->laws, code) : NULL;

	return law != NULL ? law : k->without;
}
