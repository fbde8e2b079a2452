import { describe, expect, it } from "vitest";
import type { Check, Outcome } from "../../src/core/verdict.ts";
import { verdictOf } from "../../src/core/verdict.ts";
import repair, { failureText, OUTPUT_SHOWN } from "../../src/moves/repair.ts";
import { fakeKit } from "../doubles/fake-kit.ts";
import { ADD, block, RIGHT, WRONG } from "../doubles/tasks.ts";

const MEASURES = { cpuSeconds: 0, wallSeconds: 0, memoryBytes: 0 };
const ended = (outcome: Outcome, output = "") => {
  const checks: Check[] = [
    { test: 0, outcome: "pass", output: "" },
    { test: 1, outcome, output },
  ];
  return verdictOf(checks, 2, MEASURES);
};

describe("failureText", () => {
  it("names the first test that did not pass, how it ended, and what it printed", () => {
    expect(failureText(ended("crash", "ZeroDivisionError\n"), ADD)).toBe(
      "It does not pass this test:\n\nassert add(0, 0) == 0\n\nThe program ended with an error.\n\nZeroDivisionError",
    );
    expect(failureText(ended("timeout"), ADD)).toContain("did not finish in time");
  });

  it("shows the end of a long output", () => {
    const text = failureText(ended("fail", `${"x".repeat(OUTPUT_SHOWN)}the end`), ADD);
    expect(text).toMatch(/…x+the end$/);
    expect(text.length).toBeLessThan(OUTPUT_SHOWN + 200);
  });

  it("is empty when everything passed", () => {
    expect(failureText(ended("pass"), ADD)).toBe("");
  });
});

describe("repair", () => {
  it("shows every turn so far, oldest first, and offers the new program with its parent", async () => {
    const kit = fakeKit(ADD, { replies: { repair: [block(RIGHT)] } });
    const turns = [
      { candidate: { id: "program/0", text: "print()" }, feedback: "no" },
      { candidate: { id: "repair/1", text: WRONG, parent: "program/0" }, feedback: "still no" },
    ];
    const candidate = await repair(ADD, turns, kit, { temperature: 0 });
    expect(candidate).toEqual({ id: "repair/2", text: `${RIGHT}\n`, parent: "repair/1" });
    expect(kit.offers).toEqual([candidate]);
    const messages = kit.asks[0]?.messages ?? [];
    expect(messages.map(({ role }) => role)).toEqual(["user", "assistant", "user", "assistant", "user"]);
    expect(messages.slice(1).map(({ content }) => content)).toEqual([
      "```python\nprint()\n```",
      "no",
      `\`\`\`python\n${WRONG}\n\`\`\``,
      "still no",
    ]);
  });
});
