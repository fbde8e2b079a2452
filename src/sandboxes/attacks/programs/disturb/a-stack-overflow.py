# A stack overflow.
import sys
sys.setrecursionlimit(10**8)
def f(x): return f(x + 1)
