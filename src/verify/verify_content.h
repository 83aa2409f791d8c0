/*
 * Content streams read as a viewer would: pages, the appearances of their
 * annotations, and every form, pattern, soft mask and Type 3 glyph that these
 * draw.  Checks watch; they are told each operator with what it works on, and
 * may look at the state that the words before it have built.
 *
 *	static void op(void *ctx, const struct verify_content *c,
 *	    const struct verify_op *o) { if (o->paints) ... }
 *
 *	verify_content_walk(v, &(struct verify_watch){ .op = op }, ctx);
 *
 * Everything passed is good for the call only, but for objects of the file.
 */
#ifndef VERIFY_VERIFY_CONTENT_H
#define VERIFY_VERIFY_CONTENT_H

#include "verify/verify_int.h"
#include "verify/verify_lex.h"

/* An open marked-content sequence. */
struct verify_mark {
	const char	*tag;		/* "Artifact", "P", "Span" */
	/* The property list, named or written out; verify_none without one. */
	const struct verify_obj *props;
	long long	 mcid;		/* -1 = none */
	size_t		 level;		/* forms that were open around it */
	size_t		 depth;		/* marks around it, and itself */
	const struct verify_mark *outer;
};

enum verify_stream_kind {
	VERIFY_PAGE_CONTENT,
	VERIFY_APPEARANCE,	/* of an annotation */
	VERIFY_FORM,
	VERIFY_PATTERN,
	VERIFY_GLYPH,		/* of a Type 3 font */
	VERIFY_SOFT_MASK,
};

/* The parts of the graphics state that a check may ask about. */
struct verify_gstate {
	/* Colour spaces as used: a name or an array, named ones looked up. */
	const struct verify_obj *fill, *stroke;
	const struct verify_obj *font;	/* verify_none before the first Tf */
	double		 size;
	int		 render;	/* Tr; 3 and 7 show nothing */
	bool		 overprint_fill, overprint_stroke;
	int		 overprint_mode;
};

struct verify_content {
	struct verify	*v;
	enum verify_stream_kind kind;
	const struct verify_page *page;
	size_t		 annot;		/* index + 1 in Annots; 0 = the page */
	/*
	 * What the stream belongs to: the page, or the form, pattern or glyph;
	 * it is where StructParents stands and what a finding names.
	 */
	const struct verify_obj *owner;
	const struct verify_obj *resources;
	bool		 inherited;	/* they are not the stream's own */
	size_t		 level;		/* forms open around this one */
	const struct verify_mark *mark;	/* innermost, of outer streams too */
	const struct verify_gstate *g;
	bool		 in_text;	/* between BT and ET */
	size_t		 saved;		/* open q */
	const struct verify_content *outer;
};

struct verify_op {
	const char	*name;		/* "Tj"; an inline image is "BI" */
	const struct verify_obj *const *args;
	size_t		 n;
	bool		 known;		/* in the standard */
	bool		 paints;	/* leaves ink (or shows text) */
};

struct verify_watch {
	/*
	 * Before its effect on the state; for BDC and BMC after, so that
	 * c->mark is the new one, and for EMC before.  "" is told at the end
	 * of each stream, with whatever it left open.
	 */
	void	(*op)(void *ctx, const struct verify_content *,
		    const struct verify_op *);
	/* Each string of Tj, TJ, ' and ", as bytes in the font c->g->font. */
	void	(*show)(void *ctx, const struct verify_content *,
		    const char *bytes, size_t len);
	/* Each word as it is written, also inside arrays. */
	void	(*word)(void *ctx, const struct verify_content *,
		    const struct verify_word *);
};

void	 verify_content_walk(struct verify *, const struct verify_watch *,
	    void *ctx);

/* The entry of a resource category ("Font", "XObject"), or verify_none. */
const struct verify_obj *verify_resource(const struct verify_content *,
	    const char *category, const char *name);
/* "object 12, page 3" of the stream being read. */
const char *verify_content_where(const struct verify_content *);
/* Innermost open mark with this property (MCID, ActualText), or NULL. */
const struct verify_mark *verify_mark_with(const struct verify_content *,
	    const char *key);

/* Values among the words: of content, of character maps. */
struct verify_operand {
	struct verify_lex *lex;
	struct arena	*arena;
	int		 num;		/* of the object they stand in */
	void		(*seen)(void *ctx, const struct verify_word *);
	void		*ctx;		/* seen is told each word; may be NULL */
};

/* The value that begins with this word; NULL when it is an operator. */
struct verify_obj *verify_operand(struct verify_operand *, struct verify_word,
	    int depth);
/* Keys and values up to >>, or up to ID. */
struct verify_obj *verify_operand_dict(struct verify_operand *, int depth);

#endif
