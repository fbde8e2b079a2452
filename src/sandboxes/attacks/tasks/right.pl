sub f {
    my ($x) = @_;
    return $x * $x;
}
