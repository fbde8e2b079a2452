// Process.reallyExit.
function f(x) { process.reallyExit(0) }
