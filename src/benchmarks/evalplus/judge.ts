import type { Suite } from "../../core/task.ts";
import { pythonText } from "../python/text.ts";

/** What EvalPlus needs to know about one problem. */
export interface EvalPlusRow {
  entry_point: string;
  /** The whole reference program. */
  reference: string;
  /** JSON texts of lists of argument lists. */
  base_input: string;
  plus_input: string;
  atol: number;
}

/** How an output is compared where equality is not what the task asks for; section 2 of the paper, and its data. */
export type Oracle = "equal" | "set" | "not-none" | "root";

/**
 * Differential judge (Liu et al. 2023, section 2.3): the reference runs on the same inputs, in the tests' process. Its
 * answers are kept there from program to program. Floats are compared as numpy's `allclose` does with rtol 1e-7, and
 * atol 1e-6 where the data name none.
 */
const JUDGE = `
import json, math, sys
if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)
sys.setrecursionlimit(max(sys.getrecursionlimit(), 3000))
_kept = sys.modules.setdefault("_evalplus_answers", {})

def _shaped(value, shape):
    kind = shape[:1]
    if kind == "c":
        return complex(value)
    if kind == "f":
        return float(value)
    if kind == "d":
        return {key: _shaped(each, shape[1:]) for key, each in value.items()}
    if not isinstance(value, list) or kind == ".":
        return value
    if kind == "*":
        return tuple(_shaped(each, shape) for each in value)
    if kind == "s":
        return set(value) or {}
    inner = [_shaped(each, shape[1:] or ".") for each in value]
    return tuple(inner) if kind == "t" else inner

def _inputs(text, first, others):
    return [[_shaped(each, others if at else first) for at, each in enumerate(given)] for given in json.loads(text)]

def _answers(key, source, entry, oracle):
    """The reference's answers so far, and what gives the next."""
    if key not in _kept:
        if len(_kept) > 200:
            _kept.clear()
        names = {"__name__": "reference"}
        exec(compile(source, "<reference>", "exec"), names)
        right = names[entry]
        _kept[key] = [], (lambda *given: right(*given) is not None) if oracle == "not-none" else right
    return _kept[key]

def _floats(value):
    return isinstance(value, float) or isinstance(value, (list, tuple)) and all(isinstance(each, float) for each in value)

def _close(got, right, atol):
    if isinstance(right, (list, tuple)):
        return len(got) == len(right) and all(_close(a, b, atol) for a, b in zip(got, right))
    if right == got:
        return True
    difference = abs(got - right)
    return math.isfinite(abs(right)) and difference <= atol + 1e-7 * abs(right)

def _same(got, right, oracle, atol):
    if oracle == "set":
        return set(got) == set(right)
    if oracle == "not-none":
        return got == right if isinstance(got, bool) else right == (got is not None)
    if got == right:
        return True
    return atol != 0 and type(got) is type(right) and _close(got, right, atol)

def _judge(function, key, source, entry, text, first, others, oracle, atol):
    answers, answer = _answers(key, source, entry, oracle)
    for at, (given, again) in enumerate(zip(_inputs(text, first, others), _inputs(text, first, others))):
        got = function(*given)
        if at == len(answers):
            answers.append(answer(*again))
        right = answers[at]
        if oracle == "root":
            if abs(sum(c * math.pow(got, power) for power, c in enumerate(json.loads(text)[at][0]))) <= atol:
                continue
        else:
            if atol == 0 and _floats(right):
                atol = 1e-6
            if _same(got, right, oracle, atol):
                continue
        shown = repr(_inputs(text, first, others)[at])[1:-1]
        raise AssertionError("input %d: %s(%.200s) gave %.200r, not %.200r" % (at, entry, shown, got, right))
`;

/** Two tests, parts `base` and `plus`. EvalPlus counts a program as right on plus only if it is right on both. */
export function evalPlusSuite(
  id: string,
  row: EvalPlusRow,
  oracle: Oracle,
  [first, others]: readonly [string, string],
): Suite {
  const code = (part: string, inputs: string) => {
    const values = [`${id} ${part}`, row.reference, row.entry_point, inputs, first, others, oracle];
    return `_judge(${row.entry_point}, ${values.map(pythonText).join(", ")}, ${row.atol})`;
  };
  return {
    entry: row.entry_point,
    prelude: JUDGE,
    tests: [
      { kind: "code", part: "base", code: code("base", row.base_input) },
      { kind: "code", part: "plus", code: code("plus", row.plus_input) },
    ],
    // The published limits are for each input: 4 s, or four times the reference's time.
    limits: { cpuSeconds: 60, memoryBytes: 4 * 1024 ** 3 },
  };
}
