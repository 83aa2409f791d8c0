# calendar.ics as calendar programs read it.
. "$(dirname "$0")/../house/lib.sh"
modules=$4
. "$root/tests/node/ready.sh"

cp "$root/tests/node/ics.cjs" "$modules" || exit 99
cd "$root" || exit 99

# check NAME PLACE TIME OPTION... : a calendar from $tmp/NAME.json, held against
# the list
check() {
	name=$1 place=$2 time=$3
	shift 3
	titles=neutral
	case " $* " in *' --step-titles '*) titles=steps ;; esac
	"$movant" checklist "$tmp/$name.json" --today $today --format ics "$@" \
	    -o "$tmp/$name.ics" --force 2>"$tmp/log" ||
	    fail "$name: $(cat "$tmp/log")"
	"$movant" checklist "$tmp/$name.json" --today $today --format json \
	    -o "$tmp/$name.out" --force 2>"$tmp/log" ||
	    fail "$name: $(cat "$tmp/log")"
	node "$modules/ics.cjs" "$tmp/$name.ics" "$tmp/$name.out" "$place" \
	    "$time" $titles >"$tmp/log" 2>&1 ||
	    fail "$name $*: $(head -n 20 "$tmp/log")"
}

head='"filing": "terminate", "filer": "protected", "jurisdiction": "wa",
    "order.kind": "final", "protected.name": "Ana Example",
    "restrained.name": "Bo Sample", "order.case-number": "26-2-00001-1"'
printf '{ %s, "hearing.date": "2027-01-14", "hearing.time": "09:30",
    "hearing.place": "Courtroom 3", "service.planned": "hand" }' \
    "$head" >"$tmp/plain.json"
check plain 'Courtroom 3' 09:30
grep -q '^[3-9] events' "$tmp/log" || fail "plain: $(cat "$tmp/log")"
grep -qi 'ana\|sample\|26-2\|protect\|terminat' "$tmp/plain.ics" &&
    fail 'plain: it names somebody'
cp "$tmp/plain.ics" "$tmp/first.ics"
check plain 'Courtroom 3' 09:30 --language es
grep -q '^SUMMARY:Fecha en el tribunal' "$tmp/plain.ics" || fail 'no Spanish'
check plain 'Courtroom 3' 09:30 --step-titles
grep -q '^SUMMARY:Court date' "$tmp/plain.ics" && fail 'no step titles'

# The ids stay when the day moves and when the list is made on another day.
sed 's/2027-01-14/2027-02-18/' "$tmp/plain.json" >"$tmp/moved.json"
check moved 'Courtroom 3' 09:30
for f in first moved; do
	grep ^UID "$tmp/$f.ics" | sort >"$tmp/$f.ids"
done
cmp -s "$tmp/first.ids" "$tmp/moved.ids" || fail 'the ids change with the day'
# ... and are others in another case.
sed 's/00001-1/00002-2/' "$tmp/plain.json" >"$tmp/other.json"
check other 'Courtroom 3' 09:30
grep ^UID "$tmp/other.ics" | sort >"$tmp/other.ids"
[ -z "$(comm -12 "$tmp/first.ids" "$tmp/other.ids")" ] ||
    fail 'two cases share an id'

# A hostile place: all that iCalendar escapes, and long enough to be folded
# inside characters of two and four bytes.
hostile='A,b;c\n "d" \ BEGIN:VALARM :éééééééééééééééééééééééééééééééééé'
for i in 1 2 3; do
	hostile="$hostile 🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛$i"
done
escaped=$(printf '%s' "$hostile" | sed 's/[\\"]/\\&/g')
printf '{ %s, "hearing.date": "2027-01-14", "hearing.time": "13:05",
    "hearing.place": "%s" }' "$head" "$escaped" >"$tmp/hostile.json"
check hostile "$hostile" 13:05

# The same without what one of the two parsers misreads.
hostile=$(printf '%s' "$hostile" | tr -d '\\')
escaped=$(printf '%s' "$hostile" | sed 's/"/\\&/g')
printf '{ %s, "hearing.date": "2027-01-14", "hearing.time": "13:05",
    "hearing.place": "%s" }' "$head" "$escaped" >"$tmp/hostile.json"
check hostile "$hostile" 13:05

# No time: a whole day.  The end of the order: one more.
printf '{ %s, "hearing.date": "2027-01-14", "order.expires": "2028-03-01" }' \
    "$head" >"$tmp/day.json"
EXPIRES=2028-03-01
export EXPIRES
check day '' ''
unset EXPIRES

# Days that are over, and none at all: an empty calendar, no file in a packet.
printf '{ %s, "hearing.date": "2025-01-14" }' "$head" >"$tmp/over.json"
check over '' ''
grep -q VEVENT "$tmp/over.ics" && fail 'a day that is over has an event'
finish
