# The manuals are clean mdoc, and what they show works: the filing of
# movant-form(5) is read, drafted with its answers, in both carriers.
. "$(dirname "$0")/lib.sh"

man=$root/src/man
for page in movant.1 movant-form.5 movant-answers.5 movant-checklist.5; do
	mandoc -Tlint -Wstyle "$man/$page" >"$tmp/lint" 2>&1
	grep -v 'referenced manual not found' "$tmp/lint" >"$tmp/lines"
	while read -r line; do
		fail "$line"
	done <"$tmp/lines"
done

# The literal blocks of a page, one file each, unescaped: literal.N
literals() {
	awk -v out="$tmp/$1.literal" '
	    /^\.Bd -literal/ { inside = 1; n++; next }
	    /^\.Ed/ { inside = 0 }
	    inside { gsub(/\\&/, ""); gsub(/\\e/, "\\")
		gsub(/\\\(aq/, "\047"); gsub(/\\-/, "-")
		print > (out "." n) }' "$man/$1"
}

# Every element and attribute of the schemas is described in a manual.
names() {
	grep -ohE "<$1 name=\"[^\"]*\"" "$root"/schemas/*.rng |
	    sed 's/.*="//; s/"$//' | sort -u
}
grep -hE '^\.It Ic|^\.Ic ' "$man"/*.5 | tr ' ,' '\n\n' | sort -u >"$tmp/ic"
grep -hE '^\.(It|Ar|Ql)' "$man"/*.5 | tr ' ,="' '\n\n\n\n' | sort -u >"$tmp/ar"
for name in $(names element); do
	grep -qx -- "$name" "$tmp/ic" || fail "<$name> is in no manual"
done
for name in $(names attribute); do
	grep -qx -- "$name" "$tmp/ar" || fail "attribute $name is in no manual"
done

# So is every function that an expression may call.
sed -n '/^} functions\[\]/,/^};/s/{ "/\n{ "/gp' "$root/src/form/form_expr.c" |
    sed -n 's/^{ "\([a-z-]*\)".*/\1/p' >"$tmp/functions"
[ "$(wc -l <"$tmp/functions")" -gt 20 ] || fail 'no functions were found'
while read -r name; do
	grep -qE "Fn $name( |\$)" "$man/movant-form.5" ||
	    fail "$name() is not in movant-form.5"
done <"$tmp/functions"

mkdir "$tmp/defs"
cp -r "$root/forms" "$root/checklists" "$tmp/defs"
# The examples of the manual are in English; no one promises Spanish for them.
rm -f "$tmp/defs/forms/spanish.lock"
literals movant-form.5
literals movant-answers.5
literals movant-checklist.5
place() {
	# The first literal that has this element at its root.
	for f in "$tmp/$1".literal.*; do
		if grep -q -m 1 "$2" "$f"; then
			cp "$f" "$3"
			return
		fi
	done
	fail "$1 shows no $2"
}
place movant-form.5 '^<filing ' "$tmp/defs/forms/postpone.xml"
place movant-form.5 '^<choice ' "$tmp/choice"
sed -i "/<field name=\"filing\"/,/<choice /{
	/<choice /{
		r $tmp/choice
		N
	}
}" "$tmp/defs/forms/fields.xml"
place movant-form.5 '^<answers ' "$tmp/form.xml"
place movant-answers.5 '^<answers ' "$tmp/answers.xml"
place movant-answers.5 '^{' "$tmp/answers.json"

cd "$tmp" || exit 99
"$movant" check --definitions defs --today "$today" >check.out 2>&1 ||
    fail "movant check with the filing of movant-form(5): $(cat check.out)"
"$movant" draft form.xml -o form --definitions defs --today "$today" \
    >draft.out 2>&1 ||
    fail "movant draft of movant-form(5): $(cat draft.out)"
for answers in answers.xml answers.json; do
	"$movant" triage "$answers" --today "$today" >triage.out 2>triage.err ||
	    fail "movant triage $answers: $(cat triage.err)"
	cp triage.out "triage.$answers"
done
cmp -s triage.answers.xml triage.answers.json ||
    fail 'the XML and the JSON of movant-answers(5) are not the same answers'
finish
