# Shared by the tests of batch.  Arguments: source tree, program, shim.
# shellcheck shell=sh disable=SC2034
. "$1/tests/lib.sh"
shim=$(realpath "$3")
[ -f "$shim" ] || exit 99
cd "$tmp" || exit 99

# A preloaded library and a sanitizer's do not go together.
no_sanitizer() {
	! ldd "$movant" | grep -q 'lib[a-z]*san' || exit 77
}

# A spreadsheet of $1 rows: every 30th is drafted, the others are refused
# (cheap: a sheet each), and every 97th has a date that does not exist.
sheet() {
	awk -v n="$1" 'BEGIN {
		printf "id,filer,filing,jurisdiction,order.kind,order.issued,"
		printf "court.issued-order,safety.voluntary,safety.pressure,"
		printf "protected.name,restrained.name\r\n"
		for (i = 1; i <= n; i++)
			printf "client-%04d,%s,terminate,wa,%s,%s,yes,yes,no,%s,%s\r\n",
			    i, "protected", i % 30 ? "criminal" : "final",
			    i % 97 ? "2025-05-06" : "2025-02-30",
			    "Ann Example " i, "\"Bob \"\"B\"\" Example\""
	}'
}

batch() {
	"$movant" batch "$@" --today "$today" --jobs 2
}

# Nothing hidden is left but the journal, and every packet is whole.
whole() {
	for f in "$1"/.movant-*; do
		case $f in
		*/.movant-journal*|*'*') ;;
		*) fail "$1: left over: $f" ;;
		esac
	done
}

same() {
	diff -r "$1" "$2" >"$tmp/diff" 2>&1 || {
		fail "$3: not the tree of an undisturbed run"
		head -5 "$tmp/diff"
	}
}
