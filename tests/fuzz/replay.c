/* Runs every file of the folders given through one fuzz target. */
#include <dirent.h>
#include <stdio.h>

#include "fuzz.h"

static void
replay(const char *folder, const char *name)
{
	char path[1024];
	uint8_t *data = malloc(1 << 23);
	size_t n;
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	f = fopen(path, "rb");
	fuzz_check(f != NULL && data != NULL, path);
	n = fread(data, 1, 1 << 23, f);
	fclose(f);
	printf("%s\n", path);
	fflush(stdout);
	/* A block of its own size, so that a sanitizer sees each overrun. */
	data = realloc(data, n > 0 ? n : 1);
	LLVMFuzzerTestOneInput(data, n);
	free(data);
}

int
main(int argc, char **argv)
{
	unsigned files = 0;

	LLVMFuzzerInitialize(&argc, &argv);
	for (int i = 1; i < argc; i++) {
		DIR *dir = opendir(argv[i]);
		struct dirent *e;

		fuzz_check(dir != NULL, argv[i]);
		while ((e = readdir(dir)) != NULL)
			if (e->d_name[0] != '.') {
				replay(argv[i], e->d_name);
				files++;
			}
		closedir(dir);
	}
	printf("%u files\n", files);
	return files > 0 ? 0 : 1;
}
