# Checklist, triage and manifest as JSON, read by a parser that knows nothing of movant: every
# member that the manual promises, of the type that it promises.
. "$(dirname "$0")/../house/lib.sh"

if ! command -v node >/dev/null; then
	echo 'there is no node' >&2
	[ "${MOVANT_WITHOUT_NPM:-}" = 1 ] && exit 77
	exit 1
fi
cd "$root" || exit 99
n=0
for answers in examples/*.xml examples/*.json; do
	n=$((n + 1))
	"$movant" checklist "$answers" --format json --today $today \
	    -o "$tmp/$n.out" 2>"$tmp/log" || fail "$answers: $(cat "$tmp/log")"
	node "$root/tests/node/json.cjs" checklist "$tmp/$n.out" \
	    >"$tmp/log" 2>&1 || fail "$answers: $(head -n 20 "$tmp/log")"
	"$movant" triage "$answers" --format json --today $today \
	    >"$tmp/$n.triage" 2>"$tmp/log"
	node "$root/tests/node/json.cjs" triage "$tmp/$n.triage" \
	    >"$tmp/log" 2>&1 || fail "$answers: $(head -n 20 "$tmp/log")"
done
# One with a form that others wrote of, one with a gate of that kind.
printf '{ "jurisdiction": "me", "filing": "contest", "filer": "restrained",
    "order.kind": "temporary" }' >"$tmp/gate.json"
for answers in examples/va-protected-withdraw.xml "$tmp/gate.json"; do
	"$movant" draft "$answers" -o "$tmp/packet" --today $today \
	    --force >/dev/null 2>"$tmp/log" || fail "$(cat "$tmp/log")"
	grep -q '"confirm": true' "$tmp/packet/manifest.json" ||
	    fail "$answers: nothing to confirm"
	node "$root/tests/node/json.cjs" manifest "$tmp/packet/manifest.json" \
	    >"$tmp/log" 2>&1 || fail "$answers: $(head -n 20 "$tmp/log")"
done

# Quotes, a backslash, a control character, markup and letters of four bytes
# come back as they were.
cat >"$tmp/hostile.json" <<'END'
{ "filing": "terminate", "filer": "protected", "jurisdiction": "wa",
  "order.kind": "final", "protected.name": "Ana \"</script>\\ 🏛 Ñ",
  "hearing.date": "2026-12-08", "service.planned": "mail",
  "order.court": "\"Court\" \\u0041 <b>é🏛" }
END
"$movant" checklist "$tmp/hostile.json" --format json --today $today \
    -o "$tmp/hostile.out" 2>"$tmp/log" || fail "hostile: $(cat "$tmp/log")"
node "$root/tests/node/json.cjs" checklist "$tmp/hostile.out" \
    '"Court" \u0041 <b>é🏛' >"$tmp/log" 2>&1 ||
    fail "hostile: $(head -n 20 "$tmp/log")"

"$movant" checklist "$tmp/hostile.json" --format json --today $today \
    --language es 2>&1 | cmp -s - "$tmp/hostile.out" ||
    fail 'the language of the page changes the JSON'

# The check itself fires: each of these is not what the manual promises.
for wrong in 's/"who": "you"/"who": "You"/' 's/"title_es": "/"titel": "/' \
    's/"confidence": "official"/"confidence": "sure"/' \
    's|movant-checklist/2|movant-checklist/1|' \
    's/"number": 5/"number": "5"/'; do
	sed "$wrong" "$tmp/hostile.out" >"$tmp/wrong.out"
	cmp -s "$tmp/hostile.out" "$tmp/wrong.out" &&
	    fail "nothing to spoil: $wrong"
	node "$root/tests/node/json.cjs" checklist "$tmp/wrong.out" \
	    >"$tmp/log" 2>&1 && fail "accepted: $wrong"
done
finish
