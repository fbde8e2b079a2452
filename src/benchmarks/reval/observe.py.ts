/**
 * Runs a program of the benchmark on one input under a tracer and compares an answer about the run with what happened.
 * The answer is only ever parsed as literals. `{ASK}` is JSON; the last line printed is `{"right", "why"}`.
 */
export const OBSERVE = String.raw`
import ast, json, sys

ASK = json.loads(sys.stdin.read())
lines, states, nexts = set(), [], []


def trace(frame, event, _):
    if frame.f_code.co_filename != "program":
        return None
    pending = [None]

    def step(frame, event, _):
        if pending[0] == ASK["line"] and event in ("line", "return"):
            try:
                value = eval(ASK["variable"], frame.f_globals, frame.f_locals)
                states.append((repr(value), type(value).__name__, value))
            except Exception:
                pass
            nexts.append(frame.f_lineno if event == "line" else -1)
        if event == "line":
            lines.add(frame.f_lineno)
            pending[0] = frame.f_lineno
        elif event == "return":
            pending[0] = None
        return step

    return step(frame, event, None) if event == "line" else step


def assert_equal(first, second, *_):
    assert first == second, "%r is not %r" % (first, second)


def assert_true(value, *_):
    assert value, "%r is not true" % (value,)


def assert_false(value, *_):
    assert not value, "%r is true" % (value,)


def near(first, second):
    if type(first) is float or type(second) is float:
        try:
            return abs(first - second) < 1e-6
        except TypeError:
            return False
    return first == second


def literals(text):
    return [ast.literal_eval(line.strip()) for line in text.split("\n") if line.strip()]


def run(code):
    names = {"__name__": "program"}
    exec(compile(ASK["code"], "program", "exec"), names)
    names.update(assertEqual=assert_equal, assertTrue=assert_true, assertFalse=assert_false)
    sys.settrace(trace)
    try:
        exec(compile(code, "test", "exec"), names)
    finally:
        sys.settrace(None)


def judge():
    answer = ASK["answer"].strip()
    if answer == "":
        return False, "no answer"
    if ASK["question"] == "output":
        values = literals(answer)
        parts = ASK["asked"].split("??")
        if len(values) != len(parts) - 1:
            return False, "%d values are asked for" % (len(parts) - 1)
        names = ["(%r)" % (value,) for value in values] + [""]
        try:
            run("".join(part + name for part, name in zip(parts, names)))
        except Exception as error:
            return False, "%s: %s" % (type(error).__name__, error)
        return True, ""
    try:
        run(ASK["input"])
    except AssertionError:
        pass
    if ASK["question"] == "coverage":
        truth = "YES" if ASK["line"] in lines else "NO"
        return answer.strip("[]. ").upper() == truth, truth
    if ASK["question"] == "path":
        source = ASK["code"].split("\n")
        truth = sorted({source[each - 1].strip() if each > 0 else "-1" for each in nexts} or {"-1"})
        return answer.strip().strip("\x60") in truth, " or ".join(truth)
    truth = sorted({"%s; %s" % (text, kind) for text, kind, _ in states}) or ["[Nil]"]
    if not states:
        return answer.startswith("[Nil]"), truth[0]
    text, _, kind = answer.rpartition(";")
    try:
        value = ast.literal_eval(text.strip())
        known = True
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        value, known = None, False
    for shown, name, real in states:
        if kind.strip() == name and (text.strip() == shown or (known and type(value) is type(real) and near(value, real))):
            return True, ""
    return False, " or ".join(truth)[:300]


try:
    right, why = judge()
except (ValueError, SyntaxError, MemoryError, RecursionError) as error:
    right, why = False, "%s: %s" % (type(error).__name__, error)
print()
print(json.dumps({"right": right, "why": why}))
`;
