import { AssayError } from "../../core/errors.ts";
import { DEFAULT_LIMITS } from "../../core/sandbox.ts";
import type { Limits } from "../../core/task.ts";

/** The most that one program may be given, whatever a request asks for. */
export type Ceiling = Limits;

/** What a server allows unless its owner says otherwise. */
export const DEFAULT_CEILING: Ceiling = {
  cpuSeconds: 60,
  idleSeconds: 60,
  memoryBytes: 2 * 1024 ** 3,
  outputBytes: 4 * 1024 ** 2,
  processes: 256,
  fileBytes: 256 * 1024 ** 2,
};

/**
 * The limits of a request, or REQUEST_INVALID: one that is lowered unasked would change verdicts, so it is refused.
 * What the request leaves out is the engine's to choose, as long as the ceiling is not below it.
 */
export function within(ceiling: Ceiling, asked: Partial<Limits> | undefined, where: string): Partial<Limits> {
  const limits: Partial<Limits> = { ...asked };
  for (const name of Object.keys(ceiling) as (keyof Limits)[]) {
    const value = limits[name];
    if (value !== undefined && value > ceiling[name])
      throw new AssayError("REQUEST_INVALID", `${value} is above this server's ${ceiling[name]}`, {
        where: `${where}.${name}`,
        fix: "ask for less, or have the server's owner allow more",
      });
    if (value === undefined && DEFAULT_LIMITS[name] > ceiling[name]) limits[name] = ceiling[name];
  }
  return limits;
}
