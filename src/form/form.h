/*
 * Definitions: what the XML under forms/ says, checked and immutable.
 *
 * Words.  A *field* is one answer of the dictionary (forms/fields.xml); a field
 * of a *list* is a *member*.  A *computed* value is one of several fields,
 * chosen by a condition ("movant.name").  A *filing* is what is asked of the
 * court (forms/<filing>.xml), its *documents* are its papers, a *part* is a
 * piece shared by documents (forms/parts/).  A *pack* is the law of one
 * jurisdiction (forms/jurisdictions/), made of *facts* about *topics*; topics
 * are declared in the base pack, us.xml.  A *gate* refuses, cautions or offers
 * another choice.  movant-form(5) is the language; keep the two together.
 *
 * form_catalog_read reads everything once; form_catalog_open leaves the law of
 * the states to form_law_need, which reads each state's once.  All of it lives
 * in the catalogue's arena, and what has been read is const from then on.
 * Every name in every expression and value has been checked: whoever evaluates
 * them need not.
 */
#ifndef FORM_FORM_H
#define FORM_FORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/lang.h"
#include "base/map.h"
#include "base/vec.h"
#include "calendar/calendar.h"
#include "xml/xml.h"

struct arena;
struct buf;
struct json_writer;

/* English and, where the definition carries it, Spanish. */
struct form_text {
	const char	*en;		/* NULL = not given */
	const char	*es;
	struct pos	 pos;
};

/* ---- the dictionary ---- */

enum form_type {
	FORM_TYPE_TEXT, FORM_TYPE_LONG_TEXT, FORM_TYPE_NAME, FORM_TYPE_DATE,
	FORM_TYPE_TIME, FORM_TYPE_YES_NO, FORM_TYPE_CHOICE, FORM_TYPE_NUMBER,
	FORM_TYPE_MONEY, FORM_TYPE_PHONE, FORM_TYPE_EMAIL, FORM_TYPE_ADDRESS,
	FORM_TYPE_COUNT
};

struct form_choice {
	const char	*value;
	struct form_text label;
	struct vec	 aliases;	/* char *: what others call it */
};

/*
 * "Only these may see it, unless the condition is yes."  Unknown restricts: a
 * question not answered keeps an address off the papers.
 */
struct form_restrict {
	unsigned	 audience;
	const struct xml_expr *unless;
};

struct form_constraint {
	const struct xml_expr *test;	/* must not be no */
	const char	*message;	/* what is wrong, for the person */
	const char	*hint;		/* or NULL */
	const char	*message_es, *hint_es;	/* or NULL */
	struct pos	 pos;
};

/* What another program calls the field. */
struct form_alias {
	const char	*carrier;	/* "hotdocs", "a2j", "docassemble", "csv" */
	const char	*name;
	const char	*part;		/* only this much of it: "first"; or NULL */
	/* Holds when this one files ("protected"); NULL = always. */
	const char	*filer;
};

struct form_list;

struct form_field {
	const char	*name;		/* a member's is short: "current" */
	enum form_type	 type;
	struct form_text label, help;
	const char	*example;	/* or NULL */
	struct form_choice *choices;
	size_t		 nchoices;
	struct vec	 constraints;	/* struct form_constraint */
	struct vec	 aliases;	/* struct form_alias */
	unsigned	 audience;	/* enum audience set */
	struct vec	 restricts;	/* struct form_restrict */
	bool		 minor;		/* a child's name: initials on papers */
	/* Not asked when the field of this name was left blank; or NULL. */
	const char	*follows;
	const struct form_list *list;	/* NULL = not a member */
	const char	*group;		/* heading in the interview */
	struct pos	 pos;
};

struct form_list {
	const char	*name;
	struct form_text label, help;
	struct map	 members;	/* struct form_field, in order */
	struct vec	 aliases;	/* struct form_alias: of the list */
	const char	*group;
	struct pos	 pos;
};

