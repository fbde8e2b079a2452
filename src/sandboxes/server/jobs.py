"""What a worker can do: check a program against a suite, fill rows of a grid, run a script."""
import json
import math
import os
import signal
import socket
import time

import wire
from processes import Broken

TICK = 0.02


def how_it_ended(ended, stopped_for, limits):
    """[outcome, what to tell a person] for a program that died before it answered."""
    if stopped_for:
        return stopped_for
    status = ended["status"]
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        if number in (signal.SIGKILL, signal.SIGXCPU, signal.SIGPROF):
            return ["timeout", "processor time limit"]
        # An engine that manages its own heap aborts when the heap is full.
        if number in (signal.SIGABRT, signal.SIGTRAP) and ended["memory"] > limits["memoryBytes"] // 2:
            return ["memory", "memory limit of %d MiB" % (limits["memoryBytes"] >> 20)]
        return ["crash", "killed by signal %s" % signal.Signals(number).name]
    return ["crash", "exited with code %d before it answered" % os.WEXITSTATUS(status)]


class Jobs:
    def __init__(self, processes, isolated):
        self.processes = processes
        self.isolated = isolated
        self.spares = {}
        self.trusted = {}

    def perform(self, job):
        """Yields the answers to one job, each a JSON object; the last has `done`."""
        try:
            yield from getattr(self, job["op"])(job)
        except Broken as error:
            yield {"done": True, "error": str(error)}

    # -- processes ---------------------------------------------------------------------------------------------

    def limits(self, job):
        limits = dict(job["limits"])
        limits["cpuCeiling"] = math.ceil(limits["cpuSeconds"]) + (1 if job["op"] == "grid" else 0)
        if job["language"]["forks"]:
            limits["addressBytes"] = limits["memoryBytes"] + (256 << 20)
        return limits

    def candidate_request(self, job, limits):
        language = job["language"]
        if language["forks"]:
            return {"role": "candidate", "limits": limits, "fds": [3]}
        return {"role": "exec", "limits": limits, "fds": [3], "argv": language["candidate"], "env": language["env"]}

    def program(self, job, limits):
        """A fresh process for a program. The next one is prepared while this one works."""
        request = self.candidate_request(job, limits)
        key = json.dumps(request, sort_keys=True)
        spare = self.spares.pop(key, None) or self.processes.start(request)
        for other in list(self.spares):
            self.processes.end(self.spares.pop(other))
        self.processes.settled(spare)
        self.spares[key] = self.processes.start(request)
        return spare

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
        checker.board, checker.data = board, mine
        self.processes.settled(checker)
        if trusted:
            self.trusted[language["id"]] = checker
        return checker

    def dismiss(self, checker):
        self.processes.end(checker)
        os.close(checker.board)
        checker.data.close()
        for language, known in list(self.trusted.items()):
            if known is checker:
                del self.trusted[language]

    def tell(self, checker, request, program=None):
        """Sends a request; a program's socket goes with it, or is relayed where the checker cannot take one."""
        data = json.dumps(request).encode("ascii")
        frame = wire._length.pack(len(data)) + data
        if program is not None and request["passes"]:
            socket.send_fds(checker.sock, [frame[:4]], [program.sock.fileno()])
            checker.sock.sendall(frame[4:])
        else:
            checker.sock.sendall(frame)

    # -- waiting -----------------------------------------------------------------------------------------------

    def converse(self, checker, program, relayed, over):
        """Waits for the checker's answer. `over(now)` says why to stop the program, or None.

        Returns (answer or None when the checker died or hung, why the program was stopped or None).
        """
        stopped, killed_at, next_look = None, 0.0, time.monotonic() + TICK
        relay = [checker.data, program.sock] if relayed else []
        while True:
            for sock in self.processes.wait([checker.sock, *relay], TICK):
                if sock is checker.sock:
                    try:
                        return wire.Channel(checker.sock).receive(), stopped
                    except (wire.Closed, wire.Malformed):
                        return None, stopped
                other = program.sock if sock is checker.data else checker.data
                if not self.pump(sock, other):
                    relay.remove(program.sock)
                    checker.data.sendall(GONE)
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

    def pump(self, source, target):
        try:
            data = source.recv(1 << 16)
            if data:
                target.sendall(data)
            return bool(data)
        except OSError:
            return False

    def deadline(self, program, limits):
        """Why a whole check must stop: processor time, wall time or memory."""
        started = time.monotonic()
        memory_at = started + 0.1

        def over(now):
            nonlocal memory_at
            if program.exit is None and program.cpu() > limits["cpuSeconds"]:
                return ["timeout", "processor time limit of %g s" % limits["cpuSeconds"]]
            if now - started > limits["wallSeconds"]:
                return ["timeout", "wall-clock limit of %g s" % limits["wallSeconds"]]
            if now > memory_at:
                memory_at = now + 0.1
                if self.processes.memory(program) > limits["memoryBytes"]:
                    return ["memory", "memory limit of %d MiB" % (limits["memoryBytes"] >> 20)]
            return None

        return over

    # -- jobs --------------------------------------------------------------------------------------------------

    def check(self, job):
        started = time.monotonic()
        language, limits = job["language"], self.limits(job)
        checker = self.checker(job, trusted=True)
        program = self.program(job, limits)
        try:
            wire.Channel(program.sock).send({"program": job["program"]})
            request = {"op": "suite", "suite": job["suite"], "all": job["all"], "passes": language["forks"]}
            self.tell(checker, request, program)
            answer, stopped = self.converse(checker, program, not language["forks"], self.deadline(program, limits))
        except wire.Closed:
            answer, stopped = [["gone", ""]], None
        # A checker that is stuck or dead had choked on what this program returned.
        if answer is None:
            self.dismiss(checker)
        gone = type(answer) is list and answer and answer[-1][0] == "gone"
        died = bool(gone) and self.processes.ends_by_itself(program)
        ended = self.processes.end(program)
        if answer is None:
            answer = [stopped or ["crash", "the tests could not go on with what the program returned"]]
        if type(answer) is dict:
            yield {"done": True, "error": answer["broken"]}
            return
        if gone:
            outcome, text = how_it_ended(ended, stopped, limits) if died or stopped else ["crash", "closed its channel"]
            answer[-1] = [outcome, (answer[-1][1] + "\n" + text).strip()]
        measures = {"cpu": ended["cpu"], "memory": ended["memory"], "wall": time.monotonic() - started}
        yield {"done": True, "checks": answer, **measures}

    def grid(self, job):
        limits = self.limits(job)
        checker, about = self.grid_checker(job)
        yield {"tests": about}
        for index, text in enumerate(job["programs"]):
            row, cpu, waited, checker = self.row(job, limits, checker, text)
            yield {"row": index, "letters": row, "cpu": cpu, "waited": waited}
        self.dismiss(checker)
        yield {"done": True}

    def grid_checker(self, job):
        checker = self.checker(job, trusted=False)
        request = {key: job[key] for key in ("tests", "prelude", "entry", "cpuPerTest")}
        self.tell(checker, {"op": "grid", **request})
        while not self.processes.wait([checker.sock], 30):
            if checker.exit is not None:
                raise Broken("the process for generated tests died while it loaded them")
        return checker, wire.Channel(checker.sock).receive()

    def row(self, job, limits, checker, text):
        """The letters of one program: empty when it did not load; x where it died. Starts it again after a death."""
        count, start, cpu, waited = len(job["tests"]), 0, 0.0, 0.0
        forks, letters = job["language"]["forks"], ""
        while start < count or start == 0:
            os.ftruncate(checker.board, 0)
            program = self.program(job, limits)
            answer, stopped = None, None
            try:
                wire.Channel(program.sock).send({"program": text, "cpuPerTest": job["cpuPerTest"], "grid": True})
                self.tell(checker, {"op": "row", "start": start, "passes": forks}, program)
                stuck = self.stuck(job, checker, program)
                answer, stopped = self.converse(checker, program, not forks, stuck)
            except wire.Closed:
                answer = {"stopped": "gone"}
            new = os.pread(checker.board, count, start).decode("ascii").replace("\0", "?")
            if new.endswith("?"):
                self.processes.ends_by_itself(program)
            ended = self.processes.end(program)
            cpu += ended["cpu"]
            if answer is None:
                self.dismiss(checker)
                checker, _ = self.grid_checker(job)
                new += "" if new.endswith("?") else "?"
            elif "stopped" in answer:
                return (letters if start else ""), cpu, waited, checker
            if new.endswith("?"):
                outcome = how_it_ended(ended, stopped, limits)[0]
                new = new[:-1] + ("t" if outcome == "timeout" else "0")
            letters += new
            start = len(letters)
            if not new:
                raise Broken("a row of the grid made no progress")
        waited = letters.count("t") * job["cpuPerTest"]
        return letters[:count], cpu, waited, checker

    def stuck(self, job, checker, program):
        """Why a row must stop: one test outlasts its time, in the program or in the test's own code."""
        seconds = job["cpuPerTest"]
        seen = [-1, time.monotonic(), 0.0, 0.0]

        def over(now):
            at = os.fstat(checker.board).st_size
            if at != seen[0]:
                seen[:] = [at, now, program.cpu(), checker.cpu()]
            elif program.cpu() - seen[2] > 2 * seconds + 0.05 or checker.cpu() - seen[3] > 2 * seconds + 0.05:
                return ["timeout", "processor time limit of %g s for one test" % seconds]
            elif now - seen[1] > max(2.0, 20 * seconds):
                return ["timeout", "wall-clock limit for one test"]
            if self.processes.memory(program) > job["limits"]["memoryBytes"]:
                return ["memory", "memory limit"]
            return None

        return over

    def run(self, job):
        started = time.monotonic()
        limits, language = self.limits(job), job["language"]
        stdin = os.memfd_create("stdin")
        os.write(stdin, job["stdin"].encode("utf-8", "surrogatepass"))
        os.lseek(stdin, 0, os.SEEK_SET)
        out_read, out_write = os.pipe()
        err_read, err_write = os.pipe()
        request = {"role": "script", "limits": limits, "fds": [3, 0, 1, 2]}
        if not language["forks"]:
            name = "program" + language["extension"]
            request.update(role="exec", script=True, argv=[*language["script"], name], env=language["env"], files={name: job["program"]})
        program = self.processes.start(request, (stdin, out_write, err_write))
        for fd in (stdin, out_write, err_write):
            os.close(fd)
        try:
            self.processes.settled(program)
            if language["forks"]:
                wire.Channel(program.sock).send({"program": job["program"]})
            out, err, stopped, cut = self.collect(program, out_read, err_read, limits)
        finally:
            os.close(out_read)
            os.close(err_read)
        ended = self.processes.end(program)
        status = ended["status"]
        code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else None
        number = None if code is not None else signal.Signals(os.WTERMSIG(status)).name
        if stopped or code is None:
            outcome = how_it_ended(ended, stopped, limits)[0]
        else:
            outcome = "pass" if code == 0 else "crash"
        yield {
            "done": True, "outcome": outcome, "exit": code, "signal": number, "cut": cut,
            "stdout": out.decode("utf-8", "replace"), "stderr": err.decode("utf-8", "replace"),
            "cpu": ended["cpu"], "memory": ended["memory"], "wall": time.monotonic() - started,
        }  # fmt: skip

    def collect(self, program, out_read, err_read, limits):
        """Output up to the limit (the rest is read and dropped) until the program ends or must be stopped."""
        kept = {out_read: bytearray(), err_read: bytearray()}
        open_pipes, cut, stopped = [out_read, err_read], False, None
        over, next_look = self.deadline(program, limits), time.monotonic() + TICK
        while True:
            ended = program.exit is not None
            ready = self.processes.wait(open_pipes, 0 if ended else TICK)
            for fd in ready:
                data = os.read(fd, 1 << 16)
                if not data:
                    open_pipes.remove(fd)
                room = limits["outputBytes"] - len(kept[fd])
                kept[fd] += data[:room]
                cut = cut or len(data) > room
            if ended and not ready:
                return bytes(kept[out_read]), bytes(kept[err_read]), stopped, cut
            now = time.monotonic()
            if stopped is None and program.exit is None and now > next_look:
                next_look = now + TICK
                stopped = over(now)
                if stopped:
                    self.processes.kill(program)


_gone = json.dumps(["gone"]).encode()
GONE = wire._length.pack(len(_gone)) + _gone
