/*
 * One page's items as a content stream.
 *
 * Neighbours on one baseline in one face and size are joined: a line of plain
 * text is one TJ array, in which numbers move the pen where the layout wants
 * the next glyph to stand other than where the last one's width has left it.
 * Both positions are kept in whole millionths of an em, so nothing drifts.
 */
#include "base/utf8.h"
#include "render/pdf/pdf_int.h"

#define RULE_WIDTH	500	/* 1/1000 pt */
#define BOX_WIDTH	700
#define TICK_WIDTH	1300
/* Wider gaps start a new string, so that columns stay apart. */
#define JOIN_GAP	(4 * (int64_t)1000000)
/* Smaller moves than half a thousandth of an em are nobody's business. */
#define MOVE_MIN	500

struct pen {
	const struct pdf_doc *doc;
	struct pdf_marker marker;
	struct buf	*out;
	bool		 in_text;	/* between BT and ET */
	bool		 inside;	/* and the open content began there */
	bool		 in_array;	/* inside [ ... ] */
	bool		 in_codes;	/* inside ( ... ) */
	int32_t		 x, y;		/* where the last Td went */
	int64_t		 at;		/* millionths of an em right of x */
	int32_t		 rise;
	int32_t		 line_width;
	enum layout_face face;
	int32_t		 size;
	unsigned	 font;		/* set on this page, at what size */
	int32_t		 font_size;	/* 0 = none */
};

static void
number(struct pen *p, int64_t value)
{
	pdf_number(p->out, value, 3);
	buf_char(p->out, ' ');
}

static void
end_codes(struct pen *p)
{
	if (p->in_codes)
		buf_char(p->out, ')');
	p->in_codes = false;
}

static void
end_array(struct pen *p)
{
	end_codes(p);
	if (p->in_array)
		buf_str(p->out, "] TJ\n");
	p->in_array = false;
}

static void
end_text(struct pen *p)
{
	end_array(p);
	if (!p->in_text)
		return;
	/* What began between BT and ET ends there. */
	if (p->inside)
		pdf_mark_end(&p->marker);
	buf_str(p->out, "ET\n");
	p->in_text = p->inside = false;
}

static void
begin_text(struct pen *p)
{
	if (p->in_text)
		return;
	buf_str(p->out, "BT\n");
	p->in_text = true;
	p->x = p->y = 0;
}

/* End the open content and be where the next one, text or not, may begin. */
static void
end_content(struct pen *p, bool text)
{
	end_array(p);
	if (!p->inside)
		end_text(p);
	pdf_mark_end(&p->marker);
	if (text)
		begin_text(p);
	p->inside = text;
}

static void
set_line_width(struct pen *p, int32_t width)
{
	if (p->line_width == width)
		return;
	number(p, width);
	buf_str(p->out, "w\n");
	p->line_width = width;
}

static void
set_rise(struct pen *p, int32_t rise)
{
	if (p->rise == rise)
		return;
	end_array(p);
	number(p, rise);
	buf_str(p->out, "Ts\n");
	p->rise = rise;
}

static void
set_font(struct pen *p, unsigned font)
{
	if (p->font == font && p->font_size == p->size)
		return;
	end_array(p);
	buf_str(p->out, "/F");
	pdf_number(p->out, font, 0);
	buf_char(p->out, ' ');
	number(p, p->size);
	buf_str(p->out, "Tf\n");
	p->font = font;
	p->font_size = p->size;
}

/* A new line of text starts at the item. */
static void
move_to(struct pen *p, const struct layout_item *item)
{
	end_array(p);
	begin_text(p);
	p->size = item->size;
	p->face = item->face;
	set_font(p, pdf_slot(item->face, item->run->glyphs[0].font));
	number(p, (int64_t)item->x - p->x);
	number(p, (int64_t)item->y - p->y);
	buf_str(p->out, "Td\n");
	p->x = item->x;
	p->y = item->y;
	p->at = 0;
}

static int64_t
millionths(int64_t length, int64_t em)
{
	return length * 1000000 / em;
}

