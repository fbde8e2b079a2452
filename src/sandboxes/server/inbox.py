"""What the host says to a worker, as JSON lines: jobs, and the news that nobody waits for one any more."""
import collections
import os

import wire


class Cancelled(Exception):
    """Nobody waits for the job at hand any more."""


class Inbox:
    """Jobs in order. A job may name values that an earlier one has brought, instead of bringing them again."""

    def __init__(self, fd):
        self.fd = fd
        self._rest = b""
        self._jobs = collections.deque()
        self._shared = {}
        self._current = None

    def next(self):
        """The next job that has arrived, or None."""
        self._current = None
        if not self._jobs:
            return None
        job = self._jobs.popleft()
        self._current = job["id"]
        for name, (slot, *value) in job.pop("shared", {}).items():
            if value:
                self._shared[slot] = value[0]
            job[name] = self._shared[slot]
        return job

    def read(self):
        """Takes what has arrived, and waits for it. Throws Cancelled when it is about the job at hand; ends this process
        when the host has hung up."""
        data = os.read(self.fd, 1 << 16)
        if not data:
            raise SystemExit
        *lines, self._rest = (self._rest + data).split(b"\n")
        cancelled = False
        for line in lines:
            message = wire.loads(line.decode())
            if "cancel" not in message:
                self._jobs.append(message)
            elif message["cancel"] == self._current:
                cancelled = True
            else:
                self._drop(message["cancel"])
        if cancelled:
            self._current = None
            raise Cancelled

    def _drop(self, number):
        for job in self._jobs:
            if job["id"] == number:
                job["op"] = "cancelled"
