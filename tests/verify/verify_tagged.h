/*
 * A sound tagged file with one of everything that the rules of accessibility
 * speak of, so that each rule can be broken alone.  The names below are the
 * numbers of its objects.
 */
#ifndef TESTS_VERIFY_TAGGED_H
#define TESTS_VERIFY_TAGGED_H

#include "verify/verify_builder.h"

enum {
	CATALOG = 1, PAGES, PAGE, CONTENT, ROOT, PARENTS,
	/* structure elements, in the order of the tree */
	DOCUMENT, H1, H2, CHAPTER, P, L, LI, LBL, LBODY,	/* 7 to 15 */
	TABLE, TR1, TH1, TH2, TR2, TD1, TD2, FIGURE, FORMULA,	/* 16 to 24 */
	NOTE1, NOTE2, LINK, FORM, ANNOT, TOC, TOCI,		/* 25 to 31 */
	RUBY, RB, RT, WARICHU, WP1, WT, WP2, FILE_ANNOT, IN_FORM, /* to 40 */
	/* annotations */
	A_LINK = 50, A_FIELD, A_TEXT, A_FILE, A_MARK, MARK_LOOK,
	/* the rest */
	OUTLINES = 60, BOOKMARK, FILE_SPEC, MEDIA, XFA, X_FORM, X_IMAGE, FONT,
	METADATA,
};

static const char tagged_page[] =
    "/H1 << /MCID 0 >> BDC BT /T 12 Tf (Motion) Tj ET EMC\n"
    "/H2 << /MCID 1 >> BDC BT /T 12 Tf (Facts) Tj ET EMC\n"
    "/P << /MCID 2 >> BDC BT /T 12 Tf (I am safe) Tj ET EMC\n"
    "/LBody << /MCID 3 >> BDC BT /T 12 Tf (One) Tj ET EMC\n"
    "/Figure << /MCID 4 >> BDC /I Do EMC\n"
    "/Link /M BDC BT /T 12 Tf (court) Tj ET EMC\n"
    "/Artifact BMC 0 0 m 9 9 l S EMC\n"
    "/Artifact << /Type /Pagination >> BDC BT (1) Tj ET EMC\n"
    "q /F Do Q\n";

