/*
 * What the files of render/pdf share.  Layers, each knowing only those above it
 * here:
 *
 *	pdf_map, pdf_font, pdf_chain	faces; live as long as the program
 *	pdf_shape		shaped words, which live as long
 *	pdf_subset		which glyphs one document uses, and as what text
 *	pdf_known		the same of text that many documents show
 *	pdf_object		libharu as model of objects that are few
 *	pdf_write		the file, and objects that are many
 *	pdf_pack		those that are packed together
 *
 *	pdf_share		pages that several documents show
 *
 * On top stand pdf_embed (font objects), pdf_page (content streams), pdf_meta
 * (catalog, bookmarks, identity), pdf_xmp, pdf_color, and render_pdf, which
 * puts them in order.  libharu is spoken to in pdf_object, pdf_write, pdf_embed
 * and pdf_meta only, HarfBuzz in pdf_map, pdf_font, pdf_chain, pdf_shape,
 * pdf_subset and pdf_embed only.
 *
 * What a reader hears is the structure tree: pdf_role makes elements from the
 * document's nodes, pdf_tag keeps them, pdf_mark notes while a page is drawn
 * which content is whose, and pdf_tree writes the elements.
 *
 * The content streams are ours: libharu's own text path loses composed accents
 * and cuts advances down, and its numbers depend on its version.
 */
#ifndef RENDER_PDF_INT_H
#define RENDER_PDF_INT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <hb.h>
#include <hpdf.h>

#include "base/buf.h"
#include "base/map.h"
#include "base/memo.h"
#include "base/vec.h"
#include "layout/layout.h"
#include "render/render.h"

struct arena;
struct doc_node;
struct pdf_doc;
struct libdeflate_compressor;
struct pdf_tags;

/*
 * The fonts of the chain: FAMILIES of LAYOUT_FACES each.  A slot is a family
 * times LAYOUT_FACES plus a face; the first four are the serif fonts that
 * every paper is set in.  The slot is also the font's name in a document,
 * "F0" and so on.
 */
#define PDF_FAMILIES	48
#define PDF_SLOTS	(PDF_FAMILIES * LAYOUT_FACES)

/* US Letter; struct layout does not carry the size of its pages. */
#define PDF_PAGE_WIDTH	612
#define PDF_PAGE_HEIGHT	792
/* Of a title, bookmark or description: more are cut; viewers show less. */
#define PDF_TEXT_CHARS	500

/* --- faces and words --- */

struct pdf_face {
	const char	*file;
	struct pdf_map	*map;
	const char	*name;		/* PostScript name, plain characters */
	hb_face_t	*face;
	hb_face_t	*outlines;	/* only the tables that are embedded */
	hb_font_t	*font;		/* scaled to font units */
	uint32_t	 glyphs;	/* how many it has */
	int32_t		 em;
	int32_t		 ascent, descent;	/* both positive */
	int32_t		 cap_height;
	int32_t		 box[4];
	int32_t		 slant;		/* italic angle, degrees */
};

struct pdf_words {
	struct memo	 met;		/* struct pdf_word, by face and text */
	struct buf	 key;		/* of the one that is looked for */
	hb_buffer_t	*buffer;
	struct buf	 glyphs;	/* of the word that is being shaped */
};

/* The fonts behind the first ones; opened when a character needs them. */
struct pdf_chain {
	struct arena	*arena;		/* its own */
	const char	*folder;	/* looked in first, or NULL */
	struct pdf_face	*faces[PDF_SLOTS];
	bool		 tried[PDF_SLOTS];
	const char	*bad[PDF_FAMILIES];	/* what is wrong with a file */
	const char	*advice[PDF_FAMILIES];
};

/* --- pages that several documents of a packet show: pdf_share.c --- */

/* Bytes as a stream holds them. */
struct pdf_deflated {
	unsigned char	*data;
	size_t		 len;
};

/* Where content of an element, or an artifact (type NULL), began. */
struct pdf_note {
	const struct layout_item *item;
	const char	*type;
};

