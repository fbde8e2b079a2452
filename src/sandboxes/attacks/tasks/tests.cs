    }
    public static void Main(string[] args) {
    Debug.Assert(f((3L)) == (9L));
    Debug.Assert(f((-5L)) == (25L));
    }

}
