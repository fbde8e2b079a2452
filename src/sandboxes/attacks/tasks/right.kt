fun f(x: Int): Int {
    return x * x
}
