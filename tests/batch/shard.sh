# Many machines: shards of one spreadsheet, into one folder and into several,
# merged; the recipes of the manual as they stand there.
. "$(dirname "$0")/lib.sh"

sheet 60 >clients.csv
batch clients.csv -o good >out 2>&1
same_results() {
	cmp good/results.csv "$1.csv" || fail "$2: other results.csv"
	cmp good/results.json "$1.json" || fail "$2: other results.json"
}
packets() {
	diff -r -x 'results*' -x '.movant-journal*' good "$1" >diff 2>&1 ||
	    fail "$2: other packets: $(head -3 diff)"
}

# Shards in one folder, in any order, two at once.
batch clients.csv -o one --shard 3/3 >out 2>&1
batch clients.csv -o one --shard 1/3 >out 2>&1 &
batch clients.csv -o one --shard 2/3 >out2 2>&1
wait

# Printed as one run before they are merged, in the order of the rows; what is
# elsewhere is told.
"$movant" collate one -b refusals -o one.pdf >out 2>err || fail "printed: $(cat out err)"
"$movant" collate good -b refusals -o whole.pdf >out2 2>&1
cmp one-1.pdf whole-1.pdf || fail 'another order of clients'
cmp out out2 || fail "printed: $(cat out)"
grep -q '^[0-9]* clients, ' out || fail "nothing printed: $(cat out)"
mkdir two
cp -r one/client-0002 one/results-2-of-3.json two
"$movant" collate two -o two.pdf >out 2>&1
grep -q '^40 rows of other shards' out || fail "others: $(cat out)"

"$movant" merge-results one -o one/results.csv >out 2>err ||
    fail "merge: $(cat err)"
grep -q '^60 rows: ' out || fail "merge tells: $(cat out)"
same_results one/results 'one folder'
packets one 'one folder'

# Each in its own; of one the results as a spreadsheet are named.
for i in 1 2 3 4; do
	batch clients.csv -o "part$i" --shard "$i/4" >out 2>&1
done
"$movant" merge-results part1 part4 part3/results-3-of-4.csv \
    part2/results-2-of-4.json -o all.csv >out 2>err ||
    fail "merge: $(cat err)"
same_results all 'four folders'

# A shard is resumed alone.
rm -r one/client-0004
batch clients.csv -o one --shard 1/3 --resume >out 2>&1
grep -q '^19 rows were finished' out || fail "a shard resumed: $(cat out)"
packets one 'a shard resumed'

# One is forgotten, one is named twice, one is no result; nothing is replaced.
"$movant" merge-results part1 part2 part4 -o lacks.csv >out 2>err
[ $? -eq 1 ] || fail 'a missing shard'
grep -q '15 of 60 rows .* row 3 \[missing-rows\]' err ||
    fail "a missing shard: $(cat err)"
"$movant" merge-results part1 part1 part2 part3 part4 -o twice.csv >out 2>err
[ $? -eq 1 ] && grep -q '\[duplicate\]' err || fail "twice: $(cat err)"
cmp good/results.csv twice.csv || fail 'a row stands twice'
echo '{"rows": []}' >no.json
"$movant" merge-results no.json -o x.csv >out 2>err
[ $? -eq 1 ] && grep -q 'not-results' err || fail "no results: $(cat err)"
head -c 3000 good/results.json >half.json
"$movant" merge-results half.json -o x.csv --report >out 2>err
[ $? -eq 1 ] && [ ! -e x.csv ] || fail "half of results: $(cat err)"
for f in no.json half.json nowhere; do
	"$movant" merge-results $f -o x.csv --report >out 2>err
	[ $? -ne 0 ] && [ ! -s out ] && [ ! -e x-report.pdf ] &&
	    [ ! -e x-report.txt ] || fail "a report of no results: $f"
done
echo of the older run >all-report.txt
"$movant" merge-results part1 -o all.csv --report >out 2>err
[ $? -eq 1 ] && grep -q 'file-exists' err || fail "replaced: $(cat err)"
grep -qx 'of the older run' all-report.txt || fail 'its report was replaced'
for s in 0/4 5/4 1/0 1 x/2 1/2x; do
	batch clients.csv -o no --shard "$s" >out 2>&1
	[ $? -eq 2 ] || fail "--shard $s: $(cat out)"
done

# What only a report has is refused without one.
for o in '--language es' '--today 2026-11-21' '--fonts fonts'; do
	# shellcheck disable=SC2086
	"$movant" merge-results part1 -o x.csv $o >out 2>err
	[ $? -eq 2 ] && [ ! -e x.csv ] && grep -q 'it goes with --report' err ||
	    fail "$o without a report: $(cat err)"
done

# The recipes, word for word.
recipe() {
	sed -n "/^\.\\\\\" recipe $1\$/,/^\.Ed/p" "$root/src/man/movant.1" |
	    sed '/^\./d; s/\\e/\\/g; s/\\-/-/g; s/\\(aq/'"'"'/g'
}
PATH=$(dirname "$movant"):$PATH
export PATH
if parallel --version 2>/dev/null | grep -q '^GNU'; then
	mkdir gnu && cp clients.csv gnu && cd gnu || exit 99
	recipe parallel >recipe.sh
	[ -s recipe.sh ] || fail 'no recipe for parallel'
	sed -i "s/movant batch/& --today $today/" recipe.sh
	HOME=$tmp sh -e recipe.sh >log 2>&1
	cd ..
	same_results gnu/out/results 'the recipe for GNU parallel'
	packets gnu/out 'the recipe for GNU parallel'
else
	echo 'GNU parallel is not installed: its recipe was not tried'
fi

# A Slurm array is a number in the environment of each task.
mkdir slurm && cp clients.csv slurm && cd slurm || exit 99
recipe slurm >job.sh
sed -i "s/movant batch/& --today $today/" job.sh
grep -q '^#SBATCH --array=1-8$' job.sh || fail 'no recipe for Slurm'
for i in 1 2 3 4 5 6 7 8; do
	SLURM_ARRAY_TASK_ID=$i SLURM_ARRAY_TASK_COUNT=8 SLURM_CPUS_PER_TASK=1 \
	    sh job.sh >log 2>&1
done
recipe slurm-merge >merge.sh
sh merge.sh >log 2>&1
cd ..
same_results slurm/out/results 'the recipe for Slurm'
packets slurm/out 'the recipe for Slurm'
finish