/* Does the item go on where the pen stands? */
static bool
joins(const struct pen *p, const struct layout_item *item)
{
	int64_t gap;

	if (!p->in_text || p->size != item->size || p->face != item->face ||
	    p->y != item->y)
		return false;
	gap = millionths(item->x - p->x, p->size) - p->at;
	return gap > -JOIN_GAP / 8 && gap < JOIN_GAP;
}

/* A byte of a string; line ends of a string are not what they seem. */
static void
put_byte(struct buf *b, unsigned char c)
{
	if (c == '(' || c == ')' || c == '\\' || c == '\r' || c == '\n')
		buf_char(b, '\\');
	buf_char(b, c == '\r' ? 'r' : c == '\n' ? 'n' : (char)c);
}

static void
show(struct pen *p, const struct pdf_subset *s, const struct pdf_glyph *g,
    int64_t want)
{
	int64_t move = want - p->at;
	if (!p->in_array)
		buf_char(p->out, '[');
	p->in_array = true;
	if (move >= MOVE_MIN || move <= -MOVE_MIN) {
		move = (move + (move < 0 ? -500 : 500)) / 1000;
		end_codes(p);
		pdf_number(p->out, -move, 0);
		p->at += move * 1000;
	}
	if (!p->in_codes)
		buf_char(p->out, '(');
	p->in_codes = true;
	put_byte(p->out, (unsigned char)(g->cid >> 8));
	put_byte(p->out, (unsigned char)g->cid);
	if (g->cid < s->nwidths)
		p->at += s->widths[g->cid];
}

static bool
is_blank(const struct layout_item *item, size_t glyph)
{
	size_t at = item->run->glyphs[glyph].cluster;

	return at < item->len && item->text[at] == ' ';
}

/* The text of the glyphs from..to-1, whole clusters; *len, how long it is. */
static size_t
text_of(const struct layout_item *item, size_t from, size_t to, size_t *len)
{
	const struct layout_run *run = item->run;
	size_t first = run->back ? to - 1 : from;
	size_t last = run->back ? from : to - 1;
	size_t start = run->glyphs[first].cluster, end;

	while (last > 0 && run->glyphs[last - 1].cluster ==
	    run->glyphs[last].cluster)
		last--;
	pdf_cluster_end(run, last, item->len, &end);
	*len = end > start ? end - start : 0;
	return start;
}

/*
 * Behind the clusters from i on whose text is to be said; or i.  From right
 * to left each is said by itself: readers that go by the places of glyphs turn
 * what one place says.  There a letter and its marks, which overlap, are better
 * said at once.
 */
static size_t
unread_end(const struct pen *p, const struct layout_item *item, size_t i)
{
	const struct layout_run *run = item->run;
	size_t next, end, len;

	for (; i < run->n; i = next) {
		const struct pdf_subset *s = &p->doc->subsets[pdf_slot(
		    item->face, run->glyphs[i].font)];
		size_t start;

		if (!s->ambiguous && !run->back)
			break;
		next = pdf_cluster_end(run, i, item->len, &end);
		start = text_of(item, i, next, &len);
		if (pdf_subset_agrees(s, run, i, next, item->text + start,
		    len) && !(run->back && next > i + 1))
			break;
		if (run->back)
			return next;
	}
	return i;
}

/* Behind the clusters from i on of which nothing need be said. */
static size_t
plain_end(const struct pen *p, const struct layout_item *item, size_t i)
{
	const struct layout_run *run = item->run;
	size_t end;

	while (i < run->n) {
		const struct pdf_subset *s = &p->doc->subsets[pdf_slot(
		    item->face, run->glyphs[i].font)];

		if (!s->ambiguous && !run->back)
			i++;
		else if (unread_end(p, item, i) == i)
			i = pdf_cluster_end(run, i, item->len, &end);
		else
			break;
	}
	return i;
}

/* Is it read from right to left, and more than the blank between words? */
static bool
turned(const struct layout_item *item)
{
	return item->kind == LAYOUT_TEXT && item->run->back &&
	    !(item->len == 1 && item->text[0] == ' ');
}

