# Shared by all tests in shell.  Arguments: source tree, program.
# shellcheck shell=sh disable=SC2034
set -u
LC_ALL=C
export LC_ALL
root=$(realpath "$1")
movant=$(realpath "$2")
[ -x "$movant" ] || exit 99
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

tmp=$(mktemp -d "${TMPDIR:-/tmp}/movant-test-XXXXXX") || exit 99
trap '[ -n "${MOVANT_KEEP:-}" ] || rm -rf "$tmp"' EXIT
