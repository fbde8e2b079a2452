// Uncaught later.
setTimeout(() => { throw 1 }, 0); function f(x) { return -1 }
