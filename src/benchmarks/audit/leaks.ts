import type { Problem } from "../../core/problem.ts";
import type { Test } from "../../core/task.ts";
import type { Finding } from "./finding.ts";

/** A shorter piece of a test stands in a prompt by chance. */
const LEAST_TEXT = 12;

/**
 * Hidden tests that a solver sees: word for word among the visible tests or in the prompt and starter. All tests being
 * visible is a benchmark's own choice (QuixBugs, P3) when every one is; some of them being so is a leak.
 */
export function auditLeaks({ task, suite }: Problem): Finding[] {
  const visible = new Set(task.tests.map(plain));
  const hidden = suite.tests.map((test, index) => ({ index, text: plain(test) }));
  const seen = hidden.filter(({ text }) => visible.has(text));
  const text = squeezed(`${task.prompt}\n${task.starter ?? ""}`);
  const written = hidden.filter(
    (test) => !visible.has(test.text) && test.text.length >= LEAST_TEXT && text.includes(test.text),
  );
  const findings: Finding[] = written.map(({ index }) => ({
    kind: "leaked-test",
    level: "fault",
    task: task.id,
    text: `hidden test ${index} stands in the prompt`,
  }));
  if (seen.length > 0 && hidden.length > seen.length) {
    // A first test shown on purpose still counts for the score; it should be known that it does.
    const named = seen.map(({ index }) => index).join(", ");
    findings.push({
      kind: "leaked-test",
      level: "doubt",
      task: task.id,
      text: `hidden test${seen.length === 1 ? "" : "s"} ${named} of ${hidden.length} can be seen by a solver`,
    });
  }
  return findings;
}

function plain(test: Test): string {
  if (test.kind === "code") return squeezed(test.code);
  return squeezed(
    test.kind === "io"
      ? `${test.stdin} ${test.stdout}`
      : `${JSON.stringify(test.args)} ${JSON.stringify(test.expected)}`,
  );
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
