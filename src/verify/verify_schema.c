/*
 * Which properties metadata may have, and of what type: those of the schemas
 * that the standard names, and those that the file itself defines in the way
 * that the standard prescribes.
 */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "verify/verify_int.h"

#define NS_EXTENSION	"http://www.aiim.org/pdfa/ns/extension/"
#define NS_SCHEMA	"http://www.aiim.org/pdfa/ns/schema#"
#define NS_PROPERTY	"http://www.aiim.org/pdfa/ns/property#"
#define NS_TYPE		"http://www.aiim.org/pdfa/ns/type#"
#define NS_FIELD	"http://www.aiim.org/pdfa/ns/field#"

/*
 * Names by type, blanks between them.  "*" stands for any name of a schema
 * that belongs to pictures and film, of which court papers know nothing.
 */
static const struct predefined {
	const char	*space, *type, *names;
} predefined[] = {
	{ VERIFY_NS_DC, "Text", "coverage identifier source" },
	{ VERIFY_NS_DC, "MIMEType", "format" },
	{ VERIFY_NS_DC, "bag Text", "contributor language publisher relation "
	    "subject type" },
	{ VERIFY_NS_DC, "seq Text", "creator" },
	{ VERIFY_NS_DC, "seq Date", "date" },
	{ VERIFY_NS_DC, "Lang Alt", "description rights title" },
	{ VERIFY_NS_XMP, "bag Text", "Advisory Identifier" },
	{ VERIFY_NS_XMP, "Text", "BaseURL CreatorTool Label Nickname" },
	{ VERIFY_NS_XMP, "Date", "CreateDate MetadataDate ModifyDate" },
	{ VERIFY_NS_XMP, "Integer", "Rating" },
	{ VERIFY_NS_XMP, "alt Any", "Thumbnails" },
	{ VERIFY_NS_XMP "rights/", "Text", "Certificate WebStatement" },
	{ VERIFY_NS_XMP "rights/", "Boolean", "Marked" },
	{ VERIFY_NS_XMP "rights/", "bag Text", "Owner" },
	{ VERIFY_NS_XMP "rights/", "Lang Alt", "UsageTerms" },
	{ VERIFY_NS_XMP "mm/", "Struct", "DerivedFrom ManagedFrom RenditionOf" },
	{ VERIFY_NS_XMP "mm/", "Text", "DocumentID InstanceID Manager ManageTo "
	    "ManageUI ManagerVariant RenditionClass RenditionParams VersionID "
	    "LastURL OriginalDocumentID" },
	{ VERIFY_NS_XMP "mm/", "seq Any", "History Versions" },
	{ VERIFY_NS_XMP "mm/", "Integer", "SaveID" },
	{ VERIFY_NS_XMP "bj/", "bag Any", "JobRef" },
	{ VERIFY_NS_XMP "t/pg/", "Struct", "MaxPageSize" },
	{ VERIFY_NS_XMP "t/pg/", "Integer", "NPages" },
	{ VERIFY_NS_XMP "t/pg/", "bag Any", "Fonts" },
	{ VERIFY_NS_XMP "t/pg/", "seq Any", "Colorants PlateNames" },
	{ VERIFY_NS_PDF, "Text", "Keywords PDFVersion Producer Trapped" },
	{ VERIFY_NS_PDFA, "Integer", "part" },
	{ VERIFY_NS_PDFA, "Text", "amd corr conformance" },
	{ NS_EXTENSION, "Any", "schemas" },
	{ "http://ns.adobe.com/photoshop/1.0/", "Text", "AuthorsPosition "
	    "CaptionWriter Category City Country Credit Headline Instructions "
	    "Source State TransmissionReference" },
	{ "http://ns.adobe.com/photoshop/1.0/", "Date", "DateCreated" },
	{ "http://ns.adobe.com/photoshop/1.0/", "bag Text",
	    "SupplementalCategories" },
	{ "http://ns.adobe.com/photoshop/1.0/", "Integer", "Urgency" },
	{ "http://ns.adobe.com/xmp/1.0/DynamicMedia/", "Any", "*" },
	{ "http://ns.adobe.com/camera-raw-settings/1.0/", "Any", "*" },
	{ "http://ns.adobe.com/tiff/1.0/", "Any", "*" },
	{ "http://ns.adobe.com/exif/1.0/", "Any", "*" },
};

