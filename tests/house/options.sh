# Options, commands and exit statuses: --help and movant(1) tell the same.
. "$(dirname "$0")/lib.sh"

"$movant" --help >"$tmp/help" || fail 'movant --help failed'
grep -oE '(^|[^a-z-])--[a-z]+(-[a-z]+)*' "$tmp/help" | grep -oE -- '--.*' |
    sort -u >"$tmp/options"
grep -E '^\.(It|Op|Fl|.*Fl)' "$root/src/man/movant.1" |
    grep -oE 'Fl -[a-z]+(-[a-z]+)*' | sed 's/^Fl -/--/' | sort -u >"$tmp/manual"
grep -E '^\.It Fl' "$root/src/man/movant.1" |
    grep -oE 'Fl -[a-z]+(-[a-z]+)*' | sed 's/^Fl -/--/' | sort -u >"$tmp/described"
[ "$(wc -l <"$tmp/options")" -ge 10 ] || fail 'movant --help shows no options'
for o in $(comm -23 "$tmp/options" "$tmp/described"); do
	fail "$o: in --help, not described in movant.1"
done
for o in $(comm -13 "$tmp/options" "$tmp/manual"); do
	fail "$o: in movant.1, not in --help"
done
for command in draft batch merge-results checklist triage check convert fields list verify collate interview; do
	grep -qw "$command" "$tmp/help" || fail "$command: not in --help"
	grep -q "^\.Ss movant $command\$\|^\.It Cm $command" \
	    "$root/src/man/movant.1" || fail "$command: not in movant.1"
	"$movant" "$command" --help >"$tmp/one" 2>&1 ||
	    fail "movant $command --help failed"
	grep -q "movant $command" "$tmp/one" ||
	    fail "movant $command --help does not show its synopsis"

	# Each command's lines of the manual have its options, and no others.
	grep -oE '^ +(-.,)? *--[a-z-]+' "$tmp/one" | sed 's/.*--/--/' |
	    grep -vxE -- '--(definitions|help|version)' | sort >"$tmp/takes"
	awk -v command="$command" '
	    /^\.Sh DESCRIPTION/ { exit }
	    /^\.Nm/ || /^\.Cm [a-z]/ { inside = 0 }
	    $1 == ".Cm" && $2 == command { inside = 1 }
	    inside && / ?Fl / { print }' "$root/src/man/movant.1" |
	    sed 's/.*Fl -\{0,1\}/--/; s/ .*//; s/^--o$/--output/' |
	    sort >"$tmp/synopsis"
	cmp -s "$tmp/takes" "$tmp/synopsis" || fail "movant $command: other" \
	    "options in the synopsis: $(diff "$tmp/takes" "$tmp/synopsis")"
done
finish
