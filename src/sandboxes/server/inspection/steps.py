"""Keeps what a trace shows: the first visits of each line of a call, and the end of the run."""
import collections
import types

_HIDDEN = (types.ModuleType, types.FunctionType, types.BuiltinFunctionType, type)
_TAIL_FROM_ALL = 20_000  # steps of which every one is looked at; after them only first visits are


class Steps:
    def __init__(self, bounds, shown, leaders=None):
        self.leaders = leaders  # a compiled program's are read from what its compiler left
        self.visits = bounds["visits"]
        self.room = max(1, bounds["steps"] * 3 // 4)
        self.shown = shown
        self.total = 0
        self.kept = []
        self.tail = collections.deque(maxlen=max(1, bounds["steps"] - self.room))

    def line(self, call, frame, number):
        visits = call.visits[number] = call.visits.get(number, 0) + 1
        self.note(call, frame, number, "line", None, visits <= self.visits)

    def left(self, call, frame, value, ends):
        if ends:
            kind = "raise" if call.raised else "return"
            self.note(call, frame, frame.f_lineno, kind, None if kind == "raise" else self.shown.value(value), True)

    def note(self, call, frame, line, kind, value, early):
        at = self.total
        self.total += 1
        early = early and len(self.kept) < self.room
        if not early and at >= _TAIL_FROM_ALL:
            return
        step = (at, call.number, call.name, call.depth, line, kind, self.variables(frame), value)
        (self.kept if early else self.tail).append(step)

    def variables(self, frame):
        seen, show = {}, self.shown.value
        for name, value in frame.f_locals.items():
            if not name.startswith("__") and name[0] != "." and not isinstance(value, _HIDDEN):
                seen[name] = show(value)
        return seen

    def report(self):
        states, steps = {}, []
        for at, call, name, depth, line, kind, now, value in sorted([*self.kept, *self.tail], key=lambda step: step[0]):
            before = states.get(call, {})
            changed = {key: item for key, item in now.items() if before.get(key) != item}
            changed.update((key, None) for key in before if key not in now)
            states[call] = now
            steps.append([at, call, name, depth, line, kind, changed, value])
        return {"steps": steps, "total": self.total, **({} if self.leaders is None else {"leaders": sorted(self.leaders)})}