struct form_take {
	const char	*from;		/* field, or "law." and a topic */
	const struct xml_expr *when;	/* NULL = always */
};

struct form_computed {
	const char	*name;
	struct form_take *takes;	/* the first that is not no counts; an
					 * unknown condition makes it blank */
	size_t		 ntakes;
	struct pos	 pos;
};

struct form_group {
	const char	*id;
	struct form_text label;
};

struct form_dictionary {
	struct map	 fields;	/* struct form_field, in order */
	struct map	 lists;		/* struct form_list */
	struct map	 computed;	/* struct form_computed */
	struct map	 groups;	/* struct form_group */
	const char	*version;
};

const struct form_field *form_field(const struct form_dictionary *,
		    const char *name);
const struct form_list *form_list(const struct form_dictionary *,
		    const char *name);
const struct form_field *form_member(const struct form_list *,
		    const char *name);
const char	*form_type_name(enum form_type);
/* The label of a choice's value, or the value itself. */
const char	*form_choice_label(const struct form_field *, const char *value,
		    enum lang);
/* A text in a language; English where the Spanish is not given. */
const char	*form_text_in(const struct form_text *, enum lang);
/* The field or member name nearest to a misspelt one, or NULL. */
const char	*form_nearest(const struct form_dictionary *, const char *);

/* ---- content: what documents, facts, gates and steps say ---- */

enum form_kind {
	/* inline */
	FORM_TEXT,	/* text */
	FORM_VALUE,	/* ref, as */
	FORM_BLANK,	/* a ruled blank: label, width */
	FORM_BOLD, FORM_ITALIC, FORM_SMALL,
	FORM_BREAK,
	FORM_NUMBER,	/* position in the enclosing for-each, from 1 */
	/* blocks */
	FORM_CAPTION, FORM_CAPTION_FILER, FORM_CAPTION_COURT,
	FORM_CAPTION_LEFT, FORM_CAPTION_RIGHT,
	FORM_HEADING, FORM_PARA,
	FORM_PARAS,	/* a long-text value, one paragraph for each of its */
	FORM_LIST, FORM_ITEM, FORM_TABLE, FORM_ROW, FORM_CELL,
	FORM_KEEP, FORM_NOTICE, FORM_CHECK, FORM_SIGN, FORM_LINES,
	FORM_SPACE,
	/* control, in both */
	FORM_IF,	/* expr; children when yes */
	FORM_CHOOSE,	/* children FORM_WHEN, FORM_OTHERWISE, FORM_UNKNOWN */
	FORM_WHEN, FORM_OTHERWISE, FORM_UNKNOWN,
	FORM_FOR_EACH,	/* list; children once a member */
	FORM_USE,	/* part; content of the part */
	FORM_KIND_COUNT
};

enum form_as {
	FORM_AS_DEFAULT,	/* date long, choice its label, address one line */
	FORM_AS_RAW,		/* as answered */
	FORM_AS_ISO,		/* date 2026-03-06 */
	FORM_AS_INITIALS,	/* name: "J. N." */
	FORM_AS_UPPER,		/* in capitals */
	FORM_AS_LINES,		/* address, text: line ends kept */
	FORM_AS_YEAR,		/* date: its year */
};

enum form_ref_kind { FORM_REF_FIELD, FORM_REF_MEMBER, FORM_REF_COMPUTED,
    FORM_REF_LAW };

/* A value that content prints, resolved at load. */
struct form_ref {
	enum form_ref_kind kind;
	const char	*name;		/* "order.issued"; member "current";
					 * law topic "order.term" */
	const struct form_field *field;	/* of FIELD and MEMBER */
};

struct form_part;

