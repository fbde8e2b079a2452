function candidate(...$args) {
    return f(...$args);
}
function test(): void {
    if (candidate(3) !== 9) { throw new Exception("Test failed!"); }
    if (candidate(-5) !== 25) { throw new Exception("Test failed!"); }
}
test();
