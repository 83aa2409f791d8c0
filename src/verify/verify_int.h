/*
 * What the checks share: the file as a tree of plain values, and a way to say
 * what is wrong with it.
 *
 * A new check is a function over struct verify that calls verify_fail, a row
 * of verify_rules.def for each rule, and a line in verify_passes (verify_run.c).
 */
#ifndef VERIFY_VERIFY_INT_H
#define VERIFY_VERIFY_INT_H

#include <stdint.h>

#include "base/map.h"
#include "base/vec.h"
#include "verify/verify.h"

enum verify_kind {
	VERIFY_NULL,		/* also: absent, dangling, of another kind */
	VERIFY_BOOL,
	VERIFY_INT,
	VERIFY_REAL,
	VERIFY_STRING,
	VERIFY_NAME,
	VERIFY_ARRAY,
	VERIFY_DICT,
	VERIFY_STREAM,		/* a dictionary with data */
	VERIFY_REF,		/* only inside items; never handed out */
};

/*
 * One value.  Values are read once and never change; an indirect object is
 * one struct however often it is referred to, so that == tells "the same
 * object".  Functions below never return NULL for a value: what is not there
 * is verify_none, of kind VERIFY_NULL, of which every question may be asked.
 */
struct verify_obj {
	enum verify_kind kind;
	int		 num;		/* of the indirect object it is, or is
					 * inside of; 0 = in the trailer */
	bool		 indirect;	/* it is that object itself */
	bool		 truth;
	long long	 integer;	/* of INT; REF: the object's number */
	double		 number;	/* of INT and REAL */
	/* NAME: without the slash; STRING: the bytes; both with NUL after. */
	const char	*text;
	size_t		 len;		/* of text; items of ARRAY, keys of DICT */
	const char	**keys;		/* of DICT and STREAM, without slash */
	struct verify_obj **items;	/* values of the keys; of the ARRAY */
	const char	*data;		/* decoded, kept from the first asking */
	size_t		 data_len;
	bool		 decoded, broken;
};

extern const struct verify_obj verify_none;

/* A page, with what it inherits resolved. */
struct verify_page {
	const struct verify_obj *dict;
	const struct verify_obj *resources;	/* own or inherited */
	const struct verify_obj *mediabox, *cropbox;
	int		 rotate;
	bool		 resources_inherited;
	size_t		 number;	/* from 1 */
};

/* A property of metadata, or what one is made of. */
enum verify_xmp_kind {
	VERIFY_XMP_TEXT, VERIFY_XMP_BAG, VERIFY_XMP_SEQ, VERIFY_XMP_ALT,
	VERIFY_XMP_STRUCT,
};

struct verify_xmp {
	enum verify_xmp_kind kind;
	const char	*space;		/* URI of the namespace */
	const char	*prefix, *name;	/* item of an array: "rdf", "li" */
	const char	*text;		/* of TEXT, else "" */
	const char	*lang;		/* xml:lang, or NULL */
	struct verify_xmp *first, *next;
};

#define VERIFY_NS_PDFA	"http://www.aiim.org/pdfa/ns/id/"
#define VERIFY_NS_PDFUA	"http://www.aiim.org/pdfua/ns/id/"
#define VERIFY_NS_DC	"http://purl.org/dc/elements/1.1/"
#define VERIFY_NS_XMP	"http://ns.adobe.com/xap/1.0/"
#define VERIFY_NS_PDF	"http://ns.adobe.com/pdf/1.3/"

struct verify_store;
struct verify_tree;

struct verify {
	struct arena	*arena;
	struct verify_report *report;
	const unsigned char *bytes;	/* the file */
	size_t		 len;
	struct verify_store *store;	/* verify_store.c: objects by number */
	const struct verify_obj *trailer;
	const struct verify_obj *root;	/* the catalog */
	struct verify_page *pages;
	size_t		 npages;
	struct verify_tree *tree;	/* verify_struct.c: the structure */
	const struct verify_xmp *xmp;	/* of the document; NULL = none */
	int		 inside;	/* files that this one is attached to */
	size_t		 spent;		/* bytes decoded, against the limit */
	struct verify_finding *last[VERIFY_RULE_COUNT];
	struct map	 seen;		/* findings by rule and message */
	struct map	 fonts;		/* verify_font.c: by their place */
	size_t		 steps;		/* see verify_tired */
	struct map	 attached;	/* files inside that were looked at */
	struct map	 separations;	/* colour spaces by colorant */
	const char	*intent;	/* see verify_intent; NULL = not asked */
	const char	*place;		/* of the last verify_where */
	int		 place_num;
	size_t		 place_page;
};

/*
 * A rule is broken at where (NULL: the whole file).  The same message again is
 * counted.  A rule that the file is not held to is passed over in silence, so
 * a check need not ask.  Message as in base/diag.h: lower case, the problem
 * first, names in quotes.
 */
