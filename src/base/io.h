/*
 * Files.  Reading has a limit; writing is all or nothing: bytes go to a
 * temporary name, are synced and renamed; files are mode 0600, folders 0700.
 */
#ifndef BASE_IO_H
#define BASE_IO_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diags;

/*
 * The whole file with a NUL after it, in the arena; NULL and a diagnostic
 * (not-found, unreadable, too-large) otherwise.  "-" is not special.
 */
char	*io_read(struct arena *, struct diags *, const char *path,
	    size_t limit, size_t *len);
bool	 io_exists(const char *path);
/* A plain file, or a link to one: no pipe, no device. */
bool	 io_is_file(const char *path);
bool	 io_is_folder(const char *path);
/*
 * Names in a folder that end with suffix, sorted by byte; *n of them.  A
 * missing folder is NULL and a diagnostic.
 */
const char **io_list(struct arena *, struct diags *, const char *folder,
	    const char *suffix, size_t *n);

/* All bytes, through short writes and interruptions; false leaves errno. */
bool	 io_write_fully(int fd, const char *, size_t);

/*
 * A file read in pieces, for those that are too large for memory.  It is closed
 * with the arena, or before.
 */
struct io_stream;

struct io_stream *io_stream_open(struct arena *, struct diags *,
	    const char *path);
/* Up to n bytes; 0 at the end, -1 and unreadable on failure. */
long	 io_stream_read(struct io_stream *, struct diags *, char *, size_t n);
/* Go back to the first byte; false and unreadable when that cannot be. */
bool	 io_stream_rewind(struct io_stream *, struct diags *);
void	 io_stream_close(struct io_stream *);

/*
 * A folder being filled.  Nothing is visible under its name until
 * io_folder_commit returns true; io_folder_drop, or a failed commit, removes
 * what was staged.  A folder that exists and is not empty is refused
 * (folder-not-empty) unless replace is set; then files of the same name are
 * replaced, the names in owned that the new content lacks are removed (an old
 * sealed sheet must not lie beside a new packet), and other files are left.
 */
/*
 * Write one file.  An existing one is refused (file-exists) unless replace is
 * set.
 */
bool	 io_write(struct arena *, struct diags *, const char *path,
	    const void *data, size_t len, bool replace);

struct io_folder;

struct io_folder *io_folder_open(struct arena *, struct diags *,
	    const char *path, bool replace, const char *const *owned);
bool	 io_folder_put(struct io_folder *, struct diags *, const char *name,
	    const void *data, size_t len);
bool	 io_folder_commit(struct io_folder *, struct diags *);
void	 io_folder_drop(struct io_folder *);

#endif
