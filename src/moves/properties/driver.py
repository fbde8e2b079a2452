def _run(arguments):
    try:
        return _entry(*_copy.deepcopy(arguments)), None
    except Exception as error:
        return None, "%s: %s" % (type(error).__name__, error)


def _violates(arguments):
    """What came out, in words, where the property does not hold; else None. A checker that fails says nothing."""
    result, error = _run(arguments)
    if error is not None:
        return "an exception: " + error
    try:
        return None if holds(_copy.deepcopy(arguments), result) else repr(result)
    except Exception:
        return None


def _allowed(arguments):
    try:
        return "valid" not in globals() or bool(valid(_copy.deepcopy(arguments)))
    except Exception:
        return False


def _smaller(value):
    """Values a step simpler than this one, the simplest first."""
    if isinstance(value, bool):
        return [False] if value else []
    if isinstance(value, int):
        steps = [0, value // 2, value - 1 if value > 0 else value + 1, -value if value < 0 else 0]
        return [step for step in dict.fromkeys(steps) if abs(step) < abs(value) or (value < 0 and step == -value)]
    if isinstance(value, float):
        return [step for step in (0.0, float(int(value))) if step != value]
    if isinstance(value, (str, list, tuple)):
        found = []
        size = len(value) // 2
        while size >= 1:
            found += [value[:at] + value[at + size :] for at in range(0, len(value), size)]
            size //= 2
        if not isinstance(value, str):
            for at, item in enumerate(value):
                for step in _smaller(item):
                    # Equal items together: a repeat is often what it is about.
                    found.append(type(value)(step if other == item else other for other in value))
                    found.append(value[:at] + type(value)([step]) + value[at + 1 :])
        return found
    if isinstance(value, dict):
        return [{key: item for key, item in value.items() if key != gone} for gone in value]
    return []


def _shrunk(arguments):
    """A failing input of which every simpler one holds or is not allowed; at most so many tries."""
    tries = 400
    while tries > 0:
        for at in range(len(arguments)):
            better = None
            for step in _smaller(arguments[at]):
                tries -= 1
                candidate = arguments[:at] + [step] + arguments[at + 1 :]
                if _allowed(candidate) and _violates(candidate) is not None:
                    better = candidate
                    break
                if tries <= 0:
                    break
            if better is not None:
                arguments = better
                break
        else:
            return arguments
    return arguments


def _search(words, count):
    failing, tried, mistyped = [], 0, 0
    for seed in range(count):
        try:
            arguments = list(generate(_random.Random(seed)))
        except Exception:
            continue
        if not _allowed(arguments):
            continue
        tried += 1
        said = _violates(arguments)
        if said is not None:
            failing.append(arguments)
            mistyped += said.startswith("an exception: TypeError")
    # Where no input at all can be given to the program, the generator is to blame.
    if failing and mistyped < tried:
        smallest = _shrunk(min(failing, key=lambda arguments: len(repr(arguments))))
        given = ", ".join(repr(argument) for argument in smallest)
        raise AssertionError(
            "This property does not hold: %s\nThe smallest input that violates it: %s(%s)\nWhat came out: %s"
            % (words, _name, given, _violates(smallest))
        )
