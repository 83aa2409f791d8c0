# The schemas for editors accept what is shipped, and refuse what the reader
# refuses for its shape.
. "$(dirname "$0")/lib.sh"

command -v xmllint >/dev/null || exit 77

# valid FOLDER FILE: the schema is known by the file's place.
valid() {
	case $2 in
	forms/fields.xml) schema=fields ;;
	forms/parts/*) schema=part ;;
	forms/jurisdictions/*) schema=jurisdiction ;;
	forms/calendars/*) schema=calendar ;;
	forms/*) schema=filing ;;
	checklists/*) schema=checklist ;;
	*) schema=answers ;;
	esac
	xmllint --noout --nonet --relaxng "$root/schemas/$schema.rng" \
	    "$1/$2" >"$tmp/log" 2>&1
}
all() {
	(cd "$1" && find forms checklists examples answers.xml -name '*.xml') \
	    2>/dev/null
}

for folder in "$root" "$root/tests/golden/mini"; do
	for f in $(all "$folder"); do
		valid "$folder" "$f" ||
		    fail "$folder/$f: $(head -n 3 "$tmp/log")"
	done
done

# The definitions that golden cases spoil.  Names in expressions are beyond a
# schema; shapes are not.
for code in unknown-element unknown-attribute missing-attribute \
    missing-element bad-value stray-text; do
	rm -rf "$tmp/case"
	mkdir "$tmp/case"
	(
		cd "$tmp/case" || exit 99
		ROOT=$root MOVANT=true
		. "$root/tests/golden/prelude"
		. "$root/tests/golden/diag/$code/cmd"
	) || fail "golden/diag/$code does not run"
	refused=0
	for f in $(all "$tmp/case/in"); do
		valid "$tmp/case/in" "$f" || refused=$((refused + 1))
	done
	[ "$refused" -gt 0 ] ||
	    fail "golden/diag/$code: the schemas accept what it spoils"
done
finish
