// Exit when called.
function f(x) { process.exit(0) }
