/*
 * The rules of PDF/A: a sound file in which one thing is broken gives that
 * finding and no other.
 */
#include "test_xml.h"

#include "verify/verify_archival.h"

/* Findings, by the names of their rules, with blanks between. */
static const char *
found(struct arena *a, const struct verify_report *r)
{
	const char *all = "";
	enum verify_rule last = VERIFY_RULE_COUNT;

	for (const struct verify_finding *f = r->findings; f != NULL;
	    f = f->next) {
		if (f->rule != last)
			all = arena_printf(a, "%s%s%s", all, *all ? " " : "",
			    verify_rule_row(f->rule)->name);
		last = f->rule;
	}
	return all;
}

static void
show(const struct verify_report *r)
{
	for (const struct verify_finding *f = r->findings; f != NULL;
	    f = f->next)
		print_error("    %s: %s (%s)\n", verify_rule_row(f->rule)->name,
		    f->message, f->where ? f->where : "");
}

static void
a_sound_file_has_no_findings(void **state)
{
	struct test *t = *state;
	struct build b = archival_sound(t->arena);
	struct verify_report *r = build_verify(&b);

	show(r);
	assert_string_equal(found(t->arena, r), "");
	assert_int_equal(r->problems, 0);
	assert_int_equal(r->part, 2);
	assert_int_equal(r->level, 'a');
}

struct swap {
	int		 at;		/* object; a stream's data is meant */
	const char	*old, *new;
};

/* Beyond the objects. */
enum { HEADER = 100, TRAILER, BYTES };

static void
swap_in(struct build *b, const struct swap *s)
{
	struct arena *a = b->arena;

	if (s->at == HEADER)
		b->header = build_swap(a, b->header, s->old, s->new);
	else if (s->at == TRAILER)
		b->trailer = build_swap(a, b->trailer, s->old, s->new);
	else if (s->at < BUILD_OBJECTS && s->old == NULL)
		b->objects[s->at] = s->new;
	else if (s->at < BUILD_OBJECTS && s->old[0] == '<' &&
	    s->old[1] == '<')
		b->objects[s->at] = build_swap(a, b->objects[s->at],
		    s->old, s->new);
	else if (s->at < BUILD_OBJECTS && b->data[s->at] != NULL) {
		b->data[s->at] = build_swap(a, b->data[s->at], s->old,
		    s->new);
		b->data_len[s->at] = strlen(b->data[s->at]);
	} else if (s->at < BUILD_OBJECTS) {
		b->objects[s->at] = build_swap(a, b->objects[s->at], s->old,
		    s->new);
	}
}

/* In the finished bytes; places may move, which the reader must bear. */
static void
swap_bytes(struct arena *a, struct buf *out, const struct swap *s)
{
	size_t n = strlen(s->old);

	for (size_t i = 0; i + n <= out->len; i++)
		if (memcmp(out->data + i, s->old, n) == 0) {
			size_t rest = out->len - i - n;
			char *tail = arena_alloc(a, rest + 1);

			memcpy(tail, out->data + i + n, rest);
			out->len = i;
			buf_str(out, s->new);
			buf_add(out, tail, rest);
			return;
		}
	fail_msg("the bytes have no '%s' to break", s->old);
}

static const char *
broken(struct arena *a, const struct swap *swaps, size_t n)
{
	struct build b = archival_sound(a);
	struct verify_report *r;
	struct buf out = { 0 };
	char *copy;

	for (size_t i = 0; i < n && swaps[i].new != NULL; i++)
		swap_in(&b, &swaps[i]);
	build_bytes(&b, &out);
	for (size_t i = 0; i < n && swaps[i].new != NULL; i++)
		if (swaps[i].at == BYTES)
			swap_bytes(a, &out, &swaps[i]);
	copy = arena_alloc(a, out.len + 1);
	memcpy(copy, out.data, out.len);
	r = verify_bytes(a, copy, out.len);
	buf_free(&out);
	return found(a, r);
}

