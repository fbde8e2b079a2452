BEGIN {
    if (f(3) != 9) exit 1
    if (f(-5) != 25) exit 1
}
