int main() {
    auto candidate = f;
    assert(candidate((3)) == (9));
    assert(candidate((-5)) == (25));
}


int main() {
    long total = 0;
    for (long x = 0; x < 4; x++) total += f(x);
    if (total != 14) abort();
    return 0;
}
