# Rewrites the rest of its own source while it is read.
BEGIN { require Filter::Util::Call; Filter::Util::Call::filter_add(sub { my $s = Filter::Util::Call::filter_read(); s/exit 1/1/; $s }) }
sub f {
    return -1;
}