static inline void
tagged_elements(struct build *b)
{
	const char **o = b->objects;

	o[ROOT] = "<< /Type /StructTreeRoot /K 7 0 R /ParentTree 6 0 R "
	    "/RoleMap << /Chapter /Sect >> "
	    "/ClassMap << /Head << /O /Table /Scope /Column >> >> >>";
	o[PARENTS] = "<< /Nums [ 0 [ 8 0 R 9 0 R 11 0 R 15 0 R 23 0 R 27 0 R ]"
	    " 1 27 0 R 2 28 0 R 3 29 0 R 4 39 0 R 5 [ 40 0 R ] ] >>";
	o[DOCUMENT] = "<< /Type /StructElem /S /Document /P 5 0 R /K [ 8 0 R "
	    "9 0 R 10 0 R 12 0 R 16 0 R 23 0 R 24 0 R 25 0 R 26 0 R 27 0 R "
	    "28 0 R 29 0 R 30 0 R 32 0 R 35 0 R 39 0 R 40 0 R ] >>";
	o[H1] = "<< /S /H1 /P 7 0 R /Pg 3 0 R /K 0 >>";
	o[H2] = "<< /S /H2 /P 7 0 R /Pg 3 0 R /K [ 1 ] >>";
	o[CHAPTER] = "<< /S /Chapter /P 7 0 R /K 11 0 R >>";
	o[P] = "<< /S /P /P 10 0 R /K << /Type /MCR /Pg 3 0 R /MCID 2 >> >>";
	o[L] = "<< /S /L /P 7 0 R /K 13 0 R >>";
	o[LI] = "<< /S /LI /P 12 0 R /K [ 14 0 R 15 0 R ] >>";
	o[LBL] = "<< /S /Lbl /P 13 0 R >>";
	o[LBODY] = "<< /S /LBody /P 13 0 R /Pg 3 0 R /K 3 >>";
	o[TABLE] = "<< /S /Table /P 7 0 R /K [ 17 0 R 20 0 R ] >>";
	o[TR1] = "<< /S /TR /P 16 0 R /K [ 18 0 R 19 0 R ] >>";
	o[TH1] = "<< /S /TH /P 17 0 R /C /Head >>";
	o[TH2] = "<< /S /TH /P 17 0 R /A << /O /Table /Scope /Column >> >>";
	o[TR2] = "<< /S /TR /P 16 0 R /K [ 21 0 R 22 0 R ] >>";
	o[TD1] = "<< /S /TD /P 20 0 R >>";
	o[TD2] = "<< /S /TD /P 20 0 R >>";
	o[FIGURE] = "<< /S /Figure /P 7 0 R /Pg 3 0 R /K 4 "
	    "/Alt (The seal) >>";
	o[FORMULA] = "<< /S /Formula /P 7 0 R /Alt (a over b) >>";
	o[NOTE1] = "<< /S /Note /P 7 0 R /ID (n1) >>";
	o[NOTE2] = "<< /S /Note /P 7 0 R /ID (n2) >>";
	o[LINK] = "<< /S /Link /P 7 0 R /Pg 3 0 R /Alt (The court) "
	    "/K [ 5 << /Type /OBJR /Obj 50 0 R >> ] >>";
	o[FORM] = "<< /S /Form /P 7 0 R "
	    "/K << /Type /OBJR /Obj 51 0 R >> >>";
	o[ANNOT] = "<< /S /Annot /P 7 0 R "
	    "/K << /Type /OBJR /Obj 52 0 R >> >>";
	o[TOC] = "<< /S /TOC /P 7 0 R /K [ 31 0 R ] >>";
	o[TOCI] = "<< /S /TOCI /P 30 0 R >>";
	o[RUBY] = "<< /S /Ruby /P 7 0 R /K [ 33 0 R 34 0 R ] >>";
	o[RB] = "<< /S /RB /P 32 0 R >>";
	o[RT] = "<< /S /RT /P 32 0 R >>";
	o[WARICHU] = "<< /S /Warichu /P 7 0 R /K [ 36 0 R 37 0 R 38 0 R ] >>";
	o[WP1] = "<< /S /WP /P 35 0 R >>";
	o[WT] = "<< /S /WT /P 35 0 R >>";
	o[WP2] = "<< /S /WP /P 35 0 R >>";
	o[FILE_ANNOT] = "<< /S /Annot /P 7 0 R "
	    "/K << /Type /OBJR /Obj 53 0 R >> >>";
	o[IN_FORM] = "<< /S /P /P 7 0 R "
	    "/K << /Type /MCR /Stm 65 0 R /Pg 3 0 R /MCID 0 >> >>";
}

static inline void
tagged_annots(struct build *b)
{
	static const char look[] = "/Artifact BMC 0 0 9 9 re f EMC\n";
	const char **o = b->objects;

	o[A_LINK] = "<< /Type /Annot /Subtype /Link /Rect [ 9 9 99 20 ] "
	    "/StructParent 1 /Contents (The court's page) >>";
	o[A_FIELD] = "<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) "
	    "/TU (Your name) /Rect [ 9 30 99 40 ] /StructParent 2 >>";
	o[A_TEXT] = "<< /Type /Annot /Subtype /Text /Rect [ 9 50 99 60 ] "
	    "/StructParent 3 /Contents (A remark) >>";
	o[A_FILE] = "<< /Type /Annot /Subtype /FileAttachment "
	    "/Rect [ 9 70 99 80 ] /StructParent 4 /Contents (A file) "
	    "/FS << /Type /Filespec /F (b) /UF (b) /EF << >> >> >>";
	o[A_MARK] = "<< /Type /Annot /Subtype /PrinterMark "
	    "/Rect [ 0 0 9 9 ] /Contents (A mark) /AP << /N 55 0 R >> >>";
	build_stream(b, MARK_LOOK, "<< /Subtype /Form /BBox [ 0 0 9 9 ] >>",
	    look, sizeof(look) - 1);
}

