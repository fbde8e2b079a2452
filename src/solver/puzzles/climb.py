"""Local search: small changes of an answer, kept when the verifier's distance does not grow."""
import random


class Climber:
    """Changes answers of one type. Numbers, letters and lengths come from the verifier's own constants where it can."""

    def __init__(self, kind, pool, seed):
        self.kind = kind
        self.random = random.Random(seed)
        self.ints = [x for x in pool if type(x) is int and abs(x) < 10 ** 30] or [0, 1]
        self.floats = [float(x) for x in pool if type(x) in (int, float)] or [0.0]
        self.texts = [x for x in pool if type(x) is str and len(x) < 200] or ["a"]
        self.letters = sorted(set("".join(self.texts))) + list("ab 01")
        self.pool = pool

    def change(self, x, kind=None, depth=0):
        kind = kind or self.kind
        r = self.random
        if kind == "bool":
            return not x
        if kind == "int":
            roll = r.random()
            if roll < 0.35:
                return x + r.choice((-1, 1))
            if roll < 0.6:
                return x + r.choice((-1, 1)) * r.randrange(1 << r.randrange(1, max(2, min(80, abs(x).bit_length() + 2))))
            if roll < 0.75:
                return r.choice(self.ints)
            if roll < 0.85:
                return x + r.choice(self.ints) * r.choice((-1, 1))
            return r.choice((-x, x * 2, x // 2, 0, x * 10, r.randrange(-10, 100)))
        if kind == "float":
            return r.choice((x + r.gauss(0, 1), x * (1 + r.gauss(0, 0.01)), x + r.gauss(0, 0.001), r.choice(self.floats), -x, x * r.random() * 2, float(round(x))))
        if kind == "str":
            return self.text(x)
        return self.list(x, kind[5:-1], depth)

    def text(self, x):
        r = self.random
        at = r.randrange(len(x) + 1)
        roll = r.random()
        if roll < 0.25:
            return x[:at] + r.choice(self.letters) + x[at:]
        if roll < 0.4 and x:
            return x[:at] + x[at + 1:]
        if roll < 0.65 and x:
            return x[:at] + r.choice(self.letters) + x[at + 1:]
        if roll < 0.75:
            return x[:at] + r.choice(self.texts) + x[at:]
        if roll < 0.82 and x:
            to = r.randrange(len(x))
            return x[:min(at, to)] + x[min(at, to):max(at, to)][::-1] + x[max(at, to):]
        if roll < 0.9 and x and len(x) < 3000:
            return x * r.randrange(2, 5)
        if roll < 0.95 and x:
            part = x[at:at + r.randrange(1, 4)]
            return x[:at] + part * r.choice([n for n in self.ints if 0 < n < 2000] or [2]) + x[at:] if part else x
        return x[:at]

    def list(self, x, inner, depth):
        r = self.random
        made = list(x)
        roll = r.random()
        at = r.randrange(len(made) + 1)
        if roll < 0.2 or not made:
            made.insert(at if r.random() < 0.5 else len(made), self.fresh(inner, made))
        elif roll < 0.3:
            del made[r.randrange(len(made))]
        elif roll < 0.65:
            at = r.randrange(len(made))
            made[at] = self.change(made[at], inner, depth + 1) if r.random() < 0.7 else self.fresh(inner, made)
        elif roll < 0.85 and len(made) > 1:
            one, other = r.randrange(len(made)), r.randrange(len(made))
            made[one], made[other] = made[other], made[one]
        elif roll < 0.9:
            one = r.randrange(len(made))
            made[one:at] = made[one:at][::-1]
        elif roll < 0.94 and len(made) < 1000:
            made = made * 2
        elif roll < 0.97:
            size = r.choice([n for n in self.ints if 0 <= n <= 1000] or [3])
            made = (made + [self.fresh(inner, made) for _ in range(max(0, size - len(made)))])[:size]
        else:
            made = made[:at]
        return made

    def fresh(self, kind, beside=()):
        r = self.random
        if beside and r.random() < 0.3:
            return self.change(r.choice(beside), kind, 1)
        if kind == "int":
            return r.choice(self.ints) if r.random() < 0.5 else r.randrange(-2, 12)
        if kind == "float":
            return r.choice(self.floats)
        if kind == "bool":
            return r.random() < 0.5
        if kind == "str":
            return r.choice(self.texts) if r.random() < 0.5 else r.choice(self.letters)
        return [self.fresh(kind[5:-1]) for _ in range(r.randrange(4))]
