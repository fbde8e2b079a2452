"""What every job of a worker needs: limits, processes, and waiting for an answer that may never come."""
import json
import math
import os
import signal
import socket
import struct
import time

import endless
import wire
from processes import Killed
from relay import Relay
from spares import Spares

TICK = 0.02
ASK_SECONDS = 0.05  # of processor time before a program is asked whether it ends; then after twice as long, and so on
LOOK = 0.1  # between two looks at all processes of a program
REMEMBERED = 256
ANSWER_SECONDS = 10  # for the rest of an answer that has begun: generated tests could begin one and leave it there
# Threads beyond the limit while a runtime starts: the program before it may have used up all, and Node waits for ever for
# a thread that it did not get.
START_THREADS = 32


def how_it_ended(ended, stopped_for, limits):
    """[outcome, what to tell a person] for a program that died before it answered."""
    if stopped_for:
        return stopped_for
    status = ended["status"]
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        if ended["outside"] and ended["cpu"] < limits["cpuSeconds"]:
            if ended["memory"] > limits["memoryBytes"] // 2:
                return ["memory", "killed when the machine ran out of memory"]
            raise Killed("a program's process was killed from outside; has the machine run out of memory?")
        if number in (signal.SIGKILL, signal.SIGXCPU, signal.SIGPROF):
            return ["timeout", "processor time limit"]
        # An engine that manages its own heap aborts when the heap is full.
        if number in (signal.SIGABRT, signal.SIGTRAP) and ended["memory"] > limits["memoryBytes"] // 2:
            return ["memory", "memory limit of %d MiB" % (limits["memoryBytes"] >> 20)]
        return ["crash", "killed by signal %s" % signal.Signals(number).name]
    return ["crash", "exited with code %d before it answered" % os.WEXITSTATUS(status)]


def remember(known, key, value):
    known[key] = value
    if len(known) > REMEMBERED:
        del known[next(iter(known))]
    return value


def frame_of(request):
    data = json.dumps(request).encode("ascii")
    return wire._length.pack(len(data)) + data


