/*
 * Which elements may hold which: tables, lists, tables of contents, Ruby and
 * Warichu (ISO 32000-1, tables 333 and 336 to 338).  Elements that no role is
 * known of are passed over here; they are reported for that.
 */
#include "base/str.h"
#include "verify/verify_struct.h"

/* Where an element of the type may be, and what it may hold; NULL = any. */
static const struct nesting {
	enum verify_type type;
	enum verify_rule rule;
	const char	*above;
	const char	*kids;
} nestings[] = {
	{ VERIFY_TYPE_Table, VERIFY_TABLE_PARTS, NULL,
	    "TR THead TBody TFoot Caption" },
	{ VERIFY_TYPE_THead, VERIFY_TABLE_PARTS, "Table", "TR" },
	{ VERIFY_TYPE_TBody, VERIFY_TABLE_PARTS, "Table", "TR" },
	{ VERIFY_TYPE_TFoot, VERIFY_TABLE_PARTS, "Table", "TR" },
	{ VERIFY_TYPE_TR, VERIFY_TABLE_PARTS, "Table THead TBody TFoot",
	    "TH TD" },
	{ VERIFY_TYPE_TH, VERIFY_TABLE_PARTS, "TR", NULL },
	{ VERIFY_TYPE_TD, VERIFY_TABLE_PARTS, "TR", NULL },
	{ VERIFY_TYPE_L, VERIFY_LIST_PARTS, NULL, "L LI Caption" },
	{ VERIFY_TYPE_LI, VERIFY_LIST_PARTS, "L", "Lbl LBody" },
	{ VERIFY_TYPE_LBody, VERIFY_LIST_PARTS, "LI", NULL },
	{ VERIFY_TYPE_TOC, VERIFY_TOC_PARTS, NULL, "TOC TOCI Caption" },
	{ VERIFY_TYPE_TOCI, VERIFY_TOC_PARTS, "TOC", NULL },
	{ VERIFY_TYPE_RB, VERIFY_RUBY_PARTS, "Ruby", NULL },
	{ VERIFY_TYPE_RT, VERIFY_RUBY_PARTS, "Ruby", NULL },
	{ VERIFY_TYPE_RP, VERIFY_RUBY_PARTS, "Ruby", NULL },
	{ VERIFY_TYPE_WT, VERIFY_WARICHU_PARTS, "Warichu", NULL },
	{ VERIFY_TYPE_WP, VERIFY_WARICHU_PARTS, "Warichu", NULL },
};

static void
check_above(struct verify *v, const struct nesting *n,
    const struct verify_elem *e)
{
	const struct verify_elem *p = e->above;

	if (n->above == NULL)
		return;
	if (p != NULL && (p->type == VERIFY_TYPE_NONE ||
	    str_has_word(n->above, verify_type_name(p->type))))
		return;
	verify_fail(v, n->rule, verify_elem_where(v, e),
	    "a '%s' is inside %s%s%s, not '%s'", verify_type_name(e->type),
	    p != NULL ? "'" : "", p != NULL ? verify_type_name(p->type) :
	    "no element", p != NULL ? "'" : "", n->above);
}

static void
check_kids(struct verify *v, const struct nesting *n,
    const struct verify_elem *e)
{
	if (n->kids == NULL)
		return;
	for (const struct verify_elem *k = verify_kid_next(e, NULL); k != NULL;
	    k = verify_kid_next(e, k))
		if (k->type != VERIFY_TYPE_NONE &&
		    !str_has_word(n->kids, verify_type_name(k->type)))
			verify_fail(v, n->rule, verify_elem_where(v, k),
			    "a '%s' has a '%s' in it",
			    verify_type_name(e->type),
			    verify_type_name(k->type));
}

/* A caption comes first; that of a table may come last instead. */
static void
check_caption(struct verify *v, const struct verify_elem *e,
    enum verify_rule rule)
{
	bool table = e->type == VERIFY_TYPE_Table;
	const struct verify_elem *next;
	size_t captions = 0;

