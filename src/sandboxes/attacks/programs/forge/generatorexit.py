# GeneratorExit.
def f(x): raise GeneratorExit()
