"""Values as text, bounded, without calling methods that the program wrote."""
import types

_ENDS = 25  # items shown of each end of a long sequence
_DEPTH = 6


class Shown:
    """Shows values in at most `characters` characters; the middle of a longer one is left out."""

    def __init__(self, characters):
        self.characters = characters

    def value(self, value):
        """[text, type]"""
        try:
            text = self.text(value, 0, ())
        except Exception as error:
            text = "<%s, not shown: %s>" % (type(value).__name__, type(error).__name__)
        if len(text) > self.characters:
            half = self.characters // 2
            text = text[:half] + " … " + text[-half:]
        return [text, type(value).__name__]

    def text(self, value, depth, above):
        kind = type(value)
        if isinstance(value, str) and type(kind.__repr__) is _SLOT:
            return repr(str.__str__(value)) if len(value) <= 4 * self.characters else self._long_text(value)
        if isinstance(value, int) and value.bit_length() > 4096:
            return "<int of %d bits>" % value.bit_length()
        if isinstance(value, type):
            return "<class %s>" % value.__name__
        if isinstance(value, (types.FunctionType, types.BuiltinFunctionType, types.MethodType)):
            return "<function %s>" % getattr(value, "__name__", "?")
        if depth > _DEPTH or id(value) in above:
            return "…"
        above = (*above, id(value))
        for base, opening, closing in _SEQUENCES:
            if isinstance(value, base):
                return self._sequence(value, kind, base, opening, closing, depth, above)
        if isinstance(value, dict):
            pairs = _ends(list(dict.items(value)))
            items = [
                repr(pair) if type(pair) is _Gap else self.text(pair[0], depth + 1, above) + ": " + self.text(pair[1], depth + 1, above)
                for pair in pairs
            ]
            return _named(kind, dict, "{" + ", ".join(items) + "}")
        if type(kind.__repr__) is _SLOT and kind.__repr__ is not object.__repr__ or kind.__module__ not in _PROGRAM:
            return repr(value)
        return self._object(value, kind, depth, above)

    def _long_text(self, value):
        size = self.characters
        return repr(value[:size])[:-1] + "…" + repr(value[-size:])[1:]

    def _sequence(self, value, kind, base, opening, closing, depth, above):
        items = list(base.__iter__(value))
        if base in (set, frozenset):
            items = sorted(items, key=lambda item: (type(item).__name__, repr(item) if _plain(item) else ""))
        parts = [self.text(item, depth + 1, above) for item in _ends(items)]
        if base is tuple and len(parts) == 1:
            parts.append("")
        if not parts and base in (set, frozenset):
            return kind.__name__ + "()"
        return _named(kind, base, opening + ", ".join(parts).rstrip(" ") + closing)

    def _object(self, value, kind, depth, above):
        fields = dict(getattr(value, "__dict__", None) or {})
        for slot in [name for part in kind.__mro__ for name in part.__dict__.get("__slots__", ())]:
            if hasattr(value, slot):
                fields[slot] = object.__getattribute__(value, slot)
        shown = ["%s=%s" % (name, self.text(item, depth + 1, above)) for name, item in list(fields.items())[:_ENDS]]
        return "%s(%s)" % (kind.__name__, ", ".join(shown))


_SLOT = type(object.__repr__)
_PROGRAM = ("__main__", "candidate")
_SEQUENCES = ((list, "[", "]"), (tuple, "(", ")"), (set, "{", "}"), (frozenset, "{", "}"))


def _plain(item):
    return type(item) in (int, float, str, bytes, bool)


def _ends(items):
    return items if len(items) <= 2 * _ENDS else [*items[:_ENDS], _Gap(len(items) - 2 * _ENDS), *items[-_ENDS:]]


class _Gap:
    """Stands for the items that are left out."""

    __slots__ = ("count",)

    def __init__(self, count):
        self.count = count

    def __repr__(self):
        return "… %d more" % self.count


def _named(kind, base, text):
    return text if kind is base else "%s(%s)" % (kind.__name__, text)
