# An endless answer.
def f(x): return 'x' * (1 << 28)