#define LONG10	"aaaaaaaaaa"
#define LONG130	LONG10 LONG10 LONG10 LONG10 LONG10 LONG10 LONG10 LONG10 \
	LONG10 LONG10 LONG10 LONG10 LONG10
#define Q29	"q q q q q q q q q q q q q q q q q q q q q q q q q q q q q "
#define X	"</pdfaProperty:description>"

static const struct {
	const char	*what;		/* rules that are found */
	struct swap	 swaps[4];
} cases[] = {
	/* the file as bytes */
	{ "header", { { HEADER, "1.7", "2.0" } } },
	{ "damaged header", { { HEADER, "%PDF", "\n%PDF" } } },
	{ "header", { { HEADER, "%PDF-1.7\n", "%PDF-1.7 \n" } } },
	{ "header-binary", { { HEADER, "\xe2", "a" } } },
	{ "trailer-id", { { TRAILER, "/ID [", "/IE [" } } },
	{ "after-end", { { BYTES, "%%EOF\n", "%%EOF\nMore\n" } } },
	{ "xref-line", { { BYTES, "xref\n0", "xref \n0" } } },
	{ "hex-odd", { { TRAILER, "/Info", "/Odd 26 0 R /Info" },
	    { OTHER, NULL, "<123>" } } },
	{ "damaged hex-stray", { { OTHER, NULL, "[ <1g> ]" } } },
	{ "stream-length", { { BYTES, "/Length 132 ", "/Length 131 " } } },
	{ "stream-lines", { { BYTES, "x\nendstream\nendobj",
	    "xendstream\n\nendobj" } } },
	{ "stream-length", { { BYTES, "\nendstream\nendobj",
	    "endstream\n\nendobj" } } },
	{ "object-lines", { { BYTES, "1 0 obj\n", "1 0 obj " } } },
	{ "object-lines", { { BYTES, ">>\nendobj", ">> endobj" } } },
	{ "stream-outside", { { UNICODE, "<< >>", "<< /F (x) >>" } } },
	{ "crypt", { { UNICODE, "<< >>", "<< /Filter /Crypt >>" } } },
	{ "filter", { { UNICODE, "<< >>", "<< /Filter /Squeeze >>" } } },
	{ "name-utf8", { { DESCRIPTOR, "/ABCDEF+Test", "/ABCDEF+T#ffst" } } },
	{ "integer-range", { { STATE, "/SA", "/X 2147483648 /SA" } } },
	{ "real-range", { { STATE, "/SA", "/X 9"
	    "00000000000000000000000000000000000000.0 /SA" } } },
	{ "name-length", { { STATE, "/SA", "/" LONG130 " 1 /SA" } } },
	{ "save-depth", { { CONTENT, "q /G", Q29 "/G" } } },
	{ "box-size", { { PAGE, "/Contents", "/TrimBox [ 0 0 2 9 ] "
	    "/Contents" } } },
	{ "perms-keys", { { CATALOG, "/Lang", "/Perms << /UR << >> >> "
	    "/Lang" } } },
	/* graphics */
	{ "operator", { { CONTENT, "9 re f", "9 re zz f" } } },
	{ "operator", { { CONTENT, "9 re f", "9 re BX zz EX f" } } },
	{ "resources", { { PAGE, "/Resources", "/Resorces" },
	    { PAGES, "/Kids", "/Resources << /Font << /T 12 0 R /S 20 0 R >> "
	    "/ExtGState << /G 17 0 R >> /XObject << /I 18 0 R /F 19 0 R >> >> "
	    "/Kids" } } },
	{ "intent-profile device-gray", { { INTENT, "/DestOutputProfile 11 0 R",
	    "/DestOutputProfile 16 0 R" }, { CONTENT, "1 0 0 rg", "" } } },
	{ "intent-profile intents-differ", { { CATALOG, "[ 10 0 R ]", "[ 10 0 R << "
	    "/S /GTS_PDFX /DestOutputProfile 16 0 R >> ]" } } },
	{ "intent-outside", { { INTENT, "/S /GTS_PDFA1", "/S /GTS_PDFX "
	    "/DestOutputProfileRef << >>" }, { CATALOG, "[ 10 0 R ]",
	    "[ 10 0 R << /S /GTS_PDFA1 /DestOutputProfile 11 0 R >> ]" } } },
	{ "device-cmyk", { { CONTENT, "1 0 0 rg", "1 0 0 0 k" } } },
	{ "device-cmyk", { { IMAGE, "<< /Type /XObject /Subtype /Image /Width "
	    "1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray",
	    "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 "
	    "/BitsPerComponent 8 /ColorSpace /DeviceCMYK" } } },
	{ "device-rgb device-gray", { { CATALOG, "/OutputIntents",
	    "/OutputIntent" } } },
	{ "transfer", { { STATE, "/SA", "/TR /Identity /SA" } } },
	{ "transfer2", { { STATE, "/SA", "/TR2 /Identity /SA" } } },
	{ "halftone-origin", { { STATE, "/SA", "/HTP [ 0 0 ] /SA" } } },
	{ "halftone-type", { { STATE, "/SA", "/HT << /HalftoneType 6 >> /SA" }
	    } },
	{ "halftone-name", { { STATE, "/SA", "/HT << /HalftoneType 1 "
	    "/HalftoneName (x) >> /SA" } } },
	{ "halftone-transfer", { { STATE, "/SA", "/HT << /HalftoneType 1 "
	    "/TransferFunction /Identity >> /SA" } } },
	{ "rendering-intent", { { STATE, "/SA", "/RI /Pretty /SA" } } },
	{ "rendering-intent", { { CONTENT, "1 0 0 rg", "/Pretty ri" } } },
	{ "blend-mode", { { STATE, "/SA", "/BM /Mixed /SA" } } },
	{ "alternates", { { IMAGE, "<< /Type", "<< /Alternates [ ] /Type" } }
	    },
	{ "image-opi", { { IMAGE, "<< /Type", "<< /OPI << >> /Type" } } },
	{ "interpolate", { { IMAGE, "<< /Type", "<< /Interpolate true /Type" }
	    } },
	{ "image-bits", { { IMAGE, "<< /Type /XObject /Subtype /Image /Width "
	    "1 /Height 1 /BitsPerComponent 8", "<< /Type /XObject /Subtype "
	    "/Image /Width 1 /Height 1 /BitsPerComponent 3" } } },
	{ "inline-filter", { { CONTENT, "1 0 0 rg", "BI /W 1 /H 1 /BPC 8 /CS "
	    "/G /F /LZW ID x EI" } } },
	{ "interpolate", { { CONTENT, "1 0 0 rg", "BI /W 1 /H 1 /BPC 8 /CS "
	    "/G /I true ID x EI" } } },
	{ "form-postscript", { { FORM, "<< /Type", "<< /Subtype2 /PS /Type" }
	    } },
	{ "reference-xobject", { { FORM, "<< /Type",
	    "<< /Ref << >> /Type" } } },
	{ "postscript", { { FORM, "<< /Type /XObject /Subtype /Form",
	    "<< /Type /XObject /Subtype /PS" } } },
	{ "jpx-channels jpx-spaces jpx-method jpx-depth", { { IMAGE,
	    "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 "
	    "/BitsPerComponent 8 /ColorSpace /DeviceGray", "<< /Type /XObject "
	    "/Subtype /Image /Width 1 /Height 1 /Filter /JPXDecode" } } },
	{ "colorants-many colorants", { { CONTENT, "1 0 0 rg", "/N cs" },
	    { PAGE, "/XObject", "/ColorSpace << /N [ /DeviceN [ /A /A /A /A "
	    "/A /A /A /A /A /A /A /A /A /A /A /A /A /A /A /A /A /A /A /A /A "
	    "/A /A /A /A /A /A /A /A ] /DeviceRGB 26 0 R ] >> /XObject" } } },
	{ "separation", { { CONTENT, "1 0 0 rg 0 0 9 9 re f", "/N cs 0 0 9 9 "
	    "re f /O cs 0 0 9 9 re f" }, { PAGE, "/XObject", "/ColorSpace << "
	    "/N [ /Separation /A /DeviceRGB << /FunctionType 2 /N 1 >> ] "
	    "/O [ /Separation /A /DeviceRGB << /FunctionType 2 /N 2 >> ] >> "
	    "/XObject" } } },
	{ "icc-profile", { { CONTENT, "1 0 0 rg", "/N cs" },
	    { PAGE, "/XObject", "/ColorSpace << /N [ /ICCBased 16 0 R ] >> "
	    "/XObject" } } },
	{ "icc-profile overprint", { { CONTENT, "1 0 0 rg", "/N cs" },
	    { PAGE, "/XObject", "/ColorSpace << /N [ /ICCBased 26 0 R ] >> "
	    "/XObject" }, { STATE, "/SA", "/OP true /OPM 1 /SA" },
	    { OTHER, NULL, "<< /N 4 >>" } } },
	{ "device-gray blend-space", { { CATALOG, "/OutputIntents", "/OutputIntent" },
	    { STATE, "/CA 1", "/CA .5" }, { PAGE, "/XObject", "/ColorSpace << "
	    "/DefaultRGB [ /CalRGB << >> ] /DefaultGray [ /CalGray << >> ] >> "
	    "/XObject" }, { FORM, "0 0 9 9 re f", "0 0 9 9 re W n" } } },
	/* fonts */
	{ "font-type", { { SIMPLE, "/Type /Font ", "" } } },
	{ "font-subtype", { { CIDFONT, "/CIDFontType2", "/CIDFont" } } },
	{ "font-subtype", { { CIDFONT, "/CIDFontType2", "/CIDFontType9" } } },
	{ "font-name", { { SIMPLE, "/BaseFont /Test", "" } } },
	{ "font-first font-widths widths-differ", { { SIMPLE, "/FirstChar 65", "" } } },
	{ "font-last font-widths", { { SIMPLE, "/LastChar 66", "" } } },
	{ "font-widths", { { SIMPLE, "600 700", "600 700 800" } } },
	{ "cid-to-gid", { { CIDFONT, "/CIDToGIDMap /Identity", "" } } },
	{ "cmap-embedded", { { FONT, "/Identity-H", "/Own-H" },
	    { CIDFONT, "(Identity)", "(Japan1)" } } },
	{ "cid-system", { { FONT, "/Identity-H", "/UniGB-UCS2-H" } } },
	{ "font-embedded", { { SIMPLE_DESCRIPTOR, "/FontFile2", "/FontFile9" }
	    } },
	{ "font-embedded", { { DESCRIPTOR, "/FontFile2", "/FontFile9" } } },
	{ "font-broken", { { SIMPLE_DESCRIPTOR, "15 0 R", "16 0 R" } } },
	{ "glyph-missing", { { CONTENT, "(AB)", "(A~)" },
	    { SIMPLE, "66", "126" }, { SIMPLE, "600 700", "600 "
	    "1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 "
	    "1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 "
	    "0" } } },
	{ "glyph-missing", { { CONTENT, "00010002", "00010003" },
	    { UNICODE, "<0002> <0041>", "<0003> <0041>" } } },
	{ "cidset", { { DESCRIPTOR, "/Flags", "/CIDSet 16 0 R /Flags" } } },
	{ "widths-differ", { { CIDFONT, "600 700", "600 702" } } },
	{ "widths-differ", { { SIMPLE, "600 700", "598 700" } } },
	{ "truetype-encoding", { { SIMPLE, "/WinAnsiEncoding",
	    "/StandardEncoding" } } },
	{ "truetype-encoding", { { SIMPLE, "/WinAnsiEncoding",
	    "<< /BaseEncoding /WinAnsiEncoding /Differences [ 1 /g12 ] >>" } }
	    },
	{ "symbolic-encoding", { { SIMPLE_DESCRIPTOR, "/Flags 32",
	    "/Flags 4" }, { SIMPLE, "/FontDescriptor", "/ToUnicode 26 0 R "
	    "/FontDescriptor" }, { CONTENT, "(AB)", "()" } } },
	{ "unicode", { { FONT, "/ToUnicode", "/ToUnicde" } } },
	{ "unicode", { { UNICODE, "<0002> <0041>", "<0001> <0041>" } } },
	{ "unicode-value", { { UNICODE, "<0002> <0041>", "<0002> <FEFE>" } } },
	{ "unicode-value", { { UNICODE, "<0002> <0041>", "<0002> <0000>" } } },
	{ "unicode-private", { { UNICODE, "<0002> <0041>", "<0002> <E000>" } }
	    },
	{ "notdef", { { CONTENT, "00010002", "00010000" },
	    { UNICODE, "<0001> <0002> <0041>", "<0000> <0001> <0041>" } } },
	{ "font-file-type", { { PROGRAM, "<<", "<< /Subtype /Strange" } } },
	{ "cid-system cmap-wmode notdef", { { FONT, "/Identity-H", "26 0 R" }, { OTHER, NULL,
	    "<< /WMode 1 /Length 1 >>\nstream\n \nendstream" } } },
	{ "cid-system cmap-uses", { { FONT, "/Identity-H", "26 0 R" }, { OTHER, NULL,
	    "<< /UseCMap /Own /Length 1 >>\nstream\n \nendstream" } } },
	{ "cid-range cid-system glyph-missing", { { FONT, "/Identity-H",
	    "26 0 R" }, { OTHER, NULL, "<< /Length 97 >>\nstream\n1 begincodespacerange <0000> <FFFF> "
	    "endcodespacerange\n1 begincidrange <0000> <FFFF> 9 endcidrange"
	    "\nendstream" } } },
	/* annotations and actions */
	{ "field-action", { { CATALOG, "/Lang", "/AcroForm << /Fields [ "
	    "<< /FT /Tx /T (a) /AA << >> >> ] >> /Lang" } } },
	{ "field-name field-tag active-content widget-action", { { NOTE,
	    "/Subtype /Text", "/Subtype /Widget /AA << >>" } } },
	{ "annot-type", { { NOTE, "/Text", "/Strange" } } },
	{ "annot-flags-missing", { { NOTE, "/F 28", "" } } },
	{ "annot-flags", { { NOTE, "/F 28", "/F 24" } } },
	{ "annot-flags", { { NOTE, "/F 28", "/F 30" } } },
	{ "annot-appearance", { { NOTE, "/AP << /N 25 0 R >>", "" } } },
	{ "annot-ap-keys", { { NOTE, "/AP << /N 25 0 R", "/AP << /N 25 0 R "
	    "/D 25 0 R" } } },
	{ "annot-ap-keys", { { NOTE, "/N 25 0 R", "/N << >>" } } },
	{ "need-appearances", { { CATALOG, "/Lang", "/AcroForm << /Fields [ ] "
	    "/NeedAppearances true >> /Lang" } } },
	{ "xfa", { { CATALOG, "/Lang", "/AcroForm << /Fields [ ] /XFA [ ] >> "
	    "/Lang" } } },
	{ "needs-rendering", { { CATALOG, "/Lang", "/NeedsRendering true "
	    "/Lang" } } },
	{ "active-content action", { { CATALOG, "/Lang", "/OpenAction << /S "
	    "/JavaScript /JS (x) >> /Lang" } } },
	{ "active-content action-named", { { CATALOG, "/Lang", "/OpenAction "
	    "<< /S /Named /N /Print >> /Lang" } } },
	{ "catalog-actions", { { CATALOG, "/Lang", "/AA << >> /Lang" } } },
	{ "page-actions", { { PAGE, "/Tabs", "/AA << >> /Tabs" } } },
	{ "pres-steps", { { PAGE, "/Tabs", "/PresSteps << >> /Tabs" } } },
	/* metadata */
	{ "ua-claim title metadata claim", { { CATALOG, "/Metadata",
	    "/Metdata" } } },
	{ "xmp-bytes", { { METADATA, " id=", " bytes=\"9\" id=" } } },
	{ "xmp-encoding", { { METADATA, " id=", " encoding=\"UTF-8\" id=" } }
	    },
	{ "ua-claim title xmp-form claim", { { METADATA, "</dc:title>",
	    "</dc:tite>" } } },
	{ "xmp-property", { { METADATA, "<pdf:Producer>movant</pdf:Producer>",
	    "<pdf:Mood>good</pdf:Mood>" } } },
	{ "xmp-property", { { METADATA, "<pdfaProperty:name>part",
	    "<pdfaProperty:name>prt" } } },
	{ "xmp-value", { { METADATA, "T12:00:00Z", " 12:00" } } },
	{ "xmp-value", { { METADATA, "<dc:creator><rdf:Seq><rdf:li>A &amp; B"
	    "</rdf:li></rdf:Seq>", "<dc:creator>A &amp; B" } } },
	{ "extension-bag", { { METADATA, "schemas><rdf:Bag>",
	    "schemas><rdf:Seq>" }, { METADATA, "</rdf:Bag>", "</rdf:Seq>" } }
	    },
	{ "extension-schema", { { METADATA, "<pdfaSchema:schema>PDF/UA"
	    "</pdfaSchema:schema>", "" } } },
	{ "extension-property", { { METADATA, "internal", "own" } } },
	{ "extension-property", { { METADATA, "Type>Integer", "Type>Int" } } },
	{ "extension-type", { { METADATA, "<pdfaSchema:property>",
	    "<pdfaSchema:valueType><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
	    "</rdf:li></rdf:Seq></pdfaSchema:valueType>"
	    "<pdfaSchema:property>" } } },
	{ "extension-field", { { METADATA, "<pdfaSchema:property>",
	    "<pdfaSchema:valueType><rdf:Seq><rdf:li rdf:parseType=\"Resource\" "
	    "xmlns:pdfaType=\"http://www.aiim.org/pdfa/ns/type#\">"
	    "<pdfaType:type>Mood</pdfaType:type><pdfaType:namespaceURI>urn:m"
	    "</pdfaType:namespaceURI><pdfaType:prefix>m</pdfaType:prefix>"
	    "<pdfaType:description>m</pdfaType:description><pdfaType:field>"
	    "<rdf:Seq><rdf:li rdf:parseType=\"Resource\"></rdf:li></rdf:Seq>"
	    "</pdfaType:field></rdf:li></rdf:Seq></pdfaSchema:valueType>"
	    "<pdfaSchema:property>" } } },
	{ "ua-claim title xmp-form xmp-utf8 claim", { { METADATA, "Motion", "\xff" } } },
	{ "extension-fields", { { METADATA, X, X "<pdfaProperty:x>1"
	    "</pdfaProperty:x>" } } },
	{ "claim", { { METADATA, "<pdfaid:part>2</pdfaid:part>"
	    "<pdfaid:conformance>A</pdfaid:conformance>", "" } } },
	{ "claim-part", { { METADATA, "<pdfaid:part>2", "<pdfaid:part>5" } } },
	{ "claim-level", { { METADATA, "ce>A<", "ce>X<" } } },
	{ "ua-claim", { { METADATA, "<pdfuaid:part>1", "<pdfuaid:part>2" } } },
	{ "title", { { METADATA, "Motion", "" } } },
	/* signatures */
	{ "active-content signature-range signature-form", { { CATALOG,
	    "/Lang", "/AcroForm << /Fields [ << /FT /Sig /T (s) /A << /S /GoToR "
	    ">> /V << /ByteRange [ 0 1 2 3 ] /Contents <00> >> >> ] >> /Lang" }
	    } },
	{ "perms-digest", { { CATALOG, "/Lang", "/Perms << /DocMDP 26 0 R >> "
	    "/Lang" }, { OTHER, NULL, "<< /Reference [ << /Type /SigRef "
	    "/DigestMethod /MD5 >> ] >>" } } },
	/* the rest */
	{ "real-small", { { STATE, "/SA", "/X 0.0000000000000000000000000000000"
	    "000000001 /SA" } } },
	{ "stream-broken", { { FORM, "<< /Type", "<< /Filter /FlateDecode "
	    "/Type" } } },
	{ "active-content embedded-form", { { OTHER, NULL, "<< /F (a) "
	    "/UF (a) /EF << /F 9 0 R >> >>" } } },
	{ "layer-default-name", { { CATALOG, "/Lang", "/OCProperties << /OCGs [ ] "
	    "/D << /Name () >> >> /Lang" } } },
	{ "layer-twice", { { CATALOG, "/Lang", "/OCProperties << /OCGs [ ] "
	    "/D << /Name (a) >> /Configs [ << /Name (a) >> ] >> /Lang" } } },
	{ "layer-order", { { CATALOG, "/Lang", "/OCProperties << /OCGs [ "
	    "26 0 R ] /D << /Name (a) /Order [ ] >> >> /Lang" },
	    { OTHER, NULL, "<< /Type /OCG /Name (x) >>" } } },
	{ "layer-switching", { { CATALOG, "/Lang", "/OCProperties "
	    "<< /OCGs [ ] /D << /Name (a) /AS [ ] >> >> /Lang" } } },
	{ "presentations", { { CATALOG, "/Lang", "/Names << "
	    "/AlternatePresentations << >> >> /Lang" } } },
	{ "requirements", { { CATALOG, "/Lang", "/Requirements [ ] /Lang" } }
	    },
};

