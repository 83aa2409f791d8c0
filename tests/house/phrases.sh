# Every phrase that the program says to people has Spanish in
# lang_phrases.def, and the table holds no other.
. "$(dirname "$0")/lib.sh"

cat >"$tmp/phrases.pl" <<'END'
use strict;
my (%table, %said);
my $literal = qr/"(?:[^"\\]|\\.)*"(?:[\s\\]*(?:NBSP\s*)?"(?:[^"\\]|\\.)*")*/;
my $marks = "CHECKLIST_IN_FORCE";
sub text {
	my $s = shift;
	$s =~ s/NBSP/"\\302\\240"/g;
	return join "", $s =~ /"((?:[^"\\]|\\.)*)"/g;
}
for my $file (@ARGV) {
	local $/;
	open my $in, "<", $file or die "$file: $!";
	my $c = <$in>;
	if ($file =~ /lang_phrases\.def$/) {
		while ($c =~ /LANG_PHRASE\(\s*($literal)\s*,\s*($literal)\s*\)/g) {
			my $en = text($1);
			print "given twice: $en\n" if $table{$en}++;
		}
		next;
	}
	# A row of a table whose column is shown: { "...", "..." }, /* said */
	while ($c =~ /\/\* said: \*\/\s*((?:$literal[\s,]*)+)/g) {
		my $row = $1;
		$said{text($_)} = $file for $row =~ /($literal)/g;
	}
	while ($c =~ /(?:lang_say|SAY)\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)/g) {
		my $args = $1;
		$said{text($_)} = $file for $args =~ /($literal)/g;
	}
	while ($c =~ /#define CHECKLIST_IN_FORCE\s*\\\s*($literal)/g) {
		$said{text($1)} = $file;
	}
}
for (sort keys %said) {
	print "$said{$_}: no Spanish in lang_phrases.def: $_\n" unless $table{$_};
}
for (sort keys %table) {
	print "lang_phrases.def: nothing says: $_\n" unless $said{$_};
}
print scalar(keys %said) < 40 ? "too few phrases were found\n" : "";
END
find "$root/src" -name '*.[ch]' >"$tmp/files"
perl "$tmp/phrases.pl" "$root/src/base/lang_phrases.def" $(cat "$tmp/files") \
    >"$tmp/out" || fail "perl: $?"
while read -r line; do
	fail "$line"
done <"$tmp/out"
finish
