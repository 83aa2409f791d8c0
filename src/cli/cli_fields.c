/* The dictionary, as people, programs and spreadsheets like it. */
#include "base/arena.h"
#include "base/audience.h"
#include "base/str.h"
#include "cli/cli.h"
#include "form/form.h"
#include "json/json.h"

static void
field_text(const struct form_field *f, const char *indent, struct buf *out)
{
	struct buf name = { 0 };

	buf_printf(&name, "%s%s", indent, f->name);
	buf_printf(out, "  %-30s %-10s %s\n", name.data,
	    form_type_name(f->type), f->label.en ? f->label.en : "");
	buf_free(&name);
	for (size_t i = 0; i < f->nchoices; i++)
		buf_printf(out, "  %-30s %-10s   %s: %s\n", "", "",
		    f->choices[i].value, f->choices[i].label.en ?
		    f->choices[i].label.en : "");
}

static void
group_text(const struct form_dictionary *d, const struct form_group *g,
    struct buf *out)
{
	buf_printf(out, "%s\n", g->label.en);
	for (size_t i = 0; i < d->fields.n; i++) {
		const struct form_field *f = d->fields.entries[i].value;

		if (str_eq(f->group, g->id))
			field_text(f, "", out);
	}
	for (size_t i = 0; i < d->lists.n; i++) {
		const struct form_list *l = d->lists.entries[i].value;

		if (!str_eq(l->group, g->id))
			continue;
		buf_printf(out, "  %-30s %-10s %s\n", l->name, "list",
		    l->label.en ? l->label.en : "");
		for (size_t k = 0; k < l->members.n; k++)
			field_text(l->members.entries[k].value, "  ", out);
	}
	buf_char(out, '\n');
}

static void
both(struct json_writer *w, const char *key, const struct form_text *t)
{
	json_key(w, key);
	json_languages(w, t->en, t->es);
}

static void
field_json(struct arena *a, struct json_writer *w, const struct form_field *f)
{
	json_object(w);
	json_pair(w, "name", f->name);
	json_pair(w, "type", form_type_name(f->type));
	both(w, "label", &f->label);
	both(w, "help", &f->help);
	json_pair(w, "example", f->example);
	json_pair(w, "audience", audience_words(a, f->audience));
	json_key(w, "choices");
	json_array(w);
	for (size_t i = 0; i < f->nchoices; i++) {
		json_object(w);
		json_pair(w, "value", f->choices[i].value);
		both(w, "label", &f->choices[i].label);
		json_end(w);
	}
	json_end(w);
	json_end(w);
}

static void
fields_json(struct arena *a, const struct form_dictionary *d, struct buf *out)
{
	struct json_writer *w = json_writer_new(a);

	json_object(w);
	json_pair(w, "version", d->version);
	json_key(w, "fields");
	json_array(w);
	for (size_t i = 0; i < d->fields.n; i++)
		field_json(a, w, d->fields.entries[i].value);
	json_end(w);
	json_key(w, "lists");
	json_array(w);
	for (size_t i = 0; i < d->lists.n; i++) {
		const struct form_list *l = d->lists.entries[i].value;

		json_object(w);
		json_pair(w, "name", l->name);
		both(w, "label", &l->label);
		json_key(w, "members");
		json_array(w);
		for (size_t k = 0; k < l->members.n; k++)
			field_json(a, w, l->members.entries[k].value);
		json_end(w);
		json_end(w);
	}
	json_end(w);
	json_end(w);
	json_writer_take(w, out);
}

/* One header line; a list shows its first member, "terms.1.current". */
static void
fields_csv(const struct form_dictionary *d, struct buf *out)
{
	for (size_t i = 0; i < d->fields.n; i++)
		buf_printf(out, "%s%s", i > 0 ? "," : "",
		    d->fields.entries[i].key);
	for (size_t i = 0; i < d->lists.n; i++) {
		const struct form_list *l = d->lists.entries[i].value;

		for (size_t k = 0; k < l->members.n; k++)
			buf_printf(out, ",%s.1.%s", l->name,
			    l->members.entries[k].key);
	}
	buf_str(out, "\n");
}

bool
cli_fields(struct cli *c)
{
	struct job_program *p = cli_program(c);
	const struct form_dictionary *d;
	struct buf out = { 0 };
	bool ok;

	if (p == NULL)
		return false;
	d = p->catalog->dictionary;
	if (str_eq(c->format, "json"))
		fields_json(c->arena, d, &out);
	else if (str_eq(c->format, "csv"))
		fields_csv(d, &out);
	else
		for (size_t i = 0; i < d->groups.n; i++)
			group_text(d, d->groups.entries[i].value, &out);
	ok = cli_print(c, &out);
	buf_free(&out);
	return ok;
}
