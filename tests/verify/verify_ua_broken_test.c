/*
 * The conditions of the Matterhorn Protocol that a machine can judge, by
 * number, and what else PDF/UA-1 asks of structure: a sound file in which one
 * thing is broken gives that finding, and no other.
 */
#include "test.h"

#include "verify/verify_tagged.h"

struct swap {
	int		 at;		/* object; a stream's data is meant */
	const char	*old, *new;
};

struct broken {
	const char	*number;
	const char	*what;
	struct swap	 swaps[4];
};

static const struct broken broken[] = {
	{ "6.2-1", "tagged, but the catalog does not say so",
	    { { CATALOG, "/Marked true", "/Marked false" } } },
	{ "7.1-11", "no structure tree, and nothing drawn",
	    { { CATALOG, "/StructTreeRoot 5 0 R", "" },
	    { PAGE, "/Contents 4 0 R", "" }, { PAGE, "/Annots", "/Notes" } } },
	{ "6.2-1", "no MarkInfo", { { CATALOG, "/MarkInfo", "/MirkInfo" } } },
	{ "7.1-12", "an element names no parent",
	    { { H2, "/P 7 0 R", "" } } },
	{ "7.1-12", "an element names another parent",
	    { { H2, "/P 7 0 R", "/P 8 0 R" } } },
	{ "7.1-12", "an element has no type", { { H2, "/S /H2", "" } } },
	{ "7.1-12", "an element is in the tree twice",
	    { { DOCUMENT, "9 0 R", "9 0 R 9 0 R" } } },
	{ "7.1-12", "an element is its own kid",
	    { { CHAPTER, "/K 11 0 R", "/K [ 11 0 R 10 0 R ]" } } },
	{ "7.1-12", "a kid is a name", { { L, "/K 13 0 R",
	    "/K [ 13 0 R /Kid ]" } } },
	{ "7.1-12", "content below the root", { { ROOT, "/K 7 0 R",
	    "/K [ 7 0 R 9 ]" } } },
	{ "7.1-12", "content without a page", { { H1, "/K 0",
	    "/K [ 0 << /Type /MCR >> ]" } } },
	{ "7.1-1", "the ParentTree names another element",
	    { { PARENTS, "8 0 R 9 0 R", "9 0 R 8 0 R" } } },
	{ "7.1-1", "an element does not know its content",
	    { { H1, "/K 0", "" } } },
	{ "7.1-1", "two elements claim one piece of content",
	    { { H1, "/K 0", "/K [ 0 1 ]" } } },
	{ "7.1-1", "two elements claim one link",
	    { { ANNOT, "/K ", "/K [ << /Type /OBJR /Obj 50 0 R >> " },
	    { ANNOT, "52 0 R >> >>", "52 0 R >> ] >>" } } },
	{ "7.1-1", "two pieces of content have one number",
	    { { CONTENT, "<< /MCID 1 >>", "<< /MCID 0 >>" } } },
	{ "7.1-1", "a number is in the ParentTree twice",
	    { { PARENTS, " 1 27 0 R", " 1 27 0 R 1 28 0 R" } } },
	{ "7.1-1", "the ParentTree goes round",
	    { { PARENTS, "/Nums", "/Kids [ 6 0 R 6 0 R ] /Nums" } } },

	{ "01-003", "an artifact in tagged content",
	    { { CONTENT, "(Facts) Tj ET EMC",
	    "(Facts) Tj ET /Artifact BMC EMC EMC" } } },
	{ "01-003", "an artifact with a number of the structure",
	    { { CONTENT, "/H2 <<", "/Artifact <<" } } },
	{ "01-004", "tagged content in an artifact",
	    { { CONTENT, "/H2", "/Artifact BMC /H2" },
	    { CONTENT, "(Facts) Tj ET EMC", "(Facts) Tj ET EMC EMC" } } },
	{ "01-005", "text outside of all marks",
	    { { CONTENT, "q /F", "BT (x) Tj ET q /F" } } },
	{ "01-005", "a line outside of all marks",
	    { { CONTENT, "q /F", "0 0 m 9 9 l S q /F" } } },
	{ "01-005", "a picture outside of all marks",
	    { { CONTENT, "q /F", "/I Do q /F" } } },
	{ "01-005", "a mark without a number",
	    { { CONTENT, "/Artifact BMC 0 0", "/P BMC 0 0" } } },
	{ "01-005", "text in a form without marks",
	    { { X_FORM, "EMC", "EMC BT (x) Tj ET" } } },
	{ "01-005", "a number that the ParentTree does not have",
	    { { PARENTS, "23 0 R 27 0 R ]", "23 0 R ]" } } },
	{ "01-007", "suspect tags",
	    { { CATALOG, "/Marked", "/Suspects true /Marked" } } },
	{ "02-001", "a type of its own in no role map",
	    { { ROOT, "/Chapter", "/Chopter" } } },
	{ "02-001", "a type of its own mapped to no standard type",
	    { { ROOT, "/Chapter /Sect", "/Chapter /Kapitel" } } },
	{ "02-003", "the role map goes round",
	    { { ROOT, "/Chapter /Sect",
	    "/Chapter /Kapitel /Kapitel /Chapter" } } },
	{ "02-003", "the role map goes round behind a standard type",
	    { { ROOT, "/Chapter /Sect",
	    "/Chapter /Sect /Sect /Sect" } } },
	{ "02-004", "a standard type with another role",
	    { { ROOT, "/Chapter /Sect", "/Chapter /Sect /P /Span" } } },
	{ "06-002 06-003 06-001", "no metadata, and so nothing in them",
	    { { CATALOG, "/Metadata 68 0 R", "" } } },
	{ "06-002", "metadata that do not say PDF/UA",
	    { { METADATA, "<pdfuaid:part>1</pdfuaid:part>", "" } } },
	{ "06-002", "metadata that say another part",
	    { { METADATA, ">1</", ">2</" } } },
	{ "06-003", "metadata without a title",
	    { { METADATA, "dc:title", "dc:format" },
	    { METADATA, "/dc:title", "/dc:format" } } },
	{ "07-001", "nothing of the title",
	    { { CATALOG, "/DisplayDocTitle true", "" } } },
	{ "07-002", "the file name in the window",
	    { { CATALOG, "/DisplayDocTitle true",
	    "/DisplayDocTitle false" } } },

	{ "09-004", "a row outside of tables",
	    { { TABLE, "/S /Table", "/S /Sect" } } },
	{ "09-004", "a paragraph in a row", { { TR2, "[ 21", "[ 70 0 R 21" },
	    { 70, NULL, "<< /S /P /P 20 0 R >>" } } },
	{ "09-004", "a data cell outside of rows",
	    { { LBL, "/S /Lbl", "/S /Lbl /K 70 0 R" },
	    { 70, NULL, "<< /S /TD /P 14 0 R >>" } } },
	{ "09-004", "a list in a table", { { TABLE, "[ 17", "[ 70 0 R 17" },
	    { 70, NULL, "<< /S /L /P 16 0 R >>" } } },
	{ "09-004", "a caption between rows",
	    { { TABLE, "20 0 R", "70 0 R 20 0 R" },
	    { 70, NULL, "<< /S /Caption /P 16 0 R >>" } } },
	{ "09-004", "two captions",
	    { { TABLE, "[ 17 0 R 20 0 R", "[ 70 0 R 17 0 R 20 0 R 71 0 R" },
	    { 70, NULL, "<< /S /Caption /P 16 0 R >>" },
	    { 71, NULL, "<< /S /Caption /P 16 0 R >>" } } },
	{ "09-004", "a head without a body",
	    { { TABLE, "17 0 R", "70 0 R" }, { TR1, "16 0 R", "70 0 R" },
	    { 70, NULL, "<< /S /THead /P 16 0 R /K 17 0 R >>" } } },
	{ "09-004", "a head outside of tables",
	    { { CHAPTER, "11 0 R", "[ 11 0 R 70 0 R ]" },
	    { 70, NULL, "<< /S /THead /P 10 0 R >>" } } },
	{ "7.2-42", "a row with a cell less",
	    { { TR2, "21 0 R 22 0 R", "21 0 R" } } },
	{ "7.2-42", "a row with a cell more",
	    { { TR2, "22 0 R", "22 0 R 70 0 R" },
	    { 70, NULL, "<< /S /TD /P 20 0 R >>" } } },
	{ "7.2-42", "a cell that spans a row too many",
	    { { TD1, "/S", "/A << /O /Table /RowSpan 2 >> /S" } } },
	{ "7.2-42", "a cell that spans a column too many",
	    { { TD1, "/S", "/A << /O /Table /ColSpan 2 >> /S" } } },
	{ "7.2-42", "two cells in one place",
	    { { TH2, "/O /Table", "/O /Table /RowSpan 2" },
	    { TR2, "22 0 R", "" },
	    { TD1, "/S", "/A << /O /Table /ColSpan 2 >> /S" } } },
	{ "09-005", "an item outside of lists",
	    { { L, "/S /L", "/S /Sect" } } },
	{ "09-005", "a paragraph in a list", { { L, "13 0 R",
	    "[ 13 0 R 70 0 R ]" }, { 70, NULL, "<< /S /P /P 12 0 R >>" } } },
	{ "09-005", "a paragraph in an item", { { LBL, "/Lbl", "/P" } } },
	{ "09-005", "a body outside of items",
	    { { H1, "/K 0", "/K [ 0 70 0 R ]" },
	    { 70, NULL, "<< /S /LBody /P 8 0 R >>" } } },
	{ "09-005", "a caption after the items", { { L, "13 0 R",
	    "[ 13 0 R 70 0 R ]" },
	    { 70, NULL, "<< /S /Caption /P 12 0 R >>" } } },
	{ "09-006", "an entry outside of tables of contents",
	    { { TOC, "/S /TOC", "/S /Sect" } } },
	{ "09-006", "a paragraph in a table of contents",
	    { { TOCI, "/TOCI", "/P" } } },
	{ "09-006", "a caption after the entries", { { TOC, "31 0 R",
	    "31 0 R 70 0 R" },
	    { 70, NULL, "<< /S /Caption /P 30 0 R >>" } } },
	{ "09-007", "a Ruby without its text",
	    { { RUBY, "33 0 R 34 0 R", "33 0 R" } } },
	{ "09-007", "Ruby text alone",
	    { { RUBY, "/S /Ruby", "/S /Span" } } },
	{ "09-008", "a Warichu that is not closed",
	    { { WARICHU, "37 0 R 38 0 R", "37 0 R" } } },
	{ "09-008", "Warichu text alone",
	    { { WARICHU, "/S /Warichu", "/S /Span" } } },

	{ "7.2-29", "a language that is no tag",
	    { { CATALOG, "(en-US)", "(en US)" } } },
	{ "7.2-29", "an element with the name of a language",
	    { { P, "/S", "/Lang (englishlanguage) /S" } } },
	{ "7.2-29", "an empty language",
	    { { CATALOG, "(en-US)", "()" } } },
	{ "7.2-29", "a mark with a language that is no tag",
	    { { CONTENT, "/Pagination", "/Pagination /Lang (-)" } } },

	{ "13-004", "a picture without words", { { FIGURE, "/Alt (The seal)",
	    "" } } },
	{ "13-004", "a picture with no words", { { FIGURE, "(The seal)",
	    "()" } } },
	{ "14-002", "the first heading is H2", { { H1, "/H1", "/H2" } } },
	{ "14-003", "a heading level is skipped", { { H2, "/H2", "/H3" } } },
	{ "14-003", "a heading of level 7 after one of level 2",
	    { { CHAPTER, "/Chapter", "/H7" },
	    { ROOT, "/Chapter", "/H7" } } },
	{ "14-006", "two H below one element",
	    { { H1, "/H1", "/H" }, { H2, "/H2", "/H" } } },
	{ "14-006", "two H below one element, one of them in a Div",
	    { { H1, "/H1", "/H" }, { H2, "/H2", "/Div" },
	    { H2, "[ 1 ]", "[ 1 70 0 R ]" },
	    { 70, NULL, "<< /S /H /P 9 0 R >>" } } },
	{ "14-007", "H and numbered headings", { { H2, "/H2", "/H" } } },
	{ "15-003", "a header cell that heads nothing known",
	    { { TH2, "/Scope /Column", "" } } },
	{ "15-003", "a header cell of the row above a column",
	    { { TH1, "/C /Head", "/A << /O /Table /Scope /Row >>" },
	    { TH2, "/Scope /Column", "" } } },
	{ "15-003", "a cell names a header that is not there",
	    { { TH2, "/Scope /Column", "" },
	    { TD2, "/S", "/A << /O /Table /Headers [ (h2) ] >> /S" } } },
	{ "17-002", "a formula without words", { { FORMULA,
	    "/Alt (a over b)", "" } } },
	{ "19-003", "a note without an ID", { { NOTE1, "/ID (n1)", "" } } },
	{ "19-003", "a note with an empty ID", { { NOTE1, "(n1)", "()" } } },
	{ "19-004", "two notes with one ID", { { NOTE1, "(n1)", "(n2)" } } },
	{ "20-001", "a setting of layers without a name",
	    { { CATALOG, "/Name (Other)", "" } } },
	{ "20-002", "the usual setting of layers has an empty name",
	    { { CATALOG, "(Usual)", "()" } } },
	{ "20-003", "layers that switch by themselves",
	    { { CATALOG, "/Name (Usual)", "/Name (Usual) /AS [ ]" } } },
	{ "21-001", "an embedded file without UF",
	    { { FILE_SPEC, "/UF (a)", "" } } },
	{ "21-001", "an embedded file with an empty name",
	    { { FILE_SPEC, "/F (a)", "/F ()" } } },
	{ "25-001", "a form that must be drawn anew",
	    { { XFA, "forbidden", " required" } } },

	{ "28-002", "a remark in a paragraph", { { ANNOT, "/Annot", "/P" } } },
	{ "28-002", "a remark outside of the structure",
	    { { A_TEXT, "/StructParent 3", "" } } },
	{ "28-004", "a remark without words",
	    { { A_TEXT, "/Contents (A remark)", "" } } },
	{ "28-004", "a remark with empty words",
	    { { A_TEXT, "(A remark)", "()" } } },
	{ "28-005", "a field without a name", { { A_FIELD, "/TU (Your name)",
	    "" } } },
	{ "28-006", "an annotation of unknown kind in a paragraph",
	    { { A_TEXT, "/Text", "/Remark" }, { ANNOT, "/Annot", "/P" } } },
	{ "28-006", "an annotation of unknown kind without words",
	    { { A_TEXT, "/Text", "/Remark" },
	    { A_TEXT, "/Contents (A remark)", "" } } },
	{ "28-007", "a TrapNet", { { A_TEXT, "/Text", "/TrapNet" } } },
	{ "28-008", "a page with annotations and no tab order",
	    { { PAGE, "/Tabs /S", "" } } },
	{ "28-009", "a page with annotations in the order of rows",
	    { { PAGE, "/Tabs /S", "/Tabs /R" } } },
	{ "28-010", "a field in a paragraph", { { FORM, "/Form", "/P" } } },
	{ "28-011", "a link in a paragraph", { { LINK, "/Link", "/P" } } },
	{ "28-011", "a link outside of the structure",
	    { { A_LINK, "/StructParent 1", "" } } },
	{ "28-012", "a link without words", { { A_LINK,
	    "/Contents (The court's page)", "" } } },
	{ "7.18.4-2", "a Form with more than a field", { { FORM, "/K",
	    "/K [ 70 0 R" }, { FORM, ">> >>", ">> ] >>" },
	    { 70, NULL, "<< /S /P /P 28 0 R >>" } } },
	{ "28-014", "a sound of no known kind", { { MEDIA,
	    "/CT (audio/mpeg)", "" } } },
	{ "28-015", "a sound without words", { { MEDIA,
	    "/Alt [ () (A bell) ]", "" } } },
	{ "28-015", "a sound with empty words", { { MEDIA, "(A bell)",
	    "()" } } },
	{ "28-016", "an attached file without UF", { { A_FILE, "/UF (b)",
	    "" } } },
	{ "28-016", "an attached file of its own without UF",
	    { { FILE_SPEC, "/UF (a)", "" },
	    { A_FILE, "<< /Type /Filespec /F (b) /UF (b) /EF << >> >>",
	    "62 0 R" } } },
	{ "28-017", "a printer's mark in the structure",
	    { { A_MARK, "/Rect", "/StructParent 6 /Rect" },
	    { PARENTS, "4 39 0 R", "4 39 0 R 6 70 0 R" },
	    { CHAPTER, "11 0 R", "[ 11 0 R 70 0 R ]" },
	    { 70, NULL, "<< /S /Annot /P 10 0 R /K << /Type /OBJR "
	    "/Obj 54 0 R >> >>" } } },
	{ "28-018", "a printer's mark that draws content",
	    { { MARK_LOOK, "/Artifact", "/P" } } },
	{ "30-001", "a page from another file",
	    { { X_FORM, "EMC", "EMC" },
	    { -X_FORM, "/Type", "/Ref << >> /Type" } } },
	{ "30-002", "a tagged form drawn twice",
	    { { CONTENT, "q /F", "/F Do q /F" } } },
};

