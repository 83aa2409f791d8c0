# A table cannot pass by mistake: what is said of one that is full of them.
#	wrong.sh SCENARIOS-RUN
run=$1
here=tests/scenarios/wrong
out=$(mktemp) || exit 99
trap 'rm -f "$out"' EXIT
if "$run" "$here/table.md" >"$out" 2>&1; then
	echo "wrong/table.md passed"
	exit 1
fi
if [ -n "$MOVANT_UPDATE" ]; then
	cp "$out" "$here/expect"
fi
diff -u "$here/expect" "$out"
