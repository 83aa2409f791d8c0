/* Files of HotDocs, A2J Author and docassemble. */
#include "carrier_fuzz.h"

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	fuzz_open_catalog();
	return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_carrier((const char *)data, size);
	return 0;
}
