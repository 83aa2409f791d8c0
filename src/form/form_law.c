/* Which statement of law holds for a case. */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "form/form.h"

void
form_law_add(struct arena *a, struct law_pack *pack, const struct law_fact *f)
{
	struct vec *about = map_find(&pack->about, f->topic);

	if (about == NULL) {
		about = arena_alloc(a, sizeof(*about));
		map_put(&pack->about, a, f->topic, about);
	}
	vec_push(about, a, f);
	vec_push(&pack->facts, a, f);
}

static bool
within(const char *words, const char *word)
{
	return words == NULL || (word != NULL && str_has_word(words, word));
}

bool
form_law_scoped(const struct law_scope *s, const struct law_case *c)
{
	return within(s->filing, c->filing) && within(s->role, c->role) &&
	    within(s->order, c->order);
}

static int
words(const char *s)
{
	int n = 0;

	for (bool in = false; *s != '\0'; s++) {
		n += !in && !str_space(*s);
		in = !str_space(*s);
	}
	return n;
}

/*
 * How narrow a scope is: first by how many of filing, role and order it names,
 * then by how few words it lists.
 */
static int
narrow(const struct law_scope *s)
{
	const char *parts[] = { s->filing, s->role, s->order };
	int n = 0;

	for (int i = 0; i < 3; i++)
		if (parts[i] != NULL)
			n += 1000 - words(parts[i]);
	return n;
}

enum trust { ANY, OFFICIAL, SECONDARY };

static bool
trusted(const struct law_fact *f, enum trust t)
{
	return t == ANY ||
	    (f->ground.confidence == LAW_OFFICIAL) == (t == OFFICIAL);
}

/* The best fact of one pack. */
static const struct law_fact *
best_fact(const struct law_pack *pack, const char *topic,
    const struct law_case *c, enum trust trust)
{
	const struct vec *about = map_find(&pack->about, topic);
	const struct law_fact *best = NULL;

	for (size_t i = 0; about != NULL && i < about->n; i++) {
		const struct law_fact *f = about->at[i];
		int more;

		if (!form_law_scoped(&f->scope, c) || !trusted(f, trust))
			continue;
		more = best ? narrow(&f->scope) - narrow(&best->scope) : 1;
		if (more > 0 || (more == 0 &&
		    f->ground.confidence < best->ground.confidence))
			best = f;
	}
	return best;
}

const struct law_fact *
form_law_fact(const struct law_pack *pack, const char *topic,
    const struct law_case *c)
{
	const struct law_fact *f = NULL;

	for (; pack != NULL && f == NULL; pack = pack->base)
		f = best_fact(pack, topic, c, ANY);
	return f;
}

const struct law_fact *
form_law_official(const struct law_pack *pack, const char *topic,
    const struct law_case *c)
{
	const struct law_fact *f = NULL;

	for (; pack != NULL && f == NULL; pack = pack->base)
		f = best_fact(pack, topic, c, OFFICIAL);
	return f;
}

/* Does a ask for more than b? */
static bool
stricter(const struct law_topic *t, const struct form_node *a,
    const struct form_node *b)
{
	struct law_value x, y;

	if (!form_law_value(t, a, &x))
		return false;
	return !form_law_value(t, b, &y) || (x.number >= y.number &&
	    x.height >= y.height &&
	    (x.number > y.number || x.height > y.height));
}

const struct form_node *
form_law_paper(const struct law_pack *pack, const char *topic,
    const struct law_case *c)
{
	const struct law_topic *t = form_law_topic(pack, topic);
	const struct law_fact *firm = NULL, *said = NULL;
	const struct form_node *body;

	for (; pack != NULL && firm == NULL; pack = pack->base) {
		firm = best_fact(pack, topic, c, OFFICIAL);
		if (said == NULL)
			said = best_fact(pack, topic, c, SECONDARY);
	}
	if (firm == NULL && t == NULL)
		return NULL;
	body = firm != NULL ? firm->body : t->fallback;
	return t != NULL && t->cautious && said != NULL &&
	    stricter(t, said->body, body) ? said->body : body;
}

const struct law_topic *
form_law_topic(const struct law_pack *pack, const char *topic)
{
	while (pack != NULL && pack->base != NULL)
		pack = pack->base;
	return pack ? map_find(&pack->topics, topic) : NULL;
}

const struct law_form *
form_law_form(const struct law_pack *pack, const struct law_case *c)
{
	const struct law_form *best = NULL;

	for (; pack != NULL && best == NULL; pack = pack->base)
		for (size_t i = 0; i < pack->forms.n; i++) {
			const struct law_form *f = pack->forms.at[i];

			if (!form_law_scoped(&f->scope, c))
				continue;
			if (best == NULL || f->exclusive > best->exclusive ||
			    (f->exclusive == best->exclusive &&
			    narrow(&f->scope) > narrow(&best->scope)))
				best = f;
		}
	return best;
}
