"""The process that runs tests. It never holds the program: it calls it over a channel and compares here."""
import ast
import builtins
import collections
import os
import signal
import socket
import sys

import grid
import remote
import wire

_shown = []


def _compared(operation, left, right):
    _shown[:] = [(left, right)]
    return operation(left, right)


_COMPARISONS = {ast.Eq: lambda a, b: a == b, ast.NotEq: lambda a, b: a != b, ast.Is: lambda a, b: a is b}


def _explain(tree):
    """`assert a == b` keeps both values, so that a failure can show them. Looks at statements alone: it is done in haste."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        for blocks in _BLOCKS:
            waiting += getattr(node, blocks, ())
        test = node.test if type(node) is ast.Assert else None
        if isinstance(test, ast.Compare) and len(test.ops) == 1 and type(test.ops[0]) in _COMPARISONS:
            name = ast.copy_location(ast.Name("__assay_%s" % type(test.ops[0]).__name__, ast.Load()), test)
            node.test = ast.copy_location(ast.Call(name, [test.left, test.comparators[0]], []), test)
    return tree


_BLOCKS = ("body", "orelse", "finalbody", "handlers", "cases")

_HELPERS = {
    "__assay_%s" % kind.__name__: (lambda operation: lambda a, b: _compared(operation, a, b))(operation)
    for kind, operation in _COMPARISONS.items()
}


class Compiled:
    """Test code by text, so that a test shared by many programs is compiled once."""

    def __init__(self, size=256):
        self.size = size
        self.codes = collections.OrderedDict()

    def get(self, text):
        code = self.codes.get(text)
        if code is None:
            tree = _explain(ast.parse(text, "<test>"))
            code = self.codes[text] = compile(tree, "<test>", "exec", dont_inherit=True)
            if len(self.codes) > self.size:
                self.codes.popitem(last=False)
        return code


compiled = Compiled()


def short(value, limit=300):
    try:
        text = repr(value)
    except BaseException as error:
        text = "<%s>" % type(error).__name__
    return text if len(text) <= limit else text[: limit - 1] + "…"


def source_line(error, text):
    trace, line = error.__traceback__, None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<test>":
            line = trace.tb_lineno
        trace = trace.tb_next
    lines = text.splitlines()
    return lines[line - 1].strip()[:300] if line and line <= len(lines) else ""


def run_test(test, base, program):
    """[outcome, output] of one test."""
    _shown.clear()
    text = test.get("code", "")
    try:
        if "args" in test:
            return call_test(test, base, program)
        exec(compiled.get(text), remote.Namespace(base, program))
        return ["pass", ""]
    except remote.OutOfTime as error:
        return ["timeout", (source_text(text) + "\n" + str(error)).strip()]
    except remote.Gone:
        return ["gone", source_text(text)]
    except remote.Forged as error:
        return ["forged", str(error)]
    except MemoryError as error:
        return ["memory", getattr(error, "__assay_text__", "MemoryError")]
    except BaseException as error:
        raised = getattr(error, "__assay_text__", None)
        where = source_line(error, text)
        if raised is not None:
            return ["crash", (where + "\n" + raised).strip()]
        if isinstance(error, AssertionError):
            shown = "\n  got      %s\n  expected %s" % (short(_shown[0][0]), short(_shown[0][1])) if _shown else ""
            note = ("\n  " + short(error.args[0])) if error.args else ""
            return ["fail", where + shown + note]
        return ["fail", ("%s\n%s: %s" % (where, type(error).__name__, error)).strip()[:1000]]


def source_text(text):
    return text.strip().splitlines()[0][:300] if text.strip() else ""


def call_test(test, base, program):
    value = base[test["entry"]](*test["args"])
    if same_json(value, test["expected"]):
        return ["pass", ""]
    arguments = ", ".join(short(item) for item in test["args"])
    shown = "\n  got      %s\n  expected %s" % (short(value), short(test["expected"]))
    return ["fail", "%s(%s)%s" % (test["entry"], arguments, shown)]


def same_json(value, expected):
    """JSON equality: tuples count as arrays, true is not 1, 1.0 equals 1."""
    if isinstance(value, bool) or isinstance(expected, bool):
        return value is expected
    if isinstance(value, (list, tuple)) and isinstance(expected, list):
        return len(value) == len(expected) and all(map(same_json, value, expected))
    if isinstance(value, dict) and isinstance(expected, dict):
        return value.keys() == expected.keys() and all(same_json(value[key], expected[key]) for key in expected)
    return value == expected and type(value) is not remote.Handle


def prepare(suite, program):
    base = {"__name__": "tests", "__builtins__": builtins, **_HELPERS}
    if suite.get("prelude"):
        exec(compiled.get(suite["prelude"]), base)
    if suite.get("entry"):
        base[suite["entry"]] = remote.function(program, suite["entry"])
    return base


def not_loaded(message):
    """[outcome, output] when the program's top level did not run to its end."""
    kind = message[0] if type(message) is list and message else None
    if kind == "build":
        return ["build", str(message[1])]
    if kind == "timeout":
        return ["timeout", "\n".join(["while the program was loading", *map(str, message[1:])])]
    if kind == "x":
        name = message[1]["x"][0][0]
        if name == "MemoryError":
            return ["memory", str(message[3])]
        return ["build" if name in ("SyntaxError", "ImportError", "ModuleNotFoundError") else "crash", str(message[3])]
    return ["forged", "malformed answer"]


def load(program):
    """None when the program is ready, else [outcome, output]."""
    try:
        message = program.receive()
    except remote.Gone:
        return ["gone", "while the program was loading"], None
    except remote.Forged as error:
        return ["forged", str(error)], None
    try:
        if message[0] == "loaded":
            return None, message
        return not_loaded(message), message
    except (TypeError, KeyError, IndexError):
        return ["forged", "malformed answer"], None


def check_suite(request, fd):
    program = remote.Remote(wire.Channel(fd))
    stopped, _ = load(program)
    if stopped:
        return [stopped]
    suite, results = request["suite"], []
    try:
        base = prepare(suite, program)
    except BaseException as error:
        return {"broken": "the tests' own prelude failed: %s: %s" % (type(error).__name__, error)}
    for test in suite["tests"]:
        results.append(run_test(test, base, program))
        if results[-1][0] in ("gone", "forged", "timeout") or (results[-1][0] != "pass" and not request.get("all")):
            break
    return results


def serve(control):
    """Serves the supervisor: one request, one answer; the program's socket comes with the request."""
    channel = wire.Channel(control.fileno())
    sys.stdin = sys.stdout = sys.stderr = open("/dev/null", "r+")
    for name in ("copyright", "credits", "exit", "help", "license", "quit"):
        delattr(builtins, name)  # in a test a built-in name comes before the program's own
    tests = None
    signal.signal(signal.SIGPROF, grid.on_alarm)
    while True:
        request = receive_with_descriptor(control, channel)
        fd = request.pop("fd", None)
        try:
            if request["op"] == "suite":
                answer = check_suite(request, fd)
            elif request["op"] == "grid":
                tests = grid.Tests(request)
                answer = tests.about()
            else:
                answer = tests.row(fd, request["start"], load)
        finally:
            if fd is not None:
                os.close(fd)
        channel.send(answer)


def receive_with_descriptor(control, channel):
    """A frame, with the descriptor that came beside it as `fd`."""
    data, fds, _flags, _address = socket.recv_fds(control, 1 << 16, 1)
    if not data:
        raise SystemExit
    channel._rest += data
    message = channel.receive()
    if fds:
        message["fd"] = fds[0]
    return message
