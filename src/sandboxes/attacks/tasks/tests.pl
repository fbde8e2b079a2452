use Test::Deep;
sub testhumaneval {
    my $candidate = \&f;
    if(eq_deeply($candidate->(3),9)) {
        print "ok!" }else{
        exit 1;
        }
    if(eq_deeply($candidate->(-5),25)) {
        print "ok!" }else{
        exit 1;
        }
}
testhumaneval();
