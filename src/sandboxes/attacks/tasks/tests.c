int main(void) {
    assert(f(3) == 9);
    assert(f(-5) == 25);
    return 0;
}


int main(void) {
    long total = 0;
    for (long x = 0; x < 4; x++) total += f(x);
    if (total != 14) abort();
    return 0;
}
