/*
 * An output folder that is filled by many packets: folders are built hidden in
 * it, and come to be seen in groups.
 *
 *	io_place_make(p, d, ".stage");
 *	io_place_put(p, d, ".stage/court.pdf", data, len);	(not on disk yet)
 *	io_place_sync(p, d);			(now it is, with all others)
 *	io_place_move(p, d, ".stage", "anna");	(now it is seen)
 *	io_place_sync_names(p, d);		(and its name is on disk)
 *
 * One sync for many packets is what makes durability cheap; the order above is
 * what makes it true: a name is given only to what is on disk already.
 * Names are relative to the folder.  Files are 0600, folders 0700.
 */
#ifndef BASE_IO_PLACE_H
#define BASE_IO_PLACE_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diags;
struct buf;

struct io_place;

/*
 * Hold the folder open, made if it is missing and make is set; closed with the
 * arena.  NULL and a diagnostic when it cannot be, or is no folder.
 */
struct io_place	*io_place_open(struct arena *, struct diags *,
		    const char *path, bool make);
/*
 * How the work goes on when the disk was full or something was taken away, for
 * the hints; "try again" if it is not told.
 */
void		 io_place_advise(struct io_place *, const char *then);
bool		 io_place_make(struct io_place *, struct diags *,
		    const char *name);
/* Write a new file; it is not durable before a sync. */
bool		 io_place_put(struct io_place *, struct diags *,
		    const char *name, const void *data, size_t len);
/* Rename; what is called so already, a file or an empty folder, goes. */
bool		 io_place_move(struct io_place *, struct diags *,
		    const char *from, const char *to);
/*
 * Take away a file, or a folder with the files in it.  When names (ended by
 * NULL) is given, only files so called go, and the folder if it is empty then.
 * True when nothing is left there.
 */
bool		 io_place_remove(struct io_place *, const char *name,
		    const char *const *names);
bool		 io_place_exists(struct io_place *, const char *name);
/* Bytes of a plain file; -1 when there is none. */
long long	 io_place_size(struct io_place *, const char *name);
/*
 * Nobody reads the files of these names in the folder soon: the system may give
 * the memory of its copies to others.  What is not on the disk yet stays.
 */
void		 io_place_forget(struct io_place *, const char *folder,
		    const char *const *names);
/* Does the folder hold anything besides files of these names? */
bool		 io_place_holds_other(struct io_place *, const char *folder,
		    const char *const *names);
/* The whole file, up to limit bytes, an empty one as ""; false without a
 * diagnostic. */
bool		 io_place_read(struct io_place *, const char *name,
		    size_t limit, struct buf *);
/* Call fn with each name in the folder, in no order, until it says false. */
bool		 io_place_each(struct io_place *, bool (*fn)(void *,
		    const char *name), void *);
/* Everything written so far, by any process, is on disk when it returns. */
bool		 io_place_sync(struct io_place *, struct diags *);
/* The names in the folder itself are. */
bool		 io_place_sync_names(struct io_place *, struct diags *);

/* ---- syncing while the work goes on ---- */

/*
 * A process that syncs when it is asked to, so that the caller need not stand
 * still.  It ends when its caller does.  Without one (no process could be
 * started, or it died) io_syncer_end itself syncs: slower, not weaker.
 *
 *	io_syncer_begin(s);		(for what is written so far)
 *	while (io_syncer_busy(s))
 *		...
 *	ok = io_syncer_end(s, d);
 */
struct io_syncer;

/* Before other processes are forked; ends with the place's arena. */
struct io_syncer *io_syncer_open(struct io_place *);
void		 io_syncer_begin(struct io_syncer *);
/* Would io_syncer_end wait? */
bool		 io_syncer_busy(const struct io_syncer *);
/* What was written before the beginning is on disk; else false, and why. */
bool		 io_syncer_end(struct io_syncer *, struct diags *);
/* All processes forked behind it have ended. */
void		 io_syncer_close(struct io_syncer *);

/* ---- a file that grows ---- */

struct io_log;

/* Open at its end, made if missing; cut: empty it first. */
struct io_log	*io_log_open(struct io_place *, struct diags *,
		    const char *name, bool cut);
/*
 * Be the only one that has the file, together with what is forked from now on;
 * waits a few seconds for others to end.  False: somebody else has it.
 */
bool		 io_log_lock(struct io_log *);
/* Kept in memory until there is enough, or the next two. */
bool		 io_log_add(struct io_log *, struct diags *, const char *,
		    size_t len);
bool		 io_log_flush(struct io_log *, struct diags *);
bool		 io_log_sync(struct io_log *, struct diags *);
/* Cut what stands behind the first len bytes. */
bool		 io_log_cut(struct io_log *, struct diags *, size_t len);
/* Up to n bytes from an offset; fewer only at the end or on failure. */
size_t		 io_log_read(struct io_log *, size_t offset, char *, size_t n);

#endif
