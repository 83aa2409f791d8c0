/* Sources of law for programs: the same members wherever JSON tells one. */
#include "form/form.h"
#include "json/json.h"

const char *
form_law_confidence(const struct law_ground *g)
{
	return g->confidence == LAW_OFFICIAL ? "official" : "secondary";
}

void
form_law_json(struct json_writer *w, const struct law_ground *g,
    const char *url)
{
	if (g == NULL || g->source == NULL) {
		json_string(w, NULL);
		return;
	}
	json_object(w);
	json_pair(w, "id", g->source->id);
	json_pair(w, "cite", g->cite);
	json_pair(w, "title", g->source->title);
	json_pair(w, "url", url != NULL ? url : g->source->url);
	json_pair(w, "checked", g->checked);
	json_pair(w, "confidence", form_law_confidence(g));
	json_end(w);
}
