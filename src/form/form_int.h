/*
 * What the readers in form/ share: one state for a reading, attribute and text
 * helpers that complain with the exact place, and the passes of the catalogue.
 */
#ifndef FORM_FORM_INT_H
#define FORM_FORM_INT_H

#include "form/form.h"

#define FORM_NAME_BYTES	96	/* longest name that is looked at for a hint */
#define FORM_HINT_BYTES	400

/* One reading of definitions: it goes on after an error and collects. */
struct form_read {
	struct arena	*arena;
	struct diags	*diags;
	bool		 failed;	/* an error was added */
	/* Known choices of "filing", "filer" and "order.kind", for scopes. */
	const struct form_dictionary *dictionary;
};

/* ---- form_attr.c ---- */

/* Add an error and remember that there was one. */
void		 form_fail(struct form_read *, enum diag_code, struct pos,
		    const char *hint, const char *fmt, ...)
		    __attribute__((format(printf, 5, 6)));
/*
 * A hint for a misspelt word in out: the nearest of the blank-separated known
 * words, or all of them when none is near.
 */
const char	*form_hint(const char *known, const char *word,
		    char out[FORM_HINT_BYTES]);
/* The same for the keys of a map; NULL when none is near. */
const char	*form_hint_map(const struct map *, const char *word,
		    const char *prefix, char out[FORM_HINT_BYTES]);
/* The keys of a map as blank-separated words. */
char		*form_keys(struct arena *, const struct map *);
/* Step to the next blank-separated word: its length, 0 at the end. */
size_t		 form_word(const char **);

/* Attributes: complain of those not known, and of missing ones in need. */
void		 form_attrs(struct form_read *, const struct xml_node *,
		    const char *known, const char *need);
/* The attribute, NULL when it is not there; an empty one is complained of. */
const struct xml_attr *form_given(struct form_read *, const struct xml_node *,
		    const char *name);
/* Index of the value among the words; dflt when absent or wrong. */
int		 form_enum(struct form_read *, const struct xml_node *,
		    const char *name, const char *words, int dflt);
bool		 form_yes(struct form_read *, const struct xml_node *,
		    const char *name);
/* A whole number in bounds; dflt when absent or wrong. */
int32_t		 form_int(struct form_read *, const struct xml_node *,
		    const char *name, int32_t least, int32_t most, int32_t dflt);
/* A decimal number in thousandths; dflt when absent or wrong. */
int32_t		 form_milli(struct form_read *, const struct xml_node *,
		    const char *name, int32_t most, int32_t dflt);
/* "1.5in", "36pt" in 1/1000 pt; dflt when absent or wrong. */
int32_t		 form_length(struct form_read *, const struct xml_node *,
		    const char *name, int32_t dflt);
/* An id or name in lower case, digits, dots, hyphens; NULL when it is not. */
const char	*form_name(struct form_read *, const struct xml_node *,
		    const char *name);
/* A set of readers; dflt when absent or wrong. */
unsigned	 form_readers(struct form_read *, const struct xml_node *,
		    unsigned dflt);
/* A date that exists; NULL otherwise. */
const char	*form_date(struct form_read *, const struct xml_node *,
		    const char *name);

/* ---- form_text.c ---- */

/* A child element, and who reads it; read NULL: read by somebody else. */
struct form_child {
	const char	*name;
	void		(*read)(struct form_read *, void *into,
			    const struct xml_node *);
};

/* Read the children by a table that ends with a NULL name. */
void		 form_children(struct form_read *, const struct form_child *,
		    void *into, const struct xml_node *);
/* Complain of text where only elements may stand. */
void		 form_no_text(struct form_read *, const struct xml_node *);
/* The text of an element that holds nothing else; NULL when empty. */
const char	*form_only_text(struct form_read *, const struct xml_node *);
/* English and Spanish of the children of one name, checked. */
struct form_text form_text_read(struct form_read *, const struct xml_node *,
		    const char *child, bool need);
