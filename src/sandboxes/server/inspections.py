"""The job that looks inside a run. It only runs what it is told to and passes on what was reported, unread."""
import math
import os
import shutil
import tempfile
import time

import hardware
import wire

_REPORT_BYTES = 24 << 20
_TOOLS_SECONDS = 60  # processor time of compilers and readers, beside the program's


class Inspections:
    """Part of a worker's jobs; see inspection/ for what happens in the program's process."""

    def inspect(self, job):
        spec, limits = job["spec"], dict(job["limits"])
        if spec["how"] == "python":
            limits["addressBytes"] = limits["memoryBytes"] + (256 << 20)
        else:  # a slow compiler must not use up the program's own time, which is kept inside
            limits["cpuSeconds"] = 2 * limits["cpuSeconds"] + _TOOLS_SECONDS
        limits["cpuCeiling"] = 2 * math.ceil(limits["cpuSeconds"]) + 1
        request = {"role": "inspect", "limits": limits, "fds": [3, 0, 1, 2, 4], **spec.get("rights", {})}
        if self.processes.store:  # no isolation, and so no private /tmp
            request["cwd"] = tempfile.mkdtemp(dir=self.processes.store)
        report, counters = os.memfd_create("report"), []

        def begun(program):
            if spec.get("count"):
                counters.append(self.counted(program))

        def over(program):
            return self.tree_deadline(program, limits)

        try:
            result = self.script(job, limits, request, spec, (report,), over, begun)
            if counters and counters[0] is not None:
                result["hardware"] = hardware.read(counters[0])
            size = os.fstat(report).st_size
            text = os.pread(report, min(size, _REPORT_BYTES), 0).decode("ascii", "replace")
        finally:
            os.close(report)
            if "cwd" in request:
                shutil.rmtree(request["cwd"], ignore_errors=True)
        yield {"done": True, **result, "report": text}

    def counted(self, program):
        """Waits until a program is compiled; says whether the processor counts it, and gives the counter."""
        until = time.monotonic() + _TOOLS_SECONDS
        while not self.processes.wait([program.sock], 0.1):
            if program.exit is not None or time.monotonic() > until:
                return None
        channel = wire.Channel(program.sock.fileno())
        try:
            channel.receive()
            counter = hardware.counter(program.pid)
            channel.send(["callgrind" if counter is None else "hardware"])
            return counter
        except (wire.Closed, wire.Malformed):
            return None  # it did not compile
