# Shared by the house tests.  Arguments: source tree, program, core archive.
# shellcheck shell=sh disable=SC2034
set -u
LC_ALL=C
export LC_ALL
root=$(realpath "$1")
movant=$(realpath "$2")
core=$(realpath "$3")
[ -x "$movant" ] && [ -f "$core" ] || exit 99
house=$root/tests/house
today=2026-11-21
bad=0

# Say what is wrong; the test goes on and fails at the end.
fail() {
	echo "$*"
	bad=$((bad + 1))
}

finish() {
	[ "$bad" -eq 0 ] || echo "$bad failures"
	[ "$bad" -eq 0 ]
	exit
}

tmp=$(mktemp -d "${TMPDIR:-/tmp}/movant-house-XXXXXX") || exit 99
trap '[ -n "${MOVANT_KEEP:-}" ] || rm -rf "$tmp"' EXIT

# The source files below src/, from there.
sources() {
	(cd "$root/src" && find . -name '*.[ch]' | sed 's:^\./::' | sort)
}

# Names of the diagnostic codes.
codes() {
	sed -n 's/^DIAG_CODE([A-Z0-9_]*, "\([a-z0-9-]*\)".*/\1/p' \
	    "$root/src/base/diag_codes.def"
}

# The text of a section of a manual page, as mdoc.
section() {
	awk -v want=".Sh $2" '
	    /^\.Sh / { inside = $0 == want; next }
	    inside' "$root/src/man/$1"
}
