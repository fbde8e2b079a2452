"""Counts lines and branches."""


class Lines:
    """Hits of each line that holds code and of each arm of each decision."""

    def __init__(self, structure):
        self.structure = structure
        self.hits = dict.fromkeys(sorted(structure.lines), 0)
        self.arms = {(line, arm): 0 for line, (arms, _) in sorted(structure.decisions.items()) for arm in arms}

    def line(self, call, frame, number):
        structure = self.structure
        first, anew = structure.arrives(number, call.line)
        if first is None or first == call.line and not anew or _is_head_of_class(frame, first, structure):
            return
        if call.decision is not None:
            self.decide(call, first)
        call.line = first
        if not anew:
            return
        if first in structure.decisions:
            call.decision = first
        if first in self.hits:
            self.hits[first] += 1

    def left(self, call, frame, value, ends):
        if ends and call.decision is not None and not call.raised:
            self.decide(call, None)

    def decide(self, call, line):
        arms, (begin, end) = self.structure.decisions[call.decision]
        self.arms[call.decision, arms[0] if line is not None and begin <= line <= end else arms[1]] += 1
        call.decision = None

    def report(self):
        return {
            "lines": list(self.hits.copy().items()),
            "arms": [[line, arm, taken] for (line, arm), taken in self.arms.copy().items()],
            "leaders": sorted(self.structure.leaders),
        }


def _is_head_of_class(frame, first, structure):
    """The body of a class comes to the class's own line again."""
    code = frame.f_code
    return not code.co_flags & 2 and code.co_name != "<module>" and first == structure.statement.get(code.co_firstlineno)
