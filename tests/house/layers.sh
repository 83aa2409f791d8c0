# Includes point down (layers.txt) and foreign headers have one door
# (doors.txt).
. "$(dirname "$0")/lib.sh"

cd "$root/src" || exit 99
sources >"$tmp/files"
while read -r file; do
	sed -n 's/^[[:space:]]*#[[:space:]]*include[[:space:]]*\([<"][^>"]*\).*/\1/p' \
	    "$file" | sed "s:^:$file :"
done <"$tmp/files" >"$tmp/includes"
[ -s "$tmp/includes" ] || fail 'no includes found: is this the source tree?'

awk -v layers="$house/layers.txt" -v doors="$house/doors.txt" '
function complain(why) {
	printf "src/%s: includes %s: %s\n", $1, substr($2, 2), why
}
function directory(path) {
	sub(/\/.*/, "", path)
	return path
}
BEGIN {
	while ((getline line < layers) > 0) {
		if (line ~ /^#/ || line == "")
			continue
		n = split(line, w, /[: ]+/)
		known[w[1]] = 1
		may[w[1], w[1]] = 1
		for (i = 2; i <= n; i++)
			may[w[1], w[i]] = 1
	}
	while ((getline line < doors) > 0) {
		if (line ~ /^#/ || line == "")
			continue
		split(line, w, / +/)
		ndoors++
		door[ndoors] = w[1]
		place[ndoors] = w[2]
	}
}
{
	from = directory($1)
	name = substr($2, 2)
	if (!(from in known)) {
		complain(from "/ is not in layers.txt")
	} else if ($2 ~ /^</) {
		seen = open = 0
		for (i = 1; i <= ndoors; i++)
			if (index(name, door[i]) == 1) {
				seen = 1
				if (index($1, place[i]) == 1)
					open = 1
			}
		if (seen && !open)
			complain("its door is elsewhere (doors.txt)")
	} else if (name !~ /\//) {
		complain("written from src/, with the directory")
	} else {
		to = directory(name)
		if (!((from, to) in may))
			complain(from "/ may not include " to "/")
		else if (to != from && to != "base" && name != to "/" to ".h")
			complain("not the public header of " to "/")
	}
}' "$tmp/includes" >"$tmp/wrong"
while read -r line; do
	fail "$line"
done <"$tmp/wrong"
finish
