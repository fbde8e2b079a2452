# Catches everything that could stop it.
def f(x):
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue
