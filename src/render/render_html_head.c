/*
 * The head of a page for a browser.  The policy in it lets the browser run and
 * load nothing but the one style sheet that it knows by its hash.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/hash.h"
#include "render/render.h"
#include "render/render_int.h"

static void
base64(struct buf *b, const unsigned char *p, size_t n)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < n; i += 3) {
		unsigned long v = (unsigned long)p[i] << 16;

		v |= i + 1 < n ? (unsigned long)p[i + 1] << 8 : 0;
		v |= i + 2 < n ? (unsigned long)p[i + 2] : 0;
		buf_char(b, digits[v >> 18 & 63]);
		buf_char(b, digits[v >> 12 & 63]);
		buf_char(b, i + 1 < n ? digits[v >> 6 & 63] : '=');
		buf_char(b, i + 2 < n ? digits[v & 63] : '=');
	}
}

void
render_html_head(struct render_html *t, const char *title)
{
	struct buf *b = t->out, style = { 0 };
	unsigned char sum[HASH_BYTES];

	buf_str(&style, render_html_style);
	hash_sha256(style.data, style.len, sum);
	buf_printf(b, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n"
	    "<meta charset=\"utf-8\">\n", lang_tag(t->lang));
	buf_str(b, "<meta http-equiv=\"Content-Security-Policy\" "
	    "content=\"default-src 'none'; style-src 'sha256-");
	base64(b, sum, sizeof(sum));
	buf_str(b, "'; base-uri 'none'; form-action 'none'\">\n"
	    "<meta name=\"viewport\" "
	    "content=\"width=device-width, initial-scale=1\">\n"
	    "<meta name=\"referrer\" content=\"no-referrer\">\n"
	    "<meta name=\"robots\" content=\"noindex, nofollow\">\n"
	    "<title>");
	render_html_text(b, title);
	buf_str(b, "</title>\n<style>");
	buf_add(b, style.data, style.len);
	buf_str(b, "</style>\n</head>\n<body>\n");
	buf_free(&style);
}
