# Hard answers on the page of every court: names in many scripts, signs that
# mean something to XML or PDF, a word without end, an answer of many pages,
# next to nothing answered.  Each packet is sound, the same twice, and what was
# answered is heard as it was written.
. "$(dirname "$0")/lib.sh"

for tool in pdfinfo qpdf; do
	command -v "$tool" >/dev/null || exit 77
done
cd "$root" || exit 99

# draft CASE JURISDICTION OPTION...: twice, in $tmp/CASE and $tmp/twice.
draft() {
	case=$1
	law=$2
	shift 2
	for out in "$case" twice; do
		"$movant" draft "$tmp/answers.xml" -o "$tmp/$out" --force \
		    -j "$law" --today "$today" "$@" >"$tmp/log" 2>&1 ||
		    fail "$case: $(cat "$tmp/log")"
	done
	for pdf in "$tmp/$case"/*.pdf; do
		cmp "$pdf" "$tmp/twice/$(basename "$pdf")" ||
		    fail "$case: $(basename "$pdf") differs in a second run"
	done
	# 1a has limits of its own; its fonts list what they hold.
	"$movant" verify "$tmp/$case"/*.pdf >"$tmp/log" 2>&1 ||
	    fail "$case: $(grep -v passed "$tmp/log")"
	qpdf --check "$tmp/$case/self.pdf" >"$tmp/log" 2>&1 ||
	    fail "$case: $(cat "$tmp/log")"
}

# heard CASE TEXT: the structure tree tells it in one piece, in order.
heard() {
	pdfinfo -enc UTF-8 -struct-text "$tmp/$1/self.pdf" 2>/dev/null |
	    tr -s ' \n' ' ' >"$tmp/heard"
	grep -qF -e "$2" "$tmp/heard" || fail "$1: '$2' is not heard"
}

# named CASE TEXT: the same of a name whose words may be elements of their
# own; what is said of a glyph without a text is U+200B.
squeezed() {
	sed -e 's/Span (inline)//' -e "s/$(printf '\342\200\213')//g" |
	    tr -d ' \n"'
}
named() {
	pdfinfo -enc UTF-8 -struct-text "$tmp/$1/self.pdf" 2>/dev/null |
	    squeezed >"$tmp/heard"
	grep -qF -e "$(printf '%s' "$2" | squeezed)" "$tmp/heard" ||
	    fail "$1: '$2' is not heard"
}

# answered NAME WHY: Colorado's example with another name and reason.
answered() {
	sed -e '/"protected.name"/d' -e '/"reason.why"/d' \
	    -e '/"order.division"/d' -e 's|</answers>||' \
	    examples/co-protected-modify.xml
	printf '<answer name="%s">%s</answer>\n' protected.name "$1" \
	    reason.why "$2" order.division "Division of $1"
	echo '</answers>'
}

laws="$(basename -s .xml forms/jurisdictions/*.xml) ks pr"
# shellcheck disable=SC2086
set -- $laws
turn=0
while read -r name; do
	[ $# -gt 0 ] || eval "set -- \$laws"
	law=$1
	shift
	plain=$(printf '%s' "$name" | sed -e 's/&lt;/</g; s/&amp;/\&/g')
	why="I, $name, ask for this; “$name” (§ 26.50) — see $name."
	answered "$name" "$why" >"$tmp/answers.xml"
	turn=$((turn + 1))
	case $((turn % 3)) in
	0) draft "$turn-$law" "$law" --pdfa 1a ;;
	1) draft "$turn-$law" "$law" --justify ;;
	2) draft "$turn-$law" "$law" --large-print ;;
	esac
	named "$turn-$law" "$plain"
done <<'END'
Nguyễn Thị Mỹ Duyên
Zażółć Gęślą-Jaźń
Ελευθερία Παπαδοπούλου
Ольга Щербакова
محمد عبد الرحمن الأحمد
कमल यादव
สมหญิง ใจดี
歐陽美麗
김철수
ქეთევან ბერიძე
Արմեն Հակոբյան
አበበ ቢቂላ
Ana محمد 王 Щ Łódź
Charles R. O'Connor 3rd, "Chuck" \ &lt;C&amp;C> (CC) {x} [y] % #
Kahalelaukōkōʻaʻaʻa Offizier Fjord
Olúwaṣeun Adébáyọ̀
Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschafers
END
[ "$turn" -ge 17 ] || fail "only $turn names"

word=$(printf 'x%.0s' $(seq 5000))
pages=$(seq -f 'Sentence %g of a long answer.' 2000)
answered 'Ray Roe Jr.' "$word end of the word" >"$tmp/answers.xml"
for law in co fl; do
	draft "word-$law" "$law"
	heard "word-$law" "x end of the word"
done
answered 'Ray Roe Jr.' "$(echo "$pages" | tr '\n' ' ')" >"$tmp/answers.xml"
draft pages-wa wa --pdfa 1a
heard pages-wa 'Sentence 2000 of a long answer.'
heard pages-wa 'Sentence 999 of a long answer. Sentence 1000 of a long answer.'
grep -qF 'Roe Jr..' "$tmp/heard" && fail 'a name brings two full stops'
answered 'Ray Roe Jr.' "$pages" >"$tmp/answers.xml"
draft lines-mi mi --justify
heard lines-mi 'Sentence 1999 of a long answer.'

for law in az ca co fl mi tx ks; do
	cat >"$tmp/answers.xml" <<'END'
<answers xmlns="urn:movant:1"><answer name="filer">restrained</answer>
<answer name="filing">modify</answer><answer name="order.kind">final</answer>
</answers>
END
	draft "blank-$law" "$law"
done
finish
