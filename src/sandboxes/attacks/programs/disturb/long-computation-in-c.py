# Stays inside one operation of the interpreter, where no signal handler of its own can run.
def f(x):
    return 9 ** (9 ** 9)
