/*
 * A small catalogue of definitions for the tests of rules, fill and checklist:
 * written to a folder of its own, read as the program reads its definitions,
 * and taken away again.  A test adds or replaces files.
 */
#ifndef TESTS_RULES_CASE_H
#define TESTS_RULES_CASE_H

#include "test.h"

#include <sys/stat.h>
#include <unistd.h>

#include "answers/answers.h"
#include "base/date.h"
#include "form/form.h"
#include "rules/rules.h"
#include "xml/xml.h"

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define NS " xmlns=\"urn:movant:1\""

static const char case_fields[] = HEAD
"<fields" NS " version=\"1\">\n"
" <group id=\"all\"><label>All</label>\n"
"  <field name=\"filing\" type=\"choice\"><label>Filing</label>\n"
"   <choice value=\"withdraw\"><label>Withdraw</label></choice>\n"
"   <choice value=\"terminate\"><label>Terminate</label></choice>\n"
"   <choice value=\"modify\"><label>Modify</label></choice></field>\n"
"  <field name=\"filer\" type=\"choice\"><label>Who asks?</label>\n"
"   <choice value=\"protected\"><label>The protected person</label></choice>\n"
"   <choice value=\"restrained\"><label>The restrained person</label>"
"</choice></field>\n"
"  <field name=\"jurisdiction\" type=\"text\"><label>State</label></field>\n"
"  <field name=\"order.kind\" type=\"choice\"><label>Kind</label>\n"
"   <choice value=\"temporary\"><label>Temporary</label></choice>\n"
"   <choice value=\"final\"><label>Final</label></choice>\n"
"   <choice value=\"criminal\"><label>Criminal</label></choice></field>\n"
"  <field name=\"order.number\" type=\"text\"><label>Number</label></field>\n"
"  <field name=\"order.case-number\" type=\"text\"><label>Case</label>"
"</field>\n"
"  <field name=\"order.issued\" type=\"date\"><label>Issued</label></field>\n"
"  <field name=\"order.expires\" type=\"date\"><label>Expires</label>\n"
"   <constraint test=\"after($order.expires, $order.issued)\" "
"hint=\"look at the order\">the order ends before it was made.</constraint>"
"</field>\n"
"  <field name=\"order.pending\" type=\"yes-no\"><label>Pending?</label>"
"</field>\n"
"  <field name=\"protected.name\" type=\"name\"><label>Name P</label></field>\n"
"  <field name=\"restrained.name\" type=\"name\"><label>Name R</label>"
"</field>\n"
"  <field name=\"protected.hidden\" type=\"yes-no\"><label>Hidden?</label>"
"</field>\n"
"  <field name=\"protected.address\" type=\"address\"><label>Address</label>\n"
"   <restrict audience=\"self sealed\" unless=\"$protected.hidden = 'no'\"/>"
"</field>\n"
"  <field name=\"protected.phone\" type=\"phone\"><label>Phone</label>\n"
"   <restrict audience=\"self sealed\" unless=\"$protected.hidden = 'no'\"/>"
"</field>\n"
"  <field name=\"protected.mail\" type=\"address\"><label>Mail</label>"
"</field>\n"
"  <field name=\"protected.email\" type=\"email\"><label>Email</label>"
"</field>\n"
"  <field name=\"hearing.time\" type=\"time\"><label>Time</label></field>\n"
"  <field name=\"fee\" type=\"money\"><label>Fee</label></field>\n"
"  <field name=\"age\" type=\"number\"><label>Age</label></field>\n"
"  <field name=\"note\" type=\"text\"><label>Note</label></field>\n"
"  <field name=\"why\" type=\"long-text\"><label>Why?</label></field>\n"
"  <field name=\"pressure\" type=\"yes-no\" audience=\"self\">"
"<label>Pressure?</label></field>\n"
"  <list name=\"terms\"><label>Terms</label>\n"
"   <field name=\"current\" type=\"long-text\"><label>Now</label></field>\n"
"   <field name=\"action\" type=\"choice\"><label>What</label>\n"
"    <choice value=\"remove\"><label>Take out</label></choice>\n"
"    <choice value=\"change\"><label>Change</label></choice></field>\n"
"   <field name=\"since\" type=\"date\"><label>Since</label>\n"
"    <constraint test=\"not(before(since, '2000-01-01'))\">"
"too long ago</constraint></field>\n"
"  </list>\n"
"  <list name=\"children\"><label>Children</label>\n"
"   <field name=\"name\" type=\"name\" minor=\"yes\"><label>Name C</label>"
"</field></list>\n"
"  <list name=\"witnesses\"><label>Witnesses</label>\n"
"   <field name=\"name\" type=\"name\"><label>Name W</label></field></list>\n"
" </group>\n"
" <computed name=\"movant.name\">\n"
"  <take from=\"protected.name\" when=\"$filer = 'protected'\"/>\n"
"  <take from=\"restrained.name\" when=\"$filer = 'restrained'\"/>\n"
" </computed>\n"
" <computed name=\"movant.term\">\n"
"  <take from=\"law.party.protected\" when=\"$filer = 'protected'\"/>\n"
"  <take from=\"law.party.restrained\"/>\n"
" </computed>\n"
" <computed name=\"movant.address\">\n"
"  <take from=\"protected.address\" when=\"$protected.hidden = 'no'\"/>\n"
"  <take from=\"protected.mail\"/>\n"
" </computed>\n"
"</fields>\n";

