# The power goes: what was not synced is lost.  The worst is assumed: names are
# there, and files that were not synced are empty; of the journal a part of
# what was not synced is there.
. "$(dirname "$0")/lib.sh"
no_sanitizer
command -v setsid >/dev/null || exit 77

# Empty every file under $1 that was not on the disk by what $2 tells.
lose() {
	mark=$(sed -n 's/^all //p' "$2" | tail -1)
	: >mark
	touch -d "@${mark:-0}" mark
	find "$1" -type f -newer mark >unsure
	while read -r f; do
		size=$(grep -F "file $(realpath "$f") " "$2" | tail -1 |
		    sed 's/.* //')
		now=$(stat -c %s "$f")
		size=${size:-0}
		# A part of the rest may have come to the disk.
		truncate -s $((size + (now - size) / 3)) "$f"
		lost=$((lost + (now > size)))
	done <unsure
}

sheet 270 >in.csv
batch in.csv -o good >out 2>&1

n=${MOVANT_KILLS:-3}
k=0
at=40
lost=0
while [ "$k" -lt "$n" ]; do
	k=$((k + 1))
	rm -rf hurt log
	: >log
	setsid env LD_PRELOAD="$shim" SHIM_KILL="$at" SHIM_LOG="$tmp/log" \
	    "$movant" batch in.csv -o hurt --today "$today" --jobs 2 \
	    >out 2>&1
	[ -d hurt ] && lose hurt log
	# What is seen is whole, before anything repairs it.
	for m in hurt/*/; do
		[ -d "$m" ] || continue
		diff -r "$m" "good/$(basename "$m")" >diff 2>&1 ||
		    fail "operation $at: $m is seen and not whole"
	done
	batch in.csv -o hurt --resume >out 2>&1
	[ $? -eq 1 ] || fail "resumed after operation $at: $(head -3 out)"
	whole hurt
	same good hurt "power lost at operation $at"
	at=$((at + 1 + 900 / n))
done
[ "$lost" -gt 10 ] || fail "only $lost files were lost: nothing was tried"
finish
