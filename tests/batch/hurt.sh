# A worker that dies, a full disk, folders that go, journals that are torn,
# input that changes: what is whole stays, what is not is done again.
. "$(dirname "$0")/lib.sh"

sheet 40 >in.csv
batch in.csv -o good >out 2>&1

if no=$(ldd "$movant" | grep 'lib[a-z]*san'); then
	echo "without the parts that preload: $no"
else
	# One row dies, the others are drafted; gone on with, it is as good.
	LD_PRELOAD="$shim" SHIM_CRASH=7 "$movant" batch in.csv -o crash \
	    --today "$today" --jobs 1 >out 2>err
	[ $? -eq 1 ] || fail "a crash: $(cat err)"
	grep -q '^7,in.csv,8,client-0007,crashed,' crash/results.csv ||
	    fail "the crash is not told: $(grep client-0007 crash/results.csv)"
	{ grep -q 'in.csv:8: error: .*row 7: signal 11' err &&
	    grep -qF '[crashed]' err; } ||
	    fail "the crash is not told: $(cat err)"
	[ "$(grep -c ',\(drafted\|refused\),' crash/results.csv)" = 39 ] ||
	    fail "a crash cost more than its row: $(cat out)"
	batch in.csv -o crash --resume >out 2>&1
	same good crash 'a crash, gone on with'

	# A full disk stops the run; what is finished stays.
	for room in 100 60000 600000; do
		rm -rf full
		LD_PRELOAD="$shim" SHIM_FULL=$room "$movant" batch in.csv \
		    -o full --today "$today" --jobs 2 >out 2>err
		[ $? -eq 3 ] || fail "a full disk ($room): $(cat err)"
		grep -q 'write-failed' err || fail "full disk: $(cat err)"
		grep -q 'hint:.*--resume' err || fail "full disk: $(cat err)"
		[ ! -f full/results.csv ] ||
		    fail "full disk ($room): results of half a run"
		for m in full/*/; do
			[ ! -d "$m" ] || diff -r "$m" \
			    "good/$(basename "$m")" >diff 2>&1 ||
			    fail "full disk: $m is seen and not whole"
		done
		batch in.csv -o full --resume >out 2>&1
		whole full
		same good full "a full disk ($room), gone on with"
	done

	# Input that cannot be read to its end is no run of fewer rows, be there
	# another file behind it, and no rows of its own were wrong.
	sheet 900 >long.csv
	awk -F, 'NR > 1 { print "{\"id\": \"line-" NR "\", \"filing\": " \
	    "\"terminate\", \"jurisdiction\": \"wa\", " \
	    "\"order.issued\": \"2025-05-06\"}" }' long.csv >long.jsonl
	for f in long.csv long.jsonl; do
		tried=0
		: >log
		LD_PRELOAD="$shim" SHIM_BROKEN=/$f SHIM_LOG="$tmp/log" \
		    "$movant" batch $f in.csv -o dry --today "$today" \
		    --jobs 1 --dry-run >out 2>err
		reads=$(grep -c read log)
		for k in 0 1 2 3 4 5 6; do
			rm -rf dry
			LD_PRELOAD="$shim" SHIM_BROKEN=/$f \
			    SHIM_READS=$((reads - k)) "$movant" batch $f \
			    in.csv -o dry --today "$today" --jobs 1 \
			    --dry-run >out 2>err
			grep -q 'ragged\|syntax' err &&
			    fail "$f, read $k from behind: $(cat err)"
			grep -q '\[unreadable\]' err || continue
			tried=$((tried + 1))
			! grep -q ",$f," dry/dry-run.csv 2>/dev/null ||
			    fail "$f, read $k from behind: results of a part"
		done
		[ "$tried" -eq 7 ] || fail "$f: $tried of 7 failures are told"
	done
fi

# A file that is not there is told beside the others, and costs none of them.
for n in 1 9; do
	rm -rf dry
	gone=$(awk -v n=$n 'BEGIN { while (n-- > 0) print "nowhere" n ".csv" }')
	# shellcheck disable=SC2086
	batch $gone in.csv -o dry --dry-run >out 2>err
	[ $? -eq 1 ] || fail "$n files are not there: $(cat err)"
	[ "$(grep -c '^nowhere[0-9].csv: error: .*\[not-found\]$' err)" = "$n" ] &&
	    grep -q '^40 rows: ' out || fail "$n files are not there: $(cat err)"
done

# A folder, a file of one, the results are taken away; a file grows.
cp -r good gone
rm -r gone/client-0003 gone/client-0030/court.pdf gone/results.csv
echo more >>gone/client-0011/refusal.txt
batch in.csv -o gone --resume >out 2>&1
grep -q '^37 rows were finished' out || fail "removed: $(cat out)"
same good gone 'what was removed is done again'

# The journal is torn, in a line and between; then it is no journal at all.
for cut in 1 70 400 2000; do
	cp -r good torn
	truncate -s -"$cut" torn/.movant-journal
	batch in.csv -o torn --resume >out 2>&1
	same good torn "a journal without its last $cut bytes"
	rm -r torn
done
cp -r good torn
echo 'this is no journal' >torn/.movant-journal
batch in.csv -o torn --resume >out 2>&1
grep -q 'torn-journal' out || fail "no journal: $(cat out)"
same good torn 'a journal of other text'

# What changes is done again, and only that.
sed '12s/protected,term/restrained,term/' in.csv >changed.csv
batch changed.csv -o gone --resume >out 2>&1
batch changed.csv -o fresh >/dev/null 2>&1
# The file has another name: the rows have not.
grep -q '^39 rows were finished' out || fail "one row changed: $(cat out)"
same fresh gone 'one row changed'

# A row that is wrong now has no packet any more; rows may move.
(sed -n 1p in.csv; sed -n '20,$p' in.csv; sed -n '2,19p' in.csv |
    sed 's/client-0004,protected/client-0004,nobody/') >moved.csv
batch moved.csv -o gone --resume >out 2>&1
[ ! -e gone/client-0004 ] || fail 'a packet of a row that is wrong is left'
grep -q '^38 rows were finished' out || fail "rows moved: $(cat out)"
rm -r fresh
batch moved.csv -o fresh >/dev/null 2>&1
same fresh gone 'rows moved'

# Another option redoes all.
batch in.csv -o good --resume --large-print >out 2>&1
! grep -q 'finished before' out || fail "another option: $(cat out)"

# Another font is another page, though it has the same name.
for folder in /usr/share/fonts/truetype/liberation2 \
    /usr/share/fonts/truetype/liberation /usr/share/fonts/liberation-serif; do
	[ -f "$folder/LiberationSerif-Bold.ttf" ] && break
done
mkdir fonts
if cp "$folder"/LiberationSerif-*.ttf fonts; then
	batch in.csv -o font --fonts fonts >out 2>&1
	batch in.csv -o font --fonts fonts --resume >out 2>&1
	grep -q '^40 rows were finished' out || fail "same fonts: $(cat out)"
	cp -r fonts again
	batch in.csv -o font --fonts again --resume >out 2>&1
	grep -q '^40 rows were finished' out || fail "copied fonts: $(cat out)"
	echo >>fonts/LiberationSerif-Bold.ttf
	batch in.csv -o font --fonts fonts --resume >out 2>&1
	! grep -q 'finished before' out || fail "another font: $(cat out)"
else
	fail 'the fonts are in none of the usual folders'
fi

# Files of somebody else in a client's folder are not touched.
batch in.csv -o good --resume >out 2>&1
echo mine >good/client-0005/note.txt
sed '6s/protected,/restrained,/' in.csv >changed.csv
batch changed.csv -o good --resume >out 2>err
[ $? -eq 1 ] && grep -q 'folder-not-empty' err || fail "a note: $(cat err)"
[ "$(cat good/client-0005/note.txt)" = mine ] || fail 'a note was lost'

# Nor is a folder taken away whose manifest is empty, of a row that is wrong now.
rm good/client-0005/note.txt
: >good/client-0004/manifest.json
sed '5s/protected,/nobody,/' in.csv >changed.csv
batch changed.csv -o good --resume >out 2>err
[ $? -eq 1 ] && grep -q ', 1 failed$' out && [ -d good/client-0004 ] ||
    fail "an empty manifest: $(cat out err)"
finish
