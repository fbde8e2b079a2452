fn f(x: isize) -> isize {
    x * x
}
