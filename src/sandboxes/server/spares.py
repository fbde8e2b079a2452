"""Processes for programs, made before there is a program for them."""
import collections
import importlib.util
import re

# A process that forks touches many pages anew after each fork, so it forks several in a row.
BATCH = 8
# What takes long to import and many programs want: once so many have named it, a process that has it forks them.
_HEAVY = {name.split(".")[0]: name for name in "numpy pandas scipy sklearn matplotlib.pyplot requests flask sympy networkx".split()}
_OFTEN = 4
_IMPORT = re.compile(r"^[ \t]*(?:import|from)[ \t]+(%s)\b" % "|".join(_HEAVY), re.M)


class Spares:
    """One shelf for most programs, and one for those that import something heavy."""

    def __init__(self, processes):
        self.processes = processes
        self.plain = self.heavy = None
        self.named = collections.Counter()

    def take(self, request, text, forks):
        """A process for a program of that text, as `request` (JSON) describes it."""
        wanted = self._often(_IMPORT.findall(text)) if forks else ()
        if not wanted:
            self.plain = self._fitting(self.plain, request, ())
            return self.plain.take(BATCH if forks else 1)
        known = self.heavy.modules if self.heavy else ()
        modules = known if wanted.issubset(known) else tuple(sorted(wanted.union(known)))
        self.heavy = self._fitting(self.heavy, request, modules)
        return self.heavy.take(1)

    def _often(self, names):
        """The modules of those names that many programs have wanted."""
        for name in set(names):
            self.named[name] += 1
            if self.named[name] == _OFTEN and importlib.util.find_spec(name) is None:
                self.named[name] = -1 << 60
        return {_HEAVY[name] for name in names if self.named[name] >= _OFTEN}

    def _fitting(self, shelf, request, modules):
        if shelf and shelf.request == request and shelf.modules == modules:
            return shelf
        if shelf:
            shelf.clear()
            if shelf.modules != modules:
                self.processes.dismiss(shelf.modules)
        return Shelf(self.processes, request, modules)

    def end(self):
        """Ends all that wait for a program."""
        for shelf in (self.plain, self.heavy):
            if shelf:
                shelf.clear()
        self.plain = self.heavy = None

    def clear(self):
        """Forgets all; the caller has seen to the processes."""
        self.plain = self.heavy = None


class Shelf:
    """Processes that are all alike."""

    def __init__(self, processes, request, modules):
        self.processes = processes
        self.request = request
        self.modules = modules
        self.ready = []
        self.batch = 1

    def take(self, most):
        if not self.ready:
            self._fill()
        child = self.ready.pop()
        self.processes.settled(child)
        if not self.ready:
            self.batch = min(2 * self.batch, most)
            self._fill()
        return child

    def _fill(self):
        self.ready = self.processes.start_many(self.request, self.batch, modules=self.modules)

    def clear(self):
        for child in self.ready:
            self.processes.end(child)
