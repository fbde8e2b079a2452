# A self-containing answer.
def f(x):
    a = []
    a.append(a)
    return a
