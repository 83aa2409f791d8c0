/*
 * The parser's errors in words for people who edit definitions or answers with
 * a text editor.
 */
#include <libxml/xmlerror.h>

#include "xml/xml_int.h"

static const struct xml_complaint complaints[] = {
	{ XML_ERR_DOCUMENT_EMPTY, "there is no element in this file",
	    "is it empty or cut off?  One element with "
	    "xmlns=\"urn:movant:1\" must hold everything" },
	{ XML_ERR_DOCUMENT_END, "there is more after the end of the last "
	    "element", "one element must hold all others; delete what follows" },
	{ XML_ERR_TAG_NAME_MISMATCH, "an end tag does not match the tag that is "
	    "open", "close the tags in the reverse order of opening" },
	{ XML_ERR_TAG_NOT_FINISHED, "the file ends inside an element",
	    "write the missing end tag; was the file cut off?" },
	{ XML_ERR_GT_REQUIRED, "a tag has no '>'", "close the tag with '>'" },
	{ XML_ERR_NAME_REQUIRED, "a name is missing here",
	    "write &lt; for '<' and &amp; for '&' in text" },
	{ XML_ERR_ENTITYREF_SEMICOL_MISSING, "'&' begins an entity that has no "
	    "';'", "write &amp; for '&'" },
	{ XML_ERR_UNDECLARED_ENTITY, "an entity is not known",
	    "only &amp; &lt; &gt; &quot; &apos; exist; type the character itself"
	    },
	{ XML_WAR_UNDECLARED_ENTITY, "an entity is not known",
	    "only &amp; &lt; &gt; &quot; &apos; exist; type the character itself"
	    },
	{ XML_ERR_INVALID_CHAR, "a character reference means a control "
	    "character", "delete the reference" },
	{ XML_ERR_INVALID_CHARREF, "a character reference has no such character",
	    "type the character itself" },
	{ XML_ERR_INVALID_HEX_CHARREF, "a character reference has no such "
	    "character", "write it like &#xE9; or type the character itself" },
	{ XML_ERR_INVALID_DEC_CHARREF, "a character reference has no such "
	    "character", "write it like &#233; or type the character itself" },
	{ XML_ERR_LT_IN_ATTRIBUTE, "'<' stands inside an attribute",
	    "write &lt; for '<'; or a quote is missing before it" },
	{ XML_ERR_ATTRIBUTE_NOT_STARTED, "an attribute's value has no quotes",
	    "write name=\"value\"" },
	{ XML_ERR_ATTRIBUTE_NOT_FINISHED, "an attribute's value has no end",
	    "close it with the quote that began it" },
	{ XML_ERR_ATTRIBUTE_WITHOUT_VALUE, "an attribute has no value",
	    "write name=\"value\"" },
	{ XML_ERR_ATTRIBUTE_REDEFINED, "an attribute is given twice",
	    "keep one of the two" },
	{ XML_ERR_SPACE_REQUIRED, "a blank is missing between two attributes",
	    "put a space there" },
	{ XML_ERR_HYPHEN_IN_COMMENT, "'--' stands inside a comment",
	    "use one hyphen only" },
	{ XML_ERR_COMMENT_NOT_FINISHED, "a comment has no end",
	    "close it with -->" },
	{ XML_ERR_CDATA_NOT_FINISHED, "a CDATA section has no end",
	    "close it with ]]>" },
	{ XML_ERR_MISPLACED_CDATA_END, "']]>' stands in text",
	    "write ]]&gt;" },
	{ XML_ERR_PI_NOT_FINISHED, "an instruction '<?' has no end",
	    "close it with ?>" },
	{ XML_ERR_RESERVED_XML_NAME, "'<?xml' may only begin the file",
	    "delete everything before it, blank lines too" },
	{ XML_ERR_XMLDECL_NOT_FINISHED, "the line '<?xml' has no end",
	    "write <?xml version=\"1.0\" encoding=\"UTF-8\"?>" },
	{ XML_ERR_VERSION_MISSING, "the line '<?xml' is wrong",
	    "write <?xml version=\"1.0\" encoding=\"UTF-8\"?>" },
	{ XML_ERR_UNKNOWN_VERSION, "the line '<?xml' is wrong",
	    "write <?xml version=\"1.0\" encoding=\"UTF-8\"?>" },
	{ XML_NS_ERR_UNDEFINED_NAMESPACE, "a prefix has no namespace",
	    "write names without prefixes" },
	{ 0, "this is not well-formed XML",
	    "look for a missing '<', '>', quote or end tag just before it" },
};

const struct xml_complaint *
xml_complaint(int code)
{
	const struct xml_complaint *c = complaints;

	while (c->code != 0 && c->code != code)
		c++;
	return c;
}
