# Small enough to be at home in: files, functions, lines.
. "$(dirname "$0")/lib.sh"

cd "$root/src" || exit 99

# No .c above 600 lines, unless its first comment says why it is longer.
for file in $(sources); do
	case $file in *.c) ;; *) continue ;; esac
	n=$(wc -l <"$file")
	echo "$n" >>"$tmp/files"
	[ "$n" -le 600 ] || sed '/\*\//q' "$file" | grep -q 'longer than' ||
	    fail "src/$file: $n lines"
done
median=$(sort -n "$tmp/files" | awk '{ n[NR] = $1 }
    END { print n[int((NR + 1) / 2)] }')
[ "$median" -le 300 ] || fail "the median .c file has $median lines"

# A function: its name at column one, from there to the brace at column one.
for file in $(sources); do
	case $file in *.c) ;; *) continue ;; esac
	awk -v file="src/$file" '
	    /^[a-z_][a-z0-9_]*\(/ { name = $0; sub(/\(.*/, "", name); from = NR }
	    /^}/ && name != "" { print NR - from, file ": " name; name = "" }' \
	    "$file"
done | sort -n >"$tmp/functions"
awk '{ n[NR] = $1; if ($1 > 50) long++; if ($1 > 100) print $2, $3, $1 " lines" }
    END {
	if (NR < 50)
		print "only " NR " functions found"
	if (n[int((NR + 1) / 2)] > 25)
		print "the median function has " n[int((NR + 1) / 2)] " lines"
	if (long * 10 > NR)
		print long " of " NR " functions have more than 50 lines"
    }' "$tmp/functions" >"$tmp/wrong"

# 80 columns are the aim; a line may go a little beyond them when its break
# would be worse, and far beyond them only for a string.
for file in $(sources); do
	expand "$file" | LC_ALL=C.UTF-8 awk -v file="src/$file" '
	    length($0) > 84 && $0 !~ /"/ {
		print file ":" NR ": " length($0) " columns" }
	    /[ \t]$/ { print file ":" NR ": blank at the end" }'
done >>"$tmp/wrong"
while read -r line; do
	fail "$line"
done <"$tmp/wrong"
finish
