// A value for every question.
function f(x) { return { valueOf() { return true }, [Symbol.toPrimitive]() { return true } } }
