# Archival PDFs of part 1: every example against a reader of PDF/A that is not
# ours (PDFBox; it knows part 1 only), qpdf, and our own checks.  Files broken
# on purpose go along: a reader that lets one of them pass proves nothing about
# the others.  Files of part 2 are held to the last two in packet.sh and
# verified.sh.
. "$(dirname "$0")/lib.sh"

jars=/usr/share/java
class=org.apache.pdfbox.preflight.Validator_A1b
path=
for jar in preflight xmpbox pdfbox2 fontbox2 commons-logging commons-io \
    javax.activation jaxb-api; do
	[ -f "$jars/$jar.jar" ] || exit 77
	path=$path:$jars/$jar.jar
done
for tool in java qpdf; do
	command -v "$tool" >/dev/null || exit 77
done
cd "$root" || exit 99

# All PDFs of all packets, side by side.
mkdir "$tmp/one" || exit 99
for answers in examples/*.xml examples/*.json; do
	name=$(basename "$answers")
	"$movant" draft "$answers" -o "$tmp/packet" --force --today "$today" \
	    --pdfa 1a >"$tmp/log" 2>&1 || fail "$name: $(cat "$tmp/log")"
	for pdf in "$tmp"/packet/*.pdf; do
		cp "$pdf" "$tmp/one/$name-$(basename "$pdf")"
	done
done
for pdf in "$tmp/one"/*.pdf; do
	qpdf --check "$pdf" >"$tmp/log" 2>&1 ||
	    fail "$(basename "$pdf"): $(cat "$tmp/log")"
	grep -qi warning "$tmp/log" &&
	    fail "$(basename "$pdf"): $(cat "$tmp/log")"
done
"$movant" verify "$tmp/one"/*.pdf >"$tmp/log" 2>&1 ||
    fail "$(grep -v passed "$tmp/log")"
count=$(find "$tmp/one" -name '*.pdf' | wc -l)
[ "$count" -ge 20 ] || fail "only $count files were drafted"

# broken WHO NAME FROM TO: a file of the same length, so that nothing else
# changes, and who must find out: theirs, ours or both.
sound=$(find "$tmp/one" -name '*-court.pdf' | sort | head -n 1)
broken() {
	file=$tmp/one/broken-$1-$2.pdf
	sed "s|$3|$4|" "$sound" >"$file"
	cmp -s "$sound" "$file" && fail "broken-$2: nothing was changed"
	[ "$1" = theirs ] || ! "$movant" verify "$file" >/dev/null 2>&1 ||
	    fail "broken-$2: passes our own checks"
}
broken both intent GTS_PDFA1 GTS_PDFX1
broken both part '<pdfaid:part>1' '<pdfaid:part>9'
broken both profile 'mntrRGB XYZ' 'junkRGB XYZ'
broken both identifier '/ID\[' '/IX['
broken theirs fontset '/CIDSet ' '/CIDSit '
broken ours metadata '/Subtype/XML' '/SubType/XML'
broken ours marked '/Marked true' '/Marker true'
broken ours role '/S/H1/' '/S/X1/'

java -Djava.awt.headless=true -cp "${path#:}" "$class" group "$tmp/one" \
    >"$tmp/report" 2>"$tmp/log" || :
for pdf in "$tmp"/one/*.pdf; do
	name=$(basename "$pdf")
	case $name in
	broken-ours-*) ;;
	broken-*)
		grep -q "^The file $name is not a valid" "$tmp/report" ||
		    fail "$name: passes, though it is broken"
		;;
	*)
		grep -q "^The file $name is a valid" "$tmp/report" ||
		    fail "$(grep -A 5 "^The file $name is" "$tmp/report" ||
			cat "$tmp/log")"
		;;
	esac
done
finish
