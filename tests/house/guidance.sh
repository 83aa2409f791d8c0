# Every numbered fact of the guidance (guidance.txt) is named by the form or
# step that carries it, and is seen in what people get (advice.txt).
. "$(dirname "$0")/lib.sh"

command -v pdftotext >/dev/null || exit 77
cd "$root" || exit 99
grep -rhoE 'G-[0-9]{2}' forms checklists --include='*.xml' | sort -u \
    >"$tmp/named"
sed -n 's/^\(G-[0-9][0-9]\) .*/\1/p' "$house/guidance.txt" >"$tmp/rows"
grep -v '^#' "$house/advice.txt" >"$tmp/advice"
[ "$(wc -l <"$tmp/rows")" -gt 30 ] || fail 'guidance.txt cannot be read'
while read -r row; do
	grep -qx "$row" "$tmp/named" ||
	    fail "$row is named by no form and no checklist"
	grep -q "^$row " "$tmp/advice" || fail "$row is not in advice.txt"
done <"$tmp/rows"
while read -r row; do
	grep -qx "$row" "$tmp/rows" || fail "$row is no row of guidance.txt"
done <"$tmp/named"

# What OUTPUT says for ANSWERS, as one line; made once.
said() {
	text=$tmp/$1.$2
	[ ! -f "$text" ] || return 0
	path=$(ls tests/golden/triage/"$2"/a.xml \
	    tests/golden/packet/"$2"/a.xml examples/"$2".* 2>/dev/null)
	case $1 in
	triage|checklist)
		"$movant" "$1" "$path" --today "$today" ;;
	*)
		[ -d "$tmp/packet.$2" ] || "$movant" draft "$path" \
		    -o "$tmp/packet.$2" --today "$today" >/dev/null
		pdftotext "$tmp/packet.$2/$1.pdf" - ;;
	esac 2>/dev/null | tr '\n\f|' '   ' | tr -s ' ' >"$text"
}
while read -r row output answers what; do
	said "$output" "$answers"
	grep -qiE -- "$what" "$text" ||
	    fail "$row: the $output of $answers does not say: $what"
done <"$tmp/advice"
finish
