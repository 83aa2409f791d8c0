/*
 * Tables as a grid: every row has as many columns as the first, no two cells
 * take the same place, and each data cell has a header that a reader can find
 * for it.
 */
#include "base/arena.h"
#include "base/str.h"
#include "verify/verify_struct.h"

#define TABLE_COLUMNS	1000
#define TABLE_PLACES	4000000		/* of all tables of the file */

struct cell {
	const struct verify_elem *elem;
	size_t		 row, col;
	size_t		 rows, cols;	/* what it spans */
	bool		 down, across;	/* a header by Scope, of what */
};

struct table {
	const struct verify_elem *elem;
	struct vec	 rows;		/* of struct verify_elem */
	size_t		 ncols;
	struct vec	 cells;		/* of struct cell */
	struct cell	**at;		/* by place */
};

static size_t
span(struct verify *v, struct verify_tree *t, const struct verify_elem *e,
    const char *key)
{
	const struct verify_obj *o = verify_attribute(v, t, e, "Table", key);

	return o->kind != VERIFY_INT || o->integer < 1 ? 1 :
	    o->integer > 1000000 ? 1000000 : (size_t)o->integer;
}

static bool
is_cell(const struct verify_elem *e)
{
	return e->type == VERIFY_TYPE_TH || e->type == VERIFY_TYPE_TD;
}

static void
find_rows(struct verify *v, struct table *g, const struct verify_elem *of)
{
	for (struct verify_elem *k = verify_kid_next(of, NULL); k != NULL;
	    k = verify_kid_next(of, k)) {
		if (k->type == VERIFY_TYPE_TR)
			vec_push(&g->rows, v->arena, k);
		else if (of == g->elem && (k->type == VERIFY_TYPE_THead ||
		    k->type == VERIFY_TYPE_TBody ||
		    k->type == VERIFY_TYPE_TFoot))
			find_rows(v, g, k);
	}
}

static struct cell *
new_cell(struct verify *v, struct verify_tree *t, const struct verify_elem *e)
{
	struct cell *c = arena_alloc(v->arena, sizeof(*c));
	const struct verify_obj *scope;

	c->elem = e;
	c->rows = span(v, t, e, "RowSpan");
	c->cols = span(v, t, e, "ColSpan");
	if (e->type == VERIFY_TYPE_TH) {
		scope = verify_attribute(v, t, e, "Table", "Scope");
		c->down = verify_is_name(scope, "Column") ||
		    verify_is_name(scope, "Both");
		c->across = verify_is_name(scope, "Row") ||
		    verify_is_name(scope, "Both");
	}
	return c;
}

static bool
wrong(struct verify *v, const struct verify_elem *e, const char *what)
{
	verify_fail(v, VERIFY_TABLE_GRID, verify_elem_where(v, e), "%s", what);
	return false;
}

/* left: for how many rows each column is still taken from above. */
static bool
place_row(struct verify *v, struct verify_tree *t, struct table *g,
    size_t row, size_t *left)
{
	const struct verify_elem *tr = g->rows.at[row];
	size_t col = 0;

	for (const struct verify_elem *k = verify_kid_next(tr, NULL);
	    k != NULL; k = verify_kid_next(tr, k)) {
		struct cell *c;

		if (!is_cell(k))
			continue;
		c = new_cell(v, t, k);
		while (col < g->ncols && left[col] > 0)
			col++;
		if (c->cols > g->ncols - col)
			return wrong(v, k,
			    "a table row has more columns than the first");
		if (c->rows > g->rows.n - row)
			return wrong(v, k,
			    "a table cell spans more rows than there are");
		for (size_t i = 0; i < c->cols; i++) {
			if (left[col + i] > 0)
				return wrong(v, k,
				    "two table cells take the same place");
			left[col + i] = c->rows;
		}
		c->row = row;
		c->col = col;
		col += c->cols;
		vec_push(&g->cells, v->arena, c);
	}
	for (col = 0; col < g->ncols; col++)
		if (left[col]-- == 0)
			return wrong(v, tr,
			    "a table row has fewer columns than the first");
	return true;
}

static bool
place_cells(struct verify *v, struct verify_tree *t, struct table *g)
{
	const struct verify_elem *tr = g->rows.at[0];
	size_t *left;

	for (const struct verify_elem *k = verify_kid_next(tr, NULL);
	    k != NULL; k = verify_kid_next(tr, k))
		if (is_cell(k) && g->ncols <= TABLE_COLUMNS)
			g->ncols += span(v, t, k, "ColSpan");
	if (g->ncols > TABLE_COLUMNS)
		return wrong(v, tr, "a table has more than 1000 columns");
	if (g->rows.n * g->ncols > TABLE_PLACES - t->places)
		return wrong(v, tr,
		    "the tables have more than 4000000 cells");
	t->places += g->rows.n * g->ncols;
	left = arena_array(v->arena, g->ncols, sizeof(*left));
	for (size_t row = 0; row < g->rows.n; row++)
		if (!place_row(v, t, g, row, left))
			return false;
	return true;
}

