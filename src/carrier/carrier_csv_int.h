/* Inside: a CSV file with its header. */
#ifndef CARRIER_CARRIER_CSV_INT_H
#define CARRIER_CARRIER_CSV_INT_H

#include "carrier/carrier_int.h"

enum csv_role {
	CSV_TAKE,		/* it is an answer */
	CSV_KEEP,		/* nobody knows it */
	CSV_LEAVE,		/* a mapping file says so */
	CSV_GUARD,		/* tells whether other columns may be used */
	CSV_WRONG,		/* its heading is an error: no row may use it */
};

struct csv_column {
	const char	*heading;
	const char	*plain;		/* carrier_plain_name of it */
	enum csv_role	 role;
	const struct carrier_target *to;	/* of TAKE */
	const struct carrier_target *also;	/* is told by it as well */
	size_t		 item;
	bool		 doubtful;	/* it may hold no states at all */
	size_t		 places;	/* states seen in it */
	unsigned	 filled;	/* first line with something in it */
	const char	*why;		/* it is no answer, for the report */
	struct vec	 guards;	/* struct csv_column: no of one forbids */
	struct carrier_proof proof;	/* of dates */
	enum carrier_dates order;
	bool		 contradicts;
};

struct carrier_csv {
	struct arena	*arena;
	const struct form_catalog *catalog;
	const struct carrier_options *options;
	const char	*path;
	const struct carrier_names *names;
	struct csv_rows	 rows;
	struct csv_column *columns;
	size_t		 n;
	const char	**headings;
	bool		 any;		/* some column is an answer */
	bool		 tells_filer;
	bool		 faulty;	/* an error of some heading was told */
	unsigned	 header_line;
};

/*
 * Read the header from csv->rows and map it; false and diagnostics when nothing
 * can be read by it.  What is wrong with single columns is told too, and makes
 * the file faulty.
 */
bool		 carrier_csv_header(struct carrier_csv *, struct diags *);
/* What the columns have proven, told once for each; false on an error of one,
 * be it in its heading. */
bool		 carrier_csv_settle(struct carrier_csv *, struct diags *);
void		 carrier_csv_prove_row(struct carrier_csv *, struct arena *,
		    const struct carrier_row *);
struct carrier_csv *carrier_csv_new(struct arena *, const struct form_catalog *,
		    const char *path, const struct carrier_options *);
/* The cell without what keeps a spreadsheet from counting: '=1, ="01". */
const char	*carrier_csv_plain_cell(struct arena *, const char *);

#endif