/* --- values --- */

static bool
is_integer(const char *s)
{
	s += *s == '-' || *s == '+';
	return *s != '\0' && strspn(s, "0123456789") == strlen(s);
}

static bool
digits(const char **s, int n)
{
	for (; n > 0; n--, ++*s)
		if (**s < '0' || **s > '9')
			return false;
	return true;
}

/* YYYY[-MM[-DD[Thh:mm[:ss[.s]]TZD]]] */
static bool
is_date(const char *s)
{
	if (!digits(&s, 4))
		return false;
	for (int i = 0; i < 2 && *s == '-'; i++) {
		s++;
		if (!digits(&s, 2))
			return false;
	}
	if (*s == '\0')
		return true;
	if (*s++ != 'T' || !digits(&s, 2) || *s++ != ':' || !digits(&s, 2))
		return false;
	if (*s == ':') {
		s++;
		if (!digits(&s, 2))
			return false;
		if (*s == '.')
			s += 1 + strspn(s + 1, "0123456789");
	}
	if (*s == 'Z')
		return s[1] == '\0';
	if (*s != '+' && *s != '-')
		return *s == '\0';
	s++;
	return digits(&s, 2) && *s++ == ':' && digits(&s, 2) && *s == '\0';
}

static bool
is_lang_alt(const struct verify_xmp *x)
{
	if (x->kind != VERIFY_XMP_ALT)
		return false;
	for (const struct verify_xmp *i = x->first; i != NULL; i = i->next)
		if (i->kind != VERIFY_XMP_TEXT || i->lang == NULL)
			return false;
	return true;
}

static bool has_type(const struct verify_xmp *, const char *type);

static bool
has_items(const struct verify_xmp *x, const char *type)
{
	for (const struct verify_xmp *i = x->first; i != NULL; i = i->next)
		if (!has_type(i, type))
			return false;
	return true;
}

static bool
word(const char **type, const char *lower, const char *upper)
{
	size_t n = strlen(lower);

	if (strncmp(*type, lower, n) != 0 && strncmp(*type, upper, n) != 0)
		return false;
	*type += n;
	return true;
}

/* Types unknown here are of the file's own making; any value will do. */
static bool
has_type(const struct verify_xmp *x, const char *type)
{
	if (word(&type, "lang alt", "Lang Alt"))
		return is_lang_alt(x);
	if (word(&type, "bag ", "Bag "))
		return x->kind == VERIFY_XMP_BAG && has_items(x, type);
	if (word(&type, "seq ", "Seq "))
		return x->kind == VERIFY_XMP_SEQ && has_items(x, type);
	if (word(&type, "alt ", "Alt "))
		return x->kind == VERIFY_XMP_ALT && has_items(x, type);
	if (word(&type, "open choice of ", "Open Choice of ") ||
	    word(&type, "closed choice of ", "Closed Choice of ") ||
	    word(&type, "choice of ", "Choice of "))
		return has_type(x, type);
	if (str_eq(type, "Struct"))
		return x->kind == VERIFY_XMP_STRUCT;
	if (str_eq(type, "Integer"))
		return x->kind == VERIFY_XMP_TEXT && is_integer(x->text);
	if (str_eq(type, "Boolean"))
		return str_eq(x->text, "True") || str_eq(x->text, "False");
	if (str_eq(type, "Date"))
		return x->kind == VERIFY_XMP_TEXT && is_date(x->text);
	if (str_has_word("Text URI URL MIMEType AgentName ProperName GUID "
	    "Locale XPath RenditionClass", type))
		return x->kind == VERIFY_XMP_TEXT;
	return true;
}

/* --- schemas that the file defines --- */

static const struct verify_xmp *
field(const struct verify_xmp *x, const char *space, const char *name)
{
	return verify_xmp_find(x->first, space, name);
}

static const char *
field_text(const struct verify_xmp *x, const char *space, const char *name)
{
	return verify_xmp_text(field(x, space, name));
}

