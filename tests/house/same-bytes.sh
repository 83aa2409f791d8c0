# Same inputs, same bytes: another day, place, language, time zone and user
# change nothing in a packet.
. "$(dirname "$0")/lib.sh"

cd "$root" || exit 99
mkdir "$tmp/elsewhere"
set -- examples/*.xml examples/*.json
for answers in "$@"; do
	[ -f "$answers" ] || continue
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
		    --today 2026-11-28 >"$tmp/out" 2>&1
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
finish
