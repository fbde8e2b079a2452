// Abort.
function f(x) { process.abort() }
