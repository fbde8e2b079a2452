    }
    def main(args: Array[String]) = {
    assert(f((3l)) == (9l));
    assert(f((-5l)) == (25l));
    }

}