/* What is noted while a page is drawn. */
struct pdf_notes {
	struct buf	 b;		/* struct pdf_note */
	bool		 odd;		/* there is more to it than that: links
					 * and where they lead, text that is
					 * said otherwise */
};

struct pdf_kept {
	const struct layout_item *items;	/* which page it is */
	size_t		 n;
	struct pdf_note	*notes;
	size_t		 nnotes;
	struct pdf_deflated content;
	struct pdf_kept	*next;
};

struct pdf_share {
	struct arena	*arena;		/* its own; rewound by a trim */
	struct pdf_kept	*first;
};

/* --- faces cut down to some glyphs: pdf_embed.c --- */

#define PDF_NO_WIDTH	INT64_MIN

struct pdf_kin;

struct pdf_cut {
	const char	*name;		/* "ABCDEF+LiberationSerif" */
	struct pdf_deflated file, to_unicode;
	size_t		 length;	/* of the file before it was deflated */
	const char	*w;		/* its entry /W */
	int64_t		*widths;	/* by cid, millionths of an em, or
					 * PDF_NO_WIDTH: no glyph has it */
	size_t		 nwidths;
	uint32_t	*glyphs;	/* all numbers in the face, rising with
					 * their cids */
	size_t		 nglyphs;
	/* what it was made for */
	unsigned	 slot;
	const char	*key;
	size_t		 nkey;
	struct pdf_cut	*next;
};

/* Those of the first faces, for later documents. */
struct pdf_cuts {
	struct arena	*arena;		/* its own */
	struct pdf_cut	*first;
	struct pdf_kin	*kin[LAYOUT_FACES];	/* NULL until it is needed */
};

/* --- text that many documents show: pdf_known.c --- */

struct pdf_knowns {
	struct arena	*arena;		/* its own; of the texts */
	struct pdf_known **texts;	/* by the run's id, less `before` */
	size_t		 cap;
	uint64_t	 before;	/* runs that are no more */
	struct memo	 contents;	/* struct pdf_deflated, by what it is of */
	struct memo	 packs;		/* the same */
};

struct pdf_fonts {
	struct pdf_face	 faces[LAYOUT_FACES];	/* the first slots */
	struct pdf_chain chain;
	struct pdf_words words;
	/* Kept with the faces: making one costs as much as a page. */
	struct libdeflate_compressor *deflate;
	struct pdf_share share;
	struct pdf_cuts	 cuts;
	struct layout_memo *memo;
	struct pdf_knowns known;
};

/* layout_glyph.font as a slot. */
static inline unsigned
pdf_slot(enum layout_face face, uint32_t font)
{
	return font == 0 ? (unsigned)face : font;
}

static inline const struct pdf_face *
pdf_face_at(const struct pdf_fonts *fonts, unsigned slot)
{
	return slot < LAYOUT_FACES ? &fonts->faces[slot] : fonts->chain.faces[slot];
}

/* Map a plain file; NULL when it cannot be.  The blob unmaps it. */
struct pdf_map *pdf_map_open(struct arena *, const char *path,
	    hb_blob_t **);
/* It is not looked at for now: its memory can be used for others. */
void	 pdf_map_rest(const struct pdf_map *);

/*
 * Map a file and check that it can be embedded whole.  NULL, or what is wrong
 * with it as the end of a sentence.
 */
const char *pdf_face_open(struct arena *, struct pdf_face *, const char *path);
/* Has the face what the text is drawn with?  *lacks: the first it has not. */
bool	 pdf_face_has(const struct pdf_face *, const char *from,
	    const char *to, const char **lacks);

void	 pdf_chain_open(struct pdf_chain *, struct arena *,
	    const char *folder);
/*
 * layout_glyph.font for one cluster of text that follows one in `last`, or
 * PDF_NO_FONT.
 */
#define PDF_NO_FONT	UINT32_MAX
uint32_t pdf_chain_pick(struct pdf_fonts *, enum layout_face, uint32_t last,
	    const char *from, const char *to);
/* The files that there are, in the order of the slots and folders. */
void	 pdf_chain_files(const struct pdf_chain *, struct arena *,
	    struct vec *out);