static const char *
own_type(const struct verify_xmp *list, const struct verify_xmp *x)
{
	const struct verify_xmp *schemas = verify_xmp_find(list, NS_EXTENSION,
	    "schemas"), *s, *p;

	for (s = schemas ? schemas->first : NULL; s != NULL; s = s->next) {
		const struct verify_xmp *all = field(s, NS_SCHEMA, "property");

		if (!str_eq(field_text(s, NS_SCHEMA, "namespaceURI"),
		    x->space))
			continue;
		for (p = all ? all->first : NULL; p != NULL; p = p->next)
			if (str_eq(field_text(p, NS_PROPERTY, "name"),
			    x->name))
				return field_text(p, NS_PROPERTY, "valueType");
	}
	return NULL;
}

static const char *
predefined_type(const struct verify_xmp *x)
{
	for (size_t i = 0; i < sizeof(predefined) / sizeof(predefined[0]); i++)
		if (str_eq(predefined[i].space, x->space) &&
		    (str_eq(predefined[i].names, "*") ||
		    str_has_word(predefined[i].names, x->name)))
			return predefined[i].type;
	return NULL;
}

/* Is it a type of XMP, or one that the schema defines? */
static bool
type_known(const struct verify_xmp *schema, const char *type)
{
	const struct verify_xmp *types = field(schema, NS_SCHEMA, "valueType");

	while (word(&type, "bag ", "Bag ") || word(&type, "seq ", "Seq ") ||
	    word(&type, "alt ", "Alt ") ||
	    word(&type, "open choice of ", "Open Choice of ") ||
	    word(&type, "closed choice of ", "Closed Choice of ") ||
	    word(&type, "choice of ", "Choice of "))
		continue;
	if (str_eq(type, "Lang Alt") || str_eq(type, "lang alt") ||
	    str_eq(type, "Open Choice") || str_eq(type, "Closed Choice") ||
	    str_eq(type, "Choice"))
		return true;
	if (str_has_word("Text Integer Boolean Date URI URL XPath MIMEType "
	    "AgentName RenditionClass ResourceEvent ResourceRef Version Job "
	    "Dimensions Colorant Font Thumbnail GUID Locale ProperName Real "
	    "Rational GPSCoordinate Flash OECF/SFR CFAPattern DeviceSettings "
	    "FrameCount FrameRate Media Marker Timecode Time Any", type))
		return true;
	for (const struct verify_xmp *t = types ? types->first : NULL;
	    t != NULL; t = t->next)
		if (str_eq(field_text(t, NS_TYPE, "type"), type))
			return true;
	return false;
}

/* One kind of definition: its fields, what each must be, and its rule. */
struct shape {
	enum verify_rule rule;
	const char	*space, *prefix;
	const char	*texts;		/* required, simple */
	const char	*arrays;	/* Seq */
	const char	*what;
};

static const struct shape schema_shape = { VERIFY_EXTENSION_SCHEMA, NS_SCHEMA,
    "pdfaSchema", "schema namespaceURI prefix", "property valueType",
    "an extension schema" };
static const struct shape property_shape = { VERIFY_EXTENSION_PROPERTY,
    NS_PROPERTY, "pdfaProperty", "name valueType category description", "",
    "a property of an extension schema" };
static const struct shape type_shape = { VERIFY_EXTENSION_TYPE, NS_TYPE,
    "pdfaType", "type namespaceURI prefix description", "field",
    "a value type of an extension schema" };
static const struct shape field_shape = { VERIFY_EXTENSION_FIELD, NS_FIELD,
    "pdfaField", "name valueType description", "",
    "a field of a value type" };

static void
need_texts(struct verify *v, const struct shape *s,
    const struct verify_xmp *x, const char *where)
{
	const char *at = s->texts;

	while (*at != '\0') {
		size_t n = strcspn(at, " ");
		char *name = arena_strndup(v->arena, at, n);
		const struct verify_xmp *f = field(x, s->space, name);

		if (f == NULL || f->kind != VERIFY_XMP_TEXT)
			verify_fail(v, s->rule, where, "%s lacks '%s:%s'",
			    s->what, s->prefix, name);
		at += n + (at[n] == ' ');
	}
}