/* The first child of that name; duplicate and missing-element as asked. */
const struct xml_node *form_child_one(struct form_read *,
		    const struct xml_node *, const char *name, bool need);

/* ---- form_dictionary.c, form_ref.c, form_content.c ---- */

/* The field, list or computed value nearest to a misspelt one, or NULL. */
const char	*form_near_variable(const struct form_dictionary *,
		    const char *);

/* "$name" or a bare member in an attribute, resolved; false if it is neither. */
bool		 form_ref(struct form_read *, const struct form_scope *,
		    const struct xml_attr *, enum form_as, bool paras,
		    struct form_ref *);
/* The list in "$terms"; NULL when there is none. */
const struct form_list *form_ref_list(struct form_read *,
		    const struct form_scope *, const struct xml_attr *);
/* The date of the list that by="..." names; NULL when none or wrong. */
const struct form_field *form_ref_by(struct form_read *,
		    const struct form_list *, const struct xml_attr *);

/* Where an element may stand; a set. */
enum form_place {
	FORM_INLINE	= 1,
	FORM_BLOCK	= 2,
	FORM_COLUMN	= 4,	/* of a caption: paragraphs only */
	FORM_IN_CAPTION	= 8,
	FORM_IN_LIST	= 16,
	FORM_IN_TABLE	= 32,
	FORM_IN_ROW	= 64,
	FORM_IN_CHOOSE	= 128,
	FORM_IN_DOCUMENT = 256,	/* title and short-title stand among blocks */
};

/* Complain of children that make no <choose>, <caption> or <table>. */
void		 form_check_choose(struct form_read *, const struct xml_node *,
		    const struct form_node *);
void		 form_check_caption(struct form_read *,
		    const struct xml_node *, const struct form_node *);
void		 form_check_rows(struct form_read *,
		    const struct form_node *table, const struct form_node *);

struct form_node *form_content_read(struct form_read *,
		    const struct form_scope *, const struct xml_node *,
		    unsigned place);
/* What an element holds, seen from outside: a set of FORM_INLINE, FORM_COLUMN
 * (paragraphs) and FORM_BLOCK (other blocks). */
unsigned	 form_holds(const struct form_scope *, const struct xml_node *);
/* An expression in an attribute; NULL when absent or wrong. */
const struct xml_expr *form_when(struct form_read *,
		    const struct form_scope *, const struct xml_node *,
		    const char *name);

/* ---- form_topic.c ---- */

/* A topic without its wording; id is NULL when it has none. */
struct law_topic *form_topic_read(struct form_read *, const struct xml_node *);
/* Complain of a fact or wording that is not of the topic's type. */
void		 form_topic_check(struct form_read *, const struct law_topic *,
		    const struct form_node *, struct pos);

/* ---- form_stands.c: where a name stands, [start, end) in the text ---- */

/* As a condition of its own: "$a and ...", "not($a)", "[$a]". */
bool		 form_stands_alone(const char *text, size_t start, size_t end);
/* Directly after '[': "$terms[1]". */
bool		 form_stands_in_square(const char *text, size_t start);
/* Beside <, <=, > or >=. */
bool		 form_stands_ordered(const char *text, size_t start,
		    size_t end);
/* As an argument that must be a date: "before($a, ...)". */
bool		 form_stands_as_date(const char *text, size_t start,
		    size_t end);
/* As the first argument of a function that looks into text: "contains($a, ". */
bool		 form_stands_as_text(const char *text, size_t start,
		    size_t end);
/* As the argument of a function that asks only if there is text. */
bool		 form_stands_asked(const char *text, size_t start, size_t end);
/* Compared with true() or false() by = or !=. */
bool		 form_stands_beside_truth(const char *text, size_t start,
		    size_t end);
/*
 * Step to the next literal or number at or after *p: its bytes [*start, *end),
 * quotes too; false at the end.
 */
bool		 form_stands_constant(const char *text, size_t *p,
		    size_t *start, size_t *end);

/* ---- the passes of the catalogue ---- */

