/**
 * Python text: `_examples(function, text)` calls the function with each recorded input and compares. A recorded output is a
 * list with the value in it, or the value; tuples count as lists, since JSON has none; floats may differ by 1e-9 of themselves.
 */
export const EXAMPLES = `
import json, math

def _alike(got, right):
    if isinstance(got, (list, tuple)) and isinstance(right, (list, tuple)):
        return len(got) == len(right) and all(_alike(a, b) for a, b in zip(got, right))
    if isinstance(got, dict) and isinstance(right, dict):
        got = {str(key): value for key, value in got.items()}
        return got.keys() == right.keys() and all(_alike(got[key], right[key]) for key in right)
    if isinstance(got, (set, frozenset)) and isinstance(right, list):
        return len(got) == len(right) and all(any(_alike(a, b) for b in right) for a in got)
    if isinstance(got, float) or isinstance(right, float):
        number = (int, float)
        return isinstance(got, number) and isinstance(right, number) and (got == right or math.isclose(got, right))
    return got == right

def _examples(function, text):
    for at, example in enumerate(json.loads(text)):
        given, right = example["input"], example["output"]
        if isinstance(given, str):
            given = json.loads(given) if given.startswith("[") else [given]
        got = function(*given)
        if isinstance(right, list) and len(right) == 1 and _alike(got, right[0]) or _alike(got, right):
            continue
        raise AssertionError("example %d: got %.200r, not %.200r" % (at, got, right))
`;
