"""Isolated processes as the supervisor sees them: asked of the zygote, watched, killed, accounted for."""
import json
import os
import resource
import select
import signal
import socket
import time

import wire

PAGE = os.sysconf("SC_PAGE_SIZE")
TICKS = os.sysconf("SC_CLK_TCK")
START_SECONDS = 60
_EXITING = 4  # PF_EXITING of the kernel, in the flags that /proc shows


class Broken(Exception):
    """The machine, not the program, is at fault."""


class Killed(Broken):
    """Something outside ended a process; another try may go better."""


class Gone(Exception):
    """A part of this worker is dead; another worker can do the job."""


class Child:
    """An isolated process and our end of its channel."""

    def __init__(self, sock, zygote):
        self.sock = sock
        self.zygote = zygote
        self.owned = ()  # descriptors that are closed when it has ended
        self.pid = None
        self.exit = None
        self.killed = False  # by us
        self.asked = False  # whether it is in a loop that never ends
        self.then = None

    def cpu(self):
        """Processor seconds so far, of this process; needs no /proc."""
        if self.exit:
            return self.exit["cpu"]
        try:
            return time.clock_gettime((~self.pid << 3) | 2)
        except OSError:
            return 0.0


class Zygote:
    """Our end of a process that forks others, and the children it has not yet told us of."""

    def __init__(self, sock):
        self.sock = sock
        self.starting = []


class Ending:
    """An answer that lacks only how a process ended, which is being killed: `answer(ended)` makes it."""

    def __init__(self, child, answer):
        self.child = child
        self.answer = answer


