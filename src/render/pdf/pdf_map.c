/*
 * Font files in memory.  They are mapped, so that only what is looked at is
 * read; and given back between packets, so that a night of names in all
 * scripts does not end up with every font in memory.  The system reads a page
 * anew when it is looked at again, mostly from its own memory.
 */
#define _DEFAULT_SOURCE		/* madvise */

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "render/pdf/pdf_int.h"

struct pdf_map {
	void	*data;
	size_t	 len;
};

static void
unmap(void *p)
{
	struct pdf_map *m = p;

	munmap(m->data, m->len);
}

struct pdf_map *
pdf_map_open(struct arena *arena, const char *path, hb_blob_t **blob)
{
	struct pdf_map *m = arena_alloc(arena, sizeof(*m));
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;

	if (fd < 0)
		return NULL;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 &&
	    st.st_size < INT32_MAX) {
		m->len = (size_t)st.st_size;
		m->data = mmap(NULL, m->len, PROT_READ, MAP_PRIVATE, fd, 0);
	}
	close(fd);
	if (m->len == 0 || m->data == MAP_FAILED)
		return NULL;
	*blob = hb_blob_create(m->data, (unsigned)m->len,
	    HB_MEMORY_MODE_READONLY, m, unmap);
	return m;
}

void
pdf_map_rest(const struct pdf_map *m)
{
	madvise(m->data, m->len, MADV_DONTNEED);
}
