"""Isolated processes as the supervisor sees them: asked of the zygote, watched, killed, accounted for."""
import json
import os
import select
import signal
import socket
import time


PAGE = os.sysconf("SC_PAGE_SIZE")
TICKS = os.sysconf("SC_CLK_TCK")


class Broken(Exception):
    """The machine, not the program, is at fault."""


class Child:
    """An isolated process and our end of its channel."""

    def __init__(self, sock):
        self.sock = sock
        self.pid = None
        self.exit = None

    def cpu(self):
        """Processor seconds so far, of this process; needs no /proc."""
        if self.exit:
            return self.exit["cpu"]
        try:
            return time.clock_gettime((~self.pid << 3) | 2)
        except OSError:
            return 0.0


class Processes:
    def __init__(self, zygote, store=None):
        self.zygote = zygote
        self.store = store  # where builds lie when there is no isolation
        self.starting = []
        self.living = {}

    def start(self, request, extra=()):
        """Asks for a process; returns at once. `extra` are descriptors it gets beside its channel."""
        return self.start_many(json.dumps(request).encode(), 1, extra)[0]

    def start_many(self, request, count, extra=()):
        """The same for several alike, in one message; `request` is JSON already."""
        pairs = [socket.socketpair() for _ in range(count)]
        socket.send_fds(self.zygote, [request], [*(theirs.fileno() for _, theirs in pairs), *extra])
        for _, theirs in pairs:
            theirs.close()
        children = [Child(mine) for mine, _ in pairs]
        self.starting += children
        return children

    def settled(self, child):
        """Waits until the process is isolated and ready for its program; throws when it could not be."""
        while child.pid is None:
            self.hear()
        byte = child.sock.recv(1)
        if byte == b"+":
            return child
        text = child.sock.recv(600).decode("ascii", "replace") if byte else "it died"
        self.end(child)
        raise Broken("a process could not be isolated: " + text)

    def hear(self):
        """Takes one message of the zygote: a process began or ended."""
        data = self.zygote.recv(4096)
        if not data:
            raise Broken("the process that forks died")
        message = json.loads(data)
        if "exit" in message:
            self.living.pop(message["exit"]).exit = message
            return
        for pid in message["pids"]:
            child = self.starting.pop(0)
            child.pid = pid
            self.living[pid] = child
        if "refused" in message:
            del self.starting[: message["short"]]
            raise Broken("no process could be started: " + message["refused"])

    def end(self, child):
        """Kills the process if it still lives and returns how it ended: status, cpu, memory."""
        while child.pid is None:
            self.hear()
        self.kill(child)
        while child.exit is None:
            self.hear()
        child.sock.close()
        return child.exit

    def ends_by_itself(self, child, seconds=0.5):
        """Whether a process that closed its channel is dead, rather than pretending."""
        until = time.monotonic() + seconds
        while child.exit is None and time.monotonic() < until:
            self.wait([], 0.05)
        return child.exit is not None

    def kill(self, child):
        if child.exit is None:
            try:
                os.kill(child.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass  # it ended by itself; the zygote's word of it is on its way

    def wait(self, sockets, seconds):
        """The sockets that can be read within the time; notes ended processes on the way."""
        readable = select.select([self.zygote, *sockets], [], [], seconds)[0]
        if self.zygote in readable:
            readable.remove(self.zygote)
            self.hear()
        return readable

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
        return max(cpu, child.cpu()), busy, memory

    def memory(self, child):
        """Resident bytes of a process and all below it; 0 where /proc does not tell."""
        total, wanted = 0, {child.pid}
        try:
            entries = sorted(int(name) for name in os.listdir("/proc") if name.isdigit())
        except OSError:
            return 0
        for pid in entries:
            try:
                with open("/proc/%d/stat" % pid) as file:
                    fields = file.read().rsplit(")", 1)[1].split()
            except OSError:
                continue
            if pid in wanted or int(fields[1]) in wanted:
                wanted.add(pid)
                total += int(fields[21]) * PAGE
        return total
