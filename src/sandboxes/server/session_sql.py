"""An SQLite database that lives from step to step, in a file of the session's folder."""
import os
import resource
import signal
import sqlite3

import wire
from session_python import Copy

_LOST = "the connection was ended and opened anew: an open transaction was rolled back, temporary tables are gone"
_STEPS_BETWEEN_LOOKS = 10_000


class Environment:
    # Whether an action can start processes, which a stop or a restore then has to end.
    runs_programs = False

    def __init__(self, keeper):
        self.keeper = keeper
        self.live = None

    def start(self, state=None):
        spec = self.keeper.spec

        def run(fd):
            limit = spec["limits"]["memoryBytes"] + (256 << 20)
            resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
            serve(fd, Sqlite(spec["database"], spec["limits"]["outputBytes"]))

        self.live = Copy(*self.keeper.fork(run))

    def step(self, message):
        try:
            self.live.channel.send({"op": "run", **message})
        except wire.Closed:
            return self.revive()
        return None

    def ask(self, op):
        self.live.channel.send({"op": op})
        return self.live.channel.receive()

    def fds(self):
        return [self.live.sock]

    def hear(self):
        try:
            return self.live.channel.receive()
        except (wire.Closed, wire.Malformed):
            return self.revive()

    def interrupt(self):
        os.kill(self.live.pid, signal.SIGINT)

    def revive(self):
        code = self.keeper.status(self.live.pid)
        self.end()
        self.start()
        return {"exit": code, "lost": _LOST}

    def own(self):
        return {self.live.pid} if self.live else set()

    def refuses_copy(self):
        return self.ask("refuses")

    def copy(self):
        return None

    def end(self):
        if self.live is None:
            return
        self.keeper.kill_one(self.live.pid)
        self.live.sock.close()
        self.live = None


def serve(fd, database):
    """The inside: runs actions until the keeper goes away."""
    channel = wire.Channel(fd)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            message = channel.receive()
        except (wire.Closed, wire.Malformed):
            os._exit(0)
        if message["op"] == "refuses":
            channel.send(database.refuses())
            continue
        signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            answer = database.run(message["action"])
        except (Exception, KeyboardInterrupt) as error:
            answer = {"exit": 1, "complaint": str(error) or type(error).__name__}
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        if answer.get("complaint"):
            os.write(1, ("Error: %s\n" % answer["complaint"]).encode("utf-8", "surrogatepass"))
        channel.send(answer)


class Sqlite:
    def __init__(self, path, room):
        self.room = room
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.text_factory = lambda data: data.decode("utf-8", "replace")
        # Called every so often: the chance for an interrupt to be raised.
        self.connection.set_progress_handler(lambda: 0, _STEPS_BETWEEN_LOOKS)

    def refuses(self):
        if self.connection.in_transaction:
            return "a transaction is open: commit it or roll it back before a snapshot"
        return None

    def run(self, action):
        shown, cut = None, False
        for statement in statements(action):
            cursor = self.connection.execute(statement)
            if cursor.description is not None:
                columns = [column[0] for column in cursor.description]
                rows, cut = fetched(cursor, self.room)
                shown = {"columns": columns, "rows": rows}
                print_rows(shown)
        return {"exit": 0, "cut": cut, **({"value": shown} if shown else {})}


def statements(text):
    """The statements of a text, as SQLite tells where each ends."""
    begun = ""
    for piece in text.split(";"):
        begun += piece
        if sqlite3.complete_statement(begun + ";"):
            if begun.strip():
                yield begun
            begun = ""
        else:
            begun += ";"
    if begun.strip("; \n\t\r"):
        yield begun.rstrip(";")


def fetched(rows, room):
    """Rows as plain data, until their text passes `room` characters."""
    kept = []
    for row in rows:
        plain = [value.hex() if isinstance(value, bytes) else value for value in row]
        room -= sum(len(str(value)) + 4 for value in plain)
        if room < 0:
            return kept, True
        kept.append(plain)
    return kept, False


def print_rows(shown):
    lines = [shown["columns"], *shown["rows"]]
    text = "".join("|".join("NULL" if value is None else str(value) for value in line) + "\n" for line in lines)
    with open(1, "w", encoding="utf-8", errors="replace", closefd=False) as out:
        out.write(text)
