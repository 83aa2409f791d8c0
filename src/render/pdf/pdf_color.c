/*
 * The output intent: all that is drawn is black or, in the reader's device,
 * what sRGB calls black.  Its profile is made here, in the old version that
 * every part of PDF/A takes: primaries of sRGB as seen under the connection
 * space's light, and its curve at 33 places.
 */
#include <string.h>

#include "render/pdf/pdf_int.h"

#define TAGS	9
#define TAG_ENTRY 12
#define HEADER	128

/* 65535 ((x + 0.055) / 1.055) ^ 2.4 for x = 0, 1/32 ... 1; below: x / 12.92 */
static const uint16_t curve[] = {
	0, 159, 338, 595, 940, 1381, 1923, 2572,
	3334, 4214, 5215, 6344, 7603, 8997, 10530, 12206,
	14027, 15998, 18122, 20401, 22840, 25440, 28206, 31139,
	34243, 37521, 40975, 44607, 48420, 52417, 56601, 60972,
	65535,
};

#define CURVE	(sizeof(curve) / sizeof(curve[0]))

/* 1/65536: the white of the connection space, the three primaries. */
static const uint32_t white[] = { 0xF6D6, 0x10000, 0xD32D };
static const uint32_t red[] = { 0x6FA2, 0x38F5, 0x0390 };
static const uint32_t green[] = { 0x6299, 0xB785, 0x18DA };
static const uint32_t blue[] = { 0x24A0, 0x0F84, 0xB6CF };

static void
u16(struct buf *b, uint32_t v)
{
	buf_char(b, (char)(v >> 8));
	buf_char(b, (char)v);
}

static void
u32(struct buf *b, uint32_t v)
{
	u16(b, v >> 16);
	u16(b, v);
}

static void
zeros(struct buf *b, size_t n)
{
	while (n-- > 0)
		buf_char(b, 0);
}

static void
description(struct buf *b)
{
	static const char name[] = "sRGB IEC61966-2.1";

	buf_str(b, "desc");
	u32(b, 0);
	u32(b, sizeof(name));
	buf_add(b, name, sizeof(name));
	/* The same in Unicode and in a Macintosh script: not given. */
	zeros(b, 4 + 4 + 2 + 1 + 67);
}

static void
copyright(struct buf *b)
{
	static const char text[] = "No rights are claimed in this profile.";

	buf_str(b, "text");
	u32(b, 0);
	buf_add(b, text, sizeof(text));
}

static void
colour(struct buf *b, const uint32_t v[3])
{
	buf_str(b, "XYZ ");
	u32(b, 0);
	for (int i = 0; i < 3; i++)
		u32(b, v[i]);
}

static void
response(struct buf *b)
{
	buf_str(b, "curv");
	u32(b, 0);
	u32(b, CURVE);
	for (size_t i = 0; i < CURVE; i++)
		u16(b, curve[i]);
}

/* The data since `from` is a tag's; it ends at a multiple of four bytes. */
static void
tag(struct buf *table, struct buf *data, const char *name, size_t from)
{
	buf_str(table, name);
	u32(table, (uint32_t)(HEADER + 4 + TAGS * TAG_ENTRY + from));
	u32(table, (uint32_t)(data->len - from));
}

static void
tags(struct buf *table, struct buf *data)
{
	static const struct {
		const char *name;
		const uint32_t *value;
	} colours[] = {
		{ "wtpt", white }, { "rXYZ", red }, { "gXYZ", green },
		{ "bXYZ", blue },
	};
	size_t at;

	u32(table, TAGS);
	description(data);
	tag(table, data, "desc", 0);
	zeros(data, (4 - data->len % 4) % 4);
	at = data->len;
	copyright(data);
	tag(table, data, "cprt", at);
	zeros(data, (4 - data->len % 4) % 4);
	for (size_t i = 0; i < sizeof(colours) / sizeof(colours[0]); i++) {
		at = data->len;
		colour(data, colours[i].value);
		tag(table, data, colours[i].name, at);
	}
	at = data->len;
	response(data);
	/* One curve for all three. */
	tag(table, data, "rTRC", at);
	tag(table, data, "gTRC", at);
	tag(table, data, "bTRC", at);
	zeros(data, (4 - data->len % 4) % 4);
}

void
pdf_color_profile(struct buf *b)
{
	struct buf table = { 0 }, data = { 0 };

	tags(&table, &data);
	u32(b, (uint32_t)(HEADER + table.len + data.len));
	zeros(b, 4);			/* any colour engine */
	u32(b, 0x02100000);		/* version 2.1 */
	buf_str(b, "mntrRGB XYZ ");
	/* A fixed day: the profile is the same in every file. */
	u16(b, 2000);
	u16(b, 1);
	u16(b, 1);
	zeros(b, 6);
	buf_str(b, "acsp");
	zeros(b, 28);			/* platform to intent: perceptual */
	for (int i = 0; i < 3; i++)
		u32(b, white[i]);
	zeros(b, 48);			/* creator, reserved */
	buf_add(b, table.data, table.len);
	buf_add(b, data.data, data.len);
	buf_free(&table);
	buf_free(&data);
}

void
pdf_color(struct pdf_doc *d)
{
	unsigned id = pdf_write_number(d, 2), profile = id + 1;
	HPDF_Array intents = pdf_array(d);
	struct buf b = { 0 }, *out;

	pdf_color_profile(&b);
	pdf_write_plain(d, profile, "/N 3", b.data, b.len);
	buf_free(&b);
	out = pdf_write_object(d, id);
	buf_str(out, "/Type/OutputIntent/S/GTS_PDFA1"
	    "/OutputConditionIdentifier(sRGB IEC61966-2.1)"
	    "/RegistryName(http://www.color.org)/Info(sRGB IEC61966-2.1)"
	    "/DestOutputProfile ");
	pdf_reference(out, profile);
	pdf_write_end(d);
	pdf_append(d, intents, pdf_handle(d, id));
	pdf_put(d, d->haru->catalog, "OutputIntents", intents);
}
