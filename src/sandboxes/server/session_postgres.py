"""A PostgreSQL server of the session's own, on a local socket, and one connection to it that lives from step to step."""
import glob
import os
import shutil
import socket
import struct
import subprocess
import time

from session_python import Copy
from session_sql import Environment as Sql
from session_sql import fetched, print_rows, serve

_HOME, _DATA, _MAIN = "/postgresql", "/postgresql/data", "session"
_OPTIONS = {
    "listen_addresses": "", "unix_socket_directories": _HOME, "fsync": "off", "full_page_writes": "off", "autovacuum": "off",
    "shared_buffers": "16MB", "max_connections": "5", "max_wal_senders": "0", "max_worker_processes": "0",
    "max_parallel_workers": "0", "dynamic_shared_memory_type": "mmap", "logging_collector": "off", "jit": "off",
}  # fmt: skip


def programs():
    """The folder of the server's programs, or None."""
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"))
    where = found[-1] if found else shutil.which("initdb")
    return os.path.dirname(os.path.realpath(where)) if where else None


class Environment(Sql):
    """As for SQLite, but the files are the server's, and a snapshot is a database made from the session's own."""

    server = None
    runs_programs = False

    def start(self, state=None):
        if not self.keeper.isolated:
            return "PostgreSQL sessions need an isolation"
        if self.server is None or self.keeper.status(self.server) is not None:
            refused = self.start_server()
            if refused:
                return refused
        with Connection("postgres") as admin:
            admin.ask('DROP DATABASE IF EXISTS "%s" WITH (FORCE)' % _MAIN)
            admin.ask('CREATE DATABASE "%s" OWNER "%s" TEMPLATE "%s"' % (_MAIN, _MAIN, state or "template0"))
        self.connect()
        return None

    def connect(self):
        room = self.keeper.spec["limits"]["outputBytes"]
        self.live = Copy(*self.keeper.fork(lambda fd: serve(fd, Connection(_MAIN, room, user=_MAIN))))

    def start_server(self):
        folder = programs()
        if folder is None:
            return "PostgreSQL is not installed"
        if not os.path.exists(_DATA):
            command = [folder + "/initdb", "-D", _DATA, "-U", "user", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
            made = subprocess.run(command, capture_output=True, text=True)
            if made.returncode != 0:
                return "PostgreSQL cannot be set up here: " + made.stderr.strip()[-300:]

        def run(fd):
            null = os.open("/dev/null", os.O_RDWR)
            for target in (0, 1, 2):
                os.dup2(null, target)
            options = [word for name, value in _OPTIONS.items() for word in ("-c", "%s=%s" % (name, value))]
            os.execv(folder + "/postgres", ["postgres", "-D", _DATA, *options])

        self.server, channel = self.keeper.fork(run)
        channel.close()
        for _ in range(300):
            try:
                with Connection("postgres") as admin:
                    admin.ask('CREATE ROLE "%s" LOGIN' % _MAIN)  # owns its database, and nothing that a reset would miss
                return None
            except (OSError, Refused):
                time.sleep(0.05)
        return "PostgreSQL did not start"

    def interrupt(self):
        with Connection("postgres") as admin:
            admin.ask("SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE datname = '%s'" % _MAIN)

    def revive(self):
        code = self.keeper.status(self.live.pid)
        self.end()
        if self.keeper.status(self.server) is None:
            self.connect()
        else:
            self.start()
        return {"exit": code, "lost": "the connection was ended and opened anew: an open transaction was rolled back"}

    def copy(self):
        name = "copy_%d" % time.monotonic_ns()
        self.end()
        with Connection("postgres") as admin:
            admin.ask('CREATE DATABASE "%s" TEMPLATE "%s"' % (name, _MAIN))
        self.connect()
        return name


class Refused(Exception):
    """The server's own complaint."""


class Connection:
    """PostgreSQL's frontend protocol 3.0, as far as simple queries need it."""

    def __init__(self, database, room=1 << 20, user="user"):
        self.room, self.in_transaction = room, False
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(_HOME + "/.s.PGSQL.5432")
        self.rest = self.sock.makefile("rb")
        words = "user\0%s\0database\0%s\0client_encoding\0UTF8\0\0" % (user, database)
        self.sock.sendall(struct.pack(">ii", len(words) + 8, 196608) + words.encode())
        self.answers()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.rest.close()
        self.sock.close()

    def ask(self, query):
        data = query.replace("\0", "").encode("utf-8", "replace") + b"\0"
        self.sock.sendall(b"Q" + struct.pack(">i", len(data) + 4) + data)
        return self.answers()

    def answers(self):
        """The results of one query, each [columns, rows]; reads until the server is ready. Raises its complaint."""
        results, complaint = [], None
        while True:
            kind, size = struct.unpack(">ci", self._read(5))
            body = self._read(size - 4)
            if kind == b"T":
                results.append([_columns(body), []])
            elif kind == b"D" and len(results[-1][1]) <= self.room // 4:
                results[-1][1].append(_row(body, results[-1][0]))
            elif kind == b"E":
                complaint = {part[:1]: part[1:].decode("utf-8", "replace") for part in body.split(b"\0") if part}[b"M"]
            elif kind == b"Z":
                self.in_transaction = body != b"I"
                if complaint is not None:
                    raise Refused(complaint)
                return results

    def _read(self, size):
        data = self.rest.read(size)
        if len(data) < size:
            raise ConnectionError("the server closed the connection")
        return data

    def refuses(self):
        if self.in_transaction:
            return "a transaction is open: commit it or roll it back before a snapshot"
        return None

    def run(self, action):
        shown, cut = None, False
        for columns, rows in self.ask(action):
            rows, cut = fetched(rows, self.room)
            shown = {"columns": [name for name, _ in columns], "rows": rows}
            print_rows(shown)
        return {"exit": 0, "cut": cut, **({"value": shown} if shown else {})}


_BOOLEAN, _INTEGERS, _FLOATS = 16, (20, 21, 23, 26), (700, 701)


def _columns(body):
    columns, at = [], 2
    for _ in range(struct.unpack(">h", body[:2])[0]):
        end = body.index(b"\0", at)
        columns.append((body[at:end].decode("utf-8", "replace"), struct.unpack(">i", body[end + 7 : end + 11])[0]))
        at = end + 19
    return columns


def _row(body, columns):
    values, at = [], 2
    for _, kind in columns:
        size = struct.unpack(">i", body[at : at + 4])[0]
        at += 4
        if size < 0:
            values.append(None)
            continue
        text = body[at : at + size].decode("utf-8", "replace")
        at += size
        if kind == _BOOLEAN:
            values.append(text == "t")
        elif kind in _INTEGERS:
            values.append(int(text))
        else:
            values.append(_float(text) if kind in _FLOATS else text)
    return values


def _float(text):
    value = float(text)
    return value if abs(value) < float("inf") else text
