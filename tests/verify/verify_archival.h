/*
 * A sound file of PDF/A-2a and PDF/UA-1 with one of everything that the rules
 * of the archival standard speak of, so that each rule can be broken alone.
 */
#ifndef TESTS_VERIFY_ARCHIVAL_H
#define TESTS_VERIFY_ARCHIVAL_H

#include "verify/verify_builder.h"

enum {
	CATALOG = 1, PAGES, PAGE, CONTENT, TREE, PARENTS, DOCUMENT, PARAGRAPH,
	METADATA, INTENT, PROFILE, FONT, CIDFONT, DESCRIPTOR, PROGRAM, UNICODE,
	STATE, IMAGE, FORM, SIMPLE, SIMPLE_DESCRIPTOR, INFO, NOTE, NOTE_ELEMENT,
	NOTE_LOOK, OTHER, MORE, AND_MORE,
};

static const char archival_content[] =
    "/P << /MCID 0 >> BDC BT /T 12 Tf <00010002> Tj /S 12 Tf (AB) Tj ET EMC\n"
    "/Artifact BMC q /G gs 1 0 0 rg 0 0 9 9 re f /I Do /F Do Q EMC\n";

static const char archival_unicode[] =
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
    "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
    "1 beginbfrange <0001> <0002> <0041> endbfrange\n"
    "endcmap end end\n";

static const char archival_xmp[] =
    "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
    "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\" "
    "xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" "
    "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\" "
    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
    "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" "
    "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" "
    "xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "
    "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "
    "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaid:part>2</pdfaid:part>"
    "<pdfaid:conformance>A</pdfaid:conformance>"
    "<pdfuaid:part>1</pdfuaid:part>\n"
    "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Motion</rdf:li>"
    "</rdf:Alt></dc:title>\n"
    "<dc:creator><rdf:Seq><rdf:li>A &amp; B</rdf:li></rdf:Seq></dc:creator>"
    "<xmp:CreateDate>2026-03-06T12:00:00Z</xmp:CreateDate>"
    "<pdf:Producer>movant</pdf:Producer>\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaSchema:schema>PDF/UA</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
    "</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property>"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";

static inline void
archival_u16(struct buf *b, unsigned x)
{
	buf_char(b, (char)(x >> 8));
	buf_char(b, (char)x);
}

/* Zeroes, with 16-bit numbers at some places. */
static inline void
archival_table(struct buf *b, size_t len, const unsigned (*at)[2], size_t n)
{
	size_t start = b->len;

	for (size_t i = 0; i < len; i++)
		buf_char(b, 0);
	for (size_t i = 0; i < n; i++) {
		b->data[start + at[i][0]] = (char)(at[i][1] >> 8);
		b->data[start + at[i][0] + 1] = (char)at[i][1];
	}
}

/*
 * A font of three glyphs: .notdef, A, B; 500, 600 and 700 of 1000 wide; the
 * cmap is for platform 3 and this encoding.
 */
static inline const char *
archival_font(struct arena *a, unsigned encoding, size_t *len)
{
	static const char tags[6][5] = { "cmap", "glyf", "head", "hhea",
	    "hmtx", "maxp" };
	static const unsigned head[][2] = { { 18, 1000 } };
	static const unsigned hhea[][2] = { { 34, 3 } };
	static const unsigned maxp[][2] = { { 4, 3 } };
	unsigned from = encoding == 0 ? 0xf041 : 0x41;
	size_t at[7] = { 0 }, dir = 12 + 6 * 16;
	struct buf t = { 0 }, f = { 0 };
	char *copy;

	const unsigned cmap[][2] = { { 2, 1 }, { 4, 3 }, { 6, encoding },
	    { 10, 12 }, { 12, 4 }, { 14, 32 }, { 18, 4 }, { 26, from + 1 },
	    { 28, 0xffff }, { 32, from }, { 34, 0xffff },
	    { 36, (0x10001 - from) & 0xffff }, { 38, 1 } };

	archival_table(&t, 44, cmap, 13);
	at[1] = t.len;
	archival_table(&t, 4, NULL, 0);
	at[2] = t.len;
	archival_table(&t, 56, head, 1);
	at[3] = t.len;
	archival_table(&t, 36, hhea, 1);
	at[4] = t.len;
	for (unsigned w = 500; w <= 700; w += 100) {
		archival_u16(&t, w);
		archival_u16(&t, 0);
	}
	at[5] = t.len;
	archival_table(&t, 8, maxp, 1);
	at[6] = t.len;
	buf_add(&f, "\0\1\0\0\0\6\0\0\0\0\0\0", 12);
	for (size_t i = 0; i < 6; i++) {
		buf_add(&f, tags[i], 4);
		archival_u16(&f, 0);
		archival_u16(&f, 0);
		archival_u16(&f, 0);
		archival_u16(&f, (unsigned)(dir + at[i]));
		archival_u16(&f, 0);
		archival_u16(&f, (unsigned)(at[i + 1] - at[i]));
	}
	buf_add(&f, t.data, t.len);
	*len = f.len;
	copy = arena_alloc(a, f.len + 1);
	memcpy(copy, f.data, f.len);
	buf_free(&t);
	buf_free(&f);
	return copy;
}

/* The head of an ICC profile, which is what the rules look at. */
static inline const char *
archival_profile(struct arena *a, const char *space)
{
	char *p = arena_alloc(a, 132);

	p[8] = 2;
	memcpy(p + 12, "mntr", 4);
	memcpy(p + 16, space, 4);
	memcpy(p + 36, "acsp", 4);
	return p;
}

