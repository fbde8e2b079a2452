# A forked child answers too.
import os
def f(x):
    os.fork()
    return -1
