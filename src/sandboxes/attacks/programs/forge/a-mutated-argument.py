# A mutated argument.
def f(x):
    x = 9
    return x if x == 0 else -1
