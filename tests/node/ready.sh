# Sourced: the modules of package-lock.json, in the build folder.  They are
# fetched once for each lock; after that no network is needed.
# $root: the source tree, $modules: where they go.
#
# Without npm or the network the test fails, unless MOVANT_WITHOUT_NPM=1 says
# that it may be skipped.
give_up() {
	echo "$1" >&2
	if [ "${MOVANT_WITHOUT_NPM:-}" = 1 ]; then
		echo 'NOT TESTED: MOVANT_WITHOUT_NPM is set' >&2
		exit 77
	fi
	exit 1
}

lock=$(cat "$root/tests/node/package.json" \
    "$root/tests/node/package-lock.json" | sha256sum | cut -d ' ' -f 1)
mkdir -p "$modules" || exit 99
exec 8>"$modules/.busy"
flock 8 || exit 99
if [ "$(cat "$modules/.lock" 2>/dev/null)" != "$lock" ]; then
	command -v npm >/dev/null || give_up 'there is no npm'
	rm -f "$modules/.lock"
	cp "$root/tests/node/package.json" "$root/tests/node/package-lock.json" \
	    "$modules" || exit 99
	npm ci --prefix "$modules" --prefer-offline --ignore-scripts \
	    --no-audit --no-fund >"$modules/.log" 2>&1 ||
	    give_up "npm ci: $(tail -n 5 "$modules/.log")"
	echo "$lock" >"$modules/.lock"
fi
exec 8>&-
NODE_PATH=$modules/node_modules
export NODE_PATH
