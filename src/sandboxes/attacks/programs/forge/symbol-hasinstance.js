// Symbol.hasInstance.
class A { static [Symbol.hasInstance]() { return true } } function f(x) { return A }
