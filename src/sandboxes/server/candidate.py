"""The process that holds one untrusted program and answers calls to it. It never sees a test."""
import builtins
import gc
import os
import signal
import traceback

import state
import wire


class OutOfTime(BaseException):
    """The processor time for one test is used up."""


class Program:
    """A loaded program and the objects of it that the tests hold handles to."""

    def __init__(self, channel):
        self.channel = channel
        self.globals = {"__name__": "candidate", "__builtins__": builtins}
        self.objects = {}
        self.ids = {}
        self.text = ""

    def handle(self, value):
        key = self.ids.get(id(value))
        if key is None:
            key = self.ids[id(value)] = len(self.objects)
            self.objects[key] = value  # also keeps it alive, so its id stays its own
        kind = type(value)
        if isinstance(value, type) and issubclass(value, BaseException):
            return {"h": key, "x": exception_names(value)}
        return {"h": key, "k": kind.__name__, "f": callable(value)}

    def resolve(self, data):
        if "h" in data:
            return self.objects[data["h"]]
        return Callback(self, data["cb"])

    def encode(self, value):
        return wire.encode(value, self.handle)

    def decode(self, data):
        return wire.decode(data, self.resolve)

    def target(self, data):
        if type(data) is str:
            return self.lookup(data)
        return self.objects[data]

    def lookup(self, name):
        if name in self.globals:
            return self.globals[name]
        raise NameError("name %r is not defined" % name)

    def perform(self, request):
        operation = request[0]
        if operation == "call":
            return self.call(self.target(request[1]), request[2], request[3])
        if operation == "method":
            return self.call(getattr(self.objects[request[1]], request[2]), request[3], [])
        if operation == "get":
            return ["v", self.encode(getattr(self.objects[request[1]], request[2]))]
        if operation == "set":
            setattr(self.objects[request[1]], request[2], self.decode(request[3]))
            return ["v", None]
        if operation == "name":
            return ["v", self.encode(self.lookup(request[1]))]
        if operation == "isinstance":
            return ["v", isinstance(self.objects[request[1]], self.objects[request[2]])]
        raise ValueError(operation)

    def call(self, function, arguments, keywords):
        args = [self.decode(item) for item in arguments]
        value = function(*args, **{key: self.decode(item) for key, item in keywords})
        reply = ["v", self.encode(value)]
        # Arguments are copies: a test that looks at an argument afterwards must see what the program did to it.
        changed = []
        for index, item in enumerate(arguments):
            if type(item) is list or (type(item) is dict and not item.keys() & _FIXED):
                now = self.encode(args[index])
                if now != item:
                    changed.append([index, now])
        if changed:
            reply.append(changed)
        return reply


_FIXED = frozenset("h cb t f i b c r n q dt td".split())


class Callback:
    """A function of the tests, as the program sees it: it can only be called."""

    def __init__(self, program, key):
        self._program = program
        self._key = key

    def __call__(self, *args):
        program = self._program
        program.channel.send(["callback", self._key, [program.encode(item) for item in args]])
        while True:
            message = program.channel.receive()
            if message[0] == "result":
                return program.decode(message[1])
            if message[0] == "raised":
                raise getattr(builtins, message[1], Exception)(message[2])
            program.channel.send(answer(program, message, 0))


def exception_names(kind):
    return [[base.__name__, str(base.__module__)] for base in kind.__mro__ if base is not object]


def story(program, error):
    """The program's own frames and the error, like a traceback. The module of that name costs a fresh fork more."""
    lines, source, trace = [], program.text.splitlines(), error.__traceback__
    while trace is not None:
        code, number = trace.tb_frame.f_code, trace.tb_lineno
        if code.co_filename == "<candidate>":
            lines.append("  line %d, in %s" % (number, code.co_name))
            if 0 < number <= len(source):
                lines.append("    " + source[number - 1].strip()[:200])
        trace = trace.tb_next
    if len(lines) > 24:
        lines[12:-12] = ["  ..."]
    message = str(error)
    return "\n".join([*lines, type(error).__name__ + (": " + message if message else "")])[-2000:]


def describe(program, error):
    """An exception as data: its class as far as the tests can know it, its arguments and a short traceback."""
    try:
        text = story(program, error)
    except BaseException:
        text = type(error).__name__
    kind = type(error)
    try:
        args = [program.encode(item) for item in error.args]
    except BaseException:
        args = []
    known = {"x": exception_names(kind)} if kind.__module__ == "builtins" else program.handle(kind)
    return ["x", known, args, text]


def within(seconds, work, *args):
    """Does the work; when processor time for one test is limited, OutOfTime is raised in its midst."""
    if not seconds:
        return work(*args)
    signal.setitimer(signal.ITIMER_PROF, seconds, seconds)
    try:
        return work(*args)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def answer(program, request, seconds):
    try:
        return within(seconds, program.perform, request)
    except OutOfTime:
        return ["timeout"]
    except wire.Closed:
        os._exit(0)
    except BaseException as error:
        return describe(program, error)


TIMEOUT_EXIT, ENDED_EXIT = 77, 78


class Alarm:
    """Raises OutOfTime each time it rings; a program that swallows that and goes on is ended."""

    def __init__(self):
        self.rung = 0

    def ring(self, _signal, _frame):
        self.rung += 1
        if self.rung > 5:
            os._exit(TIMEOUT_EXIT)
        raise OutOfTime


def load(program, text, seconds):
    """Runs the program's top level. Returns the message for the tests' side."""
    program.text = text
    try:
        code = compile(text, "<candidate>", "exec", dont_inherit=True)
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        return ["build", "".join(traceback.format_exception_only(type(error), error))[-1000:]]
    try:
        within(seconds, exec, code, program.globals)
    except OutOfTime:
        return ["timeout"]
    except BaseException as error:
        return describe(program, error)
    return ["loaded"]


def serve(fd):
    """Answers the tests' side until it hangs up. `begin` and `end` mark tests that must not see each other."""
    channel = wire.Channel(fd)
    spec = channel.receive()
    program = Program(channel)
    seconds = spec.get("cpuPerTest", 0)
    alarm = Alarm()
    if seconds:
        signal.signal(signal.SIGPROF, alarm.ring)
    gc.enable()
    loaded = load(program, spec["program"], seconds)
    if spec.get("grid"):
        loaded.append(state.keeps_state(spec["program"]))
    channel.send(loaded)
    apart = False
    while True:
        request = channel.receive()
        if request[0] == "begin":
            apart = run_apart(channel)
        elif request[0] == "end":
            if apart:
                os._exit(ENDED_EXIT)
            channel.send(["ended"])
        else:
            alarm.rung = 0
            reply(channel, program, answer(program, request, seconds))


def reply(channel, program, message):
    try:
        channel.send(message)
    except (OverflowError, RecursionError, MemoryError) as error:
        channel.send(describe(program, error))


def run_apart(channel):
    """Forks: the child goes on serving one test (true) and the parent waits for its end, then serves the next."""
    pid = os.fork()
    if pid == 0:
        return True
    channel._rest = b""  # what was read ahead belongs to the child
    _, status = os.waitpid(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    if code != ENDED_EXIT:
        died = ["timeout"] if code == TIMEOUT_EXIT else ["x", {"x": [["SystemError", "builtins"]]}, ["the program died"], ""]
        channel.send(died)
        while channel.receive() != ["end"]:
            channel.send(died)
    channel.send(["ended"])
    return False
