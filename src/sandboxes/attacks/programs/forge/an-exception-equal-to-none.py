# An exception equal to none.
class Stop(BaseException): pass
def f(x): raise Stop()
