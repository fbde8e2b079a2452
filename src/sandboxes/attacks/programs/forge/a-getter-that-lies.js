// A getter that lies.
function f(x) { return { get length() { return 2 }, 0: 1, 1: 4 } }
