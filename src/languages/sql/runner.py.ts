/**
 * Runs a file of SQL on an empty database in memory. A first line `--@ MARK show` or `demand` asks for the rows of the
 * last statement that has any as one record, in `any` order or `ordered`; without it rows are printed as the shell of
 * SQLite prints them. Standard input is `readfile('/dev/stdin')`, as in that shell.
 */
export const SQL_RUNNER = String.raw`
import json, sqlite3, sys

source = open(sys.argv[1], encoding="utf-8").read()
head = source.split("\n", 1)[0].split() if source.startswith("--@ ") else None


def statements(text):
    start, at = 0, text.find(";")
    while at >= 0:
        if sqlite3.complete_statement(text[start : at + 1]):
            yield text[start : at + 1]
            start = at + 1
        at = text.find(";", at + 1)
    if text[start:].strip():
        yield text[start:]


def plain(value):
    return {"$type": ["blob", value.hex()]} if isinstance(value, bytes) else value


def shown(value):
    return "" if value is None else value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def standard_input(name):
    if name != "/dev/stdin":
        raise ValueError("only standard input can be read")
    return sys.stdin.buffer.read().decode("utf-8", "replace")


database = sqlite3.connect(":memory:", isolation_level=None)
database.create_function("readfile", 1, standard_input)
database.execute("PRAGMA temp_store = MEMORY")
rows = None
try:
    for statement in statements(source):
        cursor = database.execute(statement)
        if cursor.description is None:
            continue
        if head:
            rows = cursor.fetchall()
        else:
            for row in cursor:
                print("|".join(shown(value) for value in row))
except (sqlite3.Error, sqlite3.Warning) as error:
    sys.exit("%s: %s" % (type(error).__name__, error))
except MemoryError:
    sys.exit("out of memory")
if head:
    _, mark, what, order = head
    value = None if rows is None else [[plain(item) for item in row] for row in rows]
    if value is not None and [len(row) for row in value] == [1]:
        value = value[0][0]
    elif order == "any" and value is not None:
        value = {"$set": value}
    print("\n%s %s" % (mark, json.dumps(["=", value] if what == "demand" else value)))
`;
