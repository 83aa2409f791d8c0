# Killed at many places, and gone on with: the same tree as undisturbed.
# MOVANT_KILLS says how often (at a hundred it takes minutes, and each place is
# still within the run).
. "$(dirname "$0")/lib.sh"
no_sanitizer
command -v setsid >/dev/null || exit 77

sheet 270 >in.csv
batch in.csv -o good >out 2>&1
[ -f good/results.csv ] || fail "the undisturbed run: $(cat out)"
whole good

n=${MOVANT_KILLS:-4}
k=0
at=1
stopped=0
while [ "$k" -lt "$n" ]; do
	k=$((k + 1))
	rm -rf hurt
	# Each place is farther on, the second kill falls into the resumed run.
	setsid env LD_PRELOAD="$shim" SHIM_KILL="$at" "$movant" batch in.csv \
	    -o hurt --today "$today" --jobs 2 >out 2>&1
	[ $? -le 3 ] || stopped=$((stopped + 1))
	setsid env LD_PRELOAD="$shim" SHIM_KILL="$((at / 2 + 3))" "$movant" \
	    batch in.csv -o hurt --today "$today" --jobs 2 --resume >out 2>&1
	batch in.csv -o hurt --resume >out 2>&1
	[ $? -eq 1 ] || fail "resumed after operation $at: $(head -3 out)"
	whole hurt
	same good hurt "killed at operation $at"
	at=$((at + 1 + at * (n < 20 ? 125 : 3) / 100))
done
[ "$stopped" -ge $((n / 2)) ] || fail "only $stopped of $n runs were killed"

# A packet whose row has errors now goes all at once, or not yet.
sheet 2 >two.csv
batch two.csv -o two >out 2>&1
sed '2s/protected,term/nobody,term/' two.csv >wrong.csv
at=1
while [ "$at" -lt 24 ]; do
	rm -rf hurt
	cp -r two hurt
	setsid env LD_PRELOAD="$shim" SHIM_KILL="$at" "$movant" batch wrong.csv \
	    -o hurt --today "$today" --jobs 1 --resume >out 2>&1
	[ ! -d hurt/client-0001 ] || diff -r two/client-0001 \
	    hurt/client-0001 >diff 2>&1 ||
	    fail "operation $at: half of a packet is seen: $(head -1 diff)"
	at=$((at + 1))
done
batch wrong.csv -o hurt --resume >out 2>&1
[ ! -e hurt/client-0001 ] || fail 'a packet of a row that is wrong is left'
whole hurt
rm -rf hurt
cp -r good hurt

# What is finished is not done again: files keep their inodes.
before=$(ls -iR hurt | grep -v 'results\|journal' | cksum)
batch in.csv -o hurt --resume >out 2>&1
grep -q 'finished before' out || fail 'nothing was taken as finished'
[ "$(ls -iR hurt | grep -v 'results\|journal' | cksum)" = "$before" ] ||
    fail 'what was finished was done again'
finish