	for (const struct verify_elem *k = verify_kid_next(e, NULL), *before =
	    NULL; k != NULL; before = k, k = next) {
		next = verify_kid_next(e, k);
		if (k->type != VERIFY_TYPE_Caption)
			continue;
		if (captions++ == 1)
			verify_fail(v, rule, verify_elem_where(v, k),
			    "a '%s' has more than one 'Caption'",
			    verify_type_name(e->type));
		else if (captions == 1 && before != NULL &&
		    !(table && next == NULL))
			verify_fail(v, rule, verify_elem_where(v, k),
			    "the 'Caption' of a '%s' is not its first kid%s",
			    verify_type_name(e->type),
			    table ? " nor its last" : "");
	}
}

/* One head and one foot at most, and with these a body. */
static void
check_groups(struct verify *v, const struct verify_elem *e)
{
	size_t n[VERIFY_TYPE_COUNT] = { 0 };

	for (const struct verify_elem *k = verify_kid_next(e, NULL); k != NULL;
	    k = verify_kid_next(e, k))
		n[k->type]++;
	if (n[VERIFY_TYPE_THead] > 1)
		verify_fail(v, VERIFY_TABLE_PARTS, verify_elem_where(v, e),
		    "a 'Table' has more than one 'THead'");
	if (n[VERIFY_TYPE_TFoot] > 1)
		verify_fail(v, VERIFY_TABLE_PARTS, verify_elem_where(v, e),
		    "a 'Table' has more than one 'TFoot'");
	if (n[VERIFY_TYPE_THead] + n[VERIFY_TYPE_TFoot] > 0 &&
	    n[VERIFY_TYPE_TBody] == 0)
		verify_fail(v, VERIFY_TABLE_PARTS, verify_elem_where(v, e),
		    "a 'Table' has '%s' and no 'TBody'",
		    n[VERIFY_TYPE_THead] > 0 ? "THead" : "TFoot");
}

/* The kids are of these types, in this order, up to VERIFY_TYPE_NONE. */
static bool
kids_are(const struct verify_elem *e, const enum verify_type *row)
{
	const struct verify_elem *k = verify_kid_next(e, NULL);

	for (; *row != VERIFY_TYPE_NONE; row++) {
		if (k == NULL || k->type != *row)
			return false;
		k = verify_kid_next(e, k);
	}
	return k == NULL;
}

static void
check_asian(struct verify *v, const struct verify_elem *e)
{
	static const enum verify_type ruby[][5] = {
		{ VERIFY_TYPE_RB, VERIFY_TYPE_RT },
		{ VERIFY_TYPE_RB, VERIFY_TYPE_RP, VERIFY_TYPE_RT,
		    VERIFY_TYPE_RP },
	}, warichu[][4] = {
		{ VERIFY_TYPE_NONE },
		{ VERIFY_TYPE_WT },
		{ VERIFY_TYPE_WP, VERIFY_TYPE_WT, VERIFY_TYPE_WP },
	};

	if (e->type == VERIFY_TYPE_Ruby && !kids_are(e, ruby[0]) &&
	    !kids_are(e, ruby[1]))
		verify_fail(v, VERIFY_RUBY_PARTS, verify_elem_where(v, e),
		    "a 'Ruby' is not made of 'RB', 'RT' or 'RB', 'RP', 'RT', "
		    "'RP'");
	if (e->type == VERIFY_TYPE_Warichu && !kids_are(e, warichu[0]) &&
	    !kids_are(e, warichu[1]) && !kids_are(e, warichu[2]))
		verify_fail(v, VERIFY_WARICHU_PARTS, verify_elem_where(v, e),
		    "a 'Warichu' is not made of 'WP', 'WT', 'WP'");
}

static void
check_elem(struct verify *v, const struct verify_elem *e)
{
	for (size_t i = 0; i < sizeof(nestings) / sizeof(nestings[0]); i++)
		if (nestings[i].type == e->type) {
			check_above(v, &nestings[i], e);
			check_kids(v, &nestings[i], e);
		}
	if (e->type == VERIFY_TYPE_Table) {
		check_caption(v, e, VERIFY_TABLE_PARTS);
		check_groups(v, e);
	} else if (e->type == VERIFY_TYPE_L) {
		check_caption(v, e, VERIFY_LIST_PARTS);
	} else if (e->type == VERIFY_TYPE_TOC) {
		check_caption(v, e, VERIFY_TOC_PARTS);
	}
	check_asian(v, e);
}

void
verify_ua_nesting(struct verify *v, struct verify_tree *t)
{
	for (size_t i = 0; i < t->elems.n; i++)
		check_elem(v, t->elems.at[i]);
}