/* Let the files rest, between packets. */
void	 pdf_chain_rest(const struct pdf_chain *);
/* What would help to print a character, or NULL; fonts as in pdf_shape. */
const char *pdf_chain_advice(void *fonts, uint32_t codepoint);
/* A script with letters of its own, not one of what scripts share. */
bool	 pdf_script_own(hb_script_t);
/* The first such script of a text, or common. */
hb_script_t pdf_script_of(const char *from, const char *to);

void	 pdf_words_open(struct pdf_words *, struct arena *);
/* layout_fonts.shape and shape_back. */
const struct layout_run *pdf_shape(void *fonts, enum layout_face,
	    const char *text, size_t len);
const struct layout_run *pdf_shape_back(void *fonts, enum layout_face,
	    const char *text, size_t len);
/* What is drawn for a character: blanks and hyphens that fonts lack. */
uint32_t pdf_drawn_as(hb_font_t *, uint32_t codepoint);

/* --- what one document uses of a face --- */

struct pdf_glyph {
	uint32_t	 gid;		/* in the face */
	uint32_t	 cid;		/* in the subset */
	const char	*text;		/* what it stands for; not terminated */
	size_t		 len;
};

struct pdf_subset {
	const struct pdf_face *face;
	uint16_t	*slots;		/* by gid: index into list + 1; NULL =
					 * the document has no text in it */
	struct pdf_glyph *list;
	size_t		 n, cap;
	const struct pdf_cut *cut;	/* when it was chosen */
	const int64_t	*widths;	/* its */
	size_t		 nwidths;
	/* The glyphs of some cluster do not give its text back: compare. */
	bool		 ambiguous;
	unsigned	 kinds;		/* of kin that are noted whole; bits */
};

/*
 * Note the glyphs from..to-1 of a run, all of one font, and the text that each
 * stands for.  text is that of the whole run.
 */
void	 pdf_subset_use(struct arena *, struct pdf_subset *,
	    const struct pdf_face *, const char *text, size_t len,
	    const struct layout_run *, size_t from, size_t to);
/*
 * Words that were met before in a document.  A word's run belongs to its text
 * and face (pdf_shape), so that one look at it is enough.
 */
struct pdf_seen {
	const struct layout_run **slots;	/* power of two */
	size_t		 nslots, n;
};

/* Is it met for the first time? */
bool	 pdf_seen_first(struct arena *, struct pdf_seen *,
	    const struct layout_run *);
/* Note all glyphs of a run in the subsets of their fonts. */
void	 pdf_subsets_use(struct arena *, struct pdf_subset *subsets,
	    const struct pdf_fonts *, enum layout_face, const char *text,
	    size_t len, const struct layout_run *);
/* Note one glyph as its text, which lives as long as the document. */
void	 pdf_subset_claim(struct arena *, struct pdf_subset *,
	    const struct pdf_face *, const struct pdf_glyph *);
/* Is it noted as the same text?  Here, as it is asked for every letter. */
static inline bool
pdf_subset_has(const struct pdf_subset *s, const struct pdf_glyph *g)
{
	const struct pdf_glyph *noted = s->slots != NULL &&
	    s->slots[g->gid] != 0 ? &s->list[s->slots[g->gid] - 1] : NULL;

	return noted != NULL && noted->len == g->len && g->len > 0 &&
	    memcmp(noted->text, g->text, g->len) == 0;
}
/*
 * Let it have more than the document uses: with one letter the alphabet, with
 * one digit all of them.  What a face is cut down to is then nearly always
 * what it was cut down to before, whoever the client is.
 */
void	 pdf_subset_round(struct arena *, struct pdf_subset *,
	    const struct pdf_kin *);
/* Which glyphs a face has for what goes together. */
struct pdf_kin *pdf_kin(struct arena *, const struct pdf_face *);
/* The kind that a glyph is of as this text, as a bit; 0 = none. */
unsigned pdf_kin_of(const struct pdf_kin *, const struct pdf_glyph *);
/* Note all glyphs of these kinds. */
void	 pdf_subset_kinds(struct arena *, struct pdf_subset *,
	    const struct pdf_face *, const struct pdf_kin *, unsigned kinds);
