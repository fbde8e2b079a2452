"""The floor for a grid: load each program and run its tests in this very process, with no isolation at all."""
import json
import os
import signal
import sys
import time

PROCESSES, SECONDS = int(sys.argv[2]), float(sys.argv[3])
tasks = json.load(open(sys.argv[1]))
null = os.open("/dev/null", os.O_RDWR)


class OutOfTime(BaseException):
    pass


def stop(_signal, _frame):
    raise OutOfTime


def row(program, tests):
    bits = []
    space = {}
    try:
        exec(compile(program, "<program>", "exec"), space)
    except BaseException:
        return 0
    for test in tests:
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            exec(test, dict(space))
            bits.append(1)
        except BaseException:
            bits.append(0)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    return sum(bits)


started = time.monotonic()
children = []
for part in range(PROCESSES):
    pid = os.fork()
    if pid == 0:
        for fd in (0, 1, 2):
            os.dup2(null, fd)
        signal.signal(signal.SIGPROF, stop)
        for task in tasks[part::PROCESSES]:
            tests = [compile(test, "<test>", "exec") for test in task["tests"]]
            for program in task["programs"]:
                row(program, tests)
        os._exit(0)
    children.append(pid)
for pid in children:
    os.waitpid(pid, 0)
print(json.dumps({"seconds": time.monotonic() - started}))
