// A promise for later.
function f(x) { return new Promise(() => {}) }