/* A noted glyph; gids that the face lacks come back as its .notdef. */
const struct pdf_glyph *pdf_subset_find(const struct pdf_subset *,
	    uint32_t gid);
/*
 * First glyph behind the cluster that starts at glyph i; its text ends at
 * *end.  In text from right to left the clusters come in falling order.
 */
size_t	 pdf_cluster_end(const struct layout_run *, size_t i, size_t len,
	    size_t *end);
/*
 * The next character of a text as it is read back: without what only orders
 * others, no-break spaces as blanks.  0 at the end.
 */
uint32_t pdf_read_next(const char **, const char *end);
/* Would extraction by single glyphs give this cluster's text back? */
bool	 pdf_subset_agrees(const struct pdf_subset *, const struct layout_run *,
	    size_t from, size_t to, const char *text, size_t len);

struct pdf_known {
	bool		 plain;		/* else nothing more is known */
	unsigned	 kinds;		/* of kin that it uses; bits */
	struct pdf_glyph *uses;		/* all else, once with each text */
	size_t		 nuses;
	/* As in a TJ array that stays open, "[(AB) 20 (C" with two bytes for
	 * each letter; NULL until it was drawn. */
	const char	*codes;
	size_t		 ncodes;
	int64_t		 at;		/* of the pen behind them, millionths
					 * of an em from where they begin */
};

void	 pdf_known_open(struct pdf_knowns *, struct arena *);
/* Forget what is too much; all runs with ids up to `gone` are no more. */
void	 pdf_known_trim(struct pdf_knowns *, uint64_t gone);
/* What is known of an item's text; NULL: look at its glyphs. */
struct pdf_known *pdf_known_of(struct pdf_fonts *, const struct layout_item *);
void	 pdf_known_codes(struct pdf_fonts *, struct pdf_known *,
	    const char *codes, size_t len, int64_t at);
/* Deflate the content of a page, if the same was not met before. */
void	 pdf_known_content(struct pdf_doc *, const struct layout_page *,
	    const struct buf *, struct pdf_deflated *);

/* The same for objects that are packed together. */
void	 pdf_known_pack(struct pdf_doc *, const struct buf *,
	    struct pdf_deflated *);

/* --- libharu, and the file --- */

/* Where an object is: so many bytes from the file's start, or packed. */
struct pdf_spot {
	size_t		 at;		/* or which one in a stream */
	unsigned	 in;		/* the stream's number; 0 = by itself */
};

/* The stream that is being packed. */
struct pdf_pack {
	struct buf	 numbers;	/* of its objects, and where each is */
	struct buf	 objects;
	unsigned	 n, id;
};

struct pdf_write {
	struct buf	*out;
	size_t		 start;		/* where in it the file begins */
	unsigned	 first, next;	/* numbers: of our first object, and
					 * of the next one */
	struct pdf_spot	*spots;		/* by number - first */
	size_t		 cap;
	bool		 packs;		/* as PDF 1.5 can */
	struct pdf_pack	 pack;
};

struct pdf_doc {
	struct arena	*arena;
	enum pdf_level	 level;
	struct pdf_fonts *fonts;
	HPDF_Doc	 haru;
	HPDF_STATUS	 error;		/* the first one, 0 = none */
	HPDF_STATUS	 detail;
	HPDF_Dict	 resources;	/* shared by all pages */
	struct pdf_write write;
	unsigned	 page;		/* number of the first page's object */
	unsigned	 content;	/* and of its content; the others'
					 * follow */
	struct pdf_tags	*tags;		/* NULL: nothing is marked */
	/* A blank in each face, for ends of lines that have none. */
	const struct layout_run *blanks[LAYOUT_FACES];
	struct pdf_subset subsets[PDF_SLOTS];
	struct pdf_seen	 seen;		/* words whose glyphs are noted */
	unsigned char	*scratch;	/* room to deflate into */
	size_t		 room;
};

