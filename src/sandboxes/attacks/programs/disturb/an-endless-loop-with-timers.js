// An endless loop with timers.
setInterval(() => {}, 1); function f(x) { for (;;); }
