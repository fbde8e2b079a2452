# Standard streams closed.
import os
for fd in (0, 1, 2): os.close(fd)
def f(x): return -1