/* The same file as level b of part 1, whose rules differ. */
static const struct {
	const char	*what;
	struct swap	 swaps[8];
} part1[] = {
#define PART1 { METADATA, "part>2<", "part>1<" }, \
	    { METADATA, "ce>A<", "ce>B<" }, { CIDFONT, "/ABCDEF+", "/" }, \
	    { NOTE, "/Subtype /Text", "/Subtype /Text" }
	{ "", { PART1 } },
	{ "cidset", { PART1, { CIDFONT, "/Test", "/ABCDEF+Test" } } },
	{ "transparent", { PART1, { STATE, "/CA 1", "/CA .5" } } },
	{ "transparent", { PART1, { STATE, "/SA", "/SMask << /S /Luminosity >> "
	    "/SA" } } },
	{ "blend-mode transparent", { PART1, { STATE, "/SA", "/BM /Multiply "
	    "/SA" } } },
	{ "transparent", { PART1, { FORM, "<< /Type", "<< /Group << /S "
	    "/Transparency >> /Type" } } },
	{ "active-content embedded-part1", { PART1, { OTHER, NULL,
	    "<< /F (a) /UF (a) /EF << /F 9 0 R >> >>" } } },
	{ "layers-part1", { PART1, { CATALOG, "/Lang", "/OCProperties << "
	    "/OCGs [ ] /D << /Name (a) >> >> /Lang" } } },
	{ "info-differs", { PART1, { INFO, "(Motion)", "(Order)" } } },
	{ "info-differs", { PART1, { INFO, "0306", "0307" } } },
	{ "metadata-filter", { PART1, { METADATA, "<< /Type", "<< /Filter [ ] "
	    "/Type" } } },
	{ "annot-opacity", { PART1, { NOTE, "/F 28", "/F 28 /CA .5" } } },
	{ "device-rgb device-gray annot-colour", { PART1, { NOTE, "/F 28",
	    "/F 28 /C [ 1 ]" }, { INTENT, "/GTS_PDFA1", "/GTS_PDFX" } } },
	{ "xref-header", { PART1, { BYTES, "xref\n0 ", "xref\n0  " } } },
	{ "real-range", { PART1, { STATE, "/SA", "/X 40000.5 /SA" } } },
	{ "active-content action", { PART1, { CATALOG, "/Lang", "/OpenAction "
	    "<< /S /GoToE >> /Lang" } } },
	/* No level of part 1: held to level a, which has no Annot. */
	{ "role-unmapped claim-level", { PART1, { METADATA, "ce>B<", "ce>U<" } } },
};

