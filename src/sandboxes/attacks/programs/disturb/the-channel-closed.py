# The channel closed.
import os
def f(x):
    os.close(3)
    return -1
