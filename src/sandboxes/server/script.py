"""Runs a whole program as a script, in a process that was forked for it."""
import builtins
import gc
import os
import sys
import traceback

# A program that replaces `os._exit` must not outlive its own end.
_leave = os._exit
HERE = os.path.dirname(os.path.abspath(__file__))


def execute(program):
    """The usual way to run a program's text in its space of names."""
    return lambda space: exec(compile(program, "program.py", "exec", dont_inherit=True), space)


def run(spec, work=None, leave=_leave):
    """Runs a program as a script, like `python3 program.py`, and ends the process with its exit code by `leave`.
    `work(space)` is what to do instead of running its text."""
    import __main__

    gc.enable()
    sys.argv = ["program.py"]
    sys.stdin = open(0, closefd=False)
    sys.stdout = open(1, "w", closefd=False)
    sys.stderr = open(2, "w", closefd=False)
    space = __main__.__dict__
    space.clear()
    space.update({"__name__": "__main__", "__builtins__": builtins, "__file__": "program.py"})
    status = 0
    try:
        (work or execute(spec["program"]))(space)
    except SystemExit as stop:
        if stop.code is not None and not isinstance(stop.code, int):
            print(stop.code, file=sys.stderr)
        status = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    except BaseException as error:
        status = 1
        lines = traceback.format_exception(type(error), error, error.__traceback__)
        sys.stderr.write("".join(line for line in lines if HERE not in line))
    try:
        import atexit
        import threading

        threading._shutdown()
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:
        status = status or 120
    leave(status & 0xFF)
