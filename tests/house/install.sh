# meson install puts program, definitions, schemas and manuals where they
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
finish
