"""Tries to reach what an isolated program must not reach, and prints what it could, as JSON.

Reads {"port", "readable", "writable", "pid", "variable"} on standard input; all of them are bait
laid out by `assay doctor`. It harms nothing: it reads, and writes one file into a folder made for it.
"""

import json
import os
import socket
import sys

bait = json.load(sys.stdin)


def network():
    socket.create_connection(("127.0.0.1", bait["port"]), timeout=1).close()


def reading():
    with open(bait["readable"], encoding="utf8") as file:
        file.read()


def writing():
    with open(bait["writable"], "w", encoding="utf8") as file:
        file.write("written by the probe")


def processes():
    with open("/proc/%d/cmdline" % bait["pid"], "rb") as file:
        if b"node" not in file.read():
            raise OSError("another process")


def environment():
    os.environ[bait["variable"]]


def reached(attempt):
    try:
        attempt()
        return True
    except Exception:
        return False


attempts = [network, reading, writing, processes, environment]
print(json.dumps({attempt.__name__: reached(attempt) for attempt in attempts}))