/*
 * Let the item's element go on, or another begin.  Nothing is opened around
 * what gets an element of its own.
 */
static void
mark(struct pen *p, const struct layout_item *item)
{
	struct pdf_marker *m = &p->marker;

	if (item->kind != LAYOUT_TEXT)
		end_text(p);
	if (!pdf_mark_changes(m, item) || (m->inner == NULL &&
	    m->found != NULL && turned(item)))
		return;
	end_content(p, item->kind == LAYOUT_TEXT);
	pdf_mark_change(&p->marker, item);
}

/*
 * The glyphs from..to-1, whole clusters that stand where `units` and `extra`
 * put them; with their text beside them when the codes do not give it back.
 */
static void
draw_piece(struct pen *p, const struct layout_item *item, size_t from,
    size_t to, bool say, int64_t units, int64_t extra)
{
	const struct layout_run *run = item->run;
	size_t len;
	int64_t x;

	say = say && pdf_mark_heard(&p->marker);
	if (say) {
		size_t start = text_of(item, from, to, &len);

		end_content(p, true);
		pdf_mark_say(&p->marker, item->text + start, len);
	} else {
		mark(p, item);
	}
	x = millionths(item->x - p->x, item->size) + extra;
	for (size_t i = from; i < to; i++) {
		const struct layout_glyph *g = &run->glyphs[i];
		unsigned slot = pdf_slot(item->face, g->font);
		const struct pdf_subset *s = &p->doc->subsets[slot];

		set_font(p, slot);
		set_rise(p, g->dy == 0 ? 0 : (int32_t)((int64_t)g->dy *
		    item->size / LAYOUT_EM));
		show(p, s, pdf_subset_find(s, g->gid),
		    x + millionths(units + g->dx, LAYOUT_EM));
		units += g->advance;
		if (item->word_space != 0 && is_blank(item, i))
			x += millionths(item->word_space, item->size);
	}
	if (say) {
		end_array(p);
		pdf_mark_said(&p->marker);
	}
}

static void
draw_forth(struct pen *p, const struct layout_item *item)
{
	const struct layout_run *run = item->run;
	int64_t units = 0, extra = 0;
	size_t next;

	for (size_t i = 0; i < run->n; i = next) {
		bool say = (next = unread_end(p, item, i)) > i;

		if (!say)
			next = plain_end(p, item, i);
		draw_piece(p, item, i, next, say, units, extra);
		for (size_t k = i; k < next && next < run->n; k++) {
			units += run->glyphs[k].advance;
			if (is_blank(item, k))
				extra += millionths(item->word_space,
				    item->size);
		}
	}
}

/*
 * From the right, cluster by cluster.  Readers that go by the places of glyphs
 * turn them all the same, and those that go by the order of the page have them
 * as they are read.
 */
static void
draw_back(struct pen *p, const struct layout_item *item)
{
	const struct layout_run *run = item->run;
	int64_t units = run->advance, extra = 0;
	size_t from;

	for (size_t i = 0; i < run->n; i++)
		if (is_blank(item, i))
			extra += millionths(item->word_space, item->size);
	for (size_t to = run->n; to > 0; to = from) {
		for (from = to; from > 0 && run->glyphs[from - 1].cluster ==
		    run->glyphs[to - 1].cluster; from--) {
			units -= run->glyphs[from - 1].advance;
			if (is_blank(item, from - 1))
				extra -= millionths(item->word_space,
				    item->size);
		}
		draw_piece(p, item, from, to, unread_end(p, item, from) >
		    from, units, extra);
	}
}

/*
 * Text that stays is drawn once, with a pen that begins where it does; later
 * its codes are known.  So it always begins a string of its own, whatever
 * stands before it.
 */
static void
draw_known(struct pen *p, const struct layout_item *item, struct pdf_known *l)
{
	size_t from;

	mark(p, item);
	move_to(p, item);
	from = p->out->len;
	if (l->codes == NULL) {
		draw_piece(p, item, 0, item->run->n, false, 0, 0);
		pdf_known_codes(p->doc->fonts, l, p->out->data + from,
		    p->out->len - from, p->at);
		return;
	}
	buf_add(p->out, l->codes, l->ncodes);
	p->in_array = p->in_codes = true;
	p->at = l->at;
}

