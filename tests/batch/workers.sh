# Workers that hang, and processes that are killed alone: one row is lost at
# most, nobody is left behind.
. "$(dirname "$0")/lib.sh"
no_sanitizer

sheet 120 >in.csv
batch in.csv -o good >out 2>&1
within() {		# SECONDS COMMAND...: true in that time?
	k=$(($1 * 20))
	shift
	while [ "$k" -gt 0 ]; do
		"$@" && return 0
		sleep 0.05
		k=$((k - 1))
	done
	return 1
}
children() {
	cat "/proc/$1/task/$1/children" 2>/dev/null
}

# A row that computes for ever ends when it has used its time.
LD_PRELOAD="$shim" SHIM_SPIN=9 SHIM_SECONDS=1 "$movant" batch in.csv -o spin \
    --today "$today" --jobs 2 >out 2>err
[ $? -eq 1 ] || fail "a row without end: $(cat err)"
grep -q 'row 9: it computed for more than 60 seconds \[crashed\]' err ||
    fail "a row without end is not told: $(cat err)"
[ "$(grep -c ',crashed,' spin/results.csv)" = 1 ] ||
    fail 'a row without end cost others'
batch in.csv -o spin --resume >out 2>&1
whole spin
same good spin 'a row without end, gone on with'

# The disk is slow: rows behind a group are drafted while it is synced, more of
# them than wait before a worker.
sheet 450 >long.csv
: >log
LD_PRELOAD="$shim" SHIM_SLOW=1500 SHIM_LOG="$tmp/log" "$movant" batch long.csv \
    -o long --today "$today" --jobs 1 >out 2>&1
n=$(awk '/^slow/ { slow = 1 } /^all/ && slow { exit }
    /^stage/ && slow { n++ } END { print n + 0 }' log)
[ "$n" -gt 40 ] || fail "only $n rows were drafted while a group was synced"

# Each process of a run is killed alone: the one that syncs, two workers, of
# which one is at a row that never ends and the other may be at one.
for which in 1 2 3; do
	LD_PRELOAD="$shim" SHIM_SPIN=60 SHIM_SECONDS=2 "$movant" batch in.csv \
	    -o alone --today "$today" --jobs 2 >out 2>err &
	run=$!
	within 20 test -d alone/.movant-stage.60 || fail "row 60 never began"
	pid=$(children $run | cut -d ' ' -f $which)
	[ -n "$pid" ] && kill -9 "$pid"
	wait $run
	n=$(grep -c ',crashed,' alone/results.csv)
	{ [ "$n" -ge 1 ] && [ "$n" -le 2 ]; } ||
	    fail "process $which was killed: $n rows crashed"
	batch in.csv -o alone --resume >out 2>&1
	whole alone
	same good alone "process $which killed, gone on with"
	rm -r alone
done

# The run itself is killed: the others end, and its folder is free at once.
LD_PRELOAD="$shim" SHIM_SPIN=60 "$movant" batch in.csv -o dead \
    --today "$today" --jobs 2 >out 2>err &
run=$!
within 20 test -d dead/.movant-stage.60 || fail "row 60 never began"
left=$(children $run)
[ "$(echo "$left" | wc -w)" -ge 3 ] || fail "processes of a run: $left"
kill -9 $run
wait $run 2>/dev/null
gone() {
	for pid in $left; do
		! kill -0 "$pid" 2>/dev/null || return 1
	done
}
within 5 gone || fail 'a process outlived its run'
batch in.csv -o dead --resume >out 2>&1
whole dead
same good dead 'the run was killed alone, gone on with'

# One that is stopped by hand says once how it goes on.
LD_PRELOAD="$shim" SHIM_SPIN=60 "$movant" batch in.csv -o stop \
    --today "$today" --jobs 2 >out 2>err &
run=$!
within 20 test -d stop/.movant-stage.60 || fail "row 60 never began"
kill -TERM $run
wait $run
[ $? -eq 143 ] || fail 'it did not end of the signal'
[ "$(grep -c 'stopped; .* --resume goes on$' err)" = 1 ] ||
    fail "stopped by hand: $(cat err)"
batch in.csv -o stop --resume >out 2>&1
same good stop 'stopped by hand, gone on with'

# Without a terminal, a line every ten seconds.
LD_PRELOAD="$shim" SHIM_HURRY=2000 "$movant" batch long.csv -o plain \
    --today "$today" --jobs 1 >out 2>err
grep -Eq '^movant: [0-9]+ of 450 rows, ([0-9]+ failed, )?[0-9]+ a second, [0-9:]+ left$' \
    err || fail "lines of progress: $(head -3 err)"
! grep -q "$(printf '\033')" err || fail 'a terminal is spoken to, of none'
finish
