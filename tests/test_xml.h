/* Group fixtures for tests that read XML: libxml2 is opened and closed once. */
#ifndef TESTS_TEST_XML_H
#define TESTS_TEST_XML_H

#include "test.h"
#include "xml/xml.h"

static inline int
test_xml_open(void **state)
{
	(void)state;
	xml_open();
	return 0;
}

static inline int
test_xml_close(void **state)
{
	(void)state;
	xml_close();
	return 0;
}

#endif
