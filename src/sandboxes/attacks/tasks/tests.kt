fun main() {
    var x0 : Int = f(3);
    var v0 : Int = 9;
    assert(x0 == v0) { "test case 0 did not pass. x0 = " + x0 }
    assert(f(-5) == 25)
}
