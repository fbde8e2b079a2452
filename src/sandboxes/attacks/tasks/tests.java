    public static void main(String[] args) {
    assert(f((3l)) == (9l));
    assert(f((-5l)) == (25l));
    }

}


    public static void main(String[] args) {
    long total = 0; for (long x = 0; x < 4; x++) total += f(x); if (total != 14) throw new AssertionError(total);
    }

}