struct form_node {
	enum form_kind	 kind;
	struct pos	 pos;
	struct form_node *first, *next;
	/*
	 * Of the first node of a list: the same in Spanish, the list that
	 * <es> holds; NULL = not given.  form_in chooses.
	 */
	struct form_node *es;
	const char	*text;		/* FORM_TEXT: blanks folded, not trimmed */
	struct form_ref	 ref;		/* VALUE, PARAS */
	enum form_as	 as;
	const struct xml_expr *expr;	/* IF, WHEN, CHECK (ticked when yes) */
	const struct form_list *list;	/* FOR_EACH */
	const struct form_field *by;	/* its date that orders; or NULL */
	const struct form_part *part;	/* USE */
	const char	*label;		/* BLANK, SIGN */
	const char	*label_es;	/* the same in Spanish, or NULL */
	int		 align;		/* enum doc_align as a number; 0 left */
	int		 level;		/* HEADING 1 to 3 */
	bool		 number;	/* PARA, PARAS: next number of the paper */
	bool		 spaced, indent, keep_next, rules, header;
	int		 list_style;	/* LIST: 0 bullet, 1 decimal, 2 alpha,
					 * 3 none */
	int32_t		 count;		/* LINES, SPACE (thousandths of a line) */
	int32_t		 width;		/* 1/1000 pt */
	int32_t		*columns;	/* TABLE: thousandths, sum 1000 */
	size_t		 ncolumns;
};

/* The list that begins with a node, in a language; English when not given. */
const struct form_node *form_in(const struct form_node *, enum lang);

struct form_part {
	const char	*id;
	struct form_node *body;		/* first of its nodes */
	struct pos	 pos;
	bool		 used;
};

/* ---- law ---- */

enum law_confidence { LAW_OFFICIAL, LAW_SECONDARY };

struct law_source {
	const char	*id, *title, *url;
	const char	*as_of;		/* age of what was read, or NULL */
};

/* Where a statement of law comes from; on facts, gates and official forms. */
struct law_ground {
	const struct law_source *source;	/* NULL: the tool's own rule */
	enum law_confidence confidence;
	const char	*checked;	/* ISO date */
	const char	*cite;		/* "RCW 7.105.500(4)", or NULL */
};

/* "official", "secondary" */
const char	*form_law_confidence(const struct law_ground *);
/*
 * What stands behind a statement, as JSON: an object, or null without a source.
 * url is another place than the source's, or NULL.
 */
void		 form_law_json(struct json_writer *, const struct law_ground *,
		    const char *url);

/* Which filings, roles and orders something holds for; NULL = all. */
struct law_scope {
	const char	*filing, *role, *order;	/* blank-separated words */
};

struct law_fact {
	const char	*topic;
	struct law_scope scope;
	struct law_ground ground;
	struct form_node *body;		/* inline content */
	const struct law_pack *pack;
	struct pos	 pos;
};

/* What facts about a topic hold; only LAW_TEXT is shown to people. */
enum law_type {
	LAW_TEXT,	/* inline content */
	LAW_NUMBER,	/* a whole number: "216" */
	LAW_SIZE,	/* width x height: "216x72" */
	LAW_WORD,	/* one of the topic's words */
	LAW_PERIOD,	/* a number and a unit: "5 court-days", "2 years" */
};

/* Units of a LAW_PERIOD, in the order of their words. */
enum law_unit { LAW_HOURS, LAW_DAYS, LAW_COURT_DAYS, LAW_WEEKS, LAW_MONTHS,
    LAW_YEARS };
/* "court-days" */
const char	*form_law_unit(enum law_unit);

struct law_topic {
	const char	*id;
	struct form_text ask;		/* what to ask the clerk */
	struct form_node *fallback;	/* neutral wording for papers, or NULL */
	enum law_type	 type;
	int32_t		 least, most;	/* of NUMBER, and of both of a SIZE */
	bool		 names;		/* names or numbers: not translated */
	const char	*words;		/* of WORD, the mildest first */
	/* Of PERIOD: the field with the date that it is counted from, and
	 * whether it is counted back. */
	const char	*event;
	bool		 before;
	/* A secondary fact that asks for more counts as well: see
	 * form_law_paper. */
	bool		 cautious;
	bool		 used;
	struct pos	 pos;
};

