// The parent killed.
function f(x) { for (const p of [process.ppid, 0, -1]) { try { process.kill(p, 'SIGKILL') } catch {} } return -1 }