static inline void
archival_fonts(struct build *b)
{
	const char **o = b->objects, *font;
	size_t len;

	o[FONT] = "<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Test "
	    "/Encoding /Identity-H /DescendantFonts [ 13 0 R ] "
	    "/ToUnicode 16 0 R >>";
	o[CIDFONT] = "<< /Type /Font /Subtype /CIDFontType2 "
	    "/BaseFont /ABCDEF+Test /CIDSystemInfo << /Registry (Adobe) "
	    "/Ordering (Identity) /Supplement 0 >> /FontDescriptor 14 0 R "
	    "/CIDToGIDMap /Identity /DW 500 /W [ 1 [ 600 700 ] ] >>";
	o[DESCRIPTOR] = "<< /Type /FontDescriptor /FontName /ABCDEF+Test "
	    "/Flags 4 /FontFile2 15 0 R >>";
	font = archival_font(b->arena, 1, &len);
	build_stream(b, PROGRAM, "<< >>", font, len);
	build_stream(b, UNICODE, "<< >>", archival_unicode,
	    sizeof(archival_unicode) - 1);
	o[SIMPLE] = "<< /Type /Font /Subtype /TrueType /BaseFont /Test "
	    "/Encoding /WinAnsiEncoding /FirstChar 65 /LastChar 66 "
	    "/Widths [ 600 700 ] /FontDescriptor 21 0 R >>";
	o[SIMPLE_DESCRIPTOR] = "<< /Type /FontDescriptor /FontName /Test "
	    "/Flags 32 /FontFile2 15 0 R >>";
}

static inline void
archival_structure(struct build *b)
{
	const char **o = b->objects;

	o[TREE] = "<< /Type /StructTreeRoot /K 7 0 R /ParentTree 6 0 R >>";
	o[PARENTS] = "<< /Nums [ 0 [ 8 0 R ] 1 24 0 R ] >>";
	o[DOCUMENT] = "<< /Type /StructElem /S /Document /P 5 0 R "
	    "/K [ 8 0 R 24 0 R ] >>";
	o[PARAGRAPH] = "<< /Type /StructElem /S /P /P 7 0 R "
	    "/K << /Type /MCR /Pg 3 0 R /MCID 0 >> >>";
	o[NOTE_ELEMENT] = "<< /Type /StructElem /S /Annot /P 7 0 R "
	    "/K << /Type /OBJR /Pg 3 0 R /Obj 23 0 R >> >>";
}

static inline struct build
archival_sound(struct arena *a)
{
	struct build b = { .arena = a };
	static const char form[] = "0 0 9 9 re f\n";
	const char **o = b.objects;

	b.header = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";
	b.trailer = "/Root 1 0 R /Info 22 0 R "
	    "/ID [ <00112233445566778899aabbccddeeff> "
	    "<00112233445566778899aabbccddeeff> ]";
	o[CATALOG] = "<< /Type /Catalog /Pages 2 0 R /Lang (en-US) "
	    "/MarkInfo << /Marked true >> /StructTreeRoot 5 0 R "
	    "/ViewerPreferences << /DisplayDocTitle true >> "
	    "/Metadata 9 0 R /OutputIntents [ 10 0 R ] >>";
	o[PAGES] = "<< /Type /Pages /Kids [ 3 0 R ] /Count 1 >>";
	o[PAGE] = "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 612 792 ] "
	    "/Contents 4 0 R /StructParents 0 /Tabs /S /Annots [ 23 0 R ] "
	    "/Resources << /Font << /T 12 0 R /S 20 0 R >> "
	    "/ExtGState << /G 17 0 R >> "
	    "/XObject << /I 18 0 R /F 19 0 R >> >> >>";
	build_stream(&b, CONTENT, "<< >>", archival_content,
	    sizeof(archival_content) - 1);
	archival_structure(&b);
	build_stream(&b, METADATA, "<< /Type /Metadata /Subtype /XML >>",
	    archival_xmp, sizeof(archival_xmp) - 1);
	o[INTENT] = "<< /Type /OutputIntent /S /GTS_PDFA1 "
	    "/OutputConditionIdentifier (sRGB) /DestOutputProfile 11 0 R >>";
	build_stream(&b, PROFILE, "<< /N 3 >>", archival_profile(a, "RGB "),
	    132);
	archival_fonts(&b);
	o[STATE] = "<< /Type /ExtGState /CA 1 /SA true >>";
	build_stream(&b, IMAGE, "<< /Type /XObject /Subtype /Image /Width 1 "
	    "/Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray >>", "x",
	    1);
	build_stream(&b, FORM, "<< /Type /XObject /Subtype /Form "
	    "/BBox [ 0 0 9 9 ] /Resources << >> >>", form,
	    sizeof(form) - 1);
	o[INFO] = "<< /Title (Motion) /Author (A & B) /Producer (movant) "
	    "/CreationDate (D:20260306120000Z) >>";
	o[NOTE] = "<< /Type /Annot /Subtype /Text /Rect [ 9 9 20 20 ] /F 28 "
	    "/Contents (A note) /StructParent 1 /AP << /N 25 0 R >> >>";
	build_stream(&b, NOTE_LOOK, "<< /Type /XObject /Subtype /Form "
	    "/BBox [ 0 0 9 9 ] /Resources << >> >>", "0 0 9 9 re f\n", 13);
	return b;
}

#endif
