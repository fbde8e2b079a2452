"""The jobs of a worker: check a program against a suite, fill the rows of a grid, run a script."""
import json
import os
import signal
import time

import wire
from build import Builds
from compilers import Compilers
from desk import TICK, Desk, how_it_ended
from endless import EXIT as ENDLESS_EXIT
from inbox import Cancelled
from inspections import Inspections
from processes import Broken, Ending, Killed
from sessions import Sessions


def judged(checks, stopped, ended, wall):
    """The last answer to a check."""
    return {"done": True, "checks": checks, "stopped": stopped, "cpu": ended["cpu"], "memory": ended["memory"], "wall": wall}


class Jobs(Builds, Compilers, Inspections, Sessions, Desk):
    def perform(self, job):
        """Yields the answers to one job, each a JSON object; the last has `done`."""
        try:
            yield from getattr(self, job["op"])(job)
        except Killed as error:
            yield {"done": True, "error": str(error), "again": True}
        except Broken as error:
            yield {"done": True, "error": str(error)}
        except Cancelled:
            self.processes.clear()
            self.spares.clear()
            self.trusted.clear()
            self.no_compilers()
            yield from self.cancelled(job)

    def cancelled(self, job):
        yield {"done": True, "error": "cancelled"}

    def check(self, job):
        started = time.monotonic()
        language, limits = job["language"], self.limits(job)
        checker = self.checker(job, job["trusted"])
        program = self.program(job, limits, job["program"])
        try:
            wire.Channel(program.sock.fileno()).send({"program": job["program"]})
            self.send_frame(checker, self.suite_frame(job), program if language["forks"] else None)
            over = self.deadline(program, self.at_first(job, limits), checker, language["forks"])
            answer, stopped = self.converse(checker, program, not language["forks"], over)
        except wire.Closed:
            answer, stopped = [["gone", ""]], None
        # A checker that is stuck or dead had choked on what this program returned, unless somebody killed it.
        killed = answer is None and not stopped and self.killed_from_outside(checker)
        if answer is None or not job["trusted"]:
            self.dismiss(checker)
        if type(answer) is dict:
            self.processes.end(program)
            yield {"done": True, "error": answer["broken"]}
            return
        wall = time.monotonic() - started
        gone = answer is not None and bool(answer) and answer[-1][0] == "gone"
        if answer is not None and not gone and not stopped:
            endless = bool(answer) and answer[-1][0] == "timeout"
            yield Ending(program, lambda ended: judged(answer, endless, ended, wall))
            return
        died = gone and self.processes.ends_by_itself(program)
        ended = self.processes.end(program)
        if stopped and stopped[0] == "timeout" and "first" in job:
            yield {"done": True, "later": True}
            return
        if killed:
            raise Killed("the tests' process was killed from outside; has the machine run out of memory?")
        if answer is None:
            answer = [stopped or ["crash", "the tests could not go on with what the program returned"]]
        if gone:
            outcome, text = how_it_ended(ended, stopped, limits) if died or stopped else ["crash", "closed its channel"]
            answer[-1] = [outcome, (answer[-1][1] + "\n" + text).strip()]
        yield judged(answer, bool(stopped), ended, wall)

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
        return checker, wire.Channel(checker.sock.fileno()).receive()

    def row(self, job, limits, checker, text):
        """The letters of one program: empty when it did not load; x where it died. Starts it again after a death."""
        count, start, cpu, waited = len(job["tests"]), 0, 0.0, 0.0
        forks, letters = job["language"]["forks"], ""
        while start < count or start == 0:
            os.ftruncate(checker.board, 0)
            program = self.program(job, limits, text)
            answer, stopped = None, None
            try:
                wire.Channel(program.sock.fileno()).send({"program": text, "cpuPerTest": job["cpuPerTest"], "grid": True})
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
                if not stopped and self.killed_from_outside(checker):
                    raise Killed("the tests' process was killed from outside; has the machine run out of memory?")
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
            if self.processes.tree(program)[2] > job["limits"]["memoryBytes"]:
                return ["memory", "memory limit"]
            return None

        return over

    def run(self, job):
        limits, language = self.limits(job), job["language"]
        request = {"role": "script", "limits": limits, "fds": [3, 0, 1, 2]}
        message, sources = None, ()
        if language["forks"]:
            message = {"program": job["program"]}
        else:
            name = "program" + language["extension"]
            # A request is one message of bounded size: the program goes beside it.
            request.update(role="exec", script=True, sources=True, fds=[3, 0, 1, 2, 4], argv=[*language["script"], name], env=language["env"])
            sources = (self.in_memory("sources", json.dumps({name: job["program"]}).encode()),)
        first = self.at_first(job, limits)
        try:
            result = self.script(job, limits, request, message, sources, over=lambda program: self.deadline(program, first, asks=language["forks"]))
        finally:
            for file in sources:
                os.close(file)
        yield {"done": True, "later": True} if "first" in job and result["outcome"] == "timeout" and result["exit"] is None else {"done": True, **result}

    def in_memory(self, name, data):
        """A file of that content which has no place on any disk, open at its beginning."""
        file = os.memfd_create(name)
        os.write(file, data)
        os.lseek(file, 0, os.SEEK_SET)
        return file

    def script(self, job, limits, request, message, extra=(), over=None, begun=None):
        """Runs a whole program and tells how it ended and what it wrote. `over(program)` makes another deadline; `begun(program)` is
        called when it has its message."""
        started = time.monotonic()
        stdin = self.in_memory("stdin", job["stdin"].encode("utf-8", "surrogatepass"))
        out_read, out_write = os.pipe()
        err_read, err_write = os.pipe()
        self.processes.released()
        program = self.processes.start(request, (stdin, out_write, err_write, *extra))
        for fd in (stdin, out_write, err_write):
            os.close(fd)
        try:
            self.processes.settled(program)
            if message is not None:
                wire.Channel(program.sock.fileno()).send(message)
            if begun:
                begun(program)
            deadline = over(program) if over else self.deadline(program, limits)
            out, err, stopped, cut = self.collect(program, out_read, err_read, limits, deadline)
        finally:
            os.close(out_read)
            os.close(err_read)
        ended = self.processes.end(program)
        status = ended["status"]
        code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else None
        number = None if code is not None else signal.Signals(os.WTERMSIG(status)).name
        endless = program.asked and code == ENDLESS_EXIT
        if endless:
            outcome = "timeout"
        elif stopped or code is None:
            outcome = how_it_ended(ended, stopped, limits)[0]
        else:
            outcome = "pass" if code == 0 else "crash"
        return {
            "outcome": outcome, "stopped": bool(stopped) or endless, "exit": code, "signal": number, "cut": cut,
            "stdout": out.decode("utf-8", "replace"), "stderr": err.decode("utf-8", "replace"),
            "cpu": ended["cpu"], "memory": ended["memory"], "wall": time.monotonic() - started,
        }  # fmt: skip

    def collect(self, program, out_read, err_read, limits, over):
        """Output up to the limit (the rest is read and dropped) until the program ends or must be stopped."""
        kept = {out_read: bytearray(), err_read: bytearray()}
        open_pipes, cut, stopped = [out_read, err_read], False, None
        next_look = time.monotonic() + TICK
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
