"""Reads a puzzle, searches its answer, prints it. Runs in the sandbox: the verifier is not to be trusted."""
import json
import signal
import sys
import time


class Late(BaseException):
    pass


def late(_signal, _frame):
    raise Late


class Search:
    def __init__(self, puzzle):
        self.kind = puzzle["type"].replace(" ", "")
        self.end = puzzle["seconds"]
        self.tried = 0
        self.seen = set()
        self.names = {"List": list}
        exec("from typing import *", self.names)
        exec(puzzle["verifier"], self.names)
        self.sat = self.names["sat"]
        self.tree = ast.parse(puzzle["verifier"])
        arguments = self.tree.body[-1].args
        self.unknown = arguments.args[0].arg
        self.known = dict(self.names)
        self.known.update(zip((each.arg for each in arguments.args[1:]), self.sat.__defaults__ or ()))
        for statement in self.tree.body[-1].body:
            # What is computed from the inputs alone is known before the answer is.
            if isinstance(statement, (ast.Assign, ast.Import, ast.ImportFrom)) and not reads(statement, self.unknown):
                try:
                    exec(compile(ast.Module([statement], []), "<known>", "exec"), self.known)
                except Exception:
                    pass
        shape = {"_each": _each, "_all": _all, "_any": _any, "_chain": _chain}
        self.distance = distance_of(puzzle["verifier"], dict(self.names, **shape))
        signal.signal(signal.SIGVTALRM, late)

    def guarded(self, function, value):
        """What the function says of a private copy, within a second; None when it breaks."""
        signal.setitimer(signal.ITIMER_VIRTUAL, 0.5)
        try:
            return function(copy.deepcopy(value))
        except Late:
            return None
        except Exception:
            return None
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    def offer(self, value):
        """Ends the search when the value, made to have the answer's type, satisfies the verifier."""
        value = coerced(value, self.kind)
        if value is None:
            return None
        key = hash(repr(value)) if not isinstance(value, int) else value
        if key in self.seen:
            return None
        self.seen.add(key)
        self.tried += 1
        if self.tried % 16 == 0 and time.process_time() > self.end:
            raise Late
        if self.guarded(self.sat, value) is True:
            raise Found(value)
        return value

    def run(self, seed):
        inverted = distinct(equations(self.tree, self.unknown, self.known))
        seeds = [value for value in (self.offer(each) for each in inverted) if value is not None]
        pool = constants(self.tree, [self.known[each.arg] for each in self.tree.body[-1].args.args[1:] if each.arg in self.known])
        local = [v for k, v in self.known.items() if k not in self.names and isinstance(v, (int, float, str, list, set))]
        pool = distinct(pool + [sorted(v) if isinstance(v, set) else v for v in local])[:60]
        first = distinct([made for each in inverted[:20] + pool for made in collect(unary(each))])
        for each in pool + first:
            self.offer(each)
        for x in pool + inverted[:10]:
            for y in pool + inverted[:10]:
                for made in collect(binary(x, y)):
                    self.offer(made)
        for each, _ in zip(plain(self.kind), range(3000)):
            self.offer(each)
        budget = self.end * 0.25
        self.climb(seeds + pool + first, Climber(self.kind, distinct(pool + inverted)[:80], seed), budget)
        seconds = distinct(first)[:150]
        for x in seconds:
            for made in collect(unary(x)):
                self.offer(made)
            for y in pool[:12]:
                for made in collect(binary(x, y)) + collect(binary(y, x)):
                    self.offer(made)
            if time.process_time() > self.end * 0.5:
                break
        self.climb(seeds + pool + first, Climber(self.kind, distinct(pool + inverted)[:80], seed + 1), self.end * 0.8)
        for each in plain(self.kind):
            self.offer(each)
            if time.process_time() > self.end * 0.9:
                break
        self.climb(seeds + pool, Climber(self.kind, distinct(pool + inverted)[:80], seed + 2), self.end)

    def far(self, value):
        found = self.guarded(self.distance, value) if self.distance else None
        return found if isinstance(found, (int, float)) and found == found else 1e6

    def climb(self, seeds, climber, until):
        starts = [value for value in (coerced(each, self.kind) for each in seeds) if value is not None and len(repr(value)) < 5000]
        starts = distinct(starts + [climber.fresh(self.kind) for _ in range(5)])
        ranked = sorted(((self.far(each), at) for at, each in enumerate(starts[:200])))
        turn = 0
        while time.process_time() < until:
            best, at = ranked[turn % min(8, len(ranked))]
            turn += 1
            here, stuck = starts[at], 0
            while stuck < 1500 and time.process_time() < until:
                there = climber.change(here)
                if climber.random.random() < 0.25:
                    there = climber.change(there)
                if len(repr(there)) > 30000:
                    stuck += 1
                    continue
                far = self.far(there)
                if far <= 0.5:
                    self.offer(there)
                self.tried += 1
                stuck = 0 if far < best else stuck + 1
                if far <= best:
                    here, best = there, far
            self.offer(here)


class Found(BaseException):
    pass


def main():
    puzzle = json.load(sys.stdin)
    sys.setrecursionlimit(5000)
    said, sys.stdout = sys.stdout, sys.stderr
    sys.set_int_max_str_digits(0) if hasattr(sys, "set_int_max_str_digits") else None
    search, answer = None, None
    try:
        search = Search(puzzle)
        search.run(puzzle["seed"])
    except Found as found:
        answer = repr(found.args[0])
    except Late:
        pass
    json.dump({"answer": answer, "tried": search.tried if search else 0, "seconds": time.process_time()}, said)


import copy

main()
