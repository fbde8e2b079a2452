"""What every process of a worker has for nothing, because it was there before the fork."""
import os
import sys


def preload():
    """Modules that programs often import, loaded once so that a fork has them for nothing."""
    import bisect, collections, copy, datetime, functools, heapq, itertools, math, operator, random, re, string, typing  # noqa: E401,F401

    import site, sysconfig  # noqa: E401

    random.seed(0)  # the same in every check, so that a program that draws from it gets the same verdict each time

    # `exit`, `help` and the like: `python3 program.py` has them, `python3 -S` has not. A checker drops them.
    site.setquit()
    site.setcopyright()
    site.sethelper()
    home = os.path.dirname(os.path.dirname(sys.executable))
    # Without `site` a virtual environment does not know that it is one.
    own = {"base": home} if os.path.exists(os.path.join(home, "pyvenv.cfg")) else {}
    packages = sysconfig.get_path("purelib", vars=own)
    if packages not in sys.path:
        sys.path.append(packages)