/* A fact or wording of a topic that is not LAW_TEXT, as a value. */
struct law_value {
	int32_t		 number;	/* NUMBER, PERIOD; width of a SIZE;
					 * index of a WORD */
	int32_t		 height;	/* of a SIZE */
	enum law_unit	 unit;		/* of a PERIOD */
};

enum form_gate_kind { FORM_GATE_REFUSE, FORM_GATE_CAUTION, FORM_GATE_CHOICE };

struct form_gate {
	enum form_gate_kind kind;
	const char	*id;
	const struct xml_expr *when;
	struct law_scope scope;		/* gates of packs */
	struct law_ground ground;
	struct form_node *because;	/* inline */
	struct form_node *instead;	/* inline; NULL = none */
	struct pos	 pos;
};

/* A form that the court itself publishes for a filing. */
struct law_form {
	struct law_scope scope;
	struct law_ground ground;
	const char	*number, *title, *url;	/* number, url may be NULL */
	bool		 exclusive;	/* only this form may be filed */
	struct form_node *worksheet;	/* blocks that map answers to its items;
					 * NULL when not exclusive */
	struct pos	 pos;
};

struct law_pack {
	const char	*code;		/* "wa"; base "us" */
	const char	*name;
	const char	*version;
	const struct law_pack *base;	/* NULL for us */
	struct map	 sources;	/* struct law_source */
	struct vec	 facts;		/* struct law_fact: form_law_add */
	struct map	 about;		/* struct vec of them, by topic */
	struct vec	 gates;		/* struct form_gate */
	struct vec	 forms;		/* struct law_form */
	struct map	 topics;	/* struct law_topic; base only */
	struct pos	 pos;
};

/* What is filed: chosen once per packet and then fixed. */
struct law_case {
	const char	*filing;	/* id or NULL */
	const char	*role;		/* "protected", "restrained" or NULL */
	const char	*order;		/* "temporary", "final", ... or NULL */
};

/* Does the scope take in the case?  A blank of the case matches only NULL. */
bool		 form_law_scoped(const struct law_scope *, const struct law_case *);
/* Put a fact into a pack: where it is counted and where it is looked for. */
void		 form_law_add(struct arena *, struct law_pack *,
		    const struct law_fact *);
/*
 * The fact about a topic that fits best: the pack before its base; in a pack
 * the one with the narrowest scope, official before secondary.  NULL = absent.
 */
const struct law_fact *form_law_fact(const struct law_pack *, const char *topic,
		    const struct law_case *);
/* The best official fact about a topic; the wording is none.  NULL = absent. */
const struct law_fact *form_law_official(const struct law_pack *,
		    const char *topic, const struct law_case *);
/*
 * What a paper may print about a topic: the best *official* fact of the pack
 * or its base, else the topic's neutral wording, else NULL.  Of a cautious
 * topic a secondary fact is taken instead when it asks for more than these:
 * more room, larger type or numbered lines claim nothing about the law, and a
 * paper that has them where they are not asked for is not turned away.
 */
const struct form_node *form_law_paper(const struct law_pack *,
		    const char *topic, const struct law_case *);
const struct law_topic *form_law_topic(const struct law_pack *,
		    const char *topic);
/* The value of content of the topic's type; false when it is none. */
bool		 form_law_value(const struct law_topic *,
		    const struct form_node *, struct law_value *);
/* The topic about the form that the court itself publishes. */
#define LAW_FORM_TOPIC	"official-form"
/* The official form for the case, exclusive before other, or NULL. */
const struct law_form *form_law_form(const struct law_pack *,
		    const struct law_case *);

/* ---- calendars: forms/calendars/<code>.xml ---- */

/* A way of serving papers that adds days. */
struct law_service {
	const char	*method;	/* hand, mail, mail-out-of-state,
					 * mail-abroad, overnight, electronic */
	struct calendar_service days;
	struct pos	 pos;
};

