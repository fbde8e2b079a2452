# A deep answer.
def f(x):
    a = []
    for _ in range(10**5): a = [a]
    return a