/* A part and what is known of it before and while it is read. */
struct form_part_file {
	struct form_part part;		/* first: a part is looked up as this */
	const struct xml_node *xml;	/* NULL: its file could not be read */
	unsigned	 holds;		/* as form_holds */
	int		 state;		/* 0 new, 1 being looked at, 2 known */
};

/* The root of a definition file, which must be this element; else NULL. */
const struct xml_node *form_file(struct form_read *, const char *path,
		    const char *root);
/* "terminate" of ".../terminate.xml". */
const char	*form_file_stem(struct form_read *, const char *path);
/* Complain when an id is not the name of its file. */
void		 form_file_id(struct form_read *, const struct xml_node *,
		    const char *attr, const char *path);

/* fields.xml; topics of the base pack are known. */
struct form_dictionary *form_fields_read(struct form_read *,
		    const struct xml_node *, const struct law_pack *base);

void		 form_part_add(struct form_read *, struct form_catalog *,
		    const char *path);
void		 form_parts_read(struct form_read *, const struct form_scope *,
		    const struct map *parts);
unsigned	 form_part_holds(const struct form_scope *,
		    const struct form_part *);
/* A part, and all that it uses, is used. */
void		 form_part_use(struct form_part *);

/* Inline content of a child element; need: it must be there. */
struct form_node *form_inline_child(struct form_read *,
		    const struct form_scope *, const struct xml_node *,
		    const char *name, bool need);
/* Read a gate of a pack, or (NULL) of a filing, and add it. */
void		 form_gate_add(struct form_read *, const struct form_scope *,
		    struct vec *gates, const struct xml_node *,
		    const struct law_pack *);
struct form_filing *form_filing_read(struct form_read *,
		    const struct form_scope *, const struct xml_node *);

/* A pack with its code, name and (base) topics; the rest comes second. */
struct law_pack	*form_law_open(struct form_read *, const struct xml_node *);
void		 form_law_read(struct form_read *, const struct form_scope *,
		    struct law_pack *, const struct xml_node *);
/* Scope and ground of a fact, gate or official form. */
struct law_scope form_law_scope(struct form_read *, const struct xml_node *);
struct law_ground form_law_ground(struct form_read *, const struct law_pack *,
		    const struct xml_node *);

/* Read a <source> into a map of them. */
void		 form_law_source(struct form_read *, struct map *sources,
		    const struct xml_node *);
/* Read forms/calendars/<code>.xml. */
struct law_calendar *form_calendar_read(struct form_read *,
		    const struct form_scope *, const struct xml_node *);
/* Read one <holidays> of a calendar and add it. */
void		 form_calendar_holidays(struct form_read *,
		    const struct form_scope *, struct law_calendar *,
		    const struct law_pack *sources, const struct xml_node *);

/* What expressions and content of the catalogue's definitions may name. */
struct form_scope form_catalog_scope(const struct form_catalog *);
/* Read a pack, or a calendar, and put it into the catalogue. */
struct law_pack	*form_pack_add(struct form_read *, struct form_catalog *,
		    const char *path);
void		 form_calendar_add(struct form_read *, struct form_catalog *,
		    const char *path);

/* Complain of computed values and facts that are made of themselves, where the
 * law is the base pack's or, when pack is another, also that pack's. */
void		 form_cycles(struct form_read *, const struct form_catalog *,
		    const struct law_pack *pack);

/*
 * Complain of conditions that tell a reader of a paper about an answer which
 * that reader may never see: in the filings and the base pack, and then in a
 * pack.  The first remembers which papers print which law, for the second.
 */
void		 form_audiences(struct form_read *, struct form_catalog *);
void		 form_pack_audiences(struct form_read *,
		    const struct form_catalog *, const struct law_pack *);

/* Can the condition never be yes for anyone in the scope? */
bool		 form_never(struct arena *, const struct xml_expr *,
		    const struct law_scope *);

/* Names used by an expression inside a for-each over list (or NULL). */
void		 form_expr_names_used_in(struct arena *,
		    const struct xml_expr *, const char *list, struct map *used);

#endif