static const char case_us[] = HEAD
"<jurisdiction" NS " code=\"us\" name=\"United States\" version=\"1\">\n"
" <topic id=\"order.term\"><ask>Ask the clerk: what is it called?</ask>"
"<wording>protection order</wording></topic>\n"
" <topic id=\"party.protected\"><ask>Ask A</ask>"
"<wording>protected person</wording></topic>\n"
" <topic id=\"party.restrained\"><ask>Ask B</ask>"
"<wording>restrained person</wording></topic>\n"
" <topic id=\"fee\"><ask>Ask the clerk: what is the fee?</ask></topic>\n"
" <topic id=\"waiting\"><ask>Ask the clerk: how long?</ask></topic>\n"
" <topic id=\"authority\"><ask>Ask the clerk: which law?</ask></topic>\n"
" <topic id=\"official-form\"><ask>Ask the clerk: which form?</ask></topic>\n"
" <source id=\"usc\" title=\"U.S. Code\" url=\"https://example.gov/usc\"/>\n"
" <caution id=\"care\" when=\"$order.pending = 'yes'\" source=\"usc\" "
"confidence=\"official\" checked=\"2026-11-21\" cite=\"1 U.S.C. 1\">"
"<because>A renewal is open. Go to it.</because></caution>\n"
"</jurisdiction>\n";

static const char case_wa[] = HEAD
"<jurisdiction" NS " code=\"wa\" name=\"Washington\" version=\"3\">\n"
" <source id=\"rcw\" title=\"Revised Code\" url=\"https://example.gov/rcw\"/>\n"
" <source id=\"web\" title=\"A help site\" url=\"https://example.org\"/>\n"
" <fact topic=\"fee\" source=\"rcw\" confidence=\"official\" "
"checked=\"2026-11-21\" cite=\"RCW 1\">There is no fee.</fact>\n"
" <fact topic=\"waiting\" source=\"web\" confidence=\"secondary\" "
"checked=\"2026-11-21\">Wait a year.</fact>\n"
" <fact topic=\"order.term\" order=\"final\" source=\"rcw\" "
"confidence=\"official\" checked=\"2026-11-21\">final order of "
"<value of=\"$order.issued\"/></fact>\n"
" <refuse id=\"too-soon\" role=\"restrained\" filing=\"terminate\" "
"when=\"after(add-years($order.issued, 1), $today)\" source=\"rcw\" "
"confidence=\"official\" checked=\"2026-11-21\" cite=\"RCW 2\">"
"<because>It is too soon.</because><instead>Wait.</instead></refuse>\n"
" <refuse id=\"maybe-soon\" filing=\"modify\" "
"when=\"$order.pending = 'yes'\" source=\"web\" confidence=\"secondary\" "
"checked=\"2026-11-21\"><because>A request is open.</because>"
"<instead>Ask first.</instead></refuse>\n"
" <caution id=\"heard\" filing=\"modify\" when=\"$order.pending = 'yes'\" "
"source=\"web\" confidence=\"secondary\" checked=\"2026-11-21\"><because>"
"Papers go by mail. They say.</because></caution>\n"
" <fact topic=\"official-form\" filing=\"modify\" source=\"web\" "
"confidence=\"secondary\" checked=\"2026-11-21\">Bring W 2 too.</fact>\n"
" <form number=\"W 1\" title=\"Motion\" url=\"https://example.gov/w1\" "
"filing=\"modify\" source=\"rcw\" confidence=\"official\" "
"checked=\"2026-11-21\"/>\n"
"</jurisdiction>\n";

static const char case_ca[] = HEAD
"<jurisdiction" NS " code=\"ca\" name=\"California\" version=\"1\">\n"
" <source id=\"cc\" title=\"Judicial Council\" url=\"https://example.gov\"/>\n"
" <form number=\"DV-400\" title=\"Request\" exclusive=\"yes\" "
"filing=\"terminate\" source=\"cc\" confidence=\"official\" "
"checked=\"2026-11-21\"><worksheet><para>Item 1: "
"<value of=\"$protected.name\"/></para>"
"<para>Item 2: <value of=\"$protected.address\" as=\"lines\"/></para>"
"</worksheet></form>\n"
" <form number=\"DV-9\" title=\"Other\" exclusive=\"yes\" "
"filing=\"withdraw\" source=\"cc\" confidence=\"secondary\" "
"checked=\"2026-11-21\"><worksheet><para>Item</para></worksheet></form>\n"
"</jurisdiction>\n";

