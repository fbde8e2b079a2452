"""Follows a Python program line by line and tells observers what happens."""
import sys
import threading

_INNER = frozenset(("<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>", "<lambda>"))
_YIELDS = None


class Call:
    """One call of a function of the program: the local trace function of its frame. A generator's stays one call."""

    __slots__ = ("tracer", "number", "name", "depth", "line", "decision", "raised", "started", "memory", "visits")

    def __init__(self, tracer, number, name, depth):
        self.tracer, self.number, self.name, self.depth = tracer, number, name, depth
        self.line = 0  # of the statement that control came to last
        self.decision = None  # that line when it is a decision and the way out of it is not yet known
        self.raised = False
        self.started = self.memory = 0  # processor time and bytes when control came to the line
        self.visits = {}

    def __call__(self, frame, event, arg):
        tracer = self.tracer
        if event == "line":
            self.raised = False
            for observer in tracer.observers:
                observer.line(self, frame, frame.f_lineno)
        elif event == "exception":
            if not issubclass(arg[0], StopIteration):  # which only says that a loop has no more items
                self.raised, self.decision = True, None
        elif event == "return":
            ends = not _is_yield(frame)
            if ends:
                tracer.depth -= 1
            for observer in tracer.observers:
                observer.left(self, frame, arg, ends)
            if not ends:
                tracer.depth -= 1
        return self


class Tracer:
    """`observers` have `line(call, frame, line)` before a line runs and `left(call, frame, value, ends)`."""

    def __init__(self, filename, observers):
        self.filename = filename
        self.observers = observers
        self.calls = 0
        self.depth = 0

    def start(self):
        threading.settrace(self.enter)
        sys.settrace(self.enter)

    def stop(self):
        sys.settrace(None)
        threading.settrace(None)

    def enter(self, frame, event, arg):
        code = frame.f_code
        if code.co_filename != self.filename or code.co_name in _INNER:
            return None
        self.depth += 1
        known = frame.f_trace
        if type(known) is Call:  # a generator goes on
            return known
        call = Call(self, self.calls, code.co_name, self.depth - 1)
        self.calls += 1
        return call


def _is_yield(frame):
    code = frame.f_code
    if not code.co_flags & 0x2A0:  # generators, coroutines, both at once
        return False
    global _YIELDS
    if _YIELDS is None:
        import opcode

        _YIELDS = {opcode.opmap[name] for name in ("YIELD_VALUE", "YIELD_FROM", "SEND", "INSTRUMENTED_YIELD_VALUE") if name in opcode.opmap}
    return frame.f_lasti >= 0 and code.co_code[frame.f_lasti] in _YIELDS
