"""Generated tests against one program after another. They are as little trusted as the programs."""
import builtins
import os
import signal

import remote
import wire

# A memory file: the letters of a row as far as it has come, which the supervisor reads even if we die.
BOARD = 4


class OutOfTime(BaseException):
    """A test's own code used up its time."""


def on_alarm(_signal, _frame):
    raise OutOfTime


class Tests:
    """The tests of one grid, compiled once."""

    def __init__(self, request):
        self.seconds = request["cpuPerTest"]
        self.codes, self.packable = [], []
        for text in request["tests"]:
            self.codes.append(self._compile(text))
            self.packable.append(self._compile("def _():\n" + "".join("    %s\n" % line for line in text.splitlines())) is not None)
        self.base = {"__name__": "tests", "__builtins__": builtins}
        if request.get("prelude"):
            try:
                exec(compile(request["prelude"], "<prelude>", "exec", dont_inherit=True), self.base)
            except Exception:
                pass
        self.entry = request.get("entry")

    def about(self):
        return {"compiles": [code is not None for code in self.codes], "packable": self.packable}

    def _compile(self, text):
        try:
            return compile(text, "<test>", "exec", dont_inherit=True)
        except (SyntaxError, ValueError, MemoryError, RecursionError):
            return None

    def row(self, fd, start, load):
        """Writes a letter on the board for each test from `start` on: 1 passed, 0 did not, t ran out of time.
        Ends early where the channel to the program is of no more use: with `?` when the program died."""
        program = remote.Remote(wire.Channel(fd))
        stopped, message = load(program)
        if stopped:
            return {"stopped": stopped[0]}
        apart = message[1] if len(message) > 1 else True
        base = dict(self.base)
        if self.entry:
            base[self.entry] = remote.function(program, self.entry)
        for index in range(start, len(self.codes)):
            letter, broken = self._test(self.codes[index], base, program, apart)
            os.pwrite(BOARD, letter.encode(), index)
            if broken:
                break
        return {}

    def _test(self, code, base, program, apart):
        """(letter, whether the channel can no longer be used)."""
        if code is None:
            return "0", False
        try:
            if apart:
                program.channel.send(["begin"])
            signal.setitimer(signal.ITIMER_PROF, self.seconds, self.seconds)
            try:
                exec(code, remote.Namespace(base, program))
            finally:
                signal.setitimer(signal.ITIMER_PROF, 0)
            letter = "1"
        except OutOfTime:
            return "t", True
        except remote.OutOfTime:
            letter = "t"
        except (remote.Gone, wire.Closed):
            return "?", True
        except remote.Forged:
            return "0", True
        except BaseException:
            letter = "0"
        if not apart:
            return letter, False
        try:
            program.channel.send(["end"])
            return letter, program.channel.receive() != ["ended"]
        except (wire.Closed, wire.Malformed):
            return letter, True
