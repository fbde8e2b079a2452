"""Writes random loops, follows each as the engine does, and runs those that are said never to end much further.

Usage: random_loops.py <folder of the engine's Python> <seed> <count>. Prints JSON: how many loops ended, how many were proved
endless, and the text of each that was proved although it ends.
"""
import json
import random
import sys

sys.path.insert(0, sys.argv[1])

from endless import Watch, reading  # noqa: E402

SHORT, LONG = 600, 20_000  # lines of the program that are run to follow it, and to catch a wrong proof
HUGE = 10**30
NAMES = ("a", "b", "c")


class Enough(BaseException):
    pass


def number(draw, depth=0):
    kind = draw.randrange(10 if depth < 2 else 5)
    if kind < 3:
        return draw.choice(NAMES)
    if kind < 5:
        return str(draw.randint(-3, 6))
    left, right = number(draw, depth + 1), number(draw, depth + 1)
    if kind < 7:
        return "(%s %s %s)" % (left, draw.choice("+-*"), right)
    if kind == 7:
        return "(%s %s %d)" % (left, draw.choice(["%", "//"]), draw.choice((2, 3, 10)))
    if kind == 8:
        return draw.choice(["len(x)", "sum(x[%s:%s])" % (left, right), "abs(%s)" % left, "min(%s, %s)" % (left, right), "half(%s)" % left])
    return draw.choice(["len(s)", "f", "int(f)", "len(s[%s:])" % left])


def test(draw):
    kind = draw.randrange(8)
    if kind == 0:
        return "True"
    if kind == 1:
        return draw.choice(["s", "x", "not x", draw.choice(NAMES), "%s in x" % number(draw)])
    if kind == 2:
        return "(%s and %s)" % (test(draw), test(draw))
    return "%s %s %s" % (number(draw), draw.choice(["<", "<=", ">", ">=", "==", "!="]), number(draw))


def block(draw, depth, looping):
    lines = []
    for _ in range(draw.randint(1, 3)):
        kind = draw.randrange(14)
        if kind < 4:
            lines.append("%s %s= %s" % (draw.choice(NAMES), draw.choice("+-*"), draw.choice(["1", "2", "-1", number(draw)])))
        elif kind < 6:
            lines.append("%s = %s" % (draw.choice(NAMES), number(draw)))
        elif kind == 6:
            lines.append(draw.choice(["x = sorted(x)", "x = x[1:] + x[:1]", "x.append(%s)" % number(draw), "x = [i for i in x if i %% 2 == %d]" % draw.randrange(2), "y = x", "y = x[:]", "y.append(1)", "y.pop()", "x[0] = %s" % number(draw)]))
        elif kind == 7:
            lines.append(draw.choice(["s = s.strip('z')", "s = ''.join(sorted(s))", "s = s[%s:]" % number(draw), "s += 'q'", "s = s.replace('q', 'a')"]))
        elif kind == 8:
            lines.append(draw.choice(["f += 0.5", "f *= 2.0", "f = f / 2", "f = -f", "f += a"]))
        elif kind < 12 and depth < 2:
            lines.append("if %s:" % test(draw))
            lines += ["    " + line for line in block(draw, depth + 1, looping)]
            if draw.randrange(2):
                lines.append("else:")
                lines += ["    " + line for line in block(draw, depth + 1, looping)]
        elif kind == 12 and looping:
            lines.append(draw.choice(["break", "continue", "return a"]))
        elif kind == 13 and depth < 2:
            if draw.randrange(2):
                lines.append("for i in range(%s):" % draw.choice(["3", "len(x)", number(draw)]))
                lines += ["    " + line for line in block(draw, depth + 1, True)]
            else:
                lines += ["while %s:" % test(draw), *["    " + line for line in block(draw, depth + 1, True)]]
    return lines or ["pass"]


def program(draw):
    lines = ["def half(n):", "    return n // 2 if n > limit else n", "limit = %d" % draw.randint(-2, 9), "def f(a, b, c, x, s, f):", "    y = x"]
    around = draw.randrange(3) == 0
    if around:
        lines.append("    for j in range(%d):" % draw.randint(1, 4))
    pad = "        " if around else "    "
    lines += [pad + "while %s:" % test(draw), *[pad + "    " + line for line in block(draw, 0, True)]]
    return "\n".join(lines) + "\n"


def run(text, most, follow):
    """'proved', 'ended', or 'enough' after so many lines."""
    space, source, watches, left = {}, reading.Source(text), {}, [most]

    def trace(frame, event, _):
        if frame.f_code.co_filename != "<candidate>":
            return None
        if event == "line":
            left[0] -= 1
            if left[0] < 0 or any(type(value) is int and abs(value) > HUGE for value in frame.f_locals.values()):
                raise Enough
            if follow and left[0] < most - 20 and frame.f_code.co_name == "f":
                if frame not in watches:
                    watches[frame] = [Watch(loop) for loop in source.loops(frame)]
                if any(watch.never_ends(frame) for watch in watches[frame]):
                    raise Proved
        return trace

    exec(compile(text, "<candidate>", "exec"), space)
    sys.settrace(trace)
    try:
        space["f"](1, 5, -1, [3, 1, 2], "baz", 1.5)
        return "ended"
    except Proved:
        return "proved"
    except Enough:
        return "enough"
    except Exception:
        return "ended"
    finally:
        sys.settrace(None)


class Proved(BaseException):
    pass


def main(seed, count):
    draw = random.Random(seed)
    found = {"ended": 0, "proved": 0, "enough": 0, "wrong": []}
    for _ in range(count):
        text = program(draw)
        said = run(text, SHORT, True)
        found[said] += 1
        if said == "proved" and run(text, LONG, False) == "ended":
            found["wrong"].append(text)
    print(json.dumps(found))


main(int(sys.argv[2]), int(sys.argv[3]))
