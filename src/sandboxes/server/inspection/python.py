"""Runs a Python program while observing it, in a process that was forked for it."""
import ast
import os

import script

from . import images
from .costs import Memory, Times
from .lines import Lines
from .report import Report
from .steps import Steps
from .structure import Structure
from .tracer import Tracer
from .values import Shown

_FILE = "program.py"


def run(spec, fd):
    """Ends the process as the program does. `spec` has program, run, wants, bounds and limits."""
    shown = Shown(spec["bounds"]["characters"])
    try:
        structure = Structure(spec["program"])
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        structure = Structure("")  # the run itself says what is wrong
    observers = [make(spec, structure, shown) for want, make in _OBSERVERS if want in spec["wants"]]
    report = Report(fd, observers, spec["limits"])
    tracer = Tracer(_FILE, observers)
    report.write(False)
    report.watch()
    leave, pid = os._exit, os.getpid()

    def end(status):
        if os.getpid() == pid:
            try:
                tracer.stop()
                if "images" in spec["wants"]:
                    images.save_open_figures()
                    report.fields["images"], report.fields["imagesLeftOut"] = images.collect(".")
                report.write(True)
            except BaseException:
                pass  # the program took away what this needs: what was written before stands, without an end
        leave(status)

    os._exit = end
    script.run(spec, lambda space: _execute(spec["program"], spec["run"], space, tracer, report, shown), end)


_OBSERVERS = (
    ("coverage", lambda spec, structure, shown: Lines(structure)),
    ("trace", lambda spec, structure, shown: Steps(spec["bounds"], shown, structure.leaders)),
    ("profile", lambda spec, structure, shown: Times(structure)),
    ("memory", lambda spec, structure, shown: Memory(structure)),
)


def _execute(program, run, space, tracer, report, shown):
    code = compile(program, _FILE, "exec", dont_inherit=True)
    if run["kind"] != "script":
        space["__name__"] = "candidate"
    if not tracer.observers:
        tracer.start = int
    tracer.start()
    exec(code, space)
    if run["kind"] == "call":
        report.fields["value"] = shown.value(space[run["entry"]](*run["args"]))
    elif run["kind"] == "code":
        _test(run["code"], space, report, shown)


def _test(code, space, report, shown):
    tree = ast.parse(code)
    only = tree.body[0] if len(tree.body) == 1 else None
    if isinstance(only, ast.Expr):
        value = eval(compile(ast.Expression(only.value), "<test>", "eval"), space)
        report.fields["value"] = shown.value(value)
        return
    if isinstance(only, ast.Assert) and isinstance(only.test, ast.Compare):
        left = only.test.left
        note = ast.Name("__assay_given__", ast.Load())
        space["__assay_given__"] = lambda value: report.fields.__setitem__("value", shown.value(value)) or value
        only.test.left = ast.Call(note, [left], [])
        ast.fix_missing_locations(tree)
    exec(compile(tree, "<test>", "exec"), space)
