/* One client's answers as a spreadsheet: a header and a row. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "carrier/carrier_csv_int.h"

void
carrier_csv_write_cell(struct buf *b, const char *text)
{
	size_t n = strspn(text, "'");
	bool formula = text[n] != '\0' && strchr("=+-@\t\r", text[n]) != NULL;
	bool quoted = formula || text[strcspn(text, ",;|\t\r\n\"")] != '\0' ||
	    str_space(text[0]) || (text[0] != '\0' &&
	    str_space(text[strlen(text) - 1]));

	if (quoted)
		buf_char(b, '"');
	if (formula)
		buf_char(b, '\'');
	for (; *text != '\0'; text++) {
		if (*text == '"')
			buf_char(b, '"');
		buf_char(b, *text);
	}
	if (quoted)
		buf_char(b, '"');
}

struct row {
	struct buf	 head, cells;
};

static void
add(struct row *r, const char *heading, const char *text)
{
	if (r->head.len > 0) {
		buf_char(&r->head, ',');
		buf_char(&r->cells, ',');
	}
	carrier_csv_write_cell(&r->head, heading);
	carrier_csv_write_cell(&r->cells, text ? text : "");
}

static void
add_list(const struct carrier_out *o, struct row *r,
    const struct answers_list *list, const struct form_list *fl)
{
	add(r, arena_printf(o->arena, "%s.count", list->name),
	    arena_printf(o->arena, "%zu", list->n));
	for (size_t i = 0; i < list->n; i++)
		for (size_t m = 0; m < list->items[i]->n; m++) {
			const struct answer *an = &list->items[i]->members[m];
			const char *text = carrier_text_of(o, an, form_member(
			    fl, an->name));

			if (text != NULL)
				add(r, arena_printf(o->arena, "%s.%zu.%s",
				    list->name, i + 1, an->name), text);
		}
}

/* Would the heading of what was kept be taken for an answer? */
static bool
clashes(const struct carrier_out *o, const struct carrier_names *names,
    const char *heading)
{
	size_t item;

	return *heading == '\0' || carrier_names_find(names, o->arena, heading,
	    &item) != NULL || carrier_names_slip(names, o->arena, heading) !=
	    NULL;
}

static void
add_kept(const struct carrier_out *o, struct row *r)
{
	const struct carrier_names *names = carrier_names_of(o->arena,
	    o->catalog, CARRIER_CSV, o->options);
	const struct answers_kept *k;

	for (size_t i = 0; (k = answers_kept_at(o->answers, i)) != NULL; i++) {
		if (!str_eq(k->carrier, "csv"))
			continue;
		if (clashes(o, names, k->name)) {
			carrier_tell(o->report, o->arena, CARRIER_DROPPED,
			    k->name, NULL, "its name would be taken for "
			    "another");
			continue;
		}
		add(r, k->name, k->text);
		carrier_tell(o->report, o->arena, CARRIER_KEPT, k->name,
		    k->name, NULL);
	}
}

bool
carrier_write_csv(const struct carrier_out *o)
{
	const struct form_dictionary *dict = o->catalog->dictionary;
	const struct answers_list *list;
	const struct answer *an;
	struct row r = { { 0 }, { 0 } };

	for (size_t i = 0; (an = answers_at(o->answers, i)) != NULL; i++) {
		const struct form_field *f = form_field(dict, an->name);
		const char *text = carrier_text_of(o, an, f);

		if (text != NULL)
			add(&r, an->name, text);
	}
	for (size_t i = 0; (list = answers_list_at(o->answers, i)); i++)
		if (form_list(dict, list->name) != NULL)
			add_list(o, &r, list, form_list(dict, list->name));
	add_kept(o, &r);
	if (r.head.len > 0) {
		buf_add(o->out, r.head.data, r.head.len);
		buf_str(o->out, "\r\n");
		buf_add(o->out, r.cells.data, r.cells.len);
	}
	buf_str(o->out, "\r\n");
	buf_free(&r.head);
	buf_free(&r.cells);
	return true;
}