class Desk:
    def __init__(self, processes):
        self.processes = processes
        self.spares = Spares(processes)
        self.requests = {}
        self.frames = {}
        self.trusted = {}

    # -- processes ---------------------------------------------------------------------------------------------

    def limits(self, job):
        limits = dict(job["limits"])
        # Only a stop behind `deadline`: the system counts in ticks, and had 2 s where the clock had 1.66 on a busy machine.
        limits["cpuCeiling"] = 2 * math.ceil(limits["cpuSeconds"]) + 1
        if job["language"]["forks"]:
            limits["addressBytes"] = limits["memoryBytes"] + (256 << 20)
        return limits

    def at_first(self, job, limits):
        """The limits at which a job is put off, when it is to be: those that outlast them run again, elsewhere."""
        if "first" not in job:
            return limits
        return {**limits, "cpuSeconds": job["first"], "idleSeconds": min(job["first"], limits["idleSeconds"])}

    def candidate_request(self, job, limits):
        language = job["language"]
        if language["forks"]:
            return {"role": "candidate", "limits": limits, "fds": [3]}
        limits = {**limits, "processes": limits["processes"] + START_THREADS}
        return {"role": "exec", "limits": limits, "fds": [3], "argv": language["candidate"], "env": language["env"]}

    def program(self, job, limits, text):
        """A fresh process for a program of that text."""
        language = job["language"]
        key = id(language), id(job["limits"]), job["op"], self.processes.reserved
        known = self.requests.get(key)
        if known is None or known[0] is not language or known[1] is not job["limits"]:
            request = self.processes.encoded(self.candidate_request(job, limits))
            known = remember(self.requests, key, (language, job["limits"], request))
        child = self.spares.take(known[2], text, language["forks"])
        if not language["forks"]:
            self.processes.hold_to(child, limits["processes"])
        return child

    def checker(self, job, trusted):
        """The process that runs tests: kept from job to job when a benchmark wrote them, else a new one."""
        language = job["language"]
        known = self.trusted.get(language["id"])
        if trusted and known and known.exit is None:
            return known
        limits = {"fileBytes": 1 << 24, "processes": 64, "addressBytes": (4 << 30) if language["forks"] else None}
        board = os.memfd_create("board")
        mine, theirs = socket.socketpair()
        request = {"role": "checker", "limits": limits, "fds": [3, 4, 5]}
        if not language["forks"]:
            request.update(role="exec", argv=language["checker"], env=language["env"])
        checker = self.processes.start(request, (board, theirs.fileno()))
        theirs.close()
        checker.board, checker.data, checker.owned = board, mine, (board,)
        self.processes.settled(checker)
        checker.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack("ll", ANSWER_SECONDS, 0))
        if trusted:
            self.trusted[language["id"]] = checker
        return checker

    def dismiss(self, checker):
        self.processes.end(checker)
        checker.data.close()
        for language, known in list(self.trusted.items()):
            if known is checker:
                del self.trusted[language]

    def killed_from_outside(self, checker):
        """Its closed socket is seen before the word that it ended, and who ends it first could no longer tell."""
        return self.processes.ends_by_itself(checker) and checker.exit["outside"]

    def tell(self, checker, request, program=None):
        """Sends a request; a program's socket goes with it, or is relayed where the checker cannot take one."""
        self.send_frame(checker, frame_of(request), program if program and request["passes"] else None)

    def send_frame(self, checker, frame, program):
        if program is not None:
            socket.send_fds(checker.sock, [frame[:4]], [program.sock.fileno()])
            checker.sock.sendall(frame[4:])
        else:
            checker.sock.sendall(frame)

    def suite_frame(self, job):
        """The request to judge a program, made once for a suite."""
        key = id(job["suite"]), job["all"]
        known = self.frames.get(key)
        if known is None or known[0] is not job["suite"]:
            request = {"op": "suite", "suite": job["suite"], "all": job["all"], "passes": job["language"]["forks"]}
            known = remember(self.frames, key, (job["suite"], frame_of(request)))
        return known[1]

    # -- waiting -----------------------------------------------------------------------------------------------

    def converse(self, checker, program, relayed, over):
        """Waits for the checker's answer. `over(now)` says why to stop the program, or None.

        Returns (answer or None when the checker died or hung, why the program was stopped or None).
        """
        stopped, killed_at, next_look = None, 0.0, time.monotonic() + TICK
        relay = Relay(checker.data, program.sock) if relayed else None
        while True:
            sources, full = (relay.sources(), relay.targets()) if relay else ((), ())
            ready = self.processes.wait([checker.sock, *sources], TICK, full)
            if checker.sock in ready:
                try:
                    return wire.Channel(checker.sock.fileno()).receive(), stopped
                except (wire.Closed, wire.Malformed):
                    return None, stopped
            if relay:
                relay.carry(ready)
            if checker.exit is not None:
                return None, stopped
            now = time.monotonic()
            if now < next_look:
                continue
            next_look = now + TICK
            if stopped is None:
                stopped = over(now)
                if stopped is not None:
                    killed_at = now
                    self.processes.kill(program)
            elif now - killed_at > 2:
                return None, stopped

    def busy(self, child):
        """Seconds in which a process ran or waited its turn for a processor."""
        try:
            with open("/proc/%d/schedstat" % child.pid) as file:
                ran, waited, _ = file.read().split()
            return (int(ran) + int(waited)) / 1e9
        except (OSError, ValueError):
            return child.cpu()

    def deadline(self, program, limits, checker=None, asks=False):
        """Why a whole check must stop: processor time, idle time or memory, of the program and all that it started. `asks`
        for a Python program, which is asked on the way whether it ends at all."""
        started = time.monotonic()
        look_at = started + LOOK
        idle_limit = limits["idleSeconds"]
        others_before = None
        ask_at, allowed = ASK_SECONDS if asks else math.inf, limits["cpuSeconds"]

        def over(now):
            nonlocal look_at, others_before, ask_at, allowed
            if others_before is None:  # one tick late, which is less than reading it for every check
                others_before = self.busy(checker) if checker else 0.0
            cpu = program.cpu()
            if now > look_at:
                look_at = now + LOOK
                cpu, busy, memory = self.processes.tree(program)
                if memory > limits["memoryBytes"]:
                    return ["memory", "memory limit of %d MiB" % (limits["memoryBytes"] >> 20)]
                busy += self.busy(checker) - others_before if checker else 0.0
                if now - started - busy > idle_limit:
                    return ["timeout", "it slept or waited for %g s" % idle_limit]
            if program.exit is None and cpu > allowed:
                return ["timeout", "processor time limit of %g s" % limits["cpuSeconds"]]
            if program.exit is None and cpu > ask_at:
                ask_at, allowed = 2 * ask_at, allowed + endless.ALLOWED
                self.processes.ask(program)
            return None

        return over
