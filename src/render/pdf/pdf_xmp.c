/*
 * The metadata stream.  It says what the information dictionary says, in the
 * same words, and which standards the file keeps to.  No dates: a paper has
 * none but those printed on it.
 */
#include "base/markup.h"
#include "base/utf8.h"
#include "render/pdf/pdf_int.h"

/* PDF/UA's own property is not among those that PDF/A knows. */
static const char describe_ua[] =
    "<rdf:Description rdf:about=\"\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema"
    "</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
    "</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289 that the file keeps to"
    "</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n"
    "<rdf:Description rdf:about=\"\""
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
    "<pdfuaid:part>1</pdfuaid:part>\n"
    "</rdf:Description>\n";

/* Text between tags, cut where the information dictionary's is. */
static void
escaped(struct buf *b, const char *s)
{
	uint32_t c;

	for (unsigned n = 0; (c = utf8_next(&s)) != 0; n++) {
		if (n == PDF_TEXT_CHARS) {
			buf_utf8(b, 0x2026);
			return;
		}
		if (!markup_entity(b, c))
			buf_utf8(b, c < ' ' ? ' ' : c);
	}
}

static void
title_in(struct buf *b, const char *lang, const char *title)
{
	buf_printf(b, "<rdf:li xml:lang=\"%s\">", lang);
	escaped(b, title);
	buf_str(b, "</rdf:li>");
}

void
pdf_xmp_packet(const struct pdf_info *info, struct buf *b)
{
	buf_str(b, "<?xpacket begin=\"\xEF\xBB\xBF\" "
	    "id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
	    "<rdf:RDF xmlns:rdf="
	    "\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
	    "<rdf:Description rdf:about=\"\""
	    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
	    "<dc:format>application/pdf</dc:format>\n"
	    "<dc:title><rdf:Alt>");
	title_in(b, "x-default", info->title);
	title_in(b, info->lang, info->title);
	buf_str(b, "</rdf:Alt></dc:title>\n<dc:language><rdf:Bag><rdf:li>");
	escaped(b, info->lang);
	buf_str(b, "</rdf:li></rdf:Bag></dc:language>\n</rdf:Description>\n"
	    "<rdf:Description rdf:about=\"\""
	    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n<pdf:Producer>");
	escaped(b, info->producer);
	buf_printf(b, "</pdf:Producer>\n</rdf:Description>\n"
	    "<rdf:Description rdf:about=\"\""
	    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
	    "<pdfaid:part>%d</pdfaid:part>\n"
	    "<pdfaid:conformance>A</pdfaid:conformance>\n"
	    "</rdf:Description>\n", info->level == PDF_A1A ? 1 : 2);
	buf_str(b, describe_ua);
	buf_str(b, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n");
}

void
pdf_xmp(struct pdf_doc *d, const struct pdf_info *info)
{
	unsigned id = pdf_write_number(d, 1);
	struct buf b = { 0 };

	pdf_xmp_packet(info, &b);
	pdf_write_plain(d, id, "/Type/Metadata/Subtype/XML", b.data, b.len);
	buf_free(&b);
	pdf_put(d, d->haru->catalog, "Metadata", pdf_handle(d, id));
}
