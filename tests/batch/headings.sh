# A header with slips: good rows are drafted as ever, the others and only those
# cost what they hold, and a trial run, a shard, a run gone on with agree.
. "$(dirname "$0")/lib.sh"

sheet 12 | sed 's/\r$//; s/,criminal,/,final,/' >good.csv
batch good.csv -o good >out 2>&1

# Row 5 has something under the slip, row 7 two filings, row 3 but one.
awk -v OFS=, 'NR == 1 { print $0, "order.expries", "Filing"; next }
	{ end = ""; filing = "Terminate" }
	NR == 4 { filing = "" }
	NR == 6 { end = "2031-07-08" }
	NR == 8 { filing = "modify" }
	{ print $0, end, filing }' good.csv >slips.csv
batch slips.csv -o slips >out 2>err
[ $? -eq 1 ] || fail 'a header with slips is no error'
for what in "1:12: error: column 12 'order.expries' .*unknown-field" \
    "1:13: error: column 3 'filing' and column 13 'Filing' .*duplicate" \
    '8:13: error: .*duplicate'; do
	[ "$(grep -c "^slips.csv:$what" err)" = 1 ] || fail "not told: $what"
done
[ "$(grep -c 'error:' err)" = 3 ] || fail "more is told: $(cat err)"
grep -q "1 row  unknown-field: column 12 'order.expries'" out ||
    fail "the rows are not counted: $(cat out)"
diff -r -x 'results*' -x '.movant-journal' good slips >diff 2>&1
printf 'Only in good: client-000%s\n' 5 7 | cmp -s - diff ||
    fail "other packets: $(cat diff)"
grep -q "^5,.*,failed,.*unknown-field: column 12 'order.expries'" \
    slips/results.csv || fail 'row 5 does not tell its column'
grep -q "^7,.*,failed,.*duplicate: column 13 'Filing'" slips/results.csv ||
    fail 'row 7 does not tell its column'
! grep -q -e 2031-07-08 -e modify out err slips/results.csv \
    slips/results.json || fail 'a value is told'

# The same of a trial run, of shards, and of a run gone on with.
failed() {
	grep -h ',failed,' "$@" | cut -d, -f1,5,13-
}
failed slips/results.csv >failed
batch slips.csv --dry-run -o trial >out 2>&1
[ $? -eq 1 ] || fail 'the trial run finds no error'
failed trial/dry-run.csv | cmp -s - failed || fail 'a trial run differs'
for i in 1 2; do
	batch slips.csv -o shards --shard $i/2 >out 2>&1
	[ $? -eq 1 ] || fail "shard $i finds no error"
done
"$movant" merge-results shards -o shards/results.csv >out 2>&1
for f in csv json; do
	cmp slips/results.$f shards/results.$f || fail 'shards differ'
done
batch slips.csv -o slips --resume >out 2>&1
[ $? -eq 1 ] || fail 'gone on with there is no error'
grep -q '^10 rows were finished' out || fail "resumed: $(cat out)"
cp -r good before
batch slips.csv -o before --resume >out 2>&1
same slips before 'packets that the slips cost are still there'

# Mended, nothing is left of it; rows that agree leave an error all the same.
sed '1s/expries/expires/; 8s/modify/terminate/' slips.csv >agree.csv
batch agree.csv -o slips --resume >out 2>err
[ $? -eq 1 ] || fail 'the same heading twice is no error'
[ "$(grep -c 'error:' err)" = 1 ] || fail "agreed: $(cat err)"
grep -q '^12 rows: 12 drafted$' out || fail "agreed: $(cat out)"
batch agree.csv -o fresh >out 2>&1
same fresh slips 'mended'

# A file of one client is not converted, whatever its row says.
sed -n 1,2p slips.csv >one.csv
"$movant" convert one.csv -o one.json >out 2>err
[ $? -eq 1 ] && [ ! -e one.json ] || fail "one client: $(cat err)"
finish
