import type { Kit } from "../core/strategy.ts";
import type { Candidate } from "../core/task.ts";
import type { Input } from "./write-inputs.ts";

/** What came of one run, in words that can be shown and compared: the value or the output, or how it ended. */
export interface Seen {
  input: Input;
  text: string;
  /** False when the run did not end by itself: the text is then the outcome. */
  ended: boolean;
}

/**
 * Runs a candidate on inputs and gives what came out, in their order. To show, and to see who agrees with whom; what the
 * program says of itself is no verdict.
 */
export default async function observe(
  candidate: Candidate,
  inputs: readonly Input[],
  kit: Kit,
  { cpuSeconds }: { cpuSeconds: number },
): Promise<Seen[]> {
  return Promise.all(
    inputs.map(async (input) => {
      const { run, value } = await kit.inspect(candidate, { test: input, wants: [], limits: { cpuSeconds } });
      const ended = run.outcome === "pass" && (input.kind === "io" || value !== undefined);
      const complaint = run.stderr.trim().split("\n").at(-1) ?? "";
      const text = input.kind === "io" ? run.stdout : (value?.text ?? "");
      return { input, ended, text: ended ? text : [run.outcome, complaint].filter(Boolean).join(": ") };
    }),
  );
}