/* What looks odd and is right. */
static const struct broken sound[] = {
	{ "", "a type of its own by two steps", { { ROOT, "/Chapter /Sect",
	    "/Chapter /Kapitel /Kapitel /Sect" } } },
	{ "", "headings go up by more than one", { { H2, "/H2",
	    "/H2 /K [ 1 70 0 R ] /X" }, { H2, "/X /P 7 0 R /Pg 3 0 R /K [ 1 ]",
	    "/P 7 0 R /Pg 3 0 R" }, { 70, NULL, "<< /S /H3 /P 9 0 R >>" },
	    { CHAPTER, "/Chapter", "/H1" } } },
	{ "", "a row inside a Div", { { TABLE, "20 0 R", "70 0 R" },
	    { TR2, "/P 16 0 R", "/P 70 0 R" },
	    { 70, NULL, "<< /S /Div /P 16 0 R /K 20 0 R >>" } } },
	{ "", "a caption at the end of a table", { { TABLE, "20 0 R",
	    "20 0 R 70 0 R" },
	    { 70, NULL, "<< /S /Caption /P 16 0 R >>" } } },
	{ "", "a caption at the head of a list", { { L, "13 0 R",
	    "[ 70 0 R 13 0 R ]" },
	    { 70, NULL, "<< /S /Caption /P 12 0 R >>" } } },
	{ "", "a cell that spans two columns", { { TD1, "/S",
	    "/A [ << /O /Layout >> 0 << /O /Table /ColSpan 2 >> 0 ] /S" },
	    { TR2, "22 0 R", "" } } },
	{ "", "a cell that spans two rows", { { TH2, "/O /Table",
	    "/O /Table /RowSpan 2" }, { TR2, "22 0 R", "" } } },
	{ "", "a cell with the ID of its header", { { TH2, "/A",
	    "/ID (h2) /A" }, { TH2, "/Scope /Column", "" },
	    { TD2, "/S", "/A << /O /Table /Headers [ (h2) ] >> /S" } } },
	{ "", "a cell with a header in the row", { { TH1, "/C /Head",
	    "/A << /O /Table /Scope /Both >>" },
	    { TH2, "/Scope /Column", "" }, { TR2, "22 0 R", "" },
	    { TD1, "/S", "/A << /O /Table /ColSpan 2 >> /S" } } },
	{ "", "a Ruby with brackets", { { RUBY, "33 0 R 34 0 R",
	    "33 0 R 70 0 R 34 0 R 71 0 R" },
	    { 70, NULL, "<< /S /RP /P 32 0 R >>" },
	    { 71, NULL, "<< /S /RP /P 32 0 R >>" } } },
	{ "", "a picture with replacement text", { { FIGURE,
	    "/Alt (The seal)", "/ActualText ()" } } },
	{ "", "a remark beside the page", { { A_TEXT, "[ 9 50 99 60 ]",
	    "[ -99 50 -9 60 ]" }, { A_TEXT, "/Contents (A remark)", "" },
	    { ANNOT, "/Annot", "/P" } } },
	{ "", "a remark that is hidden", { { A_TEXT, "/Rect", "/F 2 /Rect" },
	    { A_TEXT, "/Contents (A remark)", "" },
	    { ANNOT, "/Annot", "/P" } } },
	{ "", "a field with the name of the field above", { { A_FIELD,
	    "/TU (Your name)", "/Parent 70 0 R" },
	    { 70, NULL, "<< /TU (Your name) /Kids [ 51 0 R ] >>" } } },
	{ "", "a field described by its element", { { A_FIELD,
	    "/TU (Your name)", "" }, { FORM, "/P", "/Alt (Name) /P" } } },
	{ "", "a printed form", { { FORM, "/K << /Type /OBJR /Obj 51 0 R >>",
	    "/A << /O /PrintField /Role /Tv >>" },
	    { PAGE, "51 0 R", "" } } },
	{ "", "what a hidden path cuts", { { CONTENT, "q /F",
	    "0 0 9 9 re W n q /F" } } },
	{ "", "a mark in a mark", { { CONTENT, "(Facts) Tj",
	    "/Span << /ActualText (x) >> BDC (Facts) Tj EMC" } } },
	{ "", "an artifact in an artifact", { { CONTENT, "0 0 m 9 9 l S EMC",
	    "/Artifact BMC 0 0 m 9 9 l S EMC EMC" } } },
	{ "", "a form that is artifact as a whole", { { CONTENT, "q /F Do",
	    "/Artifact BMC /F Do EMC" }, { X_FORM, "/P << /MCID 0 >> BDC",
	    "" }, { X_FORM, "EMC", "" }, { IN_FORM, "/K << /Type /MCR "
	    "/Stm 65 0 R /Pg 3 0 R /MCID 0 >>", "" } } },
	{ "", "an untagged form drawn twice", { { CONTENT, "q /F Do",
	    "/Artifact BMC /F Do /F Do EMC" }, { -X_FORM,
	    "/StructParents 5", "" }, { X_FORM, "/P << /MCID 0 >> BDC", "" },
	    { X_FORM, "EMC", "" } } },
};

