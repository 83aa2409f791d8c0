# Every page that the program prints passes its own checks, in plain and in
# large print; and the same page with one thing broken does not.
. "$(dirname "$0")/lib.sh"

for tool in qpdf fix-qdf; do
	command -v "$tool" >/dev/null || exit 77
done
cd "$root" || exit 99

for answers in examples/*.xml examples/*.json; do
	name=$(basename "$answers")
	for size in '' --large-print; do
		out=$tmp/${size:-plain}/$name
		# shellcheck disable=SC2086
		"$movant" draft "$answers" -o "$out" --today "$today" $size \
		    >"$tmp/log" 2>&1 || fail "$name: $(cat "$tmp/log")"
		"$movant" verify "$out"/*.pdf >"$tmp/log" 2>&1 ||
		    fail "$(cat "$tmp/log")"
	done
done

# What is broken: the finding it must give, then words of the file and what
# stands there instead, once.  The page is the court's copy, unpacked.
qpdf --qdf --object-streams=disable \
    "$tmp/plain/ma-protected-terminate.json/court.pdf" "$tmp/whole.pdf" ||
    fail 'the paper cannot be unpacked'
broken() {
	LC_ALL=C sed "0,\|$2|s||$3|" "$tmp/whole.pdf" >"$tmp/edit.pdf"
	if cmp -s "$tmp/whole.pdf" "$tmp/edit.pdf"; then
		fail "$1: there is no '$2' in the paper"
		return
	fi
	fix-qdf "$tmp/edit.pdf" >"$tmp/broken.pdf" 2>/dev/null
	"$movant" verify "$tmp/broken.pdf" >"$tmp/log" 2>&1 &&
	    fail "$1: passes although '$2' became '$3'"
	grep -q "\[$1," "$tmp/log" || fail "$1: is not found: $(cat "$tmp/log")"
}
broken not-tagged '/Marked true' '/Marked false'
broken no-structure '/StructTreeRoot ' '/StructTreeRott '
broken structure-tree '/S /H2' '/X /H2'
broken role-unmapped '/S /H2' '/S /Heading'
broken heading-first '/S /H1' '/S /H2'
broken heading-skipped '/S /H2' '/S /H3'
broken list-parts '/S /LI$' '/S /P'
broken table-parts '/S /TR' '/S /P'
broken title-not-shown '/DisplayDocTitle true' '/DisplayDocTitel true'
broken language-tag '/Lang (en-US)' '/Lang (en US)'
broken text-language '/Lang (en-US)' '/Long (en-US)'
broken untagged-content '/Artifact ' '/Ornament '
broken artifact-in-content '^/P <' '/Artifact <'
broken untagged-content '^    7$' '    999'
broken parent-tree '/StructParents 0' '/StructParents 1'
broken form-kids '/Role /' '/Rule /'
broken ua-claim '<pdfuaid:part>1' '<pdfuaid:part>2'
broken title 'dc:title>' 'dc:other>'
finish
