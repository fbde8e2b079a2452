import type { Limits } from "../../core/task.ts";

/** One scheduler that sleeps when it has nothing to do: a short life, and processor time that is the program's own. */
const QUIET = [
  "+S",
  "1:1",
  "+SDcpu",
  "1:1",
  "+SDio",
  "1",
  "+A",
  "1",
  "+sbwt",
  "none",
  "+sbwtdcpu",
  "none",
  "+sbwtdio",
  "none",
];

/** Flags for `erl`. */
export const EMULATOR = [...QUIET, "+pc", "unicode"];

export const BEAM_ENV = { ELIXIR_ERL_OPTIONS: QUIET.join(" ") };

/** Threads of the emulator; they do not grow with the program. */
export const BEAM_LIMITS: Partial<Limits> = { processes: 64 };
