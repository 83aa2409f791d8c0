/* Styles: the default one, what a sound one is, and what one paper takes. */
#include "layout/layout_int.h"

#define LEADING		1150		/* thousandths of the type size */
#define LEAST_EDGE	18000		/* printers reach no nearer */
#define LEAST_ROOM	144000		/* of text, across and down */
#define LEAST_FOOTER	10000
#define NUMBERS_WIDE	54000		/* numbers, rule and air beside it */

struct layout_style
layout_style_default(void)
{
	return (struct layout_style){
		.width = 612000, .height = 792000,
		.left = LAYOUT_INCH, .right = LAYOUT_INCH,
		.top = LAYOUT_INCH, .bottom = LAYOUT_INCH,
		.first_top = LAYOUT_INCH,
		.size = 12000, .spacing = 2000,
		.footer_size = LEAST_FOOTER,
	};
}

static bool
corner_ok(const struct layout_style *s, int32_t width, int32_t height)
{
	return width >= 0 && width <= s->width && height >= 0 &&
	    height <= s->height - s->bottom - LEAST_ROOM;
}

static const char *
numbers_fault(const struct layout_style *s)
{
	if (s->number_pitch == 0)
		return NULL;
	if (s->number_pitch < s->size || s->number_pitch > LAYOUT_INCH ||
	    s->number_pitch % 2 != 0)
		return "the lines of type do not fit between line numbers";
	if (s->number_top < LEAST_EDGE ||
	    s->number_top > s->height - s->bottom - LEAST_ROOM)
		return "there is no room for line numbers";
	if (s->left < NUMBERS_WIDE)
		return "the left margin is too narrow for line numbers";
	return NULL;
}

const char *
layout_style_fault(const struct layout_style *s)
{
	int32_t top = s->first_top > s->court_top ? s->first_top :
	    s->court_top;

	if (s->width > 14400000 || s->height > 14400000)
		return "the sheet is too large";
	if (s->left < LEAST_EDGE || s->right < LEAST_EDGE ||
	    s->top < LEAST_EDGE || s->bottom < LEAST_EDGE ||
	    s->first_top < LEAST_EDGE)
		return "a margin is narrower than a printer can print";
	if (s->size < 4000 || s->size > 72000)
		return "the type is too small or too large";
	if (s->footer_size < LEAST_FOOTER || s->footer_size > s->size * 2)
		return "the type of the footer is too small or too large";
	if (s->leading != 0 && (s->leading < s->size / 2 ||
	    s->leading > s->size * 4))
		return "the lines are too near or too far from each other";
	if (s->spacing < 1000 || s->spacing > 4000)
		return "the spacing is not between single and fourfold";
	if (s->width - s->left - s->right < LEAST_ROOM ||
	    s->height - s->top - s->bottom < LEAST_ROOM || top > s->height ||
	    s->height - top - s->bottom < LEAST_ROOM)
		return "the margins leave less than two inches for text";
	if (!corner_ok(s, s->clear_width, s->clear_height) ||
	    !corner_ok(s, s->later_width, s->later_height))
		return "the clerk's corner leaves no room for text";
	return numbers_fault(s);
}

struct layout_style
layout_style_of(const struct layout_style *style, bool sheet)
{
	struct layout_style s = *style;

	if (sheet) {
		s.first_top = s.top;
		s.clear_width = s.clear_height = 0;
		s.later_width = s.later_height = 0;
		s.court_top = 0;
		s.number_pitch = 0;
		s.plain_first = false;
	}
	if (s.leading == 0)
		s.leading = (int32_t)((int64_t)s.size * LEADING / 1000);
	if (s.number_pitch != 0) {
		/* Single lines stand at half the pitch when the type is not
		 * too large for it, and spaced ones at the pitch. */
		s.leading = s.size <= s.number_pitch / 2 ?
		    s.number_pitch / 2 : s.number_pitch;
		s.spacing = s.number_pitch * 1000 / s.leading;
	}
	return s;
}
