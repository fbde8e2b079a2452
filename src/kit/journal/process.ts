import { readFileSync } from "node:fs";

/**
 * When a process started, in clock ticks since boot: with its id, this names one process for ever. "" when it
 * has ended or the system does not tell (no `/proc`).
 */
export function processStart(pid: number): string {
  try {
    // The second field is the program's name in parentheses and may itself hold spaces and parentheses.
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return state === "Z" || state === "X" ? "" : (fields[18] ?? "");
  } catch {
    return "";
  }
}

/** Whether a process of this machine lives; with `start`, whether it is still the same one. */
export function processIsAlive(pid: number, start?: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return start === undefined || start === "" || processStart(pid) === start;
}
