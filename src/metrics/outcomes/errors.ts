import type { SampleRecord } from "../../core/record.ts";

/**
 * The name of the error that ended a program: that of the first check that did not pass, as Python, JavaScript and the JVM
 * print it. The last one printed counts, since a chain of exceptions ends with the one that got out. Null without any.
 */
export function errorName({ verdict }: SampleRecord): string | null {
  const output = verdict.checks.find(({ outcome }) => outcome !== "pass")?.output ?? "";
  const names = [
    ...output.matchAll(
      /^(?:[^\w\n]*|.*?\bin thread .*? )((?:\w+\.)*(?:[A-Z]\w*(?:Error|Exception)|StopIteration|KeyboardInterrupt|SystemExit))\b/gm,
    ),
  ];
  return names.at(-1)?.[1]?.split(".").at(-1) ?? null;
}
