"""The process that forks every isolated one: programs and tests' checkers. It never sees a program or a test."""
import ctypes
import gc
import json
import os
import resource
import select
import signal
import socket
import struct
import sys

import candidate
import checker
import endless
import memory
import script
import seccomp
import state
import store
import wire
from calls import NUMBERS, Calls
from mounts import MS_BIND, MS_NODEV, MS_NOSUID, MS_RDONLY, MS_REMOUNT, checked, libc, show_own_name, show_own_proc

_NEWNS, _NEWIPC, _NEWPID = 0x00020000, 0x08000000, 0x20000000
_CLONE = {"x86_64": 56, "aarch64": 220}
_CAPSET = {"x86_64": 126, "aarch64": 91}
CHANNEL = 9  # where the table of first calls has the channel: the second row's first argument


class Zygote:
    def __init__(self, control, isolated, root="/tmp"):
        self.control = control
        self.folders = store.Folders(root)
        self.isolated = isolated
        self.filter = seccomp.Filter()
        self.debugger_filter = seccomp.Filter(("ptrace",))
        self.machine = os.uname().machine
        self.no_capabilities = (ctypes.create_string_buffer(b"\x22\x05\x08\x20" + bytes(4)), ctypes.create_string_buffer(24))
        self.poll = select.poll()
        self.children = {}
        self.quick = self.machine in NUMBERS and libc.syscall(NUMBERS[self.machine]["close_range"], 1 << 30, 1 << 30, 0) == 0
        self.prepared = None, None
        if control.fileno() != 3:
            os.dup2(control.fileno(), 3)  # taken, so that no channel gets the number it is to have in the child

    def serve(self):
        _warm()
        gc.collect()
        memory.fill_holes(libc)
        gc.freeze()
        gc.disable()
        signal.signal(signal.SIGURG, endless.asked)
        gc.set_threshold(20_000, 10, 10)  # the first collection in a fresh fork costs 0.3 ms; most programs need none
        self.poll.register(self.control, select.POLLIN)
        while True:
            for fd, _ in self.poll.poll():
                if fd == self.control.fileno():
                    self.spawn()
                else:
                    self.reap(fd)

    def spawn(self):
        data, fds, _flags, _address = socket.recv_fds(self.control, 1 << 16, 16)
        if not data:
            os._exit(0)
        request = json.loads(data)
        if request["role"] == "zygote":
            return self.multiply(request["modules"], *fds)
        extra = len(request["fds"]) - 1
        channels, extra = fds[: len(fds) - extra], fds[len(fds) - extra :]
        pids, refused = [], {}
        try:
            self.folders.prepare(request)
            if request["role"] == "candidate" and self.quick:
                self.candidates(request, data, channels, pids)
            for channel in channels[len(pids) :]:
                pid = self.fork(request)
                if pid == 0:
                    self.child(request, [channel, *extra])
                pids.append(pid)
                # From here, where the pages for it are warm; the child gets its program only after the word "pid".
                limit(pid, request["limits"], self.isolated)
        except OSError as error:
            refused = {"refused": str(error), "short": len(channels) - len(pids)}
        for pid in pids:
            self.watch(pid, request.get("folder") if request.get("write") else None)
        for fd in fds:
            os.close(fd)
        self.control.send(json.dumps({"pids": pids, **refused}).encode())

    def candidates(self, request, data, channels, pids):
        """Forks programs' processes. Little is done between two forks: each page written to after a fork is copied."""
        if self.prepared[0] != data:
            self.prepared = data, self.first_calls(request["limits"])
        table, run, address, count = self.prepared[1].parts()
        for channel in channels:
            table[CHANNEL] = channel
            pid = run(address, count)
            if pid <= 0:
                break
            pids.append(pid)
        if pid < 0:
            error, row = self.prepared[1].error(pid)
            if row == 0:
                raise error
            os.write(3, b"-" + str(error).encode())
            os._exit(70)
        if pid == 0:
            candidate.serve(3)

    def first_calls(self, limits):
        """What a program's process does before the program: see settle."""
        rows = [("clone", (_NEWPID | _NEWNS | _NEWIPC if self.isolated else 0) | signal.SIGCHLD)]
        # Not a session of its own where there are namespaces: the system would weigh each against all others.
        rows += [("dup3", 0, 3, 0), ("close_range", 4, 1 << 31, 0), ("setpgid", 0, 0) if self.isolated else ("setsid",)]
        for which, value in limits_of(limits, self.isolated):
            rows.append(("prlimit", 0, which, struct.pack("QQ", value, value), 0))
        if self.isolated:
            options = b"size=%d,mode=1777" % limits["fileBytes"]
            rows.append(("mount", b"tmpfs", b"/tmp", b"tmpfs", MS_NOSUID | MS_NODEV, options))
        rows.append(("chdir", b"/tmp"))
        if self.isolated:
            rows.append(("capset", *self.no_capabilities))
            if self.filter.code:
                rows.append(("prctl", 22, 2, self.filter.header, 0, 0))
        rows.append(("write", 3, b"+", 1))
        return Calls(libc, rows)

    def multiply(self, modules, control):
        """Forks another of this kind, with more modules loaded."""
        try:
            pid = os.fork()
        except OSError as error:
            os.close(control)
            return self.control.send(json.dumps({"pids": [], "refused": str(error), "short": 1}).encode())
        if pid == 0:
            self.control.close()
            self.control, self.poll, self.children = socket.socket(fileno=control), select.poll(), {}
            os.environ["OPENBLAS_NUM_THREADS"] = "1"  # a thread would not be there after a fork
            gc.unfreeze()
            for name in modules:
                try:
                    __import__(name)
                except ImportError:
                    pass
            if "numpy" in sys.modules:
                sys.modules["numpy"].random.seed(0)
            self.serve()
        os.close(control)
        self.watch(pid)
        self.control.send(b'{"pids":[%d]}' % pid)

    def watch(self, pid, folder=None):
        handle = os.pidfd_open(pid)
        self.children[handle] = pid, folder
        self.poll.register(handle, select.POLLIN)

    def fork(self, request):
        if not self.isolated:
            return os.fork()
        flags = _NEWPID | _NEWNS | _NEWIPC | signal.SIGCHLD
        pid = checked(libc.syscall(_CLONE[self.machine], flags, 0, 0, 0, 0), "clone")
        # No PyOS_AfterFork_Child: this process has one thread, so no lock needs mending, and a child that does without
        # touches a hundred pages less. The hooks it would run reseed `random`, which is to start the same each time.
        return pid

    def reap(self, handle):
        pid, folder = self.children.pop(handle)
        self.poll.unregister(handle)
        os.close(handle)
        _, status, usage = os.wait4(pid, 0)
        self.control.send(
            b'{"exit":%d,"status":%d,"cpu":%.6f,"memory":%d,"bytes":%d}'
            % (pid, status, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, self.folders.size(folder) if folder else 0)
        )

    def child(self, request, fds):
        """Becomes the program (or the tests' checker); never returns."""
        try:
            self.settle(request, fds)
            if request["role"] != "exec" or request.get("script"):
                os.write(3, b"+")  # another language's harness says so itself, when its runtime has started
        except BaseException as error:
            os.write(3, b"-" + repr(error).encode()[:500])
            os._exit(70)
        try:
            if request["role"] == "exec":
                os.set_inheritable(3, not request.get("sources"))
                os.execve(request["argv"][0], request["argv"], request["env"])
            if request["role"] == "checker":
                checker.serve(socket.socket(fileno=3))
            elif request["role"] == "script":
                channel = wire.Channel(3)
                spec = channel.receive()
                os.close(3)
                script.run(spec)
            elif request["role"] == "session":
                sys.modules["session_keeper"].serve(request, self.isolated)
            elif request["role"] == "inspect":
                import inspection  # here alone: every page of it would cost every other child

                channel = wire.Channel(3)
                os.set_inheritable(3, False)
                inspection.run(channel, 4)
            else:
                candidate.serve(3)
        except BaseException:
            os._exit(70)

    def settle(self, request, fds):
        """Descriptors, private folder, limits, capabilities, system calls: in that order."""
        os.setsid()
        targets = request["fds"]
        if fds != targets:
            high = [os.dup2(fd, 64 + index) for index, fd in enumerate(fds)]
            for target, fd in zip(targets, high):
                os.dup2(fd, target)
        os.closerange(max(targets) + 1, 256)
        limits = request["limits"]
        if request["role"] == "session":
            import session_keeper

            session_keeper.prepare(request, libc, self.isolated)
        elif self.isolated:
            if request.get("folder"):
                self.show(request["folder"], request.get("write"))
            options = b"size=%d,mode=1777" % limits["fileBytes"]
            checked(libc.mount(b"tmpfs", b"/tmp", b"tmpfs", MS_NOSUID | MS_NODEV, options), "private /tmp")
            if request.get("ownProc"):
                show_own_proc()
            elif request.get("self"):
                show_own_name(request["self"])
        os.chdir("/tmp" if self.isolated else request.get("cwd", "/tmp"))
        if request.get("sources"):
            store.read_sources(4)
        if self.isolated:
            checked(libc.syscall(_CAPSET[self.machine], *self.no_capabilities), "capset")
            (self.debugger_filter if request.get("debugs") else self.filter).load(libc)

    def show(self, key, write):
        """Binds the folder of one build to where its commands expect it; read-only unless they make it."""
        source, target = self.folders.path(key).encode(), store.BUILD.encode()
        checked(libc.mount(source, target, None, MS_BIND, None), "show a build")
        if not write:
            flags = MS_BIND | MS_REMOUNT | MS_RDONLY | MS_NOSUID | MS_NODEV
            checked(libc.mount(None, target, None, flags, None), "protect a build")


