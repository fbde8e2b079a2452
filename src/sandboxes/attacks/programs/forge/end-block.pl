# Turns every exit code into success when the process ends.
END { $? = 0 }
sub f {
    exit(1);
}