/* False when libharu cannot even start; doc->error says why. */
bool	 pdf_doc_open(struct pdf_doc *);
void	 pdf_note(struct pdf_doc *, HPDF_STATUS);
void	 pdf_put(struct pdf_doc *, HPDF_Dict, const char *key, void *object);
void	 pdf_put_name(struct pdf_doc *, HPDF_Dict, const char *key,
	    const char *name);
void	 pdf_put_int(struct pdf_doc *, HPDF_Dict, const char *key, int32_t);
void	 pdf_put_string(struct pdf_doc *, HPDF_Dict, const char *key,
	    const char *ascii);
/* A text string: UTF-16BE with its mark, at most 500 characters. */
void	 pdf_put_text(struct pdf_doc *, HPDF_Dict, const char *key,
	    const char *utf8);
HPDF_Dict pdf_dict(struct pdf_doc *);
/*
 * The same as an object of its own, written as a reference elsewhere; only
 * before pdf_write_open.
 */
HPDF_Dict pdf_indirect(struct pdf_doc *);
/* How other objects refer to it: "12 0 R" has this 12. */
unsigned pdf_id(const void *indirect);
HPDF_Array pdf_array(struct pdf_doc *);
void	 pdf_append(struct pdf_doc *, HPDF_Array, void *object);
/* A character in hexadecimal UTF-16BE: "0141", "D83DDE00". */
void	 pdf_utf16_hex(struct buf *, uint32_t c);
/* A text string as it stands in a file: "(Date)" or "<FEFF0141>". */
void	 pdf_text_string(struct buf *, const char *utf8);
/* Deflate into memory of the document. */
void	 pdf_deflate(struct pdf_doc *, const void *, size_t,
	    struct pdf_deflated *);
/* --- pdf_write.c --- */

/*
 * Begin the file at the end of out.  All objects of libharu are there from now
 * on; entries may still be put into them.
 */
void	 pdf_write_open(struct pdf_doc *, struct buf *out);
/* So many numbers in a row for objects that will be written: the first one. */
unsigned pdf_write_number(struct pdf_doc *, size_t n);
/*
 * Begin the object with this number, a dictionary: entries are added as bytes
 * to what is returned, up to pdf_write_end, and no other object before it.
 */
struct buf *pdf_write_object(struct pdf_doc *, unsigned id);
void	 pdf_write_end(struct pdf_doc *);
void	 pdf_write_stream(struct pdf_doc *, unsigned id,
	    const struct pdf_deflated *);
/*
 * A stream whose bytes stand as they are given, with what its dictionary holds
 * besides the length: "/N 3".
 */
void	 pdf_write_plain(struct pdf_doc *, unsigned id, const char *entries,
	    const void *, size_t);
/* "12 0 R" */
void	 pdf_reference(struct buf *, unsigned id);
/* The same into room for so many bytes: where it ends. */
#define PDF_REFERENCE	14
char	*pdf_refer(char *to, unsigned id);
/* The same as something that libharu's dictionaries and arrays take. */
void	*pdf_handle(struct pdf_doc *, unsigned id);
/*
 * libharu's objects, the table of all, the trailer with an identifier that is
 * made of the file's bytes.  doc->error tells when libharu could not.
 */
void	 pdf_write_close(struct pdf_doc *);

/* --- pdf_pack.c --- */

void	 pdf_pack_open(struct pdf_doc *);
/* As pdf_write_object and pdf_write_end, but packed; *spot: where. */
struct buf *pdf_pack_object(struct pdf_doc *, unsigned id, struct pdf_spot *);
void	 pdf_pack_end(struct pdf_doc *);
/* Write what is still being packed. */
void	 pdf_pack_close(struct pdf_doc *);
/*
 * The table of all objects as the last one, with the entries of the trailer;
 * spots[1] to spots[id], its own.
 */
void	 pdf_pack_table(struct pdf_doc *, unsigned id, const char *entries,
	    const struct pdf_spot *spots);

/* --- pdf_share.c --- */

