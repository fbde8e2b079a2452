import type { Demand } from "../../core/language.ts";
import type { Check } from "../../core/verdict.ts";
import type { Built, Named, Ran, Run } from "./make.ts";
import { meets, readRecord } from "./records.ts";

/** In a record: a value that the harness cannot print. A test that expects one is guarded instead. */
export const OPAQUE = '"$opaque"';

/** A test made into a source: how it is run, and how the outcome is read. */
export interface Case {
  source: string;
  run: Run;
  demands?: Demand[];
  /** The test can be neither split nor guarded: all that can be said is that it does not compile. */
  unjudged?: true;
}

/** A program that was never built shows only when it is run that it does not parse. */
export function parsed(language: Named, ran: Ran): Ran {
  const { syntaxError } = language.program;
  const broken =
    ran.outcome === "crash" && ran.records.every((line) => line === "begin") && syntaxError?.test(ran.stderr);
  return broken ? { ...ran, outcome: "build" } : ran;
}

export function judge(
  language: Named,
  one: Case,
  built: Built,
  result: Ran | undefined,
): Omit<Check, "test"> {
  if (!built.ok || !result) return { outcome: "build", output: shortened(built.output) };
  const ran = parsed(language, result);
  const words = [ran.stderr.slice(-2000).trim(), ran.why].filter(Boolean).join("\n");
  if (!one.demands)
    return { outcome: ran.outcome, output: ran.outcome === "pass" ? "" : words, guarded: true };
  for (const [at, demand] of one.demands.entries()) {
    const record = ran.records[at];
    if (record === undefined)
      return ran.outcome === "pass"
        ? { outcome: "crash", output: `it ended before the tests did\n${words}`.trim() }
        : { outcome: ran.outcome, output: words };
    const wrong = unmet(record, demand);
    if (wrong) return wrong;
  }
  if (ran.records.length > one.demands.length)
    return { outcome: "forged", output: "it reported more values than the test asks for" };
  return { outcome: ran.outcome, output: ran.outcome === "pass" ? "" : words };
}

function unmet(record: string, demand: Demand): Omit<Check, "test"> | undefined {
  try {
    if (meets(readRecord(record), demand)) return undefined;
  } catch {
    return { outcome: "forged", output: `not a value: ${record.slice(0, 300)}` };
  }
  const [how, value, tolerance] = demand;
  const expected = `${how === "!" ? "anything but " : ""}${JSON.stringify(value)}${how === "~" ? ` ± ${tolerance}` : ""}`;
  return {
    outcome: "fail",
    output: `  got      ${record.slice(0, 300)}\n  expected ${expected.slice(0, 300)}`,
  };
}

/** The compiler's first words are the ones that matter. */
export function shortened(text: string): string {
  return text.trim().slice(0, 2000);
}
