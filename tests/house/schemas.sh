# The schemas for editors accept what is shipped, and what they refuse the
# reader refuses too.
. "$(dirname "$0")/lib.sh"

command -v xmllint >/dev/null || exit 77
cd "$root" || exit 99

valid() {
	xmllint --noout --nonet --relaxng "schemas/$1.rng" "$2" \
	    >"$tmp/log" 2>&1 || fail "$2 against $1.rng: $(head -n 3 "$tmp/log")"
}
for f in forms/*.xml forms/parts/*.xml forms/jurisdictions/*.xml \
    checklists/*.xml examples/*.xml; do
	[ -f "$f" ] || continue
	case $f in
	forms/fields.xml) valid fields "$f" ;;
	forms/parts/*) valid part "$f" ;;
	forms/jurisdictions/*) valid jurisdiction "$f" ;;
	forms/*) valid filing "$f" ;;
	checklists/*) valid checklist "$f" ;;
	examples/*) valid answers "$f" ;;
	esac
done
finish