static void
fill_places(struct verify *v, struct table *g)
{
	g->at = arena_array(v->arena, g->rows.n * g->ncols, sizeof(*g->at));
	for (size_t i = 0; i < g->cells.n; i++) {
		struct cell *c = g->cells.at[i];

		for (size_t r = 0; r < c->rows; r++)
			for (size_t k = 0; k < c->cols; k++)
				g->at[(c->row + r) * g->ncols + c->col + k] =
				    c;
	}
}

/*
 * Going from a place towards the edge, over data cells to the nearest run of
 * headers: has one of that run the Scope?  found[0] for a search that has met
 * no header yet, found[1] for one inside the run; both are of the place one
 * step nearer to the edge, and become those of this place.
 */
static void
step(const struct cell *c, bool scoped, bool found[2])
{
	bool header = c->elem->type == VERIFY_TYPE_TH;
	bool inside = scoped || (header && found[1]);

	found[0] = header ? inside : found[0];
	found[1] = inside;
}

/* Mark data cells that a header above or to the left covers. */
static void
search_headers(struct verify *v, struct table *g, bool *covered)
{
	bool (*above)[2] = arena_array(v->arena, g->ncols, sizeof(*above));

	for (size_t r = 0; r < g->rows.n; r++) {
		bool before[2] = { false, false };

		for (size_t k = 0; k < g->ncols; k++) {
			struct cell *c = g->at[r * g->ncols + k];

			/* A cell is left at its own edges only. */
			if ((r == c->row && above[k][0]) ||
			    (k == c->col && before[0]))
				covered[c->row * g->ncols + c->col] = true;
			step(c, c->down, above[k]);
			step(c, c->across, before);
		}
	}
}

/* Headers names the IDs of header cells, all of them of this table. */
static bool
names_headers(struct verify *v, struct verify_tree *t, const struct map *ids,
    const struct verify_elem *e, const char **unknown)
{
	const struct verify_obj *list = verify_attribute(v, t, e, "Table",
	    "Headers");

	for (size_t i = 0; list->kind == VERIFY_ARRAY && i < list->len; i++) {
		const struct verify_obj *id = verify_item(v, list, i);

		t->looked++;
		if (id->kind == VERIFY_STRING &&
		    map_find(ids, id->text) != NULL)
			continue;
		*unknown = id->text;
		return false;
	}
	return list->kind == VERIFY_ARRAY && list->len > 0;
}

static void
check_headers(struct verify *v, struct verify_tree *t, struct table *g)
{
	bool *covered = arena_alloc(v->arena, g->rows.n * g->ncols);
	struct map ids = { 0 };

	fill_places(v, g);
	search_headers(v, g, covered);
	for (size_t i = 0; i < g->cells.n; i++) {
		const struct cell *c = g->cells.at[i];
		const struct verify_obj *id = verify_get(v, c->elem->dict,
		    "ID");

		if (c->elem->type == VERIFY_TYPE_TH && id->len > 0 &&
		    id->kind == VERIFY_STRING)
			map_put(&ids, v->arena, id->text, c);
	}
	for (size_t i = 0; i < g->cells.n; i++) {
		const struct cell *c = g->cells.at[i];
		const char *unknown = NULL;

		if (c->elem->type != VERIFY_TYPE_TD ||
		    covered[c->row * g->ncols + c->col] ||
		    names_headers(v, t, &ids, c->elem, &unknown))
			continue;
		if (unknown != NULL)
			verify_fail(v, VERIFY_CELL_HEADER,
			    verify_elem_where(v, c->elem),
			    "a table cell names a header that is not there");
		else
			verify_fail(v, VERIFY_CELL_HEADER,
			    verify_elem_where(v, c->elem),
			    "a table cell has no header: no 'TH' with 'Scope' "
			    "above or beside it, and no 'Headers'");
		return;
	}
}

static bool
all_scoped(const struct table *g)
{
	for (size_t i = 0; i < g->cells.n; i++) {
		const struct cell *c = g->cells.at[i];

		if (c->elem->type == VERIFY_TYPE_TH && !c->down && !c->across)
			return false;
	}
	return true;
}

static void
check_table(struct verify *v, struct verify_tree *t,
    const struct verify_elem *e)
{
	struct table g = { .elem = e };

	find_rows(v, &g, e);
	if (g.rows.n == 0 || !place_cells(v, t, &g) || g.ncols == 0)
		return;
	if (!all_scoped(&g))
		check_headers(v, t, &g);
}

void
verify_ua_tables(struct verify *v, struct verify_tree *t)
{
	for (size_t i = 0; i < t->elems.n; i++) {
		const struct verify_elem *e = t->elems.at[i];

		if (e->type == VERIFY_TYPE_Table)
			check_table(v, t, e);
	}
}
