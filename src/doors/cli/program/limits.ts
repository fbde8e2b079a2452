import type { Limits } from "../../../core/task.ts";
import type { CommandOption } from "./command.ts";

/** What each word stands for, and how many of its unit make one of ours. */
const WORDS: Record<string, [keyof Limits, number]> = {
  cpu: ["cpuSeconds", 1],
  idle: ["idleSeconds", 1],
  memory: ["memoryBytes", 2 ** 20],
  output: ["outputBytes", 2 ** 20],
  processes: ["processes", 1],
};

/** `cpu=1,memory=512` → the limits of one program under one suite: seconds, MiB, and a count of processes. */
export function limitsOf(typed: string): Partial<Limits> {
  const limits: Partial<Limits> = {};
  for (const part of typed.split(",")) {
    const [word = "", amount = ""] = part.split("=").map((side) => side.trim());
    const known = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
    const value = Number(amount);
    if (!known || amount === "" || !Number.isFinite(value) || value <= 0)
      throw new Error("limits such as cpu=1,idle=2,memory=512,output=1,processes=16 (seconds and MiB)");
    const [name, unit] = known;
    limits[name] = unit === 1 && name !== "processes" ? value : Math.ceil(value * unit);
  }
  return limits;
}

/** Limits of each program, over those of a benchmark. A plan keeps them, so `--resume` needs none. */
export const programLimits: CommandOption = {
  flags: "--program-limits <limits>",
  help: "limits of one program in place of the benchmark's own: cpu and idle in seconds, memory in MiB, e.g. cpu=1",
  parse: limitsOf,
};
