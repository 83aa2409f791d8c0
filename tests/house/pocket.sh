# The page to carry: one sheet of letter size in 14 point or more, whatever the
# answers; what keeps a person safe is on it, and nobody's name or address.
. "$(dirname "$0")/lib.sh"

for tool in pdftotext pdftohtml pdfinfo; do
	command -v "$tool" >/dev/null || exit 77
done
cd "$root" || exit 99

# repeat N TEXT
repeat() {
	awk -v n="$1" -v s="$2" 'BEGIN { while (n-- > 0) printf "%s", s }'
}

# one NAME PDF
one() {
	pdfinfo "$2" >"$tmp/info"
	grep -q '^Pages: *1$' "$tmp/info" || fail "$1: not one page"
	grep -q '^Page size: *612 x 792' "$tmp/info" || fail "$1: not a letter"
	grep -qiE 'violence|abuse|protect|restrain|order' "$tmp/info" &&
	    fail "$1: its title tells what it is"
	pdftohtml -xml -i -zoom 1 -stdout "$2" 2>/dev/null |
	    grep -o '<fontspec [^>]*size="[0-9]*"' |
	    grep -vE 'size="1[4-8]"' >"$tmp/small"
	[ ! -s "$tmp/small" ] || fail "$1: $(cat "$tmp/small")"
	pdftotext "$2" - | tr '\n\f' '  ' | tr -s ' ' >"$tmp/text"
	text=$(cat "$tmp/text")
	for line in 'The order stays in force until a judge signs' \
	    'No call, text, visit or filing ends it.' 'Case:' 'Court:' \
	    'Hearing:' 'Carry:' 'Do next, in this order: 1. ' \
	    'the other person ' ' 5. ' 'Page 1 of 1'; do
		# who files nothing has no hearing, and less to do
		case $1,$line in
		*prosecutor-letter*,Hearing:|*let-expire*,Hearing:) continue ;;
		*-appeal*,Hearing:) continue ;;
		*prosecutor-letter*,' 5. '|*let-expire*,' 5. ') continue ;;
		*-appeal*,' 5. ') continue ;;
		esac
		case $text in
		*"$line"*) ;;
		*) fail "$1 lacks: $line" ;;
		esac
	done
}

# draw NAME ANSWERS SIZE...: as PDF in these sizes, and as text.
draw() {
	name=$1
	answers_of=$2
	shift 2
	for size in "$@"; do
		# shellcheck disable=SC2086
		"$movant" checklist "$answers_of" --pocket --format pdf \
		    ${size#plain} -o "$tmp/p.pdf" --force >"$tmp/log" 2>&1 ||
		    fail "$name: $(cat "$tmp/log")"
		one "$name, $size" "$tmp/p.pdf"
	done
	"$movant" checklist "$answers_of" --pocket >"$tmp/p.txt" 2>/dev/null
	[ "$(wc -l <"$tmp/p.txt")" -le 60 ] || fail "$name: the text is long"
	grep -q 'The order stays in force' "$tmp/p.txt" || fail "$name: no text"
}

seen=0
for answers in examples/*.xml examples/*.json \
    tests/golden/triage/*/a.xml; do
	case $answers in
	examples/*) draw "$answers" "$answers" plain --large-print ;;
	*) draw "$answers" "$answers" plain ;;
	esac
	seen=$((seen + 1))
	# What the answers say of people, from the fields that hold names,
	# addresses, phones and stories.
	{
		sed -n 's/.*name="[a-z.]*\(name\|address\|phone\|email\|change\|why\)"[^>]*>\([^<]\{6,40\}\).*/\2/p' \
		    "$answers"
		sed -nE 's/.*"(name|address|mailing-address|phone|email|change|why)": *"([^"\\]{6,40}).*/\2/p' \
		    "$answers"
	} | sed 's/ *$//' | sort -u >"$tmp/people"
	tr '\n' ' ' <"$tmp/p.txt" | tr -s ' ' >>"$tmp/text"
	while read -r who; do
		grep -qF "$who" "$tmp/text" && fail "$answers: tells '$who'"
	done <"$tmp/people"
	cat "$tmp/people" >>"$tmp/all"
done
[ "$seen" -gt 10 ] || fail "only $seen answers were seen"
[ "$(sort -u "$tmp/all" | wc -l)" -gt 30 ] || fail 'no names were looked for'

# Answers that want more room than there is: the widest letter for everybody,
# other texts where most is printed.
for filing in withdraw terminate modify contest oppose-renewal respond; do
	for role in protected restrained; do
		for word in W 'Superior Court ' 'ø̂' '“Ñandú” — '; do
			[ "$word" = W ] ||
			    [ "$filing $role" = 'modify protected' ] ||
			    continue
			n=90
			[ "$word" != W ] || n=1900
			long=$(repeat "$n" "$word")
			number=$(repeat 60 W)
			cat >"$tmp/a.json" <<-EOF
			{ "filing": "$filing", "filer": "$role",
			  "jurisdiction": "wa", "order": { "kind": "final",
			  "court": "$long", "county": "$long",
			  "case-number": "$number", "issued": "2025-01-01" },
			  "final-hearing": { "date": "2026-12-01" },
			  "hearing": { "date": "2026-12-02",
			  "time": "09:00", "place": "$long" },
			  "interpreter": { "needed": true } }
			EOF
			draw "$filing, $role, '$word'" "$tmp/a.json" \
			    plain --large-print
		done
	done
done
echo '{}' >"$tmp/a.json"
draw 'no answers' "$tmp/a.json" plain --large-print

# Whom to call, for whom the checklist says so.
"$movant" checklist examples/wa-protected-terminate.xml --pocket >"$tmp/p.txt"
grep -q '^Call: .*Hotline: call 1-800-799-7233' "$tmp/p.txt" ||
    fail 'a protected person is not told whom to call'
"$movant" checklist examples/wa-restrained-terminate.xml --pocket \
    >"$tmp/p.txt"
grep -q 'Have no contact, even if you are invited' "$tmp/p.txt" ||
    fail 'a restrained person is not told to have no contact'
finish