/* The same in a file that names its language on the elements alone. */
static const struct broken unknown[] = {
	{ "", "nothing", { { 0 } } },
	{ "11-001", "text in an artifact", { { CONTENT, "/Lang (en)", "" } } },
	{ "11-001 11-002 11-004 11-005", "nothing has a language",
	    { { DOCUMENT, "/Lang (en)", "" } } },
	{ "11-002", "a mark with replacement text", { { CONTENT,
	    "/Artifact BMC 0 0", "/Artifact BMC /Span << /ActualText (-) >> "
	    "BDC EMC 0 0" } } },
	{ "11-003", "bookmarks", { { CATALOG, "/AcroForm",
	    "/Outlines 60 0 R /AcroForm" } } },
	{ "11-006", "the title in the metadata", { { METADATA, "'en'",
	    "'x-default'" } } },
	{ "11-004", "an annotation outside of the structure",
	    { { A_TEXT, "/Subtype", "/F 2 /Subtype" },
	    { A_TEXT, "/StructParent 3", "" } } },
	{ "11-005", "a field outside of the structure",
	    { { A_FIELD, "/Subtype", "/F 2 /Subtype" },
	    { A_FIELD, "/StructParent 2", "" } } },
};

static struct build
by_elements(struct arena *a)
{
	struct build b = tagged_sound(a);

	b.objects[CATALOG] = build_swap(a, b.objects[CATALOG],
	    "/Lang (en-US)", "");
	b.objects[CATALOG] = build_swap(a, b.objects[CATALOG],
	    "/Outlines 60 0 R", "");
	b.data[METADATA] = build_swap(a, b.data[METADATA], "x-default", "en");
	b.data_len[METADATA] = strlen(b.data[METADATA]);
	b.objects[DOCUMENT] = build_swap(a, b.objects[DOCUMENT], "/P",
	    "/Lang (en) /P");
	b.objects[A_MARK] = build_swap(a, b.objects[A_MARK],
	    "/Contents (A mark)", "");
	b.objects[PAGE] = build_swap(a, b.objects[PAGE], "54 0 R", "");
	b.data[CONTENT] = build_swap(a, b.data[CONTENT], "/Pagination",
	    "/Pagination /Lang (en)");
	b.data_len[CONTENT] = strlen(b.data[CONTENT]);
	return b;
}