static void
draw_text(struct pen *p, const struct layout_item *item)
{
	struct pdf_known *l = p->doc->subsets[item->face].ambiguous ? NULL :
	    pdf_known_of(p->doc->fonts, item);
	bool turn = turned(item) && pdf_mark_heard(&p->marker);

	if (item->run->n == 0 || item->size <= 0)
		return;
	if (l != NULL) {
		draw_known(p, item, l);
		return;
	}
	if (turn) {
		end_content(p, true);
		pdf_mark_turn(&p->marker, item->text, item->len);
	}
	if (!joins(p, item))
		move_to(p, item);
	if (item->run->back)
		draw_back(p, item);
	else
		draw_forth(p, item);
	set_rise(p, 0);
	if (turn) {
		end_array(p);
		pdf_mark_turned(&p->marker);
	}
}

static void
line(struct pen *p, int32_t x, int32_t y, char op)
{
	number(p, x);
	number(p, y);
	buf_char(p->out, op);
	buf_char(p->out, ' ');
}

static void
draw_rule(struct pen *p, const struct layout_item *item)
{
	end_text(p);
	set_line_width(p, RULE_WIDTH);
	line(p, item->x, item->y, 'm');
	line(p, item->x + item->w, item->y + item->h, 'l');
	buf_str(p->out, "S\n");
}

static void
draw_box(struct pen *p, const struct layout_item *item)
{
	int32_t w = item->w;

	end_text(p);
	set_line_width(p, BOX_WIDTH);
	number(p, item->x);
	number(p, item->y);
	number(p, w);
	number(p, w);
	buf_str(p->out, "re S\n");
	if (!item->ticked)
		return;
	/* Two strokes, inside the box, heavy enough for a fax. */
	set_line_width(p, TICK_WIDTH);
	line(p, item->x + w * 2 / 10, item->y + w * 5 / 10, 'm');
	line(p, item->x + w * 42 / 100, item->y + w * 22 / 100, 'l');
	line(p, item->x + w * 82 / 100, item->y + w * 80 / 100, 'l');
	buf_str(p->out, "S\n");
}

/* A blank behind a text, so that readers hear two words. */
static void
draw_blank(struct pen *p, const struct layout_item *item)
{
	struct layout_item blank = *item;

	blank.text = " ";
	blank.len = 1;
	blank.run = p->doc->blanks[item->face];
	blank.word_space = 0;
	blank.x += (int32_t)(item->run->advance * item->size / LAYOUT_EM);
	if (blank.run != NULL)
		draw_text(p, &blank);
}

void
pdf_page_draw(const struct pdf_doc *doc, const struct layout_page *page,
    size_t n, struct pdf_notes *notes, struct buf *out)
{
	static void (*const draw[])(struct pen *, const struct layout_item *) = {
		[LAYOUT_TEXT] = draw_text,
		[LAYOUT_RULE] = draw_rule,
		[LAYOUT_BOX] = draw_box,
	};
	struct pen p = { .doc = doc, .out = out,
	    .marker = { .tags = doc->tags, .notes = notes, .page = n,
	    .out = out } };

	for (size_t i = 0; i < page->n; i++) {
		const struct layout_item *item = &page->items[i];

		mark(&p, item);
		draw[item->kind](&p, item);
		if (p.marker.found != NULL && p.marker.found->href != NULL) {
			pdf_tag_link(doc->tags, p.marker.found, n, item);
			notes->odd = true;
		}
		if (doc->tags != NULL && pdf_tag_place(doc->tags, n, item))
			notes->odd = true;
		if (doc->tags != NULL && pdf_mark_blank(item,
		    i + 1 < page->n ? item + 1 : NULL))
			draw_blank(&p, item);
	}
	end_text(&p);
	pdf_mark_end(&p.marker);
}