static void
check_shape(struct verify *v, const struct shape *s,
    const struct verify_xmp *x, const char *where)
{
	need_texts(v, s, x, where);
	for (const struct verify_xmp *f = x->first; f != NULL; f = f->next) {
		bool array = str_has_word(s->arrays, f->name);

		if (!str_eq(f->space, s->space) || (!array &&
		    !str_has_word(s->texts, f->name)))
			verify_fail(v, VERIFY_EXTENSION_FIELDS, where,
			    "%s has a field '%s:%s' that the standard lacks",
			    s->what, f->prefix, f->name);
		else if (!str_eq(f->prefix, s->prefix))
			verify_fail(v, s->rule, where, "%s is written with "
			    "the prefix '%s'", s->what, f->prefix);
		else if (array && f->kind != VERIFY_XMP_SEQ)
			verify_fail(v, s->rule, where, "'%s:%s' is no Seq",
			    f->prefix, f->name);
	}
}

static void
check_value_type(struct verify *v, const struct shape *s,
    const struct verify_xmp *schema, const struct verify_xmp *x,
    const char *where)
{
	const char *type = field_text(x, s->space, "valueType");

	if (*type != '\0' && !type_known(schema, type))
		verify_fail(v, s->rule, where,
		    "%s is of a type '%s' that nothing defines", s->what,
		    type);
}

static void
check_types(struct verify *v, const struct verify_xmp *schema,
    const struct verify_xmp *types, const char *where)
{
	for (const struct verify_xmp *t = types ? types->first : NULL;
	    t != NULL; t = t->next) {
		const struct verify_xmp *all = field(t, NS_TYPE, "field");

		check_shape(v, &type_shape, t, where);
		for (const struct verify_xmp *f = all ? all->first : NULL;
		    f != NULL; f = f->next) {
			check_shape(v, &field_shape, f, where);
			check_value_type(v, &field_shape, schema, f, where);
		}
	}
}

static void
check_definitions(struct verify *v, const struct verify_xmp *x,
    const char *where)
{
	if (x->kind != VERIFY_XMP_BAG || !str_eq(x->prefix, "pdfaExtension"))
		verify_fail(v, VERIFY_EXTENSION_BAG, where,
		    "the extension schemas are no Bag 'pdfaExtension:schemas'");
	for (const struct verify_xmp *s = x->first; s != NULL; s = s->next) {
		const struct verify_xmp *all = field(s, NS_SCHEMA, "property");

		check_shape(v, &schema_shape, s, where);
		for (const struct verify_xmp *p = all ? all->first : NULL;
		    p != NULL; p = p->next) {
			const char *category = field_text(p, NS_PROPERTY,
			    "category");

			check_shape(v, &property_shape, p, where);
			check_value_type(v, &property_shape, s, p, where);
			if (*category != '\0' && !str_eq(category,
			    "external") && !str_eq(category, "internal"))
				verify_fail(v, VERIFY_EXTENSION_PROPERTY,
				    where, "a property of an extension schema "
				    "is of category '%s'", category);
		}
		check_types(v, s, field(s, NS_SCHEMA, "valueType"), where);
	}
}

void
verify_schemas(struct verify *v, const struct verify_xmp *list,
    const char *where)
{
	for (const struct verify_xmp *x = list; x != NULL; x = x->next) {
		const char *type = predefined_type(x);

		if (str_eq(x->space, NS_EXTENSION) &&
		    str_eq(x->name, "schemas"))
			check_definitions(v, x, where);
		if (type == NULL)
			type = own_type(list, x);
		if (type == NULL)
			type = own_type(v->xmp, x);
		if (type == NULL)
			verify_fail(v, VERIFY_XMP_PROPERTY, where,
			    "no schema defines the property '%s:%s'",
			    x->prefix, x->name);
		else if (!has_type(x, type))
			verify_fail(v, VERIFY_XMP_VALUE, where,
			    "the property '%s:%s' is no %s", x->prefix,
			    x->name, type);
	}
}
