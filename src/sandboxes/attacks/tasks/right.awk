function f(x) {
    return x * x
}
