"""Does rounds of a loop again with numbers that stand for those of all later rounds.

A name whose number moved by the same amount from one time to the next is given a `Line`: its value now, and what each
later time adds. Sums of lines are lines; a comparison has an answer only when it comes out the same every time;
whatever else would need the number itself ends the attempt. When all ends where it began, with each line one step on,
the next time must do the same, and so on: the loop never ends.
"""
import ast
import builtins
import copy

from .state import written


class Unproven(Exception):
    """A later round could go another way, or leave the loop."""


def goes_on(loop, before, now, rounds):
    """Whether all later rounds do what those between the two states did, so many each time."""
    if not loop.repeatable or not now.around(before) or now.numbers.keys() != before.numbers.keys():
        return False
    moving = {}
    for name, value in now.numbers.items():
        old = before.numbers[name]
        if type(old) is not type(value):
            return False
        if old != value:
            moving[name] = Line(value, value - old) if type(value) is int else Drift()
    if moving.keys() & loop.shared or not now.plain():
        return False
    try:
        end = _done_again(loop, {**now.values(), **moving}, rounds)
        begin = now.values()
        still = sorted(begin.keys() - moving.keys())
        return (
            end.keys() == begin.keys()
            and all(_one_on(start, end[name]) for name, start in moving.items())
            and written([end[name] for name in still]) == written([begin[name] for name in still])
        )
    except Exception:
        return False


def _done_again(loop, values, rounds):
    """The names' values after more rounds of the loop."""
    space = {**loop.space, **loop.fixed, **values, "__builtins__": builtins, "__left": Unproven, "__bound": bound}
    if "print" in loop.fixed:
        space["print"] = lambda *_, **__: None
    leave = ast.Raise(ast.Name("__left", ast.Load()), None)
    node = copy.deepcopy(loop.node)
    check = ast.If(ast.UnaryOp(ast.Not(), node.test), [leave], [])
    body = ast.For(ast.Name("__once", ast.Store()), ast.Tuple([ast.Constant(0)], ast.Load()), node.body, [])
    module = _Inside(leave).visit(ast.Module([check, body], []))
    code = compile(ast.fix_missing_locations(module), "<round>", "exec")
    for _ in range(rounds):
        exec(code, space)
    return {name: space[name] for name in loop.names if name in space}


class _Inside(ast.NodeTransformer):
    """Whatever would leave the loop raises, and the ends of slices may be lines."""

    def __init__(self, leave):
        self.leave = leave
        self.depth = -1  # of loops within; the first is the one that stands for the round

    def visit_Break(self, node):
        return node if self.depth else self.leave

    def visit_Return(self, _node):
        return self.leave

    def visit_For(self, node):
        self.depth += 1
        node.body = [self.visit(item) for item in node.body]
        self.depth -= 1
        node.orelse = [self.visit(item) for item in node.orelse]
        for field in ("test", "iter"):
            if hasattr(node, field):
                setattr(node, field, self.visit(getattr(node, field)))
        return node

    visit_While = visit_For

    def visit_Subscript(self, node):
        self.generic_visit(node)
        ends = node.slice
        if isinstance(ends, ast.Slice) and ends.step is None and isinstance(node.value, ast.Name):
            for field in ("lower", "upper"):
                end = getattr(ends, field)
                setattr(ends, field, end and ast.Call(ast.Name("__bound", ast.Load()), [node.value, end], []))
        return node


def bound(sequence, end):
    """The end of a slice: a line that is past the sequence, and goes on, is as good as the sequence's own end."""
    if type(end) is not Line:
        return end
    size = len(sequence)
    if end.step > 0 and end.value >= size:
        return size
    if end.step < 0 and end.value <= -size:
        return -size
    raise Unproven


def _one_on(start, end):
    if type(start) is Drift:
        return type(end) in (Drift, float)
    return type(end) is Line and end.step == start.step and end.value == start.value + start.step


def _unknown(*_):
    raise Unproven


class Moving:
    """A number of which not all is known. Asked for more, it ends the attempt."""

    __bool__ = __repr__ = __str__ = __format__ = __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _unknown
    __hash__ = None


class Drift(Moving):
    """A float that changes in some way. No sum or product of floats raises, so nothing hangs on it until it is looked at."""

    def _join(self, other):
        return Drift() if isinstance(other, (int, float, Moving)) else NotImplemented

    def __neg__(self):
        return self

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _join


class Line(Moving):
    """An integer that is `value` now and has `step`, which is not 0, added each time."""

    def __init__(self, value, step):
        self.value, self.step = value, step

    def _plus(self, value, step):
        step += self.step
        return Line(self.value + value, step) if step else self.value + value

    def __add__(self, other):
        if type(other) is Line:
            return self._plus(other.value, other.step)
        return _of_float(other) or self._plus(other, 0) if isinstance(other, (int, float)) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return self + -other if isinstance(other, (int, float, Line)) else NotImplemented

    def __rsub__(self, other):
        return -self + other

    def __mul__(self, other):
        if not isinstance(other, (int, float)):
            return NotImplemented
        return _of_float(other) or (Line(self.value * other, self.step * other) if other else 0)

    __rmul__ = __mul__

    def __neg__(self):
        return Line(-self.value, -self.step)

    def __mod__(self, other):
        return self.value % other if self._divides(other) else _unknown()

    def __floordiv__(self, other):
        return Line(self.value // other, self.step // other) if self._divides(other) else _unknown()

    def _divides(self, other):
        return type(other) is int and other != 0 and self.step % other == 0

    def _less(self, other, equal):
        """Whether it is less (or equal): now, and whenever it is asked again."""
        if type(other) is Line:
            apart = self - other
            if type(apart) is int:
                return apart < 0 or (equal and apart == 0)
            return apart._less(0, equal)
        if not isinstance(other, (int, float)):
            raise Unproven
        less = self.value <= other if equal else self.value < other
        if other != other or less == (self.step < 0):
            return less
        raise Unproven

    def __lt__(self, other):
        return self._less(other, False)

    def __le__(self, other):
        return self._less(other, True)

    def __gt__(self, other):
        return not self._less(other, True)

    def __ge__(self, other):
        return not self._less(other, False)

    def __eq__(self, other):
        if type(other) is Drift:
            raise Unproven
        if not isinstance(other, (int, float, Line)):
            return False
        apart = self - other if type(other) is Line else None
        if type(apart) is int:
            return apart == 0
        if self._less(other, False) or not self._less(other, True):
            return False
        raise Unproven

    def __ne__(self, other):
        return not self == other

    def __bool__(self):
        return self != 0

    __hash__ = None


def _of_float(other):
    return Drift() if isinstance(other, float) else None
