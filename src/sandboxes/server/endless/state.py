"""What a loop has before it at the beginning of a round."""
import marshal

_LARGE = 100_000
_MOVE = (int, float)


class State:
    """The values of a loop's names, numbers apart from the rest. Both are compared as `marshal` writes them, which tells
    types, signs of zero, and which names share a list."""

    @classmethod
    def of(cls, loop, frame):
        """None when a value is of a kind that could hide something: an object, an iterator, a file."""
        state, others = cls(), {}
        state.position, state.numbers = frame.f_lasti, {}
        for name, value in loop.values(frame):
            (state.numbers if type(value) in _MOVE else others)[name] = value
        try:
            state.rest, state.exact = marshal.dumps(others), marshal.dumps(state.numbers)
        except ValueError:
            return None
        return state if len(state.rest) < _LARGE else None

    def same(self, other):
        return self.exact == other.exact and self.around(other)

    def around(self, other):
        """Whether all but the numbers is the same."""
        return self.rest == other.rest and self.position == other.position

    def values(self):
        """Copies of all values by name."""
        return {**marshal.loads(self.rest), **self.numbers}

    def plain(self):
        """Whether the values say all: the order of a set depends on how it grew, and an array is not what is written."""
        try:
            written(self.values())
        except ValueError:
            return False
        return True


def written(value, seen=None):
    """A value and which of its lists and dictionaries are the same one, as nested tuples; ValueError for other kinds."""
    kind, seen = type(value), {} if seen is None else seen
    if kind is list or kind is dict:
        if id(value) in seen:
            return "again", seen[id(value)]
        seen[id(value)] = len(seen)
    if kind is dict:
        return kind, [(written(key, seen), written(item, seen)) for key, item in value.items()]
    if kind is list or kind is tuple:
        return kind, [written(item, seen) for item in value]
    if kind in (int, float, str, bool, type(None), complex):
        return kind, repr(value)
    raise ValueError(kind.__name__)
