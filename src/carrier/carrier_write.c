/* Answers for other programs; what the court may not see stays here. */
#include <string.h>

#include "base/arena.h"
#include "base/audience.h"
#include "base/buf.h"
#include "base/str.h"
#include "carrier/carrier_int.h"

/* What a condition of the dictionary may look at: plain answers. */
static void
lookup(const void *ctx, const char *name, struct xml_value *v)
{
	const struct answers *as = ctx;
	const struct answer *an = answers_find(as, name);

	*v = (struct xml_value){ .kind = XML_BLANK };
	if (an != NULL && an->text != NULL) {
		v->kind = XML_STRING;
		v->string = an->text;
	}
}

bool
carrier_may_write(const struct carrier_out *o, const struct form_field *f)
{
	static const struct xml_func none[1];
	struct xml_env env = { .lookup = lookup, .ctx = o->answers,
	    .funcs = none };
	unsigned readers = f->audience;

	if (o->options->confidential)
		return true;
	for (size_t i = 0; i < f->restricts.n; i++) {
		const struct form_restrict *t = f->restricts.at[i];

		if (t->unless == NULL || xml_expr_verdict(t->unless, &env,
		    o->arena, NULL) != VERDICT_YES)
			readers &= t->audience;
	}
	return (readers & AUDIENCE_COURT) != 0;
}

const char *
carrier_text_of(const struct carrier_out *o, const struct answer *an,
    const struct form_field *f)
{
	return an != NULL && f != NULL && carrier_may_write(o, f) ? an->text :
	    NULL;
}

bool
carrier_any(const struct carrier_out *o, const struct answers_list *list,
    const struct form_field *f)
{
	for (size_t i = 0; i < list->n; i++)
		if (carrier_text_of(o, answers_member(list->items[i],
		    f->name), f) != NULL)
			return true;
	return false;
}

/* ---- the report ---- */

/* What is left out, and why. */
struct left {
	size_t		 secret, strange;
};

static void
report_one(const struct carrier_out *o, const struct answer *an,
    const struct form_field *f, const char *name, struct left *left)
{
	if (an->text == NULL)
		return;
	if (f == NULL) {
		left->strange++;
		carrier_tell(o->report, o->arena, CARRIER_DROPPED, name, NULL,
		    "the dictionary has no such field");
	} else if (!carrier_may_write(o, f)) {
		left->secret++;
		carrier_tell(o->report, o->arena, CARRIER_DROPPED, name, NULL,
		    "it is kept from the court's file; --include-confidential "
		    "writes it");
	}
}

/* Without a report nobody would know. */
static void
warn(const struct carrier_out *o, const char *carrier, const struct left *left)
{
	struct pos pos = { answers_file(o->answers), 0, 0 };

	if (left->secret > 0)
		diag_add(o->diags, DIAG_LEFT_OUT, pos,
		    "--include-confidential writes them, --report names them",
		    "answers that the court may not see are not written: %zu",
		    left->secret);
	if (left->strange > 0)
		diag_add(o->diags, DIAG_LEFT_OUT, pos, "--report names them; "
		    "xml and json hold everything",
		    "values that %s cannot hold are not written: %zu", carrier,
		    left->strange);
}

/* Of HotDocs and A2J each writer tells what it could not take. */
static bool
holds(const char *carrier, const char *kept)
{
	return str_eq(carrier, kept) || (str_has_word("anx a2j", carrier) &&
	    str_has_word("anx a2j", kept));
}

static void
report_list(const struct carrier_out *o, const struct answers_list *list,
    struct left *left)
{
	const struct form_list *fl = form_list(o->catalog->dictionary,
	    list->name);

	for (size_t n = 0; n < list->n; n++)
		for (size_t m = 0; m < list->items[n]->n; m++) {
			const struct answer *an = &list->items[n]->members[m];

			report_one(o, an, fl ? form_member(fl, an->name) : NULL,
			    arena_printf(o->arena, "%s.%zu.%s", list->name,
			    n + 1, an->name), left);
		}
}

static void
report(const struct carrier_out *o, const char *carrier)
{
	const struct form_dictionary *dict = o->catalog->dictionary;
	const struct answers_list *list;
	const struct answers_kept *k;
	const struct answer *an;
	struct left left = { 0, 0 };

	for (size_t i = 0; (an = answers_at(o->answers, i)) != NULL; i++)
		report_one(o, an, form_field(dict, an->name), an->name, &left);
	for (size_t i = 0; (list = answers_list_at(o->answers, i)); i++)
		report_list(o, list, &left);
	for (size_t i = 0; (k = answers_kept_at(o->answers, i)) != NULL; i++) {
		if (holds(carrier, k->carrier))
			continue;
		left.strange++;
		carrier_tell(o->report, o->arena, CARRIER_DROPPED, k->name,
		    NULL, arena_printf(o->arena, "only %s can hold it",
		    k->carrier));
	}
	warn(o, carrier, &left);
}

static const char *
filer_of(const struct answers *as)
{
	const struct answer *filer = answers_find(as, "filer");

	return filer != NULL && str_eq(filer->text, "restrained") ?
	    "restrained" : "protected";
}

bool
carrier_write(struct arena *a, struct diags *d, const struct form_catalog *c,
    const struct answers *as, enum carrier_kind kind,
    const struct carrier_options *options, struct buf *out,
    struct carrier_report *r)
{
	static const struct carrier_options plain;
	struct carrier_out o = { a, d, c, as, options ? options : &plain, r,
	    filer_of(as), out };

	if (kind != CARRIER_XML && kind != CARRIER_JSON)
		report(&o, carrier_name(kind));
	switch (kind) {
	case CARRIER_XML:
		answers_write_xml(as, out);
		return true;
	case CARRIER_JSON:
		answers_write_json(as, a, out);
		return true;
	case CARRIER_CSV:
		return carrier_write_csv(&o);
	case CARRIER_ANX:
		return carrier_write_anx(&o);
	case CARRIER_A2J:
		return carrier_write_a2j(&o);
	case CARRIER_DOCASSEMBLE:
		return carrier_write_docassemble(&o);
	default:
		return false;
	}
}
