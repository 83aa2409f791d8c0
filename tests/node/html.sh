# The page for a browser is sound HTML, in both languages, for each example and
# for answers that look like markup.
. "$(dirname "$0")/../house/lib.sh"
modules=$4
. "$root/tests/node/ready.sh"

cp "$root/tests/node/html.cjs" "$modules" || exit 99
cd "$root" || exit 99
n=0
for answers in examples/*.xml examples/*.json; do
	for language in en es; do
		n=$((n + 1))
		"$movant" checklist "$answers" --format html --today $today \
		    --language $language -o "$tmp/$n.html" 2>"$tmp/log" ||
		    fail "$answers: $(cat "$tmp/log")"
		grep -q "^<html lang=\"$language\">" "$tmp/$n.html" ||
		    fail "$answers: another language than $language"
	done
done
cat >"$tmp/hostile.json" <<'END'
{ "filing": "terminate", "filer": "protected", "jurisdiction": "wa",
  "order.court": "<script>alert(1)</script> & \"Court\" </h3></li> 'x'",
  "order.county": "--><img src=x onerror=alert(1)>",
  "order.case-number": "]]>&lt;b&gt;&amp;" }
END
"$movant" checklist "$tmp/hostile.json" --format html --today $today \
    -o "$tmp/hostile.html" 2>"$tmp/log" || fail "$(cat "$tmp/log")"
grep -qi '<script\|<img\|<b>' "$tmp/hostile.html" &&
    fail 'an answer became markup'
grep -q '&lt;script&gt;' "$tmp/hostile.html" || fail 'an answer got lost'
node "$modules/html.cjs" "$tmp"/*.html >"$tmp/log" 2>&1 ||
    fail "$(head -n 20 "$tmp/log")"
[ "$n" -gt 20 ] || fail "only $n pages"
finish
