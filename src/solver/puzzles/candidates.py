"""Values that an answer may be, or be made of: the verifier's own constants and what simple functions make of them."""
import ast
import itertools
import math

LIST = "List["


def fits(value, kind):
    """Whether a value has the type that the verifier declares, elements included."""
    if kind.startswith(LIST):
        return type(value) is list and all(fits(each, kind[5:-1]) for each in value)
    return type(value).__name__ == kind


def coerced(value, kind, depth=0):
    """What a value becomes when it is made to have a type; None where nothing does."""
    try:
        if fits(value, kind):
            return value
        if kind.startswith(LIST):
            if isinstance(value, (list, tuple, set, frozenset, range, str)) and len(value) < 20000:
                made = [coerced(each, kind[5:-1], depth + 1) for each in value]
                return None if any(each is None for each in made) else made
            if depth == 0 and value is not None:
                one = coerced(value, kind[5:-1], 1)
                return None if one is None else [one]
            return None
        if kind == "int" and isinstance(value, float) and value == int(value):
            return int(value)
        if kind == "float" and isinstance(value, int) and not isinstance(value, bool):
            return float(value)
        if kind == "bool" and value in (0, 1):
            return bool(value)
    except Exception:
        pass
    return None


def constants(tree, defaults):
    """Literals of the source and default values of the inputs, with their elements."""
    found = list(defaults)
    for node in ast.walk(tree):
        if isinstance(node, (ast.Constant, ast.List, ast.Tuple, ast.UnaryOp, ast.BinOp)):
            try:
                found.append(eval(compile(ast.Expression(node), "<constant>", "eval"), {"__builtins__": {}}))
            except Exception:
                pass
    for value in list(found):
        if isinstance(value, (list, tuple)) and len(value) < 100:
            found += list(value)
    return distinct(found)


def distinct(values):
    seen, kept = set(), []
    for value in values:
        key = (type(value).__name__, repr(value)[:2000])
        if key not in seen and value is not None:
            seen.add(key)
            kept.append(value)
    return kept


