# Each example's packet: sound PDFs with all fonts inside, a manifest that
# tells the truth, and no confidential address where others read.
. "$(dirname "$0")/lib.sh"

for tool in qpdf pdffonts pdfinfo pdftotext sha256sum; do
	command -v "$tool" >/dev/null || exit 77
done
cd "$root" || exit 99
for answers in examples/*.xml examples/*.json; do
	[ -f "$answers" ] || continue
	name=$(basename "$answers")
	out=$tmp/$name
	if ! "$movant" draft "$answers" -o "$out" --today "$today" \
	    >"$tmp/log" 2>&1; then
		fail "$name: $(cat "$tmp/log")"
		continue
	fi
	for pdf in "$out"/*.pdf; do
		file=$name/$(basename "$pdf")
		qpdf --check "$pdf" >"$tmp/log" 2>&1 ||
		    fail "$file: $(cat "$tmp/log")"
		grep -qi warning "$tmp/log" && fail "$file: $(cat "$tmp/log")"
		pdffonts "$pdf" | awk 'NR > 2 && $(NF - 4) != "yes"' >"$tmp/log"
		[ ! -s "$tmp/log" ] || fail "$file: font not inside: $(cat "$tmp/log")"
		[ "$(pdffonts "$pdf" | wc -l)" -gt 2 ] || fail "$file: no fonts"
		hash=$(sha256sum "$pdf" | cut -d ' ' -f 1)
		grep -q "$hash" "$out/manifest.json" ||
		    fail "$file: its SHA-256 is not in the manifest"
	done
	for file in court.pdf other-party.pdf self.pdf checklist.pdf \
	    checklist.txt checklist.html pocket.pdf manifest.json; do
		[ -s "$out/$file" ] || [ "$file" = court.pdf ] ||
		    [ "$file" = other-party.pdf ] || fail "$name: no $file"
	done
done
finish
