# README.md is short, names what exists, and its session works when pasted.
. "$(dirname "$0")/lib.sh"

readme=$root/README.md
n=$(wc -l <"$readme")
[ "$n" -le 120 ] || fail "README.md has $n lines"
for c in scripts/demo scripts/test; do
	head -n 30 "$readme" | grep -q "$c" ||
	    fail "README.md does not show $c on its first screen"
	[ -x "$root/$c" ] || fail "$c cannot be run"
done

# Paths that it names exist.
grep -oE '`[A-Za-z0-9_.-]+/[A-Za-z0-9_./-]*`' "$readme" | tr -d '`' |
    grep -vE '^(build|build-asan|demo|packet)/' | sort -u >"$tmp/paths"
while read -r p; do
	[ -e "$root/$p" ] || fail "README.md names $p, which is not there"
done <"$tmp/paths"

# The session: the block after "<!-- session -->", in a tree of its own.
awk '/^<!-- session -->/ { want = 1; next }
    want && /^```/ { inside = !inside; if (!inside) exit; next }
    inside' "$readme" >"$tmp/session"
[ -s "$tmp/session" ] || fail 'README.md has no session'
mkdir "$tmp/tree" "$tmp/tree/build"
ln -s "$movant" "$tmp/tree/build/movant"
for d in forms checklists examples src; do
	ln -s "$root/$d" "$tmp/tree/$d"
done
(cd "$tmp/tree" && sh -e "$tmp/session") >"$tmp/out" 2>&1 ||
    fail "the session failed: $(tail -n 20 "$tmp/out")"
finish
