# Large print: every letter of the filer's sheets is still there, in 15 point
# or more (footers 14) and inside the page; the court's papers are the same.
. "$(dirname "$0")/lib.sh"

for tool in pdftotext pdftohtml pdfinfo; do
	command -v "$tool" >/dev/null || exit 77
done
cd "$root" || exit 99

# The letters of a PDF without blanks and without its footers.
letters() {
	pdftotext -raw "$1" - | tr '\302\240' '  ' |
	    sed -E 's/Page [0-9]+ of [0-9]+//; s/^Checklist ?$//' |
	    tr -d ' \n\f'
}

for answers in examples/*.xml examples/*.json; do
	name=$(basename "$answers")
	for size in '' --large-print; do
		# shellcheck disable=SC2086
		"$movant" draft "$answers" -o "$tmp/${size:-plain}/$name" \
		    --today "$today" $size >"$tmp/log" 2>&1 ||
		    fail "$name: $(cat "$tmp/log")"
	done
	plain=$tmp/plain/$name
	large=$tmp/--large-print/$name
	for file in court.pdf other-party.pdf sealed.pdf letters.pdf \
	    checklist.txt; do
		[ ! -f "$plain/$file" ] || cmp "$plain/$file" "$large/$file" ||
		    fail "$name: $file is not the same in large print"
	done
	letters "$plain/checklist.pdf" >"$tmp/one"
	letters "$large/checklist.pdf" >"$tmp/two"
	[ "$(wc -c <"$tmp/one")" -gt 3000 ] || fail "$name: nothing was read"
	cmp "$tmp/one" "$tmp/two" || fail "$name: the checklist lost text"
	# Sizes and edges; pdftohtml counts in one and a half points.
	pdftohtml -xml -i -zoom 1 -stdout "$large/checklist.pdf" \
	    2>/dev/null >"$tmp/xml"
	grep -q '<fontspec .*size="18"' "$tmp/xml" ||
	    fail "$name: nothing is in 18 point"
	grep -o '<fontspec [^>]*size="[0-9]*"' "$tmp/xml" |
	    grep -vE 'size="1[4-9]"' >"$tmp/small"
	[ ! -s "$tmp/small" ] || fail "$name: $(cat "$tmp/small")"
	sed -n 's/.*<text top="\(-*[0-9]*\)" left="\(-*[0-9]*\)" width="\([0-9]*\)".*/\1 \2 \3/p' \
	    "$tmp/xml" | awk '$1 < 60 || $1 > 760 || $2 < 70 || $2 + $3 > 545' \
	    >"$tmp/out"
	[ ! -s "$tmp/out" ] || fail "$name: outside the margins: $(cat "$tmp/out")"
done
finish
