"""Programs that are built and run: one job compiles a source and runs what came out, each in processes of its own.

What a build leaves in its folder is kept by the hash of everything that went into it, and bound read-only into the
runs, so nothing that a program does there can reach another check. A process sees no folder but its own.
"""
import base64
import json
import os
import secrets
import shutil
import signal
import tempfile
import time

from desk import TICK, how_it_ended

BUILD = "/build"
STORE_LIMIT = 512 << 20  # what the file system can hold: what is kept, and one build in the making
STORE_BYTES = 192 << 20
ARTEFACT_BYTES = 96 << 20
RECORD_BYTES = 16 << 20


class Store:
    """Which folders of builds exist, the least recently used first. The zygote makes and removes them."""

    def __init__(self):
        self.kept = {}

    def use(self, key):
        """The bytes of a folder that is there, which becomes the most recently used; None when it is not."""
        if key not in self.kept:
            return None
        self.kept[key] = self.kept.pop(key)
        return self.kept[key]

    def surplus(self):
        """Folders to remove before another is made; forgotten here at once."""
        gone = []
        while self.kept and sum(self.kept.values()) > STORE_BYTES:
            key = next(iter(self.kept))
            del self.kept[key]
            gone.append(key)
        return gone


class Output:
    """One stream of a process: its beginning up to the limit, and every line of the harness in it."""

    def __init__(self, limit, mark):
        self.limit, self.mark = limit, mark
        self.kept, self.cut = bytearray(), False
        self.records, self.bytes, self.line = [], 0, bytearray()

    def add(self, data):
        if not self.mark:
            return self.keep(data)
        self.line += data
        *lines, rest = self.line.split(b"\n")
        for line in lines:
            self.whole(line, b"\n")
        self.line = bytearray(rest)
        # A long line that is none of ours must not be held until it ends.
        if len(self.line) > len(self.mark) and not self.line.startswith(self.mark):
            if self.mark[:1] not in self.line:
                self.keep(self.line)
                self.line = bytearray()
        if len(self.line) > RECORD_BYTES:
            self.keep(self.line)
            self.line = bytearray()

    def whole(self, line, end):
        at = line.find(self.mark)
        if at < 0:
            return self.keep(line + end)
        # What the program printed without a line end stands in front of the mark.
        self.keep(line[:at])
        record = line[at + len(self.mark) :].strip()
        self.bytes += len(record)
        if self.bytes <= RECORD_BYTES:
            self.records.append(record.decode("utf-8", "replace"))

    def close(self):
        if self.line:
            self.whole(bytes(self.line), b"")
            self.line = bytearray()

    def keep(self, data):
        room = self.limit - len(self.kept)
        self.kept += data[:room]
        self.cut = self.cut or len(data) > room

    def text(self):
        return self.kept.decode("utf-8", "replace")


class Builds:
    """The `make` job. Mixed into the desk of a worker."""

    store = Store()

    def make(self, job):
        build = job.get("build")
        if build:
            built = self.build(job, build)
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
        started, total = time.monotonic(), {"cpu": 0.0, "memory": 0}
        forget, words = self.store.surplus(), []
        for argv in build["commands"]:
            result = self.execute(
                {"argv": argv, "env": job["language"]["env"], "files": build["files"], "stdin": ""},
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
                self.store.kept[key] = STORE_BYTES + 1  # removed before the next build
                return {"ok": False, "output": why + words[-1], "wall": time.monotonic() - started, **total}
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
        folder = job["build"]["key"] if job.get("build") else None
        word = secrets.token_hex(16) if order is not None else None
        result = self.execute(run, job["limits"], {"folder": folder}, (word, order))
        if order is not None and result["outcome"] == "crash" and "fail" in result["records"]:
            result["outcome"] = "fail"
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
        limits = {**limits, "cpuCeiling": int(limits["cpuSeconds"]) + 2}
        sources = os.memfd_create("sources")
        os.write(sources, json.dumps(run.get("files", {})).encode())
        os.lseek(sources, 0, os.SEEK_SET)
        stdin, word = self.standard_input(run, challenge)
        out_read, out_write = os.pipe()
        err_read, err_write = os.pipe()
        if self.processes.store:  # no isolation: real folders
            run, place = self.in_the_open(run, place)
        request = {
            "role": "exec", "script": True, "limits": limits, "fds": [3, 4, 0, 1, 2], "sources": True,
            "argv": run["argv"], "env": run["env"], **place,
        }  # fmt: skip
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


    def tree_deadline(self, child, limits):
        """Why a command and everything that it started must stop: processor time, idle time or memory."""
        started, memory_at = time.monotonic(), 0.0

        def over(now):
            nonlocal memory_at
            if now < memory_at:
                return None
            memory_at = now + 0.04
            cpu, busy, memory = self.processes.tree(child)
            if cpu > limits["cpuSeconds"]:
                return ["timeout", "processor time limit of %g s" % limits["cpuSeconds"]]
            if memory > limits["memoryBytes"]:
                return ["memory", "memory limit of %d MiB" % (limits["memoryBytes"] >> 20)]
            if now - started - busy > limits["idleSeconds"]:
                return ["timeout", "it slept or waited for %g s" % limits["idleSeconds"]]
            return None

        return over


def outcome(ended, stopped, limits):
    status = ended["status"]
    code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else None
    number = None if code is not None else signal.Signals(os.WTERMSIG(status)).name
    word, why = ("pass", "") if code == 0 and not stopped else how_it_ended(ended, stopped, limits)
    return {"outcome": word, "why": why, "exit": code, "signal": number}


# -- in the zygote: the folders themselves -----------------------------------------------------------------------


class Folders:
    """Folders of builds, in a file system that only the zygote sees; a child is shown one of them."""

    def __init__(self, root):
        self.root = root

    def prepare(self, request):
        """Before the fork: folders that may go, and one to write to."""
        for key in request.get("forget", ()):
            shutil.rmtree(self.path(key), ignore_errors=True)
        if request.get("folder") and request.get("write"):
            os.makedirs(self.path(request["folder"]), exist_ok=True)

    def path(self, key):
        if not key.isalnum():
            raise ValueError("not a key: %r" % key)
        return os.path.join(self.root, key)

    def size(self, key):
        total = 0
        for folder, _, names in os.walk(self.path(key)):
            for name in names:
                total += os.lstat(os.path.join(folder, name)).st_blocks * 512
        return total


def read_sources(fd):
    """Writes the files that came over a descriptor into the working folder."""
    with os.fdopen(fd, "rb") as file:
        files = json.loads(file.read())
    for name, value in files.items():
        data = base64.b64decode(value["base64"]) if type(value) is dict else value.encode("utf-8", "surrogatepass")
        if "/" in name:
            os.makedirs(os.path.dirname(name), exist_ok=True)
        with open(name, "wb") as file:
            file.write(data)
