"""The first process of a session: keeps its files, starts its interpreter, passes actions on, and cleans up after them.

It is process 1 of the session's own namespace, so nothing in there can end it, and everything ends with it.
"""
import gc
import importlib
import os
import resource
import select
import signal
import socket
import time

import session_files
import wire

# Folders that are no part of a snapshot of files: the environment copies what is in there by itself.
OWN_MOUNTS = {"postgresql": ("/postgresql",)}
_GENTLE_SECONDS = 1.0
_TOP = {"bash": "session_bash", "python": "session_python", "sqlite": "session_sql", "postgresql": "session_postgres"}


def prepare(spec, libc, isolated):
    """While mounts may still be made and our own programs be reached: the session's root, and what it needs of us."""
    importlib.import_module(_TOP[spec["environment"]])
    if isolated:
        session_files.own_root(libc, spec["limits"]["fileBytes"], spec["at"], OWN_MOUNTS.get(spec["environment"], ()))
        libc.prctl(4, 0, 0, 0, 0)  # not dumpable: what the session runs cannot look into its keeper


def serve(spec, isolated):
    """`spec` is the request that the zygote was given, after descriptors, root and limits have been settled."""
    gc.enable()
    Keeper(spec, isolated, importlib.import_module(_TOP[spec["environment"]])).serve()


class Keeper:
    def __init__(self, spec, isolated, module):
        self.spec, self.isolated = spec, isolated
        self.channel = wire.Channel(3)
        self.root = "/" if isolated else session_files.own_folder()
        self.tree = session_files.Tree(self.root)
        self.folder = os.path.join(self.root, spec["at"].lstrip("/"))
        os.makedirs(self.folder, exist_ok=True)
        self.environment = module.Environment(self)
        self.copies, self.ended = {}, {}
        self.first_pid = 2
        self.home()

    def home(self):
        os.chdir(self.folder)

    # -- what the supervisor asks ------------------------------------------------------------------------------

    def serve(self):
        while True:
            message = self.receive()
            try:
                answer = getattr(self, "do_" + message["op"])(message)
            except Exception as error:
                answer = {"broken": "%s: %s" % (type(error).__name__, error)}
            if answer is not None:
                self.channel.send(answer)

    def receive(self):
        """The supervisor's next message; without a supervisor there is no session."""
        try:
            return self.channel.receive()
        except (wire.Closed, wire.Malformed):
            self.environment.end()
            if not self.isolated:
                session_files.forget(self.root)
            os._exit(0)

    def do_files(self, message):
        session_files.put(self.folder, message["files"])
        return {}

    def do_begin(self, message):
        """Starts the interpreter; the files as they are now are what a reset goes back to."""
        self.copies["initial"] = [self.tree.copy(), None]
        return {"refused": self.environment.start()}

    def do_step(self, message):
        """Passes an action on. Answers when it is done, or was stopped; a `stop` may come in between."""
        self.first_pid = self.newest_pid() + 1
        answer = self.environment.step(message)
        return answer if answer is not None else self.await_step()

    def await_step(self):
        stopped_at = None
        while True:
            timeout = None if stopped_at is None else max(0, stopped_at + _GENTLE_SECONDS - time.monotonic())
            ready = select.select([3, *self.environment.fds()], [], [], timeout)[0]
            if 3 in ready:
                self.receive()
                stopped_at = time.monotonic()
                self.environment.interrupt()
            elif ready:
                answer = self.environment.hear()
                if answer is not None:
                    return answer
            else:
                return self.environment.revive()
            self.reap()

    def do_stop(self, message):
        """The step had already ended when its limit was noticed."""
        return None

    def do_snapshot(self, message):
        refused = self.environment.refuses_copy()
        if refused is None:
            self.copies[message["id"]] = [self.tree.copy(), self.environment.copy()]
        return {"refused": refused}

    def do_restore(self, message):
        self.environment.end()
        self.kill_all(spare=self.environment.own())
        files, state = self.copies[message["id"]]
        os.chdir(self.root)
        self.tree.restore(files)
        self.home()
        return {"refused": self.environment.start(state)}

    # -- processes ---------------------------------------------------------------------------------------------

    def fork(self, run, *extra):
        """Starts `run(channel)` in a process of the session's own user, and gives [pid, our end of its channel]."""
        mine, theirs = socket.socketpair()
        pid = os.fork()
        if pid:
            theirs.close()
            return pid, mine
        try:
            os.setsid()
            fd = theirs.detach()
            keep = {0, 1, 2, fd, *extra}
            for other in range(3, 256):
                if other not in keep:
                    try:
                        os.close(other)
                    except OSError:
                        pass
            self.lower_limits()
            run(fd)
        except BaseException as error:
            try:
                os.write(2, ("%s: %s\n" % (type(error).__name__, error)).encode())
            except OSError:
                pass
        os._exit(70)

    def lower_limits(self):
        limits = self.spec["limits"]
        if self.isolated:
            resource.setrlimit(resource.RLIMIT_NPROC, (limits["innerProcesses"],) * 2)

    def newest_pid(self):
        """A number that no later process of the session is below."""
        if not self.isolated:
            return 0
        pid = os.fork()
        if pid == 0:
            os._exit(0)
        os.waitpid(pid, 0)
        return pid

    def kill_all(self, spare=(), first=2):
        """Ends every process of the session from number `first` on, except this one and those spared."""
        if not self.isolated or not self.environment.runs_programs:
            return
        killed = set(spare)
        for _ in range(500):
            before = len(killed)
            for pid in range(first, self.newest_pid() + 1):
                if pid in killed:
                    continue
                try:
                    os.kill(pid, signal.SIGKILL)
                    killed.add(pid)
                except ProcessLookupError:
                    pass
            self.reap()
            if len(killed) == before:
                return
        os.kill(-1, signal.SIGKILL)
        self.reap()

    def kill_step(self):
        """Ends what the step has started, background included; what earlier steps left running stays."""
        self.kill_all(spare=self.environment.own(), first=self.first_pid)

    def kill_one(self, pid):
        try:
            os.kill(pid, signal.SIGKILL)
            if not self.isolated:
                os.killpg(pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            pass
        self.status(pid, wait=0)

    def status(self, pid, wait=os.WNOHANG):
        """How one of our processes ended, as an exit code (negative: a signal); None while it lives."""
        if pid not in self.ended:
            try:
                done, status = os.waitpid(pid, wait)
            except ChildProcessError:
                return None
            if done:
                self.ended[pid] = os.waitstatus_to_exitcode(status)
        return self.ended.get(pid)

    def reap(self):
        try:
            while True:
                pid, status = os.waitpid(-1, os.WNOHANG)
                if not pid:
                    return
                if pid in self.environment.own():
                    self.ended[pid] = os.waitstatus_to_exitcode(status)
        except ChildProcessError:
            pass