static void
part_1_has_rules_of_its_own(void **state)
{
	struct test *t = *state;
	size_t wrong = 0;

	for (size_t i = 0; i < sizeof(part1) / sizeof(part1[0]); i++) {
		const char *got = broken(t->arena, part1[i].swaps, 8);

		if (strcmp(got, part1[i].what) == 0)
			continue;
		wrong++;
		print_error("'%s' instead of '%s' (case %zu)\n", got,
		    part1[i].what, i);
	}
	assert_int_equal(wrong, 0);
}

/* As many times the text as are too many, and one less. */
static void
lengths_have_a_limit(void **state)
{
	static const struct {
		const char	*what, *before, *one, *after;
		size_t		 most;
		bool		 part1;
	} rows[] = {
		{ "string-length", "/X (", "a", ") /SA", 32767, false },
		{ "string-length", "/X (", "a", ") /SA", 65535, true },
		{ "array-length", "/X [ ", "0 ", "] /SA", 8191, true },
	};
	struct test *t = *state;

	for (size_t i = 0; i < 2 * sizeof(rows) / sizeof(rows[0]); i++) {
		size_t n = rows[i / 2].most + i % 2;
		struct swap swaps[4] = { { STATE, "/SA", NULL },
		    { METADATA, "part>2<", "part>1<" },
		    { METADATA, "ce>A<", "ce>B<" },
		    { CIDFONT, "/ABCDEF+", "/" } };
		struct buf b = { 0 };

		buf_str(&b, rows[i / 2].before);
		while (n-- > 0)
			buf_str(&b, rows[i / 2].one);
		buf_str(&b, rows[i / 2].after);
		swaps[0].new = buf_copy(&b, t->arena);
		buf_free(&b);
		assert_string_equal(broken(t->arena, swaps, rows[i / 2].part1 ?
		    4 : 1), i % 2 ? rows[i / 2].what : "");
	}
}

