# Same inputs, same bytes: another place, language, time zone and user change
# nothing in a packet, and another day only the checklist, which says on which
# day it was made.
. "$(dirname "$0")/lib.sh"

cd "$root" || exit 99
mkdir "$tmp/elsewhere"
for answers in examples/*.xml examples/*.json; do
	name=$(basename "$answers")
	"$movant" draft "$answers" -o "$tmp/a/$name" --today 2026-11-21 \
	    >"$tmp/out" 2>&1 || fail "$name: $(cat "$tmp/out")"
	# The carrier's name is in the manifest: keep it.
	cp "$answers" "$tmp/elsewhere/$name"
	(
		cd "$tmp/elsewhere" || exit 99
		umask 077
		HOME=/nowhere USER=someone TZ=Asia/Kathmandu LANG=de_DE.UTF-8 \
		    LC_ALL=C.UTF-8 MALLOC_PERTURB_=165 SOURCE_DATE_EPOCH=1 \
		    "$movant" draft "$name" -o "$tmp/b/$name" \
		    --today 2026-11-21 >"$tmp/out" 2>&1
	) || fail "$name, elsewhere: $(cat "$tmp/out")"
	for file in "$tmp/a/$name"/*; do
		cmp "$file" "$tmp/b/$name/$(basename "$file")" ||
		    fail "$name: $(basename "$file") differs"
	done
	[ "$(ls "$tmp/a/$name")" = "$(ls "$tmp/b/$name")" ] ||
	    fail "$name: other files"
	for file in "$tmp/a/$name" "$tmp/a/$name"/*; do
		case $(stat -c %a "$file") in
		600|700) ;;
		*) fail "$file is open to others" ;;
		esac
	done
done

# All in one process, the last first: what was kept from the others' packets,
# to be faster, is not seen in any of them.
"$movant" draft $(ls -r examples/*.xml examples/*.json) -o "$tmp/all" \
    --today 2026-11-21 >"$tmp/out" 2>&1 || fail "together: $(cat "$tmp/out")"
for answers in examples/*.xml examples/*.json; do
	name=$(basename "$answers")
	diff -r "$tmp/a/$name" "$tmp/all/${name%.*}" >"$tmp/out" ||
	    fail "$name, after others: $(cat "$tmp/out")"
done

# Orders near their end, waiting periods, hearings: gates look at the day, but
# whatever is drafted on two days is the same.
seen=0
timeless() {
	rm -f "$1"/checklist.* "$1"/calendar.ics
	sed -i '/"name": "\(checklist\|calendar\)/,/"sha256"/d; /^ *[{}],\{0,1\}$/d' \
	    "$1/manifest.json"
}
for answers in tests/golden/triage/*/a.xml; do
	for day in 2025-06-01 2026-11-21 2027-06-01; do
		rm -rf "$tmp/day"
		"$movant" draft "$answers" -o "$tmp/day" --today "$day" \
		    >"$tmp/out" 2>&1 || continue
		timeless "$tmp/day"
		if [ -d "$tmp/first" ]; then
			diff -r "$tmp/first" "$tmp/day" >"$tmp/out" ||
			    fail "$answers on $day: $(cat "$tmp/out")"
			seen=$((seen + 1))
		else
			mv "$tmp/day" "$tmp/first"
		fi
	done
	rm -rf "$tmp/first"
done
[ "$seen" -gt 5 ] || fail "only $seen packets could be compared"
finish