static const char *
only_broken(struct test *t, struct build b, const struct broken *c)
{
	for (size_t i = 0; i < 4 && c->swaps[i].new != NULL; i++) {
		const struct swap *s = &c->swaps[i];
		int at = abs(s->at);

		if (s->old == NULL) {
			b.objects[at] = s->new;
		} else if (b.data[at] != NULL && s->at > 0) {
			b.data[at] = build_swap(t->arena, b.data[at], s->old,
			    s->new);
			b.data_len[at] = strlen(b.data[at]);
		} else {
			b.objects[at] = build_swap(t->arena, b.objects[at],
			    s->old, s->new);
		}
	}
	return tagged_found(t->arena, &b);
}

static size_t
differs(const struct broken *c, const char *found)
{
	if (str_eq(found, c->number))
		return 0;
	print_message("%s %s: found '%s'\n", c->number, c->what, found);
	return 1;
}

static void
a_sound_file_has_no_finding(void **state)
{
	struct test *t = *state;
	struct build b = tagged_sound(t->arena);

	assert_string_equal(tagged_found(t->arena, &b), "");
}

static void
each_broken_thing_is_found_alone(void **state)
{
	struct test *t = *state;
	size_t wrong = 0;

	for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++)
		wrong += differs(&broken[i], only_broken(t,
		    tagged_sound(t->arena), &broken[i]));
	assert_int_equal(wrong, 0);
}