def unary(x):
    """What functions of one argument make of a value."""
    if isinstance(x, bool):
        return
    if isinstance(x, int):
        yield from (-x, x + 1, x - 1, 2 * x, x // 2, x * x, 2 ** x if 0 <= x < 400 else x, str(x), abs(x))
        yield from (math.isqrt(x), bin(x)[2:], [int(d) for d in str(x)]) if x >= 0 else ()
        if 0 <= x <= 2000:
            yield from (list(range(x)), list(range(1, x + 1)), list(range(x + 1)), [0] * x, [1] * x, "a" * x)
            yield from (" ".join(map(str, range(x + 1))), list(range(x))[::-1], list(range(1, x)) + [0])
    elif isinstance(x, float):
        yield from (-x, 1 / x if x else x, x * x, abs(x) ** 0.5, round(x), int(x), str(x), x + 1)
    elif isinstance(x, str):
        yield from (x[::-1], x.upper(), x.lower(), x.title(), x.capitalize(), x.swapcase(), len(x), list(x), x.split())
        yield from (sorted(x), "".join(sorted(x)), "".join(sorted(set(x))), sorted(set(x)), x.strip(), x + x[::-1])
        yield from (sum(map(ord, x)), [ord(c) for c in x], x.split(","), [x.count(c) for c in x], x[1:], x[:-1])
        yield from (max(x, key=x.count), min(x, key=x.count), x.replace(" ", ""), "".join(dict.fromkeys(x))) if x else ()
        yield from ("".join(c for c in x if test(c)) for test in (str.isalpha, str.isdigit, str.isupper, str.islower))
        yield from (sum(map(str.isupper, x)), sum(map(str.isdigit, x)), sum(c.lower() in "aeiou" for c in x))
        yield from ([w for w in x.split() if c(w)] for c in (str.isalpha, str.isdigit, str.islower))
        yield from (x[i:] for i in range(1, min(len(x), 30)))
        yield from (x[:i] for i in range(1, min(len(x), 30)))
    elif isinstance(x, (list, tuple)) and x:
        yield from (x[::-1], len(x), x[0], x[-1], x[1:], x[:-1], list(range(len(x))), list(x) * 2)
        yield from (list(map(len, x)),) if all(hasattr(e, "__len__") for e in x) else ()
        yield from (sorted(x), sorted(x)[::-1], max(x), min(x), sorted(set(x)), list(dict.fromkeys(x)), x.index(max(x)), x.index(min(x)))
        order = sorted(range(len(x)), key=lambda i: x[i])
        yield from (order, order[::-1], [sorted(x).index(e) for e in x], [x.count(e) for e in x], len(set(x)))
        yield from ([i for i, e in enumerate(x) if e == k] for k in list(dict.fromkeys(x))[:8])
        yield from ([e for e in x if x.count(e) == 1], [e for e in x if x.count(e) > 1], max(x, key=x.count))
        if all(isinstance(e, (int, float)) for e in x):
            total = sum(x)
            yield from (total, total / len(x), [e - min(x) for e in x], [-e for e in x], [e * e for e in x], math.prod(x))
            yield from ([e for e in x if e > 0], [e for e in x if e < 0], [e for e in x if e % 2], [e for e in x if e % 2 == 0])
            yield from (list(itertools.accumulate(x)), [b - a for a, b in zip(x, x[1:])], [max(x)] * len(x), sorted(x)[len(x) // 2])
            yield from (x[::2], x[1::2], [abs(e) for e in x], list(map(str, x)), [e + 1 for e in x], [e - 1 for e in x])
        elif all(isinstance(e, str) for e in x):
            yield from ("".join(x), " ".join(x), [e[::-1] for e in x], [e.upper() for e in x], [e.lower() for e in x], ",".join(x))
            yield from (sorted(x, key=len), max(x, key=len), min(x, key=len), [e[:1] for e in x], "".join(e[:1] for e in x))
        elif all(isinstance(e, (list, tuple)) for e in x):
            yield from ([z for y in x for z in y], [list(r) for r in zip(*x)], [sorted(r) for r in x], [sum(r) for r in x], [r[0] for r in x])


def binary(x, y):
    """What functions of two arguments make of two values."""
    numbers = (int, float)
    if isinstance(x, numbers) and isinstance(y, numbers):
        yield from (x + y, x - y, x * y)
        if y:
            yield from (x // y, x % y, x / y, x + y - x % y, x * y + 1)
        if isinstance(x, int) and isinstance(y, int):
            yield from (math.gcd(x, y), x ^ y, x & y, x | y)
            if 0 <= y <= 60 and abs(x) < 1000:
                yield x ** y
            if 0 <= y <= 3000:
                yield from ([x] * y, list(range(x, x + y)), [1] * (y - 1) + [x - y + 1], [x // y if y else 0] * y)
            if 0 < y - x <= 3000:
                yield from (list(range(x, y)), list(range(x, y + 1)), list(range(x + 1, y)))
            yield [x, y]
    elif isinstance(x, str) and isinstance(y, int):
        if 0 <= y * len(x) <= 20000:
            yield from (x * y, x[y:], x[:y], [x] * y, [x[i:i + y] for i in range(0, len(x), y)] if y else x, x[::y] if y else x)
            yield from (x[i:i + y] for i in range(max(0, min(len(x) - y + 1, 60))))
    elif isinstance(x, str) and isinstance(y, str):
        yield from (x + y, x.split(y) if y else [x], x.count(y), x.find(y), x.replace(y, ""), y.join(x), [x, y])
        yield from ("".join(c for c in x if c in y), "".join(c for c in x if c not in y), sorted(set(x) ^ set(y)), x + " " + y)
    elif isinstance(x, (list, tuple)) and isinstance(y, (list, tuple)):
        yield from (list(x) + list(y), [list(p) for p in zip(x, y)], [e for e in x if e in y], [e for e in x if e not in y])
        yield from ([e for p in zip(x, y) for e in p], [i for i, e in enumerate(x) if e in y])
        if all(isinstance(e, (int, float)) for e in list(x) + list(y)):
            yield from ([a + b for a, b in zip(x, y)], [a - b for a, b in zip(x, y)], [a * b for a, b in zip(x, y)])
    elif isinstance(x, (list, tuple)):
        if isinstance(y, int) and 0 <= y * len(x) <= 20000:
            yield from (list(x) * y, x[:y], x[y:], x[-y:], sorted(x)[:y], sorted(x)[::-1][:y], [list(x)] * y)
            yield from (x[y] if y < len(x) else x[0], [list(x[i:i + y]) for i in range(0, len(x), y)] if y else x)
            yield from ([i for i, e in enumerate(x) if e == y], [e for e in x if e != y], [e for e in x if e > y], [e for e in x if e < y])
        yield from (list(x) + [y], [y] + list(x), [e for e in x if y in e], [e for e in x if len(e) == y], y.join(x) if isinstance(y, str) else x)
        yield [e for e in x if e.startswith(y)] if isinstance(y, str) else x
    if isinstance(x, (str, list)) and isinstance(y, (str, list)):
        return


def collect(values):
    """Whatever a generator of values gives before it breaks."""
    found = []
    try:
        for value in values:
            found.append(value)
    except Exception:
        pass
    return found


def plain(kind):
    """Values of a type from small to large, without end for texts and numbers, with no look at the verifier."""
    if kind == "int":
        yield from (sign * n for n in range(200000) for sign in (1, -1))
    elif kind == "bool":
        yield from (True, False)
    elif kind == "float":
        yield from (sign * n / 100 for n in range(100000) for sign in (1, -1))
    elif kind == "str":
        for size in range(4):
            yield from map("".join, itertools.product(map(chr, [*range(97, 123), *range(48, 58), 32, *range(65, 91)]), repeat=size))
    elif kind == "List[int]":
        for size in range(5):
            yield from map(list, itertools.product(range(-2, 12) if size < 4 else range(8), repeat=size))
    elif kind.startswith(LIST):
        inner = list(itertools.islice(plain(kind[5:-1]), 12))
        for size in range(4):
            yield from map(list, itertools.product(inner, repeat=size))
