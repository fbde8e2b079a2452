"""Runs inside gdb: steps through a native program line by line and reports the variables."""
import _thread
import json
import os
import time

import gdb

from inspection.steps import Steps

# Where a function leaves what it returns, by kind: in the order of machines, of which only one knows the name.
_RESULTS = {"whole": ("$rax", "$x0"), 8: ("$xmm0.v2_double[0]", "$d0"), 4: ("$xmm0.v4_float[0]", "$s0")}
_SETTINGS = ("confirm off", "pagination off", "disable-randomization off", "max-value-size 65536")
_SHOWN = {"max_elements": 50, "symbols": False, "address": False}


class Call:
    """One call of a function of the program."""

    def __init__(self, number, name, depth):
        self.number, self.name, self.depth = number, name, depth
        self.line = 0
        self.visits = {}
        self.known = set()  # variables that control has come past
        self.last = {}
        self.end = None  # the line of the closing brace
        self.result = None


class Variables(Steps):
    """Variables of a native frame. One shows once control has passed its declaration: before, it holds nothing."""

    def variables(self, moment):
        call, line = moment
        if line is None:  # the call is over, and its variables are gone
            return call.last
        seen = call.last = {}
        newest = gdb.newest_frame()
        block = newest.block()
        while block is not None:
            for symbol in block:
                if not (symbol.is_variable or symbol.is_argument) or symbol.name in seen:
                    continue
                if not symbol.is_argument and symbol.line >= line and symbol.name not in call.known:
                    continue
                call.known.add(symbol.name)
                seen[symbol.name] = self.value(symbol.value(newest))
            if block.function:
                break
            block = block.superblock
        return seen

    def over(self, call, kind, value):
        self.note(call, (call, None), call.line, kind, value, True)

    def value(self, value):
        kind = str(value.type)
        try:
            text = self.text(value)
        except gdb.error as error:
            text = "<not shown: %s>" % error
        limit = self.shown
        if len(text) > limit:
            text = text[: limit // 2] + " … " + text[-(limit // 2) :]
        return [text, kind]

    def text(self, value):
        """Addresses differ from run to run, so what is there is shown, marked with an &."""
        plain = value.type.strip_typedefs()
        if plain.code == gdb.TYPE_CODE_PTR:
            target = plain.target().strip_typedefs()
            if int(value) == 0:
                return "NULL"
            if target.code in (gdb.TYPE_CODE_VOID, gdb.TYPE_CODE_FUNC):
                return "<pointer>"
            if target.sizeof != 1:
                return "&" + value.dereference().format_string(**_SHOWN)
        return value.format_string(**_SHOWN)


_WHOLE = (gdb.TYPE_CODE_INT, gdb.TYPE_CODE_BOOL, gdb.TYPE_CODE_PTR, gdb.TYPE_CODE_CHAR, gdb.TYPE_CODE_ENUM)
_SIGNALS = {"SIGILL": 4, "SIGTRAP": 5, "SIGABRT": 6, "SIGBUS": 7, "SIGFPE": 8, "SIGKILL": 9, "SIGSEGV": 11, "SIGXCPU": 24}


class Stepper:
    """Follows the calls of a program by the debugger's frames."""

    def __init__(self, spec, fd):
        self.spec = spec
        self.fd = fd
        self.steps = Variables(spec["bounds"], spec["bounds"]["characters"])
        self.calls = []  # (frame, call), outermost first
        self.begun = 0
        self.code, self.fatal = 0, False
        self.entered = False  # whether it stopped at the beginning of a function
        self.told = False

    def run(self):
        for setting in _SETTINGS:
            gdb.execute("set " + setting)
        gdb.events.stop.connect(self.stopped)
        gdb.events.exited.connect(self.exited)
        gdb.execute("skip -gfi /usr/*", to_string=True)
        gdb.execute("rbreak %s:." % self.spec["source"], to_string=True)  # a library may call back
        gdb.execute("run <stdin.txt >stdout.txt 2>stderr.txt", to_string=True)
        _thread.start_new_thread(self.watch, ())
        limit = 0.5 * self.spec["limits"]["cpuSeconds"]
        while self.alive():
            if time.process_time() > limit:
                self.report(False)  # the program may never end
                gdb.execute("delete", to_string=True)
                gdb.execute("continue", to_string=True)
                return
            self.look()
            self.advance()
        self.settle(0)
        self.told = True
        self.report(True)

    def watch(self):
        """A single line may take for ever: what is known is told shortly before the time is up."""
        began, limits = time.monotonic(), self.spec["limits"]
        while time.process_time() < 0.8 * limits["cpuSeconds"] and time.monotonic() - began < 0.8 * limits["idleSeconds"]:
            time.sleep(0.05)
        if not self.told:
            self.report(False)

    def report(self, end):
        data = json.dumps({**self.steps.report(), "end": end}).encode() + b"\n"
        while data:
            data = data[os.write(self.fd, data) :]

    def stopped(self, event):
        self.entered = isinstance(event, gdb.BreakpointEvent)
        if isinstance(event, gdb.SignalEvent):
            self.fatal = True
            self.code = 128 + _SIGNALS.get(event.stop_signal, 0)

    def exited(self, event):
        self.code = getattr(event, "exit_code", self.code)

    def alive(self):
        return gdb.selected_thread() is not None and not self.fatal

    def advance(self):
        """To the next line of the program: a library's own lines are passed over."""
        outside, frame = None, gdb.newest_frame()
        while frame is not None and not self.inside(frame):
            outside, frame = frame, frame.older()
        if outside is None:
            gdb.execute("step", to_string=True)
        elif frame is None:
            gdb.execute("continue", to_string=True)
        else:
            outside.select()
            gdb.execute("finish", to_string=True)

    def inside(self, frame):
        place = frame.find_sal()
        return place.symtab is not None and place.symtab.filename.rsplit("/", 1)[-1] == self.spec["source"]

    def look(self):
        frame = gdb.newest_frame()
        if not self.inside(frame):
            return
        line = frame.find_sal().line
        if line > self.spec["length"]:
            return self.settle(0)
        at = self.index(frame)
        # Two calls in a row from one line are in the same place on the stack: the second begins after the first's end.
        if at is not None and self.entered and self.calls[at][1].line == self.calls[at][1].end:
            self.settle(at)
            at = None
        if at is None:
            older = frame.older()
            while older is not None and self.index(older) is None:  # a library calls back
                older = older.older()
            self.settle(0 if older is None else self.index(older) + 1)
            self.calls.append((frame, Call(self.begun, frame.name() or "?", len(self.calls))))
            self.begun += 1
        else:
            self.settle(at + 1)
        call = self.calls[-1][1]
        if call.line == line:
            return  # back in the middle of a line that called something
        if call.end is None:
            call.end = gdb.find_pc_line(_end(frame)).line
        elif line == call.end:
            call.result = self.result(frame.function().type.target())
        call.line = line
        self.steps.line(call, (call, line), line)

    def index(self, frame):
        """The place of a frame among the calls that are open."""
        return next((index for index in reversed(range(len(self.calls))) if self.calls[index][0] == frame), None)

    def settle(self, keep):
        """Ends the calls above."""
        while len(self.calls) > keep:
            _, call = self.calls.pop()
            ended = not self.fatal
            self.steps.over(call, "return" if ended else "raise", call.result if ended else None)

    def result(self, kind):
        plain = kind.strip_typedefs()
        registers = _RESULTS["whole"] if plain.code in _WHOLE else _RESULTS.get(plain.sizeof, ()) if plain.code == gdb.TYPE_CODE_FLT else ()
        for register in registers:
            try:
                value = gdb.parse_and_eval(register)
                if value.type.code != gdb.TYPE_CODE_VOID:
                    return self.steps.value(value.cast(kind))
            except gdb.error:
                continue
        return None


def _end(frame):
    """An address in the last line of a frame's function."""
    block = frame.block()
    while block.function is None:
        block = block.superblock
    return block.end - 1


def main(fd):
    with open("debug.json") as file:
        spec = json.load(file)
    stepper = Stepper(spec, fd)
    stepper.run()
    gdb.execute("kill" if gdb.selected_thread() else "echo")
    gdb.execute("quit %d" % stepper.code)
