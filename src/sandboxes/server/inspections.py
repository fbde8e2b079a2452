"""The job that looks inside a run. It only runs what it is told to and passes on what was reported, unread."""
import math
import os
import shutil
import tempfile

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
        report = os.memfd_create("report")
        try:
            result = self.script(job, limits, request, spec, (report,), lambda program: self.tree_deadline(program, limits))
            size = os.fstat(report).st_size
            text = os.pread(report, min(size, _REPORT_BYTES), 0).decode("ascii", "replace")
        finally:
            os.close(report)
            if "cwd" in request:
                shutil.rmtree(request["cwd"], ignore_errors=True)
        yield {"done": True, **result, "report": text}
