"""Programs that are built and run: one job compiles a source and runs what came out, each in processes of its own.

What a build leaves in its folder is kept by the hash of everything that went into it, and bound read-only into the
runs, so nothing that a program does there can reach another check. A process sees no folder but its own.
"""
import fcntl
import json
import os
import secrets
import shutil
import signal
import tempfile
import time

from desk import TICK, how_it_ended
from output import Output
from store import BUILD, Store

ARTEFACT_BYTES = 96 << 20


class Builds:
    """The `make` job. Mixed into the desk of a worker."""

    store = Store()

    def make(self, job):
        build = job.get("build")
        if build:
            built = dict(self.compile(build) if "server" in build else self.build(job, build))
            files = built.pop("files", {})
            for run in job["runs"]:
                run["files"] = {**files, **run["files"]}
            yield {"build": built}
            if not built["ok"]:
                yield {"done": True}
                return
        for index, run in enumerate(job["runs"]):
            result = self.guarded(job, run) if run.get("guarded") else self.run_once(job, run, None)
            yield {"run": index, **result}
            if result["outcome"] != "pass" and job["stop"]:
                break
        yield {"done": True}

    def build(self, job, build):
        key = build["key"]
        if self.store.use(key) is not None:
            return {"ok": True, "output": "", "cached": True, "cpu": 0, "wall": 0, "memory": 0}
        if key in self.store.failed:
            return self.store.failed[key]
        started, total = time.monotonic(), {"cpu": 0.0, "memory": 0}
        forget, words = self.store.surplus(), []
        for argv in build["commands"]:
            result = self.execute(
                {**job["language"], "argv": argv, "files": build["files"], "stdin": ""},
                {**build["limits"], "outputBytes": 32 << 10},
                {"folder": key, "write": True, "forget": forget},
            )
            forget = []
            total = {"cpu": total["cpu"] + result["cpu"], "memory": max(total["memory"], result["memory"])}
            words.append(result["stderr"] + result["stdout"])
            size = result["bytes"]
            if result["outcome"] != "pass" or size > ARTEFACT_BYTES:
                why = "" if result["outcome"] in ("pass", "crash") else "the compiler was stopped: %s\n" % result["why"]
                why += "the build is larger than %d MiB\n" % (ARTEFACT_BYTES >> 20) if size > ARTEFACT_BYTES else ""
                wall = time.monotonic() - started
                self.store.failed[key] = {"ok": False, "output": why + words[-1], "wall": wall, "fresh": True, **total}
                return self.store.failed[key]
        self.store.kept[key] = max(size, 1)
        return {"ok": True, "output": "\n".join(words), "wall": time.monotonic() - started, **total}

    def guarded(self, job, run):
        """A test inside the program's process. It passes when the harness in there says so with a word that it got
        after the program's top level had run, and does not say so when it is told to fail: a canary."""
        first = self.run_once(job, run, "0")
        if first["outcome"] != "pass":
            return first
        count = first.pop("count")
        canary = self.run_once(job, run, count)
        for field in ("cpu", "wall"):
            first[field] += canary[field]
        if canary["outcome"] == "pass":
            first.update(outcome="forged", why="it reports success of a test that the harness made fail")
        return first

    def run_once(self, job, run, order):
        """`order` is the number of the assertion that the harness must turn round: 0 for none, None for no harness."""
        build = job.get("build")
        folder = build["key"] if build and "server" not in build else None
        word = secrets.token_hex(16) if order is not None else None
        result = self.execute(run, job["limits"], {"folder": folder}, (word, order))
        if order is not None and result["outcome"] == "crash":
            for said in ("fail", "forged"):
                if said in result["records"]:
                    result.update(outcome=said, why="" if said == "fail" else "it changed what equality means")
        if order is None or result["outcome"] != "pass":
            return result
        said = [record.split() for record in result["records"]]
        ends = [words[2] for words in said if len(words) == 3 and words[:2] == ["end", word]]
        if len(ends) == 1 and ends[0].isdigit():
            result["count"] = ends[0]
        elif any(words[:1] == ["end"] for words in said):
            result.update(outcome="forged", why="it wrote the end of the tests itself")
        else:
            result.update(outcome="crash", why="it ended before the tests did")
        return result

    # -- one process -------------------------------------------------------------------------------------------

    def execute(self, run, limits, place, challenge=(None, None)):
        """Runs a command to its end: how it ended, what it printed, the harness's lines in it, what it cost."""
        started = time.monotonic()
        limits = {**limits, "cpuCeiling": 2 * int(limits["cpuSeconds"]) + 2}
        sources = os.memfd_create("sources")
        os.write(sources, json.dumps(run.get("files", {})).encode())
        os.lseek(sources, 0, os.SEEK_SET)
        stdin, word = self.standard_input(run, challenge)
        out_read, out_write = os.pipe()
        err_read, err_write = os.pipe()
        widen(out_write)
        if self.processes.store:  # no isolation: real folders
            run, place = self.in_the_open(run, place)
        request = {
            "role": "exec", "script": True, "limits": limits, "fds": [3, 4, 0, 1, 2], "sources": True,
            "argv": run["argv"], "env": run["env"], "self": run.get("self"), "ownProc": run.get("ownProc"), **place,
        }  # fmt: skip
        self.processes.released()
        child = self.processes.start(request, (sources, stdin, out_write, err_write))
        for fd in (sources, stdin, out_write, err_write):
            os.close(fd)
        mark = run.get("mark", "").encode()
        streams = {out_read: Output(limits["outputBytes"], mark), err_read: Output(limits["outputBytes"], b"")}
        try:
            self.processes.settled(child)
            stopped = self.watch(child, streams, limits, word, challenge)
        finally:
            for fd in (out_read, err_read, *word):
                os.close(fd)
        ended = self.processes.end(child)
        if "cwd" in place:
            shutil.rmtree(place["cwd"], ignore_errors=True)
        out, err = streams.values()
        return {
            **outcome(ended, stopped, limits),
            "stdout": out.text(), "stderr": err.text(), "cut": out.cut or err.cut, "records": out.records,
            "cpu": ended["cpu"], "memory": ended["memory"], "wall": time.monotonic() - started,
            "bytes": ended.get("bytes", 0),
        }  # fmt: skip

    def in_the_open(self, run, place):
        """The same run where there is no isolation, and so no private /tmp and no /build."""
        real = os.path.join(self.processes.store, place["folder"] or "none")

        def move(text):
            return text.replace(BUILD, real)

        env = {name: move(text) for name, text in run["env"].items()}
        cwd = tempfile.mkdtemp(dir=self.processes.store)
        return {**run, "argv": [move(text) for text in run["argv"]], "env": env}, {**place, "cwd": cwd}

    def standard_input(self, run, challenge):
        """(what the process reads, where the word of a guarded test is written, if it gets one)."""
        if challenge[0] is not None:
            read, write = os.pipe()
            return read, [write]
        stdin = os.memfd_create("stdin")
        os.write(stdin, run["stdin"].encode("utf-8", "surrogatepass"))
        os.lseek(stdin, 0, os.SEEK_SET)
        return stdin, []

    def watch(self, child, streams, limits, word, challenge):
        """Reads output until the process ends or must be stopped; says why it was. Hands over the word when asked."""
        over, next_look, stopped = self.tree_deadline(child, limits), time.monotonic() + TICK, None
        open_pipes, out = list(streams), next(iter(streams.values()))
        while True:
            ended = child.exit is not None
            ready = self.processes.wait(open_pipes, 0 if ended else TICK)
            for fd in ready:
                data = os.read(fd, 1 << 16)
                if data:
                    streams[fd].add(data)
                else:
                    open_pipes.remove(fd)
            if word and "begin" in out.records:
                try:
                    os.write(word[0], ("%s %s\n" % challenge).encode())
                except OSError:
                    pass  # it closed its standard input, and will not know the word
                os.close(word.pop())
            if ended and not ready:
                for stream in streams.values():
                    stream.close()
                return stopped
            now = time.monotonic()
            if stopped is None and not ended and now > next_look:
                next_look = now + TICK
                stopped = over(now)
                if stopped:
                    self.processes.kill(child)


    def tree_deadline(self, child, limits, before=(0.0, 0.0, 0)):
        """Why a command and everything that it started must stop: processor time, idle time or memory.
        `before` is what it had used when it was given this work."""
        started, look_at = time.monotonic(), 0.0

        def over(now):
            nonlocal look_at
            if now < look_at:
                return None
            look_at = now + 0.04
            cpu, busy, memory = self.processes.tree(child)
            if cpu - before[0] > limits["cpuSeconds"]:
                return ["timeout", "processor time limit of %g s" % limits["cpuSeconds"]]
            if memory > limits["memoryBytes"]:
                return ["memory", "memory limit of %d MiB" % (limits["memoryBytes"] >> 20)]
            if now - started - (busy - before[1]) > limits["idleSeconds"]:
                return ["timeout", "it slept or waited for %g s" % limits["idleSeconds"]]
            return None

        return over


def widen(pipe):
    """Much output should not make a program wait for us: it would look idle."""
    try:
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ if hasattr(fcntl, "F_SETPIPE_SZ") else 1031, 1 << 20)
    except OSError:
        pass  # the user's share of pipe memory is used up


def outcome(ended, stopped, limits):
    status = ended["status"]
    code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else None
    number = None if code is not None else signal.Signals(os.WTERMSIG(status)).name
    word, why = ("pass", "") if code == 0 and not stopped else how_it_ended(ended, stopped, limits)
    return {"outcome": word, "why": why, "exit": code, "signal": number}
