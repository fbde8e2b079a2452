/**
 * Runs a file of SQL on a PostgreSQL server of its own: unpacks a fresh data folder, starts the server on a local
 * socket, sends the text as one query of an ordinary user. A first line `--@ MARK …` asks for the last rows as a
 * record, as in the runner for SQLite. Standard input is `current_setting('assay.stdin')`.
 */
export const POSTGRESQL_RUNNER = String.raw`
import json, os, socket, struct, subprocess, sys, tarfile, time

made = os.path.dirname(os.path.abspath(__file__))
programs = open(made + "/programs").read()
source = open(sys.argv[1], encoding="utf-8").read()
head = source.split("\n", 1)[0].split() if source.startswith("--@ ") else None
here = os.getcwd()
SETTINGS = {
    "listen_addresses": "", "unix_socket_directories": here, "fsync": "off", "full_page_writes": "off", "autovacuum": "off",
    "shared_buffers": "16MB", "max_connections": "5", "max_wal_senders": "0", "max_worker_processes": "0",
    "max_parallel_workers": "0", "dynamic_shared_memory_type": "mmap", "jit": "off",
}


class Refused(Exception):
    pass


class Connection:
    """The frontend protocol 3.0, as far as simple queries need it."""

    def __init__(self, user):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(here + "/.s.PGSQL.5432")
        self.rest = self.socket.makefile("rb")
        words = "user\0%s\0database\0postgres\0client_encoding\0UTF8\0\0" % user
        self.socket.sendall(struct.pack(">ii", len(words) + 8, 196608) + words.encode())
        list(self.answers())

    def ask(self, query):
        data = query.replace("\0", "").encode("utf-8", "replace") + b"\0"
        self.socket.sendall(b"Q" + struct.pack(">i", len(data) + 4) + data)
        return self.answers()

    def answers(self):
        """None where a result begins, then its rows."""
        complaint, kinds = None, []
        while True:
            kind, size = struct.unpack(">ci", self.rest.read(5))
            body = self.rest.read(size - 4)
            if kind == b"T":
                kinds = list(oids(body))
                yield None
            elif kind == b"D":
                yield list(row(body, kinds))
            elif kind == b"E":
                complaint = next(part[1:] for part in body.split(b"\0") if part[:1] == b"M").decode("utf-8", "replace")
            elif kind == b"Z":
                if complaint:
                    raise Refused(complaint)
                return


def oids(body):
    at = 2
    for _ in range(struct.unpack(">h", body[:2])[0]):
        end = body.index(b"\0", at)
        yield struct.unpack(">i", body[end + 7 : end + 11])[0]
        at = end + 19


def row(body, kinds):
    at = 2
    for kind in kinds:
        size = struct.unpack(">i", body[at : at + 4])[0]
        at += 4
        text = None if size < 0 else body[at : at + size].decode("utf-8", "replace")
        at += max(size, 0)
        yield value(text, kind) if head else text


def value(text, kind):
    if text is None or kind not in (16, 20, 21, 23, 26, 700, 701, 1700):
        return text
    if kind == 16:
        return text == "t"
    number = float(text)
    if number != number or abs(number) == float("inf"):
        return {"$float": text}
    return int(text) if text.lstrip("-").isdigit() else number


with tarfile.open(made + "/data.tar") as data:
    data.extractall(here)
options = [word for name, text in SETTINGS.items() for word in ("-c", "%s=%s" % (name, text))]
null = subprocess.DEVNULL
server = subprocess.Popen([programs + "/postgres", "-D", here + "/data", *options], stdin=null, stdout=null, stderr=null)
try:
    for _ in range(400):
        try:
            admin = Connection("user")
            break
        except (OSError, Refused, struct.error):
            if server.poll() is not None:
                break
            time.sleep(0.02)
    else:
        server.kill()
    if server.poll() is not None:
        sys.exit("PostgreSQL did not start")
    list(admin.ask("CREATE ROLE session LOGIN; ALTER DATABASE postgres OWNER TO session; ALTER SCHEMA public OWNER TO session"))
    own = Connection("session")
    given = sys.stdin.buffer.read().decode("utf-8", "replace").replace("\0", "")
    list(own.ask("SET assay.stdin = '%s'" % given.replace("'", "''")))
    rows = None
    for one in own.ask(source):
        if head and one is None:
            rows = []
        elif head:
            rows.append(one)
        elif one is not None:
            print("|".join("" if item is None else item for item in one))
except Refused as error:
    sys.exit("ERROR: %s" % error)
except struct.error:
    sys.exit("PostgreSQL ended")
finally:
    sys.stdout.flush()
    server.kill()
if head:
    _, mark, what, order = head
    result = rows
    if rows is not None and [len(one) for one in rows] == [1]:
        result = rows[0][0]
    elif rows is not None and order == "any":
        result = {"$set": rows}
    print("\n%s %s" % (mark, json.dumps(["=", result] if what == "demand" else result)))
`;
