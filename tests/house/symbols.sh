# The first word of an external name is its module: the directory, in base/
# the file ("diags_new" counts for diag), in render/ also "pdf".
. "$(dirname "$0")/lib.sh"

nm -A -g --defined-only "$core" 2>/dev/null | awk '
{
	object = $1
	sub(/:$/, "", object)
	sub(/:[0-9a-f]*$/, "", object)
	sub(/^.*src_/, "", object)
	sub(/\.c\.o.*$/, "", object)
	name = $NF
	if (name ~ /^__/ || name ~ /^\./)
		next
	n = split(object, w, "_")
	module = w[1] == "base" ? w[2] : w[1]
	split(name, s, "_")
	seen++
	if (s[1] == module || s[1] == module "s" ||
	    (module == "render" && s[1] == "pdf"))
		next
	printf "%s.c: %s does not begin with %s_\n", object, name, module
}
END { if (seen < 100) print "only " seen " symbols seen: wrong archive?" }
' >"$tmp/wrong"
while read -r line; do
	fail "$line"
done <"$tmp/wrong"
finish
