"""Sessions as the supervisor sees them: what to do, when a step must be stopped, what it printed."""
import os
import time

import wire
from processes import PAGE, Broken

_TICK, _STUCK_SECONDS, _KEEPER_PROCESSES, _LAST_READS = 0.02, 30, 4, 64
_CLOCK = os.sysconf("SC_CLK_TCK")


class Sessions:
    """The part of a worker's jobs that is about its session. A worker has one at most, and then does nothing else."""

    keeper = None

    def session(self, job):
        try:
            yield {"done": True, **getattr(self, "session_" + job["ask"])(job)}
        except wire.Closed:
            raise Broken("the session's first process is gone") from None

    def session_open(self, job):
        self.session_limits = job["limits"]
        self.printed, write = os.pipe()
        null = os.open("/dev/null", os.O_RDONLY)
        own = job["limits"]
        limits = {**own, "processes": own["processes"] + _KEEPER_PROCESSES, "innerProcesses": own["processes"]}
        request = {"role": "session", "limits": limits, "fds": [3, 0, 1, 2]}
        request.update({key: job[key] for key in ("environment", "at", "env", "database")})
        self.keeper = self.processes.start(request, (null, write, write))
        os.close(null)
        os.close(write)
        self.processes.settled(self.keeper)
        self.keeper.channel = wire.Channel(self.keeper.sock.fileno())
        return {}

    def session_ask(self, job):
        """Anything but a step: what the keeper does by itself, in time that is its own."""
        self.keeper.channel.send(job["message"])
        return self.answer(lambda now: None)[0]

    def session_step(self, job):
        base = usage(self.keeper.pid)
        self.keeper.channel.send({"op": "step", "action": job["action"]})
        answer, stopped, output, cut = self.answer(self.over(base))
        return {**answer, "stopped": stopped, "output": output.decode("utf-8", "replace"), "cut": cut or answer.get("cut", False)}

    def session_close(self, job):
        """Without isolation the keeper cleans up by itself when it is left alone; else all that is there ends with it."""
        self.keeper.sock.shutdown(2)
        self.processes.wait_for(self.keeper, 2)
        self.processes.end(self.keeper)
        return {}

    def answer(self, over):
        """[the keeper's answer, why the step was stopped, what was printed meanwhile, whether that was cut]."""
        sock, printed, cut, stopped = self.keeper.sock, bytearray(), False, None
        room, next_look, give_up = self.session_limits["outputBytes"], time.monotonic() + _TICK, None
        while True:
            ready = self.processes.wait([sock, self.printed], _TICK)
            answer = self.keeper.channel.receive() if sock in ready else None
            # What was printed before the answer is in the pipe by now; a process left behind may go on for ever.
            for _ in range(_LAST_READS if answer is not None else 1):
                if not self.processes.wait([self.printed], 0):
                    break
                data = os.read(self.printed, 1 << 16)
                cut = cut or len(data) > room - len(printed)
                printed += data[: room - len(printed)]
            if answer is not None:
                if "broken" in answer:
                    raise Broken("the session failed: " + answer["broken"])
                return answer, stopped, bytes(printed), cut
            now = time.monotonic()
            if self.keeper.exit is not None or (give_up and now > give_up):
                self.processes.end(self.keeper)
                raise Broken("the session's first process ended or does not answer")
            if stopped is None and now > next_look:
                next_look = now + _TICK
                stopped = over(now)
                if stopped:
                    give_up = now + _STUCK_SECONDS
                    self.keeper.channel.send({"op": "stop"})

    def over(self, base):
        """Why a step must stop: processor time or idle time of its own, or memory of the whole session."""
        limits, started = self.session_limits, time.monotonic()

        def over(now):
            cpu, waited, memory = usage(self.keeper.pid)
            cpu, elapsed = cpu - base[0], now - started
            if cpu > limits["cpuSeconds"]:
                return ["timeout", "processor time limit of %g s" % limits["cpuSeconds"]]
            if elapsed - cpu - max(0, waited - base[1]) > limits["idleSeconds"]:
                return ["timeout", "it slept or waited for %g s" % limits["idleSeconds"]]
            if memory > limits["memoryBytes"]:
                return ["memory", "memory limit of %d MiB" % (limits["memoryBytes"] >> 20)]
            return None

        return over


def usage(first):
    """[processor seconds, seconds of waiting for a processor, resident bytes] of a process and all below it.

    Processor time includes that of ended processes. All 0 where /proc does not show our own processes.
    """
    cpu = waited = memory = 0.0
    try:
        if os.readlink("/proc/self") != str(os.getpid()):
            return 0.0, 0.0, 0
        entries = sorted(int(name) for name in os.listdir("/proc") if name.isdigit())
    except OSError:
        return 0.0, 0.0, 0
    wanted, parents = {first}, {}
    for pid in entries:
        try:
            with open("/proc/%d/stat" % pid) as file:
                parents[pid] = file.read().rsplit(")", 1)[1].split()
        except OSError:
            continue
    grown = True
    while grown:  # a parent may have the higher number
        new = {pid for pid, fields in parents.items() if int(fields[1]) in wanted} - wanted
        wanted |= new
        grown = bool(new)
    for pid in wanted & parents.keys():
        fields = parents[pid]
        cpu += sum(int(field) for field in fields[11:15]) / _CLOCK
        memory += int(fields[21]) * PAGE
        try:
            with open("/proc/%d/schedstat" % pid) as file:
                waited += int(file.read().split()[1]) / 1e9
        except (OSError, IndexError):
            pass
    return cpu, waited, memory
