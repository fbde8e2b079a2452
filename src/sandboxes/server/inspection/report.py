"""Writes what was seen to a descriptor: lines of JSON, of which later fields replace earlier ones."""
import _thread
import json
import os
import time


class Report:
    """Besides at the end, written now and then and shortly before a limit, so that a killed program has one too."""

    def __init__(self, fd, parts, limits):
        self.fd = fd
        self.parts = parts
        self.fields = {}
        self.limits = limits
        self.ended = False

    def watch(self):
        _thread.start_new_thread(self._watch, ())

    def _watch(self):
        began, next_at = time.monotonic(), 0.5
        marks = [0.9 * self.limits["cpuSeconds"], 0.9 * self.limits["idleSeconds"]]
        while True:
            time.sleep(0.05)
            now = time.monotonic() - began
            over = [time.process_time() > marks[0], now > marks[1]]
            if not self.ended and (now > next_at or any(over)):
                next_at = max(next_at * 2, now)
                marks = [float("inf") if past else mark for past, mark in zip(over, marks)]
                self.write(False)

    def write(self, end):
        """`end`: whether all is recorded; None where another process says so."""
        self.ended = self.ended or bool(end)
        fields = dict(self.fields) if end is None else dict(self.fields, end=end)
        for part in self.parts:
            try:
                fields.update(part.report())
            except RuntimeError:  # another thread is writing to it: the next time
                pass
        data = json.dumps(fields, separators=(",", ":")).encode("ascii") + b"\n"
        while data:
            data = data[os.write(self.fd, data) :]