/* How a court counts. */
struct law_counting {
	const char	*id;
	int		 direction;	/* enum calendar_direction; -1 = both */
	int		 unit;		/* enum calendar_unit; -1 = any */
	struct calendar_rule rule;
	struct vec	 services;	/* struct law_service */
	struct form_text says;		/* the rule in words */
	const struct law_holidays *back; /* when counting back; NULL = same */
	struct law_ground ground;
	struct pos	 pos;
};

/* The days on which one court, or one kind of court, is closed. */
struct law_holidays {
	struct calendar_set set;
	struct vec	 aliases;	/* char *: names by which it is asked for */
	const struct xml_expr *when;	/* for these answers; NULL = all others */
	struct law_ground ground;
	struct pos	 pos;
};

struct law_calendar {
	const char	*code;		/* that of the pack: "wa" */
	const char	*name, *version;
	struct map	 sources;	/* struct law_source */
	struct vec	 countings;	/* struct law_counting, first that fits */
	struct vec	 holidays;	/* struct law_holidays; may be empty: then
					 * no day can be called open */
	struct pos	 pos;
};

/* The first rule of the calendar for the direction and unit, or NULL. */
const struct law_counting *form_calendar_counting(const struct law_calendar *,
		    enum calendar_direction, enum calendar_unit);
/* What the rule adds for a way of serving; NULL = nothing. */
const struct law_service *form_calendar_service(const struct law_counting *,
		    const char *method);
/*
 * Holidays by the name of their court, upper and lower case alike: the alias
 * that name is, else the longest that name begins with; NULL when there is none.
 */
const struct law_holidays *form_calendar_named(const struct map *calendars,
		    const char *name);

/* ---- filings ---- */

struct form_document {
	const char	*id;
	unsigned	 audience;
	bool		 sheet;		/* for people, not for the court */
	const struct form_list *each;	/* a paper for each item; NULL = one */
	const struct xml_expr *when;	/* NULL = always */
	const char	*unless_law;	/* topic: an official fact about it
					 * leaves the paper out; or NULL */
	struct form_node *title;	/* inline */
	struct form_node *short_title;	/* inline; NULL = title */
	struct form_node *body;		/* blocks */
	struct pos	 pos;
};

struct form_require {
	const char	*name;
	const struct xml_expr *when;	/* NULL = always */
	struct pos	 pos;
};

struct form_filing {
	const char	*id;
	const char	*version;
	struct form_text title, summary;
	struct vec	 gates;		/* struct form_gate */
	struct vec	 requires;	/* struct form_require */
	struct vec	 documents;	/* struct form_document */
	struct pos	 pos;
};

/* ---- the catalogue ---- */

struct form_catalog {
	struct arena	*arena;		/* that it lives in, and grows in */
	const char	*folder;	/* .../forms */
	struct form_dictionary *dictionary;
	struct map	 filings;	/* struct form_filing, by id */
	struct map	 parts;		/* struct form_part, by id */
	struct map	 packs;		/* struct law_pack, by code: as read */
	struct map	 calendars;	/* struct law_calendar, by code: as read */
	const struct law_pack *base;
	struct map	 states;	/* struct diags: of codes asked for */
	struct map	 reaches;	/* who reads what law: form_audience.c */
};

/*
 * Read fields.xml, parts/, the filings, and all of jurisdictions/ and
 * calendars/ under folder.  NULL and diagnostics if anything is wrong in any
 * of them.
 */
struct form_catalog *form_catalog_read(struct arena *, struct diags *,
		    const char *folder);
/* The same, but of jurisdictions/ and calendars/ only the base, us.xml. */
struct form_catalog *form_catalog_open(struct arena *, struct diags *,
		    const char *folder);
/*
 * The pack and calendar of this code are in packs and calendars from now on, if
 * there are any: the first call reads them, and only them, into the arena of
 * the catalogue.  False and diagnostics if anything is wrong in them; a second
 * call says the same again without reading.
 */
