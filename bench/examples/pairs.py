# Input/output pairs of `_target`, whose calls in tests were `_seen`: each input is one of these, changed a little.
import copy
import json
import random

_random = random.Random(0)


def _flat(value):
    return [each for one in value for each in _flat(one)] if isinstance(value, (list, tuple, set)) else [value]


def _vary(value, numbers):
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        return _random.choice([value + 1, value - 1, value * 2, _random.choice(numbers), _random.randint(0, 12)])
    if isinstance(value, float):
        return round(value * _random.choice([0.5, 1.5, 2]) + _random.randint(0, 3), 2)
    if isinstance(value, str):
        letters = list(value)
        _random.shuffle(letters)
        start = _random.randint(0, len(value))
        return _random.choice(["".join(letters), value[start:], value[:start] + value, value.swapcase(), value[::-1]])
    if isinstance(value, dict):
        return {key: _vary(each, numbers) for key, each in value.items() if _random.random() < 0.8}
    made = [_vary(each, numbers) if _random.random() < 0.5 else each for each in value]
    roll = _random.random()
    if made and roll < 0.25:
        made.pop(_random.randrange(len(made)))
    elif made and roll < 0.5:
        made.insert(_random.randrange(len(made) + 1), _random.choice(made))
    elif roll < 0.7 and not isinstance(value, set):
        _random.shuffle(made)
    return type(value)(made)


def _pairs(seen, most):
    known = set()
    numbers = [each for args in seen for each in _flat(args) if type(each) is int] or [0]
    for turn in range(most * 20):
        args = seen[turn] if turn < len(seen) else tuple(_vary(each, numbers) for each in _random.choice(seen))
        if len(known) == most:
            return
        if repr(args) in known or len(repr(args)) > 200:
            continue
        try:
            output = _target(*copy.deepcopy(args))
            same = _target(*copy.deepcopy(args)) == output
        except Exception:
            continue
        text = repr(output)
        if same and len(text) < 200 and "<" not in text and "inf" not in text and "nan" not in text:
            known.add(repr(args))
            yield [repr(args)[1:-1].rstrip(","), text]


print(json.dumps(list(_pairs(_seen, MOST))))