static void
what_is_right_is_let_be(void **state)
{
	struct test *t = *state;
	size_t wrong = 0;

	for (size_t i = 0; i < sizeof(sound) / sizeof(sound[0]); i++)
		wrong += differs(&sound[i], only_broken(t,
		    tagged_sound(t->arena), &sound[i]));
	assert_int_equal(wrong, 0);
}

/* Archival part 1 is of PDF 1.4, which has no 'Annot' or 'Ruby'. */
static void
types_younger_than_the_archival_part(void **state)
{
	static const struct broken part = { "02-001", "part 1", {
	    { METADATA, "<pdfuaid:part>", "<a:part xmlns:a='http://"
	    "www.aiim.org/pdfa/ns/id/'>1</a:part><pdfuaid:part>" } } };
	struct test *t = *state;

	assert_int_equal(differs(&part, only_broken(t,
	    tagged_sound(t->arena), &part)), 0);
}

/* Nothing is promised that no case above shows. */
static void
every_rule_of_accessibility_has_a_case(void **state)
{
	(void)state;
	for (int r = 0; r < VERIFY_RULE_COUNT; r++) {
		const char *ua = verify_rule_row((enum verify_rule)r)->ua;
		/* verify_ua_hostile_test.c has these. */
		bool found = !tagged_rule((enum verify_rule)r) ||
		    r == VERIFY_PERMISSIONS || r == VERIFY_READ_ALOUD;

		for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++)
			found = found || str_has_word(broken[i].number, ua);
		for (size_t i = 0; i < sizeof(unknown) / sizeof(unknown[0]);
		    i++)
			found = found || str_has_word(unknown[i].number, ua);
		if (!found)
			fail_msg("no case for %s", ua);
	}
}

static void
each_unknown_language_is_found(void **state)
{
	struct test *t = *state;
	size_t wrong = 0;

	for (size_t i = 0; i < sizeof(unknown) / sizeof(unknown[0]); i++)
		wrong += differs(&unknown[i], only_broken(t,
		    by_elements(t->arena), &unknown[i]));
	assert_int_equal(wrong, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_sound_file_has_no_finding),
		TEST(each_broken_thing_is_found_alone),
		TEST(each_unknown_language_is_found),
		TEST(what_is_right_is_let_be),
		TEST(types_younger_than_the_archival_part),
		TEST(every_rule_of_accessibility_has_a_case),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