class Processes:
    def __init__(self, zygote, inbox, store=None):
        self.zygotes = {(): Zygote(zygote)}  # by the modules that they have loaded beyond the usual
        self.inbox = inbox
        self.store = store  # where builds lie when there is no isolation
        self.reserved = 0  # processes and threads of kept compilers: the kernel counts them with everybody's
        self.living = {}

    def start(self, request, extra=()):
        """Asks for a process; returns at once. `extra` are descriptors it gets beside its channel."""
        return self.start_many(self.encoded(request), 1, extra)[0]

    def encoded(self, request):
        """The request as it is sent, with room for the processes that are not its own."""
        limits = request["limits"]
        limits = {**limits, "processes": limits["processes"] + self.reserved}
        return json.dumps({**request, "limits": limits}).encode()

    def start_many(self, request, count, extra=(), modules=()):
        """The same for several alike, in one message; `request` is what `encoded` made of one."""
        zygote = self.zygotes.get(modules) or self.zygote_with(modules)
        pairs = [socket.socketpair() for _ in range(count)]
        try:
            socket.send_fds(zygote.sock, [request], [*[theirs.fileno() for _, theirs in pairs], *extra])
        except OSError:
            raise Gone("the process that forks died") from None
        for _, theirs in pairs:
            theirs.close()
        children = [Child(mine, zygote) for mine, _ in pairs]
        zygote.starting += children
        return children

    def zygote_with(self, modules):
        """Another process that forks: a child of the first, with more modules loaded."""
        here, there = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        first = self.zygotes[()]
        socket.send_fds(first.sock, [json.dumps({"role": "zygote", "fds": [3], "modules": modules}).encode()], [there.fileno()])
        there.close()
        child = Child(here, first)
        first.starting.append(child)
        while child.pid is None:
            self.hear(first)  # throws when there can be none
        self.zygotes[modules] = Zygote(here)
        return self.zygotes[modules]

    def dismiss(self, modules):
        """Lets a further process that forks go; it has no children any more."""
        self.zygotes.pop(modules).sock.close()

    def settled(self, child):
        """Waits until the process is isolated and ready for its program; throws when it could not be."""
        while child.pid is None:
            self.hear(child.zygote)
        if not select.select([child.sock], [], [], START_SECONDS)[0]:
            self.end(child)
            raise Killed("a process did not start in %d s" % START_SECONDS)
        byte = child.sock.recv(1)
        if byte == b"+":
            return child
        text = child.sock.recv(600).decode("ascii", "replace")
        self.end(child)
        raise (Broken if byte else Killed)("a process could not be isolated: " + (text or "it died"))

    def hold_to(self, child, processes):
        """Bounds the processes and threads of one that has started, before it gets its program."""
        if self.store:
            return
        try:
            most = min(processes + self.reserved, resource.prlimit(child.pid, resource.RLIMIT_NPROC)[1])
            resource.prlimit(child.pid, resource.RLIMIT_NPROC, (most, most))
        except ProcessLookupError:
            pass  # it ended by itself, which its channel will tell

    def hear(self, zygote):
        """Takes one message of a zygote: processes began, or one ended."""
        try:
            data = zygote.sock.recv(4096)
        except OSError:
            data = b""
        if not data:
            raise Gone("the process that forks died")
        message = wire.loads(data.decode())
        if "exit" in message:
            child = self.living.pop(message["exit"])
            # Nothing in a namespace can kill its first process.
            message["outside"] = message["status"] & 0x7F == signal.SIGKILL and not (child.killed or self.store)
            child.exit = message
            if child.then:
                self.close(child)
                child.then(message)
            return
        for pid in message["pids"]:
            child = zygote.starting.pop(0)
            child.pid = pid
            self.living[pid] = child
        if "refused" in message:
            del zygote.starting[: message["short"]]
            raise Broken("no process could be started: " + message["refused"])

    def end(self, child):
        """Kills the process if it still lives and returns how it ended: status, cpu, memory."""
        while child.pid is None:
            self.hear(child.zygote)
        self.kill(child)
        while child.exit is None:
            self.hear(child.zygote)
        self.close(child)
        return child.exit

    def release(self, child, then):
        """The same without waiting: `then` gets how it ended. The end of a mount namespace takes the kernel a while."""
        if child.exit is not None:
            self.close(child)
            then(child.exit)
            return
        child.then = then
        self.kill(child)

    def released(self):
        """Waits for the ends of all that were released: a runtime counts their threads among those it may start."""
        for child in list(self.living.values()):
            while child.then and child.exit is None:
                self.hear(child.zygote)

    def close(self, child):
        child.sock.close()
        for fd in child.owned:
            os.close(fd)

    def ends_by_itself(self, child, seconds=10):
        """Whether a process that closed its channel is dead, rather than pretending. Waits only for one that is dying."""
        until = time.monotonic() + seconds
        while child.exit is None and self.dying(child) and time.monotonic() < until:
            self.wait([], 0.02)
        return child.exit is not None

    def wait_for(self, child, seconds):
        """Gives a process time to end."""
        until = time.monotonic() + seconds
        while child.exit is None and time.monotonic() < until:
            self.wait([], 0.05)

    def dying(self, child):
        """Whether a process has begun to end; also true where /proc does not tell."""
        try:
            with open("/proc/%d/stat" % child.pid) as file:
                return bool(int(file.read().rsplit(")", 1)[1].split()[6]) & _EXITING)
        except (OSError, IndexError):
            return True

    def kill(self, child):
        if child.exit is None:
            child.killed = True
            try:
                os.kill(child.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass  # it ended by itself; the zygote's word of it is on its way

    def ask(self, child):
        """Asks a Python program whether it is in a loop that never ends. One that is says so, and exits."""
        child.asked = True
        try:
            os.kill(child.pid, signal.SIGURG)
        except ProcessLookupError:
            pass

    def wait(self, sockets, seconds, full=()):
        """The sockets that can be read within the time, or before it when one of `full` can be written; notes ended
        processes on the way, and hears the host."""
        zygotes = list(self.zygotes.values())
        readable = select.select([*sockets, *[zygote.sock for zygote in zygotes], self.inbox.fd], full, [], seconds)[0]
        if readable and readable[-1] == self.inbox.fd:
            readable.pop()
            self.inbox.read()
        for zygote in zygotes:
            if zygote.sock in readable:
                readable.remove(zygote.sock)
                self.hear(zygote)
        return readable

    def clear(self):
        """Kills all there are, whatever they are doing."""
        for zygote in self.zygotes.values():
            while zygote.starting:
                self.hear(zygote)
        forking = {zygote.sock for zygote in self.zygotes.values()}
        for child in list(self.living.values()):
            if child.sock not in forking and not child.then:
                self.end(child)

    def tree(self, child):
        """(processor seconds, seconds in which it ran or waited for a processor, resident bytes) of a process, its
        threads, and all below it; those that ended there count by their processor time."""
        cpu = busy = memory = 0
        wanted = {child.pid}
        for pid in sorted(int(name) for name in os.listdir("/proc") if name.isdigit()):
            try:
                with open("/proc/%d/stat" % pid) as file:
                    fields = file.read().rsplit(")", 1)[1].split()
                if pid not in wanted and int(fields[1]) not in wanted:
                    continue
                wanted.add(pid)
                own, ended = (int(fields[11]) + int(fields[12])) / TICKS, (int(fields[13]) + int(fields[14])) / TICKS
                ran = 0
                for thread in os.listdir("/proc/%d/task" % pid):
                    with open("/proc/%d/task/%s/schedstat" % (pid, thread)) as file:
                        ran += sum(int(number) for number in file.read().split()[:2]) / 1e9
            except (OSError, ValueError, IndexError):
                continue  # it ended while we looked
            cpu, busy, memory = cpu + own + ended, busy + max(ran, own) + ended, memory + int(fields[21]) * PAGE
        cpu = max(cpu, child.cpu())
        return cpu, max(busy, cpu), memory