static inline void
tagged_rest(struct build *b)
{
	static const char form[] = "/P << /MCID 0 >> BDC BT /T 9 Tf (x) Tj ET "
	    "EMC\n";
	static const char xmp[] = "<x:xmpmeta xmlns:x='adobe:ns:meta/'>"
	    "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
	    "<r:Description r:about='' "
	    "xmlns:dc='http://purl.org/dc/elements/1.1/' "
	    "xmlns:pdfuaid='http://www.aiim.org/pdfua/ns/id/'>"
	    "<pdfuaid:part>1</pdfuaid:part>"
	    "<dc:title><r:Alt><r:li xml:lang='x-default'>Motion</r:li></r:Alt>"
	    "</dc:title></r:Description></r:RDF></x:xmpmeta>";
	static const char xfa[] = "<config><dynamicRender>forbidden"
	    "</dynamicRender></config>";
	const char **o = b->objects;

	o[OUTLINES] = "<< /Type /Outlines /First 61 0 R /Last 61 0 R "
	    "/Count 1 >>";
	o[BOOKMARK] = "<< /Title (Motion) /Parent 60 0 R >>";
	o[FILE_SPEC] = "<< /Type /Filespec /F (a) /UF (a) /EF << >> >>";
	o[MEDIA] = "<< /Type /Rendition /S /MR /C << /Type /MediaClip "
	    "/S /MCD /CT (audio/mpeg) /Alt [ () (A bell) ] /D 62 0 R >> >>";
	build_stream(b, XFA, "<< >>", xfa, sizeof(xfa) - 1);
	build_stream(b, X_FORM, "<< /Type /XObject /Subtype /Form "
	    "/BBox [ 0 0 9 9 ] /StructParents 5 "
	    "/Resources << /Font << /T 67 0 R >> >> >>", form,
	    sizeof(form) - 1);
	build_stream(b, X_IMAGE, "<< /Type /XObject /Subtype /Image /Width 1 "
	    "/Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray >>", "x",
	    1);
	build_stream(b, METADATA, "<< /Type /Metadata /Subtype /XML >>", xmp,
	    sizeof(xmp) - 1);
	o[FONT] = "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>";
}

static inline struct build
tagged_sound(struct arena *a)
{
	struct build b = { .arena = a };
	const char **o = b.objects;

	b.header = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";
	b.trailer = "/Root 1 0 R";
	o[CATALOG] = "<< /Type /Catalog /Pages 2 0 R /Lang (en-US) "
	    "/Metadata 68 0 R "
	    "/MarkInfo << /Marked true >> /StructTreeRoot 5 0 R "
	    "/ViewerPreferences << /DisplayDocTitle true >> "
	    "/Outlines 60 0 R /AcroForm << /Fields [ 51 0 R ] /XFA 64 0 R >> "
	    "/OCProperties << /OCGs [ ] /D << /Name (Usual) >> "
	    "/Configs [ << /Name (Other) >> ] >> "
	    "/Names << /EmbeddedFiles << /Names [ (a) 62 0 R ] >> "
	    "/Renditions << /Names [ (r) 63 0 R ] >> >> >>";
	o[PAGES] = "<< /Type /Pages /Kids [ 3 0 R ] /Count 1 >>";
	o[PAGE] = "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 612 792 ] "
	    "/Contents 4 0 R /StructParents 0 /Tabs /S "
	    "/Annots [ 50 0 R 51 0 R 52 0 R 53 0 R 54 0 R ] "
	    "/Resources << /Font << /T 67 0 R >> "
	    "/XObject << /F 65 0 R /I 66 0 R >> "
	    "/Properties << /M << /MCID 5 >> >> >> >>";
	build_stream(&b, CONTENT, "<< >>", tagged_page,
	    sizeof(tagged_page) - 1);
	tagged_elements(&b);
	tagged_annots(&b);
	tagged_rest(&b);
	return b;
}

/* Is it one of the rules that the cases of the tests are about? */
static inline bool
tagged_rule(enum verify_rule r)
{
	return (r >= VERIFY_MARKED && r <= VERIFY_TAGGED_TWICE) ||
	    r == VERIFY_METADATA || r == VERIFY_UA_CLAIM ||
	    r == VERIFY_UA_TITLE;
}

/* The numbers of the rules of accessibility that are broken, with blanks. */
static inline const char *
tagged_found(struct arena *a, const struct build *b)
{
	const struct verify_report *r = build_verify(b);
	const char *all = "";
	enum verify_rule last = VERIFY_RULE_COUNT;

	for (const struct verify_finding *f = r->findings; f != NULL;
	    f = f->next) {
		if (!tagged_rule(f->rule) || f->rule == last)
			continue;
		last = f->rule;
		all = arena_printf(a, "%s%s%s", all, all[0] != 0 ? " " : "",
		    verify_rule_row(f->rule)->ua);
	}
	return all;
}

#endif
