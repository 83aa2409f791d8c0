/*
 * Fonts: what their dictionaries say and what their programs hold.  Programs
 * are read as far as the rules ask: which glyphs there are, how wide, and by
 * what code, name or identifier they are found.
 */
#ifndef VERIFY_VERIFY_FONT_H
#define VERIFY_VERIFY_FONT_H

#include "verify/verify_int.h"

#define VERIFY_NO_GLYPH	(-1)

/* A TrueType or OpenType file; all within its bytes. */
struct verify_sfnt {
	const unsigned char *bytes;
	size_t		 len;
	const unsigned char *cmap, *hmtx, *post, *cff, *loca;
	size_t		 cmap_len, hmtx_len, post_len, cff_len, loca_len;
	bool		 loca_long;
	int		 nglyphs, nmetrics, unit;
	int		 ncmaps;
	bool		 symbol;	/* a cmap for Microsoft symbols */
	bool		 unicode;	/* one for Microsoft Unicode */
};

/* NULL when it is damaged. */
struct verify_sfnt *verify_sfnt_read(struct arena *, const void *, size_t);
/* Glyph by a cmap, 0 when that has none, NO_GLYPH without such a cmap. */
int	 verify_sfnt_glyph(const struct verify_sfnt *, int platform,
	    int encoding, uint32_t code);
/* Glyph by its name in post; NO_GLYPH = not there. */
int	 verify_sfnt_named(const struct verify_sfnt *, const char *name);
/* Has the glyph an outline?  Blanks and kept room have none. */
bool	 verify_sfnt_drawn(const struct verify_sfnt *, int glyph);
/* In thousandths of an em; negative when the file has none. */
double	 verify_sfnt_width(const struct verify_sfnt *, int glyph);

/* A glyph of a PostScript font. */
struct verify_outline {
	const char	*name;		/* "" in a font by identifiers */
	int		 cid;		/* -1 in a font by names */
	double		 width;		/* in thousandths of an em */
};

/* A CFF or Type 1 program. */
struct verify_outlines {
	bool		 by_cid;
	struct verify_outline *at;
	size_t		 n;
	const char	*codes[256];	/* its own encoding; NULL = none */
	/* By CID: index + 1 in at, 0 = none; NULL in a font by names. */
	const uint32_t	*index;
};

struct verify_outlines *verify_cff_read(struct arena *, const void *, size_t);
struct verify_outlines *verify_type1_read(struct arena *, const void *,
	    size_t);

/* --- encodings (verify_encoding.c) --- */

/* Standard string of CFF, "" beyond the Latin ones. */
const char *verify_cff_string(unsigned sid);
/* What a name means: listed Latin letters, uniXXXX, uXXXXX; 0 = unknown. */
uint32_t verify_name_unicode(const char *name);
/* Could it be a name of the Adobe Glyph List?  (Not g12, cid34, index5.) */
bool	 verify_name_listed(const char *name);
/* Name of a code by "WinAnsiEncoding" and its like; NULL = none. */
const char *verify_code_name(const char *encoding, int code);

/* --- character maps (verify_cmap.c) --- */

struct verify_range {
	uint32_t	 from, to;
	int		 bytes;		/* of the code */
	uint32_t	 value;		/* of from: a CID, or a character */
	const uint32_t	*text;		/* several characters, for one code */
	size_t		 ntext;
};

struct verify_cmap {
	bool		 identity;	/* two bytes are the CID */
	bool		 unknown;	/* predefined, its table not here */
	int		 wmode;
	const char	*uses;		/* another map, or NULL */
	struct verify_range *ranges;
	size_t		 n, cap;
	struct verify_range *spaces;	/* of codes */
	size_t		 nspaces, spaces_cap;
};

/* From an embedded stream. */
struct verify_cmap *verify_cmap_read(struct verify *,
	    const struct verify_obj *);
bool	 verify_cmap_predefined(const char *name);
/* The range that holds the code, the last written; NULL = none. */
const struct verify_range *verify_cmap_find(struct verify *,
	    const struct verify_cmap *, uint32_t code, int bytes);
/* How many bytes the code at the front takes, 1 to 4. */
int	 verify_cmap_bytes(struct verify *, const struct verify_cmap *,
	    const char *, size_t);

/* --- subsets (verify_fontset.c) --- */

struct verify_font;

bool	 verify_subset_name(const char *name);
/* CharSet, and CIDSet, against the program that has been read. */
void	 verify_charset(struct verify *, const struct verify_font *,
	    const char *where);
void	 verify_cidset(struct verify *, const struct verify_font *,
	    const char *where);

/* --- the font (verify_font.c) --- */

struct verify_font {
	const struct verify_obj *dict;
	const struct verify_obj *cid;		/* descendant, or none */
	const struct verify_obj *descriptor, *file;
	const char	*subtype;		/* "TrueType", "Type0", ... */
	const char	*name;
	bool		 symbolic, broken;
	struct verify_sfnt *sfnt;
	struct verify_outlines *outlines;
	struct verify_cmap *codes;		/* of a composite font */
	struct verify_cmap *unicode;		/* ToUnicode, or NULL */
	const char	*gids;			/* CIDToGIDMap, or NULL */
	size_t		 gids_len;
	const char	*base;			/* encoding of a simple font */
	const char	*differences[256];
	const char	*cidset;
	size_t		 cidset_len;
	double		*widths;		/* by CID, from W */
	bool		*has_width;
	unsigned char	*shown, *hidden;	/* codes done, a bit each */
};

/* Read once and kept; reading makes findings of what is wrong in it. */
struct verify_font *verify_font(struct verify *, const struct verify_obj *,
	    const char *where);

#endif
