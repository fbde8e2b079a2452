"""The job that looks inside a run. It only runs what it is told to and passes on what was reported, unread."""
import math
import os
import time

from desk import TICK

_REPORT_BYTES = 24 << 20
_TOOLS_SECONDS = 60  # processor time of compilers and readers, beside the program's
_TICKS = os.sysconf("SC_CLK_TCK")


class Inspections:
    """Part of a worker's jobs; see inspection/ for what happens in the program's process."""

    def inspect(self, job):
        limits = dict(job["limits"], cpuCeiling=math.ceil(job["limits"]["cpuSeconds"]))
        if job["spec"]["how"] == "python":
            limits["addressBytes"] = limits["memoryBytes"] + (256 << 20)
        else:
            limits["cpuCeiling"] = 2 * limits["cpuCeiling"] + _TOOLS_SECONDS
        report = os.memfd_create("report")
        try:
            request = {"role": "inspect", "limits": limits, "fds": [3, 0, 1, 2, 4], **job["spec"].get("rights", {})}
            result = self.script(job, limits, request, job["spec"], (report,), lambda program: self.tree_deadline(program, limits))
            size = os.fstat(report).st_size
            text = os.pread(report, min(size, _REPORT_BYTES), 0).decode("ascii", "replace")
        finally:
            os.close(report)
        yield {"done": True, **result, "report": text}

    def tree_deadline(self, program, limits):
        """Like `deadline`, over a program and all below it: compilers and debuggers are processes of their own. Their
        time has a ceiling of its own, so that a slow compiler does not use up the program's."""
        began, busy_before, still_since = time.monotonic(), 0.0, time.monotonic()
        next_look = began + 0.1

        def over(now):
            nonlocal busy_before, still_since, next_look
            if now < next_look:
                return None
            next_look = now + 5 * TICK
            busy, cpu = self.tree_time(program)
            if busy - busy_before > 0.1 * TICK:
                busy_before, still_since = busy, now
            if cpu > limits["cpuCeiling"]:
                return ["timeout", "processor time limit of %g s" % limits["cpuCeiling"]]
            if now - still_since > limits["idleSeconds"]:
                return ["timeout", "it slept or waited for %g s" % limits["idleSeconds"]]
            if self.processes.memory(program) > limits["memoryBytes"]:
                return ["memory", "memory limit of %d MiB" % (limits["memoryBytes"] >> 20)]
            return None

        return over

    def tree_time(self, program):
        """Seconds in which a process and all below it (ran or waited their turn; ran), with those that ended."""
        busy = cpu = 0.0
        wanted = {program.pid}
        try:
            entries = sorted(int(name) for name in os.listdir("/proc") if name.isdigit())
        except OSError:
            return self.busy(program), program.cpu()
        for pid in entries:
            try:
                with open("/proc/%d/stat" % pid) as file:
                    fields = file.read().rsplit(")", 1)[1].split()
                if pid not in wanted and int(fields[1]) not in wanted:
                    continue
                wanted.add(pid)
                with open("/proc/%d/schedstat" % pid) as file:
                    ran, waited, _ = file.read().split()
            except (OSError, ValueError):
                continue
            ended = (int(fields[13]) + int(fields[14])) / _TICKS
            cpu += (int(fields[11]) + int(fields[12])) / _TICKS + ended
            busy += (int(ran) + int(waited)) / 1e9 + ended
        return busy, cpu
