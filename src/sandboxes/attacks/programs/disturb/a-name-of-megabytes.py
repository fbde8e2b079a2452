# Raises an exception whose text has 200 megabytes.
def f(x):
    raise ValueError("x" * (200 << 20))
