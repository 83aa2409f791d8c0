# Every numbered fact of the guidance (guidance.txt) is named by what covers
# it: a form, a checklist step, or a test.
. "$(dirname "$0")/lib.sh"

cd "$root" || exit 99
grep -rhoE 'G-[0-9]{2}( to G-[0-9]{2})?' forms checklists tests \
    --include='*.xml' --include='*.c' --include=cmd | sort -u >"$tmp/named"
sed -n 's/^\(G-[0-9][0-9]\) .*/\1/p' "$house/guidance.txt" >"$tmp/rows"
[ "$(wc -l <"$tmp/rows")" -gt 30 ] || fail 'guidance.txt cannot be read'
while read -r row; do
	grep -qx "$row" "$tmp/named" || fail "$row is named nowhere"
done <"$tmp/rows"
while read -r row; do
	grep -qx "$row" "$tmp/rows" || fail "$row is no row of guidance.txt"
done <"$tmp/named"
finish
