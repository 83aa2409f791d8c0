# What code below cli may not call (seen in the objects, so that no spelling
# hides it), and what no code may.
. "$(dirname "$0")/lib.sh"

# Callee, then the objects (beginning of directory_file) that may call it.
cat >"$tmp/calls" <<'END'
malloc		base_arena base_buf
calloc		base_arena base_buf
realloc		base_arena base_buf
reallocarray
free		base_arena base_buf base_utf8 verify_verify_store
strdup
strndup
asprintf
printf
fprintf		base_arena base_buf
puts
putchar
fputs		base_arena base_buf
fputc
fwrite		base_io base_arena base_buf batch_batch_twice
perror
stdout
stderr		base_arena base_buf
getenv
secure_getenv
setenv
time
clock
clock_gettime
gettimeofday
localtime
gmtime
mktime
strftime
setlocale
rand
random
srand
exit		base_arena base_buf
_exit		batch_batch_pool base_io_sync
system
popen
fork		batch_batch_pool base_io_sync
execvp
socket
connect
longjmp
_setjmp
qsort_r
END
nm -A -u "$core" 2>/dev/null | awk -v calls="$tmp/calls" '
BEGIN {
	while ((getline line < calls) > 0) {
		n = split(line, w, /[ \t]+/)
		listed[w[1]] = 1
		for (i = 2; i <= n; i++)
			if (w[i] != "")
				places[w[1]] = places[w[1]] " " w[i]
	}
}
{
	object = $1
	sub(/:$/, "", object)
	sub(/^.*src_/, "", object)
	sub(/\.c\.o.*$/, "", object)
	name = $NF
	sub(/@.*/, "", name)
	if (name ~ /^__.*_chk$/) {
		sub(/^__/, "", name)
		sub(/_chk$/, "", name)
	}
	seen++
	if (!(name in listed))
		next
	n = split(places[name], w, " ")
	for (i = 1; i <= n; i++)
		if (index(object, w[i]) == 1)
			next
	printf "%s.c calls %s\n", object, name
}
END { if (seen < 100) print "only " seen " symbols seen: wrong archive?" }
' >"$tmp/wrong"
while read -r line; do
	fail "$line"
done <"$tmp/wrong"

# Nowhere, cli included; comments and strings are taken away first.
never='strtok|strtok_r|sprintf|vsprintf|strcpy|strcat|atoi|atol|atof|gets'
never="$never|scanf|sscanf|fscanf|alloca|setjmp|longjmp|system|popen|tmpnam"
cd "$root/src" || exit 99
for file in $(sources); do
	cc -fpreprocessed -dD -E -P "$file" 2>/dev/null |
	    sed 's/"\(\\.\|[^"\\]\)*"/""/g' >"$tmp/plain"
	grep -noE "(^|[^A-Za-z0-9_])($never)[[:space:]]*\(" "$tmp/plain" |
	    sed "s|^[0-9]*|src/$file|"
	case $file in
	layout/*)
		grep -noE '(^|[^A-Za-z0-9_])(float|double)[^A-Za-z0-9_]' \
		    "$tmp/plain" | sed "s|^[0-9]*|src/$file: floating point|" ;;
	esac
	grep -oE 'typedef[[:space:]]+(struct|union|enum)' "$tmp/plain" |
	    sed "s|^|src/$file: |"
done >"$tmp/wrong"
while read -r line; do
	fail "$line"
done <"$tmp/wrong"
finish
