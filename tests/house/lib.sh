# Shared by the house tests.  Arguments: source tree, program, core archive.
# shellcheck shell=sh disable=SC2034
. "$1/tests/lib.sh"
core=$(realpath "$3")
[ -f "$core" ] || exit 99
house=$root/tests/house

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
