// A child process.
function f(x) { require('child_process').spawn('sleep', ['60'], { detached: true }).unref(); return -1 }
