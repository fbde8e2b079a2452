// Tells the outside every few milliseconds what the process has used, while its main thread is busy with a program.
import { writeSync } from "node:fs";
import { workerData } from "node:worker_threads";

const pause = new Int32Array(new SharedArrayBuffer(4));
for (;;) {
  const { userCPUTime, systemCPUTime, maxRSS, involuntaryContextSwitches } = process.resourceUsage();
  const measure = {
    cpu: (userCPUTime + systemCPUTime) / 1e6,
    memory: maxRSS * 1024,
    preempted: involuntaryContextSwitches,
  };
  try {
    writeSync(workerData.fd, `${JSON.stringify(measure)}\n`);
  } catch {
    break; // nobody listens any more
  }
  Atomics.wait(pause, 0, 0, workerData.milliseconds);
}
