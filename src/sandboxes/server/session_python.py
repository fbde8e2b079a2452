"""A Python that lives from step to step and shows the value of a step's last expression, as its prompt would.

Before each step it leaves a copy of itself (a fork) that goes on from there if the step has to be killed; a snapshot
is such a copy that is kept.
"""
import ast
import builtins
import linecache
import os
import resource
import select
import signal
import socket
import sys
import traceback

import wire

_LOST = "the interpreter was ended; a copy from before this step goes on: threads and open connections are gone"
_LOST_ALL = "the interpreter ended; a new one has none of the variables of earlier steps"
_HERE = os.path.dirname(os.path.abspath(__file__))


class Copy:
    """A process that waits with the state it had when it was made."""

    def __init__(self, pid, sock):
        self.pid, self.sock = pid, sock
        self.channel = wire.Channel(sock.fileno())

    def keep(self):
        """Makes a copy of this copy. Raises wire.Closed when it is dead."""
        self.channel.send({"op": "keep"})
        data, fds, _, _ = socket.recv_fds(self.sock, 64, 1)
        if not data:
            raise wire.Closed
        return Copy(int(data), socket.socket(fileno=fds[0]))

    def lives(self):
        """It never speaks unasked: its channel can be read only when it is closed."""
        return not select.select([self.sock], [], [], 0)[0]


class Environment:
    # Whether an action can start processes, which a stop or a restore then has to end.
    runs_programs = True

    def __init__(self, keeper):
        self.keeper = keeper
        self.live = self.before = None
        self.kept = []

    def start(self, state=None):
        refused = None
        if state is not None:
            try:
                self.live = state.keep()
                return None
            except (wire.Closed, OSError):
                refused = "the session has ended the process that kept this snapshot: its files are back, its variables are not"
        limit = self.keeper.spec["limits"]["memoryBytes"] + (256 << 20)

        def run(fd):
            resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
            Interpreter(fd).serve()

        self.live = Copy(*self.keeper.fork(run))
        return refused

    def step(self, message):
        try:
            self.before = self.live.keep()
            self.live.channel.send({"op": "run", **message})
        except (wire.Closed, OSError, ValueError):
            return self.revive()
        return None

    def fds(self):
        return [self.live.sock]

    def hear(self):
        try:
            answer = self.live.channel.receive()
        except (wire.Closed, wire.Malformed):
            return self.revive()
        self.drop(self.before)
        self.before = None
        return answer

    def interrupt(self):
        self.keeper.kill_step()
        try:
            os.kill(self.live.pid, signal.SIGINT)
        except ProcessLookupError:
            pass

    def revive(self):
        code = self.keeper.status(self.live.pid)
        self.drop(self.live)
        self.live, self.before = self.before, None
        self.keeper.kill_step()
        if self.live is not None and self.live.lives():
            return {"exit": code, "lost": _LOST}
        self.drop(self.live)
        self.start()
        return {"exit": code, "lost": _LOST_ALL}

    def own(self):
        return {copy.pid for copy in (self.live, self.before, *self.kept) if copy}

    def refuses_copy(self):
        return None

    def copy(self):
        copy = self.live.keep()
        self.kept.append(copy)
        return copy

    def drop(self, copy):
        if copy is not None:
            self.keeper.kill_one(copy.pid)
            copy.sock.close()

    def end(self):
        for copy in (self.live, self.before):
            self.drop(copy)
        self.live = self.before = None


class Interpreter:
    """The inside: runs actions in `__main__`."""

    def __init__(self, fd):
        self.channel = wire.Channel(fd)
        self.count, self.copies, self.folder = 0, [], os.getcwd()
        import __main__

        self.space = __main__.__dict__
        self.space.clear()
        self.space.update({"__name__": "__main__", "__builtins__": builtins})
        sys.stdin, sys.stdout, sys.stderr = open(0, closefd=False), open(1, "w", closefd=False), open(2, "w", closefd=False)
        sys.argv = [""]
        sys.path = ["", *(path for path in sys.path if path != _HERE)]
        signal.signal(signal.SIGINT, signal.SIG_IGN)

    def serve(self):
        while True:
            try:
                message = self.channel.receive()
            except (wire.Closed, wire.Malformed):
                os._exit(0)
            if message["op"] == "keep":
                self.keep()
            else:
                self.channel.send(self.run(message["action"]))

    def keep(self):
        """Forks: the copy listens on a channel of its own, whose other end goes to the keeper."""
        self.reap()
        self.stay()
        mine, theirs = socket.socketpair()
        pid = os.fork()
        if pid == 0:
            os.setsid()
            os.dup2(mine.fileno(), self.channel.fd)
            mine.close()
            theirs.close()
            self.copies.clear()
            return
        self.copies.append(pid)
        with socket.socket(fileno=os.dup(self.channel.fd)) as channel:
            socket.send_fds(channel, [b"%d" % pid], [theirs.fileno()])
        mine.close()
        theirs.close()

    def reap(self):
        """Copies that have been ended; the session's own child processes are its own affair."""
        for pid in list(self.copies):
            try:
                if os.waitpid(pid, os.WNOHANG)[0]:
                    self.copies.remove(pid)
            except ChildProcessError:
                self.copies.remove(pid)

    def stay(self):
        """In the folder it was in: a restore has made that anew."""
        try:
            self.folder = os.getcwd()
        except FileNotFoundError:
            try:
                os.chdir(self.folder)
            except OSError:
                os.chdir("/")

    def run(self, action):
        self.stay()
        self.count += 1
        name = "<step %d>" % self.count
        linecache.cache[name] = (len(action), None, action.splitlines(True), name)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        error, code = None, 0
        try:
            self.perform(ast.parse(action, name), name)
        except BaseException as caught:
            error, code = self.show(caught)
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except Exception:
                pass
        return {"exit": code, "complaint": error}

    def perform(self, tree, name):
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, name, "exec", dont_inherit=True), self.space)
        if last is not None:
            value = eval(compile(ast.Expression(last.value), name, "eval", dont_inherit=True), self.space)
            sys.displayhook(value)

    def show(self, caught):
        """Prints a traceback without our own frames. `exit()` does not end the session."""
        if isinstance(caught, SystemExit):
            return "SystemExit: %s" % caught.code, caught.code if isinstance(caught.code, int) else int(caught.code is not None)
        trace = caught.__traceback__
        while trace is not None and trace.tb_frame.f_code.co_filename.startswith(_HERE):
            trace = trace.tb_next
        try:
            text = traceback.format_exception_only(type(caught), caught)[-1].strip()
            sys.stderr.write("".join(traceback.format_exception(type(caught), caught, trace)))
        except BaseException as again:
            text = type(again).__name__
        return text, 1
