"""Compilers kept running, where starting one costs more than compiling. Each sees sources and nothing else.

A compiler reads requests on its standard input and answers on its standard output. A request is a length (four
bytes, big end first) and UTF-8 text: the file's name, a line end, the source. An answer is a length and JSON:
`ok`, `output`, and `files`, whose contents are in base64.
"""
import json
import socket
import struct
import time

from desk import TICK

KEPT_BYTES = 64 << 20
USES = 500
THREADS = 48
SEND_SECONDS = 30  # for one that has stopped to read


class Compiler:
    def __init__(self, child, sock):
        self.child, self.sock, self.uses = child, sock, 0


class Compilers:
    """Mixed into the desk of a worker: `compile` is a build by a compiler that is kept."""

    compilers, compiled = {}, {}

    def compile(self, build):
        key = build["key"]
        if key in self.compiled:
            self.compiled[key] = self.compiled.pop(key)
            return self.compiled[key]
        started = time.monotonic()
        answer = self.ask(build) or self.ask(build)  # once more with a new one: the old may have been spoilt
        if answer is None:
            answer = {"ok": False, "output": "the compiler died", "files": {}, "cpu": 0, "memory": 0}
        answer["wall"] = time.monotonic() - started
        self.compiled[key] = answer
        while sum(len(json.dumps(one["files"])) for one in self.compiled.values()) > KEPT_BYTES:
            del self.compiled[next(iter(self.compiled))]
        return answer

    def ask(self, build):
        """The answer to one request; None when the compiler died of it. One that takes too long is stopped."""
        name = json.dumps(build["server"])
        compiler = self.compilers.pop(name, None) or self.hire(build)
        ((file, source),) = build["files"].items()
        text = ("%s\n%s" % (file, source)).encode("utf-8", "replace")
        before = self.processes.tree(compiler.child)
        over = self.tree_deadline(compiler.child, build["limits"], before)
        data, stopped = b"", None
        try:
            compiler.sock.sendall(struct.pack(">I", len(text)) + text)
            while stopped is None and (len(data) < 4 or len(data) < 4 + struct.unpack(">I", data[:4])[0]):
                if self.processes.wait([compiler.sock], TICK):
                    more = compiler.sock.recv(1 << 20)
                    if not more:
                        break
                    data += more
                else:
                    stopped = over(time.monotonic())
            answer = json.loads(data[4:]) if stopped is None else None
        except (OSError, ValueError):
            answer = None
        after = self.processes.tree(compiler.child) if compiler.child.exit is None else before
        compiler.uses += 1
        if answer is None or compiler.uses >= USES:
            self.processes.end(compiler.child)
            self.processes.reserved -= THREADS
            compiler.sock.close()
        else:
            self.compilers[name] = compiler
        cost = {"cpu": max(0, after[0] - before[0]), "memory": after[2]}
        if stopped is not None:
            return {"ok": False, "output": "the compiler was stopped: " + stopped[1], "files": {}, **cost}
        return answer and {**answer, **cost}

    def no_compilers(self):
        """After all processes were killed."""
        for compiler in self.compilers.values():
            compiler.sock.close()
        self.compilers.clear()
        self.processes.reserved = 0

    def hire(self, build):
        self.spares.end()  # they began with a limit that does not count this one
        self.processes.reserved += THREADS
        mine, theirs = socket.socketpair()
        mine.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, struct.pack("ll", SEND_SECONDS, 0))
        limits = {**build["limits"], "cpuCeiling": None}
        request = {"role": "exec", "script": True, "limits": limits, "fds": [3, 0, 1], "sources": False, **build["server"]}
        if self.processes.store:
            request["cwd"] = self.processes.store
        child = self.processes.start(request, (theirs.fileno(), theirs.fileno()))
        theirs.close()
        self.processes.settled(child)
        return Compiler(child, mine)
