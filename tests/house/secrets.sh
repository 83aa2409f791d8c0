# A confidential address, telephone number or e-mail address, and what was said
# in private about pressure, never reach what others read: not the text, not
# the raw objects, not titles or names of files.
. "$(dirname "$0")/lib.sh"

for tool in qpdf pdftotext pdfinfo; do
	command -v "$tool" >/dev/null || exit 77
done
cd "$tmp" || exit 99
example=$root/examples/wa-protected-terminate.xml

# Draft the example with one sentence of it replaced.
draft() {
	rm -rf out
	awk -v new="$1" '{ sub(/I moved into a home of my own\./, new); print }' \
	    "$example" >a.xml
	"$movant" draft a.xml -o out --today "$today" >log 2>&1
}

# Everything that somebody could get out of what others read; where qpdf puts
# an object in its own copy is a number that may look like a postal code.
seen() {
	for pdf in out/court.pdf out/other-party.pdf out/letters.pdf; do
		basename "$pdf"
		pdftotext "$pdf" - | tr '\n\f' '  '
		pdftotext -raw "$pdf" - | tr '\n\f' '  '
		pdfinfo "$pdf"
		qpdf --qdf --object-streams=disable "$pdf" - | strings |
		    grep -Ev '^[0-9]{10} [0-9]{5} [nf]'
	done
	cat out/manifest.json
}

draft 'I moved.' || fail "the example is not drafted: $(cat log)"
seen >seen.txt
grep -q 'Petitioner' seen.txt || fail 'no text is seen at all'
grep -q 'records officer' seen.txt || fail 'no letter is seen'
for secret in Hollowbrook 'Apartment 12' 98000 555-0142 anh.nguyen; do
	pdftotext out/sealed.pdf - | grep -q -- "$secret" ||
	    fail "the sealed sheet lacks the secret that is looked for"
	grep -qi -- "$secret" seen.txt && fail "others read '$secret'"
done

# Typed into a free text it stops the packet, however it is written.
while read -r text; do
	if draft "$text"; then
		fail "drafted, although it says: $text"
	elif ! grep -q '\[leak\]' log || grep -qi 'hollowbrook' log; then
		fail "$text: $(cat log)"
	fi
	[ ! -e out ] || fail "something was left behind: $text"
done <<'END'
I live at 4127 Hollowbrook Lane now.
I live at 4127 HOLLOWBROOK LANE, APARTMENT 12.
I live at 4127 Hollowbrook   Lane, Apartment 12, Example Heights, WA 98000.
Call 206-555-0142.
Call (206) 555 0142.
Call 2065550142.
Write to ANH.NGUYEN@example.org.
END

# Said in private: it changes advice, and no paper.
draft 'I moved.'
cp -R out calm
sed -i 's/\("safety.pressure">\)no/\1yes/' a.xml
grep -q 'pressure">yes' a.xml || fail 'the example does not speak of pressure'
rm -rf out
"$movant" draft a.xml -o out --today "$today" >log 2>&1 || fail "$(cat log)"
cmp calm/other-party.pdf out/other-party.pdf ||
    fail 'pressure shows in the copy for the other party'
finish