void	 verify_fail(struct verify *, enum verify_rule, const char *where,
	    const char *fmt, ...) __attribute__((format(printf, 4, 5)));
bool	 verify_asks(const struct verify *, enum verify_rule);
/*
 * One more step of work that a hostile file could make endless: true when
 * there were too many, which is then a finding; the caller gives up.
 */
bool	 verify_tired(struct verify *);
/* "object 12", "page 3", "object 12, page 3"; 0 leaves a part out. */
const char *verify_where(struct verify *, const struct verify_obj *,
	    size_t page);

/* --- objects (verify_store.c) --- */

/*
 * Read the file into v->store, v->trailer, v->root; false when nothing can be
 * made of it, which is then a finding.
 */
bool	 verify_store_open(struct verify *);
/* The indirect object of this number; the highest number in use. */
const struct verify_obj *verify_object(struct verify *, int num);
int	 verify_last_object(const struct verify *);
/* Stored bytes of a stream, before its filters. */
bool	 verify_stream_raw(struct verify *, const struct verify_obj *,
	    const unsigned char **, size_t *);

/* Entry of a dictionary or stream, item of an array; references followed. */
const struct verify_obj *verify_get(struct verify *,
	    const struct verify_obj *dict, const char *key);
const struct verify_obj *verify_item(struct verify *,
	    const struct verify_obj *array, size_t);
/* Value of the i-th key. */
const struct verify_obj *verify_value(struct verify *,
	    const struct verify_obj *dict, size_t i);
bool	 verify_has(const struct verify_obj *dict, const char *key);
bool	 verify_is_dict(const struct verify_obj *);	/* or a stream */
bool	 verify_is_name(const struct verify_obj *, const char *name);
/* The name, or "" when it is none. */
const char *verify_name(const struct verify_obj *);
bool	 verify_true(const struct verify_obj *);
bool	 verify_number(const struct verify_obj *);	/* INT or REAL */
/* The name of a device colour space as a value of its own. */
const struct verify_obj *verify_device(const char *family);
/* A text string (PDFDocEncoding, UTF-16 or UTF-8) as UTF-8; "" if none. */
const char *verify_text(struct verify *, const struct verify_obj *);

/* --- pages (verify_page.c) --- */

void	 verify_pages(struct verify *);

/* --- stream data (verify_stream.c) --- */

/*
 * The data with all filters but those of images undone.  False when a filter
 * fails or the data passes the limits; then there is none.  The finding for a
 * stream that cannot be decoded is made here, once.
 */
bool	 verify_stream(struct verify *, const struct verify_obj *,
	    const char **data, size_t *len);

/* --- metadata (verify_xmp.c, verify_schema.c) --- */

/*
 * The properties of a metadata stream, linked; NULL with *fault when it is no
 * XMP.  No finding is made.
 */
struct verify_xmp *verify_xmp_read(struct verify *, const struct verify_obj *,
	    const char **fault);
/* The property in this list, or NULL; list may be NULL. */
const struct verify_xmp *verify_xmp_find(const struct verify_xmp *list,
	    const char *space, const char *name);
/* The text of a simple property, the x-default of an Alt, the first item. */
const char *verify_xmp_text(const struct verify_xmp *);
/* Hold properties against the schemas, predefined ones and those of lists. */
void	 verify_schemas(struct verify *, const struct verify_xmp *list,
	    const char *where);

/* Limits on a number, string or name as it is written (verify_raw.c). */
struct verify_word;
void	 verify_word_limits(struct verify *, const char *where,
	    const struct verify_word *);

/* A file inside this one, as a file of its own. */
struct verify_report *verify_inner(struct verify *, const void *, size_t);
void	 verify_signature(struct verify *, const struct verify_obj *);

/* --- the passes, in the order of verify_passes --- */

void	 verify_claim(struct verify *);		/* verify_claim.c */
void	 verify_ua(struct verify *);		/* verify_ua.c */
/* Why a file may not open: it is encrypted wrongly (verify_locked.c). */
void	 verify_ua_unopened(struct verify *);
void	 verify_raw(struct verify *);		/* verify_raw.c */
void	 verify_colour(struct verify *);	/* verify_colour.c */
void	 verify_glyphs(struct verify *);	/* verify_glyph.c */
void	 verify_drawing(struct verify *);	/* verify_drawing.c */
void	 verify_objects(struct verify *);	/* verify_objects.c */
void	 verify_catalog(struct verify *);	/* verify_catalog.c */
void	 verify_actions(struct verify *);	/* verify_action.c */
void	 verify_metadata(struct verify *);	/* verify_metadata.c */
void	 verify_filing(struct verify *);	/* verify_filing.c */

#endif