def limits_of(limits, isolated):
    """[resource, value] of each limit that the system enforces, as far as our own allow."""
    wanted = (
        (resource.RLIMIT_CPU, limits.get("cpuCeiling")),
        (resource.RLIMIT_AS, limits.get("addressBytes")),
        (resource.RLIMIT_FSIZE, limits["fileBytes"]),
        (resource.RLIMIT_NPROC, limits["processes"] if isolated else None),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 256),
    )
    for which, value in wanted:
        if value is not None:
            hard = resource.getrlimit(which)[1]
            yield which, int(value) if hard == resource.RLIM_INFINITY else min(int(value), hard)


def limit(pid, limits, isolated):
    for which, value in limits_of(limits, isolated):
        try:
            resource.prlimit(pid, which, (value, value))
        except ProcessLookupError:
            return


def _warm():
    """First uses cost page faults in every child; they are paid here once."""
    sys.stdin, sys.stdout, sys.stderr = open(0, closefd=False), open(1, "w", closefd=False), open(2, "w", closefd=False)
    code = "import math\nfrom typing import List\n\ndef f(x: List[int], y: int = 1) -> list:\n    return [i for i in x if i % 2] or {1: '2'}\n"
    ends = socket.socketpair()
    here, there = (wire.Channel(end.fileno()) for end in ends)
    for _ in range(50):  # until the interpreter has specialised the code: doing so writes to it, in every child anew
        program = candidate.Program(there)
        there.send(candidate.load(program, code, 0))
        here.receive()
        for value in ([1, 2, 3], (1, "x"), {"a": 2.5}, None):
            here.send(["call", "f", [wire.encode(value, None), 3], []])
            candidate.reply(there, program, candidate.answer(program, there.receive(), 0))
            here.receive()
    state.keeps_state(code)