void	 pdf_share_open(struct pdf_share *, struct arena *);
/* The packet is done; its pages may lie elsewhere from now on. */
void	 pdf_share_forget(struct pdf_share *);
/* Is the content of this document's pages the same in any other? */
bool	 pdf_share_may(const struct pdf_doc *);
/*
 * The page, drawn for an earlier document; its elements are noted for this one,
 * in which it has the number n.  NULL when it must be drawn.
 */
const struct pdf_kept *pdf_share_find(struct pdf_doc *,
	    const struct layout_page *, size_t n);
void	 pdf_share_keep(struct pdf_share *, const struct layout_page *,
	    const struct pdf_notes *, const struct pdf_deflated *);

/* --- the parts of a document --- */

void	 pdf_cuts_open(struct pdf_cuts *, struct arena *);
/* Forget them when they have become many. */
void	 pdf_cuts_trim(struct pdf_cuts *);
/* The kin of one of the first faces. */
const struct pdf_kin *pdf_cuts_kin(struct pdf_fonts *, enum layout_face);
/* Subset the faces in use and number their glyphs: pages can be drawn. */
bool	 pdf_embed(struct pdf_doc *);
/* The font objects of what was subset. */
void	 pdf_embed_write(struct pdf_doc *);
/* The content stream of one page; its number counts from 0. */
void	 pdf_page_draw(const struct pdf_doc *, const struct layout_page *,
	    size_t number, struct pdf_notes *, struct buf *);
/* Language, title and what it is called in the reader's window. */
void	 pdf_meta_identity(struct pdf_doc *, const struct pdf_info *);
/* One bookmark per paper, headings of level 1 and 2 under it. */
void	 pdf_meta_bookmarks(struct pdf_doc *, const struct layout *);
/* "declaration-2" in the reader's page box. */
void	 pdf_meta_labels(struct pdf_doc *, const struct layout *);
/* Title, language and standards once more, as XMP. */
void	 pdf_xmp(struct pdf_doc *, const struct pdf_info *);
void	 pdf_xmp_packet(const struct pdf_info *, struct buf *);
/* What black is: the output intent with its profile. */
void	 pdf_color(struct pdf_doc *);
void	 pdf_color_profile(struct buf *);

/* --- the structure tree --- */

/* A piece of an element's content, in reading order. */
struct pdf_kid {
	struct pdf_kid	*next;
	struct pdf_elem	*elem;		/* an element; or */
	size_t		 page;		/* marked content of a page: */
	int		 mcid;		/* its number; -1: */
	unsigned	 annotation;	/* an annotation on the page: object */
};

struct pdf_elem {
	const char	*type;		/* "P" */
	struct pdf_elem	*parent;
	struct pdf_kid	*first, *last;
	const char	*attribute;	/* entries of its attribute object,
					 * shared by all that have the same
					 * pointer; or NULL */
	const char	*desc;		/* what a field is for: with attribute */
	const char	*title, *alt, *actual, *lang;
	const char	*href;		/* of a link; "#" and the id of an item */
	const char	*says;		/* of a link to an item: what it is */
	bool		 held;		/* is among its parent's kids */
	bool		 kept;		/* also when it is empty */
	unsigned	 id;		/* of its object; 0: not written */
};

/* What an element is made of, for a node; both NULL for none. */
struct pdf_tag_slot {
	const struct doc_node *node;
	struct pdf_elem	*main;		/* its text */
	struct pdf_elem	*aside;		/* its number, mark or box; or NULL */
};

/* A part of a line that can be clicked. */
struct pdf_link {
	struct pdf_elem	*elem;
	size_t		 page;
	int32_t		 left, right, base, size;
};

/* Where an item stands that a link leads to. */
struct pdf_place {
	const char	*id;
	size_t		 page;
	int32_t		 left, top;
};

struct pdf_tags {
	struct arena	*arena;
	const char	*lang;		/* of the document */
	struct pdf_elem	*root;
	struct pdf_tag_slot *slots;	/* by node; a power of two */
	size_t		 nslots, n;
	struct pdf_marks {
		struct pdf_elem	**of;	/* by MCID */
		size_t		 n, cap;
	}		*pages;
	size_t		 npages;
	struct pdf_link	*links;
	size_t		 nlinks, link_cap;
	struct vec	 places;	/* struct pdf_place */
	struct map	 targets;	/* items of the paper at hand, by id */
};

