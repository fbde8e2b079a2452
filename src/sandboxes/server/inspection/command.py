"""Runs the commands of an inspection one after another: they prepare (compile), run the program under a tool, and read
what the tool wrote. All in the sandbox, in the working folder of this one inspection."""
import os
import resource
import shutil
import signal
import sys
import time

from . import images, native
from .report import Report

_LONG = 60  # seconds of processor time that compilers may take


class Failed(Exception):
    """A command that prepares did not work: what it said."""


def run(spec, fd, channel):
    """Ends the process with the program's exit code, 128 and the signal's number when it was killed by one."""
    report = Report(fd, [], spec["limits"])
    report.write(False)
    os.set_inheritable(fd, True)  # a runtime may report by itself
    for name, text in spec["files"].items():
        with open(name, "w", encoding="utf-8", errors="surrogatepass") as file:
            file.write(text)
    status = 1
    try:
        status = _run(spec, report, channel)
    except Failed as error:
        sys.stderr.write(str(error))
        sys.stderr.flush()
        report.fields["build"] = True
    if "images" in spec["wants"]:
        report.fields["images"], report.fields["imagesLeftOut"] = images.collect(".")
    # A runtime or debugger that reports by itself says by itself whether that is all.
    report.write(None if spec.get("reports") else "stopped" not in report.fields)
    os._exit(status)


def _run(spec, report, channel):
    for argv in spec.get("prepare", ()):
        status, words = quietly(argv)
        if status != 0:
            raise Failed(words)
    tool = spec["run"][0]
    if not spec.get("count") and shutil.which(tool) is None:
        report.fields["unavailable"] = dict.fromkeys(spec["wants"], "%s is not installed" % tool)
        return 127
    if spec.get("count"):
        channel.send(["ready"])
        if channel.receive() == ["hardware"]:
            os.execvp(spec["plain"][0], spec["plain"])
    os.close(channel.fd)
    if spec.get("exec"):  # the tool must be this very process, and writes the report itself
        os.execvp(spec["run"][0], spec["run"])
    if spec.get("debugger"):
        # The debugger keeps its own words to itself; the program's streams are files, passed on afterwards.
        with open("stdin.txt", "wb") as file:
            file.write(os.fdopen(0, "rb", closefd=False).read())
    status, stopped = watched(spec["run"], spec["limits"], os.open("/dev/null", os.O_WRONLY) if spec.get("debugger") else None)
    if spec.get("debugger"):
        native.pass_on_output()
    if stopped:
        report.fields["stopped"] = stopped
    reader = getattr(native, spec["reader"]) if "reader" in spec else None
    if reader:
        report.fields.update(reader(spec))
    return status


def start(argv, cpu_seconds, out=None):
    pid = os.fork()
    if pid == 0:
        try:
            _die_with_parent()
            if out is not None:
                os.dup2(out, 1)
                os.dup2(out, 2)
            resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 2))
            os.execvp(argv[0], argv)
        except OSError as error:
            os.write(2, ("%s: %s\n" % (argv[0], error.strerror)).encode())
        os._exit(127)
    return pid


def _die_with_parent():
    import ctypes

    ctypes.CDLL(None).prctl(1, signal.SIGKILL, 0, 0, 0)


def quietly(argv, seconds=_LONG):
    """(exit code, what it said) of a command that is ours."""
    out = os.memfd_create("out")
    _, status = os.waitpid(start(argv, seconds, out), 0)
    text = os.pread(out, 1 << 20, 0).decode("utf-8", "replace")
    os.close(out)
    return code_of(status), text


def watched(argv, limits, out=None):
    """(exit code, why it was stopped or None). It is asked to end when its time is up, and made to end later."""
    pid = start(argv, int(limits["cpuSeconds"]) + 2, out)
    handle = os.pidfd_open(pid)
    clock, idle_since, before, asked = (~pid << 3) | 2, time.monotonic(), 0.0, None
    import select

    while not select.select([handle], [], [], 0.02)[0]:
        now = time.monotonic()
        try:
            cpu = time.clock_gettime(clock)
        except OSError:
            continue
        if cpu > before:
            before, idle_since = cpu, now
        over = cpu > limits["cpuSeconds"] or now - idle_since > limits["idleSeconds"]
        if over and asked is None:
            asked = now
            os.kill(pid, signal.SIGTERM)
        elif asked is not None and now - asked > 1:
            os.kill(pid, signal.SIGKILL)
    os.close(handle)
    _, status = os.waitpid(pid, 0)
    over = asked is not None or os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU
    return code_of(status), "timeout" if over else None


def code_of(status):
    return 128 + os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
