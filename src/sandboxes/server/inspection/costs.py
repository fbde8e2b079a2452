"""What each line costs: processor time, or memory. A line's cost includes that of what it calls."""
import time


class Times:
    def __init__(self, structure):
        self.structure = structure
        self.hits = {}
        self.spent = {}

    def line(self, call, frame, number):
        self.settle(call)
        first, anew = self.structure.arrives(number, call.line)
        call.line = first or 0
        self.hits[call.line] = self.hits.get(call.line, 0) + anew
        call.started = time.thread_time_ns()

    def left(self, call, frame, value, ends):
        self.settle(call)
        call.line = 0

    def settle(self, call):
        if call.line:
            self.spent[call.line] = self.spent.get(call.line, 0) + time.thread_time_ns() - call.started

    def report(self):
        spent = self.spent.copy()
        return {"costs": [[line, self.hits[line], nanoseconds / 1e9] for line, nanoseconds in spent.items()]}


class Memory:
    """Allocations of the program as tracemalloc counts them. What observing allocates is freed before the next look,
    but for some hundred bytes for each open call and each line."""

    def __init__(self, structure):
        import tracemalloc

        self.measure = tracemalloc.get_traced_memory
        self.reset = tracemalloc.reset_peak
        self.structure = structure
        self.lines = {}
        self.base = None
        tracemalloc.start(1)

    def line(self, call, frame, number):
        if self.base is None:
            self.reset()
            self.base = self.measure()[0]
        self.settle(call)
        call.line = self.structure.statement.get(number, 0)
        self.lines.setdefault(call.line, 0)
        call.memory = self.measure()[0]

    def left(self, call, frame, value, ends):
        self.settle(call)
        call.line = 0

    def settle(self, call):
        if call.line:
            self.lines[call.line] += self.measure()[0] - call.memory

    def report(self):
        peak = 0 if self.base is None else self.measure()[1] - self.base
        return {"memory": [max(0, peak), [[line, size] for line, size in self.lines.copy().items()]]}
