/* Parts of a path, as text: no file is looked at. */
#ifndef BASE_PATH_H
#define BASE_PATH_H

struct arena;

/* What stands behind the last slash, borrowed: "clients/anna.xml" gives
 * "anna.xml". */
const char	*path_name(const char *path);
/* That without its last end: "anna".  ".anna" has none. */
char		*path_stem(struct arena *, const char *path);
/* The folder that it is in: "clients"; "." and "/" for those. */
char		*path_folder(struct arena *, const char *path);

#endif
