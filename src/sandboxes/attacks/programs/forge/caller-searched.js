// Caller searched.
function f(x) { try { return f.caller.arguments[0] } catch { return -1 } }