static const char case_terminate[] = HEAD
"<filing" NS " id=\"terminate\" version=\"1\"><title>Motion to terminate"
"</title><summary>End it.</summary>\n"
" <choice id=\"keep\" when=\"$filer = 'protected'\"><because>You may keep it."
"</because></choice>\n"
" <caution id=\"pressed\" when=\"$pressure = 'yes'\"><because>Pressure. Be "
"careful.</because><instead>Call <value of=\"$note\"/>.</instead></caution>\n"
" <refuse id=\"criminal\" when=\"$order.kind = 'criminal'\"><because>This is "
"a criminal order.</because><instead>Ask the prosecutor.</instead></refuse>\n"
" <document id=\"motion\" audience=\"court other-party self\">"
"<title>Motion of <value of=\"$movant.name\"/></title>"
"<short-title>Motion</short-title>%s</document>\n"
"</filing>\n";

static const char case_withdraw[] = HEAD
"<filing" NS " id=\"withdraw\" version=\"1\"><title>Request to withdraw"
"</title><summary>Stop it.</summary>\n"
" <refuse id=\"role\" when=\"$filer = 'restrained'\"><because>Not yours."
"</because></refuse>\n"
" <document id=\"motion\" audience=\"court other-party self\">"
"<title>Request</title><short-title>Request</short-title>"
"<para>I ask.</para></document>\n"
"</filing>\n";

static const char case_modify[] = HEAD
"<filing" NS " id=\"modify\" version=\"1\"><title>Motion to modify"
"</title><summary>Change it.</summary>\n"
" <document id=\"motion\" audience=\"court other-party self\">"
"<title>Motion</title><short-title>Motion</short-title>"
"<para>I ask.</para></document>\n"
"</filing>\n";

/* Write a file of the folder; the name may hold one "/". */
static inline void
case_write(const char *folder, const char *name, const char *text)
{
	char path[512];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	f = fopen(path, "w");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static inline void
case_folder(char folder[64])
{
	char path[512];

	snprintf(folder, 64, "/tmp/movant-case-XXXXXX");
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/parts", folder);
	assert_int_equal(mkdir(path, 0700), 0);
	snprintf(path, sizeof(path), "%s/jurisdictions", folder);
	assert_int_equal(mkdir(path, 0700), 0);
}

static inline void
case_remove(const char *folder, const char *const *names)
{
	char path[512];

	for (; *names != NULL; names++) {
		snprintf(path, sizeof(path), "%s/%s", folder, *names);
		remove(path);
	}
	remove(folder);
}

/* The catalogue, with body as the blocks of the motion to terminate. */
static inline const struct form_catalog *
case_catalog(struct test *t, const char *body, const char *part)
{
	static const char *const names[] = { "fields.xml", "terminate.xml",
		"withdraw.xml", "modify.xml", "jurisdictions/us.xml",
		"jurisdictions/wa.xml", "jurisdictions/ca.xml",
		"jurisdictions/or.xml", "parts/piece.xml", "jurisdictions", "parts", NULL };
	const struct form_catalog *c;
	char folder[64];

	case_folder(folder);
	case_write(folder, "fields.xml", case_fields);
	case_write(folder, "terminate.xml", arena_printf(t->arena,
	    "%.*s%s%s", (int)(strstr(case_terminate, "%s") - case_terminate),
	    case_terminate, body, strstr(case_terminate, "%s") + 2));
	case_write(folder, "withdraw.xml", case_withdraw);
	case_write(folder, "modify.xml", case_modify);
	case_write(folder, "jurisdictions/us.xml", case_us);
	case_write(folder, "jurisdictions/wa.xml", case_wa);
	case_write(folder, "jurisdictions/ca.xml", case_ca);
	if (part != NULL)
		case_write(folder, "parts/piece.xml", part);
	c = form_catalog_read(t->arena, t->diags, folder);
	case_remove(folder, names);
	assert_no_errors(t->diags);
	assert_non_null(c);
	return c;
}

/* Answers as JSON, bound to a catalogue; today is 2026-03-06. */
static inline struct rules *
case_bind(struct test *t, const struct form_catalog *c, const char *json)
{
	const struct answers *a = answers_read(t->arena, t->diags, "a.json",
	    json, strlen(json));

	assert_no_errors(t->diags);
	assert_non_null(a);
	return rules_new(t->arena, t->diags, c, a, NULL,
	    date_from_ymd(2026, 3, 6));
}

/* The usual catalogue and these answers. */
static inline struct rules *
case_rules(struct test *t, const char *json)
{
	return case_bind(t, case_catalog(t, "<para>I ask.</para>", NULL),
	    json);
}

/* A reference to a name of the dictionary, as content has it. */
static inline struct form_ref
case_ref(const struct rules *r, const char *name)
{
	const struct form_field *f = form_field(r->catalog->dictionary, name);

	return (struct form_ref){ f ? FORM_REF_FIELD : FORM_REF_COMPUTED,
	    name, f };
}

#endif