/* Text that cannot be read as characters fails level u, not level b. */
static void
a_level_has_the_rules_of_those_below(void **state)
{
	struct test *t = *state;
	struct swap swaps[3] = { { METADATA, "ce>A<", "ce>U<" },
	    { FONT, "/ToUnicode", "/ToUnicde" }, { CATALOG, "/Lang (en-US)",
	    "/Lang (en-US)" } };

	assert_string_equal(broken(t->arena, swaps, 3), "unicode");
	swaps[0].new = "ce>B<";
	/* PDF/UA asks for it at any level. */
	assert_string_equal(broken(t->arena, swaps, 3), "unicode");
	assert_true(verify_rule_counts(VERIFY_UNICODE_PRIVATE, 2, 'a'));
	assert_false(verify_rule_counts(VERIFY_UNICODE_PRIVATE, 2, 'u'));
	assert_false(verify_rule_counts(VERIFY_XREF_STREAM, 2, 'a'));
	assert_true(verify_rule_counts(VERIFY_XREF_STREAM, 1, 'b'));
}

static void
one_thing_broken_is_one_finding(void **state)
{
	struct test *t = *state;
	size_t wrong = 0;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *got = broken(t->arena, cases[i].swaps, 4);

		if (strcmp(got, cases[i].what) == 0)
			continue;
		wrong++;
		print_error("'%s' instead of '%s' (%s)\n", got, cases[i].what,
		    cases[i].swaps[0].new);
	}
	assert_int_equal(wrong, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_sound_file_has_no_findings),
		TEST(one_thing_broken_is_one_finding),
		TEST(part_1_has_rules_of_its_own),
		TEST(lengths_have_a_limit),
		TEST(a_level_has_the_rules_of_those_below),
	};

	return cmocka_run_group_tests(tests, test_xml_open, test_xml_close);
}
