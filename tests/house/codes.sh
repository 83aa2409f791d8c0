# Every message is in the catalogue, in the manual, raised by the source, and
# has a golden case (tests/golden/diag/<code>) or a unit test.
. "$(dirname "$0")/lib.sh"

section movant.1 DIAGNOSTICS | sed -n 's/^\.It Sy \([a-z0-9-]*\).*/\1/p' |
    sort >"$tmp/manual"
codes | sort >"$tmp/codes"
[ "$(wc -l <"$tmp/codes")" -gt 50 ] || fail 'the catalogue cannot be read'
for code in $(comm -23 "$tmp/codes" "$tmp/manual"); do
	fail "$code: not in DIAGNOSTICS of movant.1"
done
for code in $(comm -13 "$tmp/codes" "$tmp/manual"); do
	fail "$code: in DIAGNOSTICS of movant.1, but no such code"
done

for code in $(uniq -d "$tmp/manual"); do
	fail "$code: twice in DIAGNOSTICS of movant.1"
done

# The manual states the meaning in the catalogue's words.
section movant.1 DIAGNOSTICS | grep -v '^\.' | tr '\n' ' ' |
    sed 's/  */ /g' >"$tmp/prose"
sed -n 's/^DIAG_CODE(\([A-Z0-9_]*\), "\([a-z0-9-]*\)", \([A-Z]*\), "\(.*\)")/\1 \2 \3 \4/p' \
    "$root/src/base/diag_codes.def" >"$tmp/catalogue"
while read -r id code level meaning; do
	grep -qF "$meaning" "$tmp/prose" ||
	    fail "$code: movant.1 does not say: $meaning"
	level=$(echo "$level" | tr A-Z a-z)
	section movant.1 DIAGNOSTICS | grep -qx ".It Sy $code Pq $level" ||
	    fail "$code: movant.1 does not say that it is of level $level"
	(cd "$root/src" && grep -rqwE --include='*.c' "DIAG_$id" .) ||
	    fail "$code: nothing raises it"
	if [ -f "$root/tests/golden/diag/$code/expect.diag" ]; then
		grep -qF "[$code]" "$root/tests/golden/diag/$code/expect.diag" ||
		    fail "golden/diag/$code does not show [$code]"
	else
		(cd "$root/tests" && grep -rqw --include='*_test.c' \
		    "DIAG_$id" . || grep -qF "[$code]" batch/*.sh) ||
		    fail "$code: neither golden/diag/$code nor a unit test"
	fi
done <"$tmp/catalogue"

# Whatever a golden case shows is in the catalogue.
cat "$root"/tests/golden/*/*/expect.diag 2>/dev/null |
    sed -n 's/.*\[\([a-z0-9-]*\)\]$/\1/p' | sort -u >"$tmp/shown"
for code in $(comm -13 "$tmp/codes" "$tmp/shown"); do
	fail "$code: shown by a golden case, but no such code"
done
finish
