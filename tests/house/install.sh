# meson install puts programs, definitions, schemas and manuals where they
# belong, and the installed program finds them from any folder.
. "$(dirname "$0")/lib.sh"

build=$(dirname "$core")
DESTDIR=$tmp/dest meson install -C "$build" --no-rebuild --quiet \
    >"$tmp/log" 2>&1 || { cat "$tmp/log"; exit 1; }
bin=$(find "$tmp/dest" -type f -path '*/bin/movant')
prefix=${bin%/bin/movant}
[ -x "$bin" ] || fail 'no bin/movant'
for f in forms/fields.xml forms/terminate.xml forms/parts/caption.xml \
    forms/jurisdictions/us.xml checklists/core.xml schemas/filing.rng; do
	[ -f "$prefix/share/movant/$f" ] || fail "no share/movant/$f"
done
for f in man1/movant.1 man5/movant-form.5 man5/movant-answers.5 \
    man5/movant-checklist.5; do
	[ -f "$prefix/share/man/$f" ] || fail "no share/man/$f"
done
cd / || exit 99
"$bin" list >"$tmp/list" 2>&1 || fail "movant list: $(cat "$tmp/list")"
"$movant" list >"$tmp/here" 2>&1 || fail "movant list: $(cat "$tmp/here")"
cmp "$tmp/list" "$tmp/here" || fail 'the installed program lists other things'

# What checks PDFs is a program of its own; its output and status come through.
echo 'no PDF' >"$tmp/bad.pdf"
for program in "$bin" "$movant"; do
	"$program" verify "$tmp/bad.pdf" --format json >"$tmp/verified" 2>&1
	[ $? -eq 1 ] || fail "$program verify: $(cat "$tmp/verified")"
	grep -q '"problems": *[1-9]' "$tmp/verified" ||
	    fail "$program verify: $(cat "$tmp/verified")"
done
rm "$prefix/libexec/movant/movant-pdf" || fail 'no movant-pdf'
"$bin" verify "$tmp/bad.pdf" >"$tmp/verified" 2>&1
[ $? -eq 3 ] || fail 'verify without its program does not exit with 3'
grep -q 'movant-pdf: fatal: the program cannot be started: No such file' \
    "$tmp/verified" || fail "$(cat "$tmp/verified")"
"$bin" list >/dev/null || fail 'movant list needs movant-pdf'
finish