/* pdf_tag.c */
struct pdf_elem *pdf_tag_elem(struct pdf_tags *, struct pdf_elem *parent,
	    const char *type);
/* The same, but among the kids only from its first content on. */
struct pdf_elem *pdf_tag_inline(struct pdf_tags *, struct pdf_elem *parent,
	    const char *type);
void	 pdf_tag_put(struct pdf_tags *, const struct doc_node *,
	    struct pdf_elem *text, struct pdf_elem *aside);
/* The element that an item belongs to; NULL = artifact. */
struct pdf_elem *pdf_tag_find(const struct pdf_tags *,
	    const struct layout_item *);
/* The element goes on on this page: the number of its next content. */
int	 pdf_tag_mark(struct pdf_tags *, struct pdf_elem *, size_t page);
void	 pdf_tag_link(struct pdf_tags *, struct pdf_elem *, size_t page,
	    const struct layout_item *);
/* doc_target for the texts of one paper, without a walk for every link. */
void	 pdf_tag_targets(struct pdf_tags *, const struct doc_node *paper);
const struct doc_node *pdf_tag_target(const struct pdf_tags *,
	    const struct doc_node *text);
/* Note the place of what is drawn, if a link can lead to it: true. */
bool	 pdf_tag_place(struct pdf_tags *, size_t page,
	    const struct layout_item *);
/* By id; NULL: it was not drawn. */
const struct pdf_place *pdf_tag_placed(const struct pdf_tags *,
	    const char *id);
void	 pdf_tag_annotation(struct pdf_tags *, const struct pdf_link *,
	    unsigned id);

/* pdf_role.c: the tree of elements for the papers of a layout. */
struct pdf_tags *pdf_roles(struct arena *, const struct layout *,
	    const char *lang);

/* pdf_mark.c: which content is whose, while a page is drawn. */
struct pdf_marker {
	struct pdf_tags	*tags;
	struct pdf_notes *notes;
	size_t		 page;
	struct buf	*out;
	const struct doc_node *node;	/* of the last item */
	struct pdf_elem	*found;		/* its element */
	struct pdf_elem	*inner;		/* instead of found: turned text */
	struct pdf_elem	*elem;		/* of the open content */
	const char	*artifact;	/* or its beginning */
};

/* Must something be closed or opened before the item is drawn? */
bool	 pdf_mark_changes(struct pdf_marker *, const struct layout_item *);
void	 pdf_mark_change(struct pdf_marker *, const struct layout_item *);
void	 pdf_mark_end(struct pdf_marker *);
/*
 * What is drawn from here on is said as this text: it gets an element of its
 * own, between what comes before and after it in the same one.  Marked content
 * is never nested, since some readers lose the rest of what another one stands
 * in.  An artifact is not heard, so nothing is said of it.  The open content
 * was ended before.
 */
bool	 pdf_mark_heard(const struct pdf_marker *);
void	 pdf_mark_say(struct pdf_marker *, const char *text, size_t len);
void	 pdf_mark_said(struct pdf_marker *);
/* What is drawn is read from right to left; its element says it in order. */
void	 pdf_mark_turn(struct pdf_marker *, const char *text, size_t len);
void	 pdf_mark_turned(struct pdf_marker *);
/* Does a blank belong behind the item that has none of its own? */
bool	 pdf_mark_blank(const struct layout_item *,
	    const struct layout_item *next);

/* pdf_tree.c: write it all, with the links on the pages. */
void	 pdf_tree(struct pdf_doc *);

/*
 * A whole number (places 0), or thousandths (3) as the shortest decimal: "-0.25"
 * or "12"; the same in every locale and with every libharu.
 */
#define PDF_THOUSANDTHS	3
void	 pdf_number(struct buf *, int64_t value, unsigned places);

#endif