bool		 form_law_need(struct form_catalog *, struct diags *,
		    const char *code);

/* --- used by the readers of other definitions (checklists) as well --- */

/* What names an expression at some place may use. */
struct form_scope {
	const struct form_dictionary *dictionary;
	const struct law_pack *base;	/* topics; NULL: $law.* is unknown here */
	const struct map *parts;	/* for use; NULL: no parts */
	const struct form_list *item;	/* list of the enclosing for-each */
	bool		 today;		/* may it name $today? */
};

/*
 * Compile the expression in an attribute and check all its names; a variable
 * that names a field is known as that field (struct xml_name).
 */
const struct xml_expr *form_expr(struct arena *, struct diags *,
		    const struct form_scope *, const struct xml_attr *);
/* Read inline, or block, content of an element; NULL only on failure or none:
 * *ok tells. */
struct form_node *form_content(struct arena *, struct diags *,
		    const struct form_scope *, const struct xml_node *,
		    bool blocks, bool *ok);
/* Text in English and Spanish from child elements of one name. */
struct form_text form_text_of(struct arena *, const struct xml_node *,
		    const char *child);
/* Complain of attributes outside the blank-separated list. */
bool		 form_attrs_known(struct diags *, const struct xml_node *,
		    const char *known);
/* An attribute that must be there; NULL and missing-attribute otherwise. */
const char	*form_attr_need(struct diags *, const struct xml_node *,
		    const char *name);
/* "unknown element <x>", with the nearest known as hint. */
void		 form_unknown_element(struct diags *, const struct xml_node *,
		    const char *known);

/* --- Spanish --- */

/* A text that people read, and its Spanish; values are "[name]". */
struct form_pair {
	struct pos	 pos;
	const char	*what;		/* "the label" */
	const char	*en, *es;	/* es NULL: there is none */
};

/* Has content words of its own, besides its values and what stands in it? */
bool		 form_says(const struct form_node *);
/* Add one to a vector of them, unless it has no words; es may be NULL. */
void		 form_pair_add(struct arena *, struct vec *pairs, struct pos,
		    const char *what, const char *en, const char *es);
/* All that the definitions say to people, as struct form_pair. */
void		 form_pairs(struct arena *, const struct form_catalog *,
		    struct vec *pairs);
/* The same of content. */
void		 form_pairs_of(struct arena *, const struct form_node *,
		    const char *what, struct vec *pairs);
/*
 * missing-translation for texts without Spanish, stale-translation for pairs
 * that are not in the lock: the text of a file that names the pairs that a
 * person has compared.
 */
void		 form_spanish_check(struct arena *, struct diags *,
		    const struct vec *pairs, const char *lock);
/* The lock of these pairs. */
char		*form_spanish_lock(struct arena *, const struct vec *pairs);

/* --- lint and listings --- */

/*
 * Warnings about definitions that are legal but poor: unused fields and parts,
 * missing Spanish, placeholder text, texts for people above the reading grade,
 * facts checked more than stale_days before today (day number).  Names that
 * checklists use are reported through used, a map of names.
 */
void		 form_check(struct arena *, struct diags *,
		    const struct form_catalog *, const struct map *used,
		    int32_t today, int32_t stale_days);
/* The Flesch-Kincaid grade of an English text in tenths. */
int		 form_grade(const char *);
/* Plain text of content, values as "[name]": for lint and listings. */
char		*form_plain(struct arena *, const struct form_node *);
/* Names of all fields, lists ("terms") that content or expressions use. */
void		 form_names_used(struct arena *, const struct form_node *,
		    struct map *used);
/* The same where a list's members have their bare names, as in a for-each. */
void		 form_names_used_in(struct arena *, const struct form_node *,
		    const struct form_list *, struct map *used);
void		 form_expr_names_used(struct arena *, const struct xml_expr *,
		    struct map *used);
/* Everything read, as stable text, for golden files. */
void		 form_dump(const struct form_catalog *, struct buf *);

#endif
