/*
 * The jurisdictions, and how well each is grounded: what is known of its law,
 * how sure that is, when it was checked, and what the clerk has to be asked.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"
#include "cli/cli.h"
#include "form/form.h"
#include "json/json.h"

/* What is known of one jurisdiction. */
struct grounds {
	size_t		 official, secondary;	/* facts */
	size_t		 asked;		/* questions left for the clerk */
	const char	*oldest;	/* date of the oldest check, or NULL */
};

static bool
has_fact(const struct law_pack *p, const char *topic)
{
	for (size_t i = 0; i < p->facts.n; i++)
		if (str_eq(((const struct law_fact *)p->facts.at[i])->topic,
		    topic))
			return true;
	return false;
}

/* Is the topic a question to the clerk when nothing is known of it? */
static bool
is_question(const struct law_topic *t)
{
	return t->type == LAW_TEXT && t->fallback == NULL;
}

static struct grounds
grounds_of(const struct form_catalog *k, const struct law_pack *p)
{
	struct grounds g = { 0 };

	for (size_t i = 0; i < p->facts.n; i++) {
		const struct law_ground *x =
		    &((const struct law_fact *)p->facts.at[i])->ground;

		if (x->confidence == LAW_OFFICIAL)
			g.official++;
		else
			g.secondary++;
		if (x->checked != NULL && (g.oldest == NULL ||
		    strcmp(x->checked, g.oldest) < 0))
			g.oldest = x->checked;
	}
	for (size_t i = 0; i < k->base->topics.n; i++) {
		const struct law_topic *t = k->base->topics.entries[i].value;

		g.asked += is_question(t) && !has_fact(p, t->id) &&
		    !has_fact(k->base, t->id);
	}
	return g;
}

/* Days from the check to today; -1 when the date says nothing. */
static int
age(const struct law_fact *f, int32_t today)
{
	int32_t day = f->ground.checked ? date_parse(f->ground.checked) :
	    DATE_NONE;

	return day == DATE_NONE || today == DATE_NONE ? -1 :
	    (int)(today - day);
}

static const char *
scope(struct arena *a, const struct law_scope *s)
{
	return arena_printf(a, "%s%s%s%s%s", s->filing ? s->filing : "",
	    s->filing && (s->role || s->order) ? "; " : "",
	    s->role ? s->role : "", s->role && s->order ? "; " : "",
	    s->order ? s->order : "");
}

/* Columns: official, secondary, asked, oldest check. */
static void
pack_line(const struct form_catalog *k, const struct law_pack *p,
    struct buf *out)
{
	struct grounds g = grounds_of(k, p);

	buf_printf(out, "%-4s %-22s %9zu %9zu %6zu  %s\n", p->code, p->name,
	    g.official, g.secondary, g.asked, g.oldest ? g.oldest : "");
}

static void
pack_facts(struct cli *c, const struct form_catalog *k,
    const struct law_pack *p, struct buf *out)
{
	for (size_t i = 0; i < p->facts.n; i++) {
		const struct law_fact *f = p->facts.at[i];
		const struct law_source *s = f->ground.source;
		const char *at = scope(c->arena, &f->scope);

		buf_printf(out, "  %-9s %s%s%s%s\n",
		    form_law_confidence(&f->ground), f->topic,
		    *at ? " (" : "", at, *at ? ")" : "");
		buf_printf(out, "            checked %s, %d days ago",
		    f->ground.checked ? f->ground.checked : "never",
		    age(f, c->today));
		if (s != NULL && s->as_of != NULL)
			buf_printf(out, "; source as of %s", s->as_of);
		buf_printf(out, "\n            %s%s%s\n",
		    f->ground.cite ? f->ground.cite : "",
		    f->ground.cite && s ? ", " : "", s ? s->title : "");
	}
	buf_str(out, "  the clerk is asked about:");
	for (size_t i = 0; i < k->base->topics.n; i++) {
		const struct law_topic *t = k->base->topics.entries[i].value;

		if (is_question(t) && !has_fact(p, t->id) &&
		    !has_fact(k->base, t->id))
			buf_printf(out, " %s", t->id);
	}
	buf_str(out, "\n\n");
}

static void
law_text(struct cli *c, const struct form_catalog *k,
    const struct law_pack *only, struct buf *out)
{
	buf_printf(out, "%-4s %-22s %9s %9s %6s  %s\n", "", "", "official",
	    "secondary", "asked", "oldest check");
	for (size_t i = 0; i < k->packs.n; i++) {
		const struct law_pack *p = k->packs.entries[i].value;

		if (only != NULL && p != only)
			continue;
		pack_line(k, p, out);
		if (c->facts)
			pack_facts(c, k, p, out);
	}
}

static void
facts_json(struct cli *c, struct json_writer *w, const struct law_pack *p)
{
	json_key(w, "facts");
	json_array(w);
	for (size_t i = 0; i < p->facts.n; i++) {
		const struct law_fact *f = p->facts.at[i];
		const struct law_source *s = f->ground.source;

		json_object(w);
		json_pair(w, "topic", f->topic);
		json_pair(w, "filing", f->scope.filing);
		json_pair(w, "role", f->scope.role);
		json_pair(w, "order", f->scope.order);
		json_pair(w, "confidence", form_law_confidence(&f->ground));
		json_pair(w, "checked", f->ground.checked);
		json_key(w, "age_days");
		json_integer(w, age(f, c->today));
		json_pair(w, "cite", f->ground.cite);
		json_pair(w, "source", s ? s->title : NULL);
		json_pair(w, "url", s ? s->url : NULL);
		json_pair(w, "as_of", s ? s->as_of : NULL);
		json_pair(w, "says", form_plain(c->arena, f->body));
		json_end(w);
	}
	json_end(w);
}

static void
law_json(struct cli *c, const struct form_catalog *k,
    const struct law_pack *only, struct buf *out)
{
	struct json_writer *w = json_writer_new(c->arena);

	json_object(w);
	json_key(w, "jurisdictions");
	json_array(w);
	for (size_t i = 0; i < k->packs.n; i++) {
		const struct law_pack *p = k->packs.entries[i].value;
		struct grounds g = grounds_of(k, p);

		if (only != NULL && p != only)
			continue;
		json_object(w);
		json_pair(w, "code", p->code);
		json_pair(w, "name", p->name);
		json_pair(w, "version", p->version);
		json_key(w, "official");
		json_integer(w, (long long)g.official);
		json_key(w, "secondary");
		json_integer(w, (long long)g.secondary);
		json_key(w, "asked");
		json_integer(w, (long long)g.asked);
		json_pair(w, "oldest_check", g.oldest);
		if (c->facts)
			facts_json(c, w, p);
		json_end(w);
	}
	json_end(w);
	json_end(w);
	json_writer_take(w, out);
}

void
cli_list_law(struct cli *c, const struct form_catalog *k, const char *code,
    struct buf *out)
{
	const struct law_pack *only = code ? map_find(&k->packs, code) : NULL;

	if (str_eq(c->format, "json"))
		law_json(c, k, only, out);
	else
		law_text(c, k, only, out);
}
