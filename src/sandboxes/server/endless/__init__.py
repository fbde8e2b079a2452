"""Proves of a loop that it never ends, so that nobody has to wait until its time is used up.

A program that has used much processor time is asked where it is. Each `while` that it is in is then followed for a
moment: when the state at its head comes back, or has only moved further in the direction it was moving, every later
round does the same. Programs that cannot be read that far go on as if nothing had been asked.

The first proof is Jolt's (Carbin et al., ECOOP 2011), which compares the machine's state between two rounds; here it is
the values of the names in the loop, and the loop is read first (`reading`), so that nothing else can matter. The second
(`lines`) is for what Jolt does not see: a counter that grows beside the values that come back.
"""
import os
import signal
import sys
import time

import wire

from . import lines, reading
from .state import State

_SECONDS = 0.03  # of processor time in which loops are followed
ALLOWED = 0.05  # for one look in all, with reading the program; the supervisor adds it to the limit
EXIT = 79
_PROGRAMS = {"<candidate>", "program.py"}
_SETTLED = 8  # rounds before numbers are taken to move evenly
_PERIODS = 12  # rounds in which all may come back but for numbers that move: 2 for one that looks at even and odd
_clock = time.thread_time


def asked(_signal, frame):
    """Follows the loops around the point where the program is; ends the process when one of them never ends.

    A signal's handler: it may come in the midst of an import, so nothing is imported here."""
    try:
        if sys.gettrace() is None and not _others():
            loops = _around(frame)
            if loops:
                _follow(loops, _clock() + _SECONDS)
    except BaseException:  # whatever it is, the program goes on
        sys.settrace(None)


def _others():
    """Whether something other than the program's own steps could change what it sees."""
    ours = signal.getsignal(signal.SIGURG)
    known = (ours, signal.default_int_handler, signal.SIG_DFL, signal.SIG_IGN, None)
    return len(sys._current_frames()) > 1 or any(
        signal.getsignal(number) not in known for number in signal.valid_signals() if number != signal.SIGPROF
    )


def _around(frame):
    """{frame: the loops it is in} of all frames of the program, as far as its text tells all about a loop."""
    frames, text = [], None
    while frame:
        if frame.f_code.co_filename in _PROGRAMS:
            frames.append(frame)
        elif frames and "spec" in frame.f_locals:
            text = frame.f_locals["spec"]["program"]
            break
        frame = frame.f_back
    if text is None:
        return {}
    source, found = reading.Source(text), {}
    for frame in frames:
        loops = [Watch(loop) for loop in source.loops(frame)]
        if loops:
            found[frame] = loops
    return found


def _follow(loops, until):
    def stop():
        sys.settrace(None)
        for frame in loops:
            frame.f_trace = None

    def trace(frame, event, _):
        if _clock() > until:
            return stop()
        if event == "line":
            try:
                for watch in loops[frame]:
                    if watch.never_ends(frame):
                        _tell(frame, watch.loop)
            except Exception:
                return stop()
        return trace

    def called(*_):
        if _clock() > until:
            stop()

    for frame in loops:
        frame.f_trace = trace
    sys.settrace(called)


class Watch:
    """One loop while it runs. Its state is compared with that of round 1, 2, 4, 8 … before it (Brent, BIT 1980)."""

    def __init__(self, loop):
        self.loop = loop
        self.leave()

    def leave(self):
        self.round, self.kept, self.kept_at = 0, None, 0

    def never_ends(self, frame):
        line = frame.f_lineno
        if not self.loop.first <= line <= self.loop.last:
            self.leave()  # entered anew it is another run, whatever is around it
        if line != self.loop.first:
            return False
        state = State.of(self.loop, frame)
        if state is None:
            return False
        self.round += 1
        since = self.round - self.kept_at
        if self.kept and state.same(self.kept) and state.plain():
            return True
        if self.kept and self.round > _SETTLED and since <= _PERIODS and lines.goes_on(self.loop, self.kept, state, since):
            return True
        if since >= self.kept_at:
            self.kept, self.kept_at = state, self.round
        return False


def _tell(frame, loop):
    """Says so to who waits for the program, and ends it."""
    said = "never ends: `%s` in line %d comes back to what it began with" % (loop.text, loop.first)
    try:
        if frame.f_code.co_filename == "<candidate>":
            wire.Channel(3).send(["timeout", said])
        else:
            sys.stdout.flush()
            os.write(2, (said + "\n").encode())
    finally:
        os._exit(EXIT)
