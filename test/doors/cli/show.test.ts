import { describe, expect, it } from "vitest";
import type { SampleRecord } from "../../../src/core/record.ts";
import type { Outcome } from "../../../src/core/verdict.ts";
import { dollarText, secondsText } from "../../../src/doors/cli/show/numbers.ts";
import { factsOf, startProgress } from "../../../src/doors/cli/show/progress.ts";
import { recordText } from "../../../src/doors/cli/show/record.ts";
import { reportText } from "../../../src/doors/cli/show/report.ts";
import { standingsText, taskStandings } from "../../../src/doors/cli/show/standings.ts";
import { tableText } from "../../../src/doors/cli/show/table.ts";
import type { Report } from "../../../src/run/report.ts";
import { fakeScreen } from "./fake-screen.ts";

const report: Report = {
  metrics: { "pass@1": { value: 0.2212, ci: [0.169, 0.2755], n: 16400 } },
  benchmark: "humaneval",
  from: { kind: "samples", path: "samples.jsonl", extract: "auto" },
  source: "samples",
  tasks: 164,
  samples: 16400,
  outcomes: { pass: 3627, fail: 12000, crash: 0, timeout: 58, memory: 0, build: 715, forged: 0 },
  failed: 0,
  reused: 3992,
  isolation: "bubblewrap",
  seconds: 12.34,
  cost: { calls: 0, tokens: { prompt: 0, completion: 0 }, usd: 0 },
  seed: 0,
  versions: {},
  command: "",
};

function recordOf(task: string, attempt: number, outcome: Outcome): SampleRecord {
  const checks = [{ test: 1, outcome, output: "AssertionError: expected 3, actual 4" }];
  const measures = { cpuSeconds: 0.012, wallSeconds: 0.02, memoryBytes: 10 * 1024 ** 2 };
  const verdict = { pass: outcome === "pass", score: 0, checks, measures };
  return { task, attempt, language: "python", program: "def f():\n    return 4\n", outcome, verdict };
}

describe("numbers for a person", () => {
  it("seconds", () => {
    expect([0.81, 12.3, 185, 3729].map(secondsText)).toEqual(["0.8 s", "12 s", "3:05", "1:02:09"]);
  });
  it("an unknown price is never 0", () => {
    expect([null, 0, 0.00123, 1.5].map(dollarText)).toEqual(["price unknown", "$0.00", "$0.0012", "$1.50"]);
  });
});

describe("tables", () => {
  it("aligns wide characters and leaves no trailing space", () => {
    const { screen } = fakeScreen();
    const text = tableText(
      screen,
      ["name", ">n"],
      [
        ["日本", "1"],
        ["abcd", "10"],
      ],
    );
    expect(text.split("\n")).toEqual(["name   n", "日本   1", "abcd  10"]);
  });
});

describe("a report", () => {
  it("says what, how sure, and how programs ended", () => {
    const text = reportText(fakeScreen().screen, report);
    expect(text).toContain("164 tasks, 16,400 programs (samples)");
    expect(text).toMatch(/pass@1 +0\.2212 +\[0\.1690, 0\.2755\] +16,400/);
    expect(text).toContain("pass 3,627, fail 12,000, timeout 58, build 715");
    expect(text).toContain("isolation bubblewrap");
    expect(text).not.toContain("failed");
  });
  it("never hides failed items", () => {
    expect(reportText(fakeScreen().screen, { ...report, failed: 2 })).toContain(
      "failed    2 could not be judged",
    );
  });
});

describe("progress", () => {
  it("counts the rate from what this process did", () => {
    expect(factsOf({ done: 150, items: 200, resumed: 100, passShare: 0.5, usd: null }, 10)).toEqual([
      "150/200",
      "5.0/s",
      "10 s left",
      "50.0% pass",
      "price unknown",
    ]);
    expect(factsOf({ done: 0, items: 10 }, 0)).toEqual(["0/10"]);
  });
  it("is a plain line every ten seconds off a terminal", () => {
    const { screen, notes } = fakeScreen();
    let clock = 0;
    const progress = startProgress(screen, "humaneval", () => clock);
    for (clock = 0; clock <= 25_000; clock += 500) progress.update({ done: clock / 500, items: 100 });
    progress.clear();
    expect(notes).toEqual(["humaneval: 20/100, 2.0/s, 40 s left", "humaneval: 40/100, 2.0/s, 30 s left"]);
  });
  it("is one redrawn line on a terminal, never wider than it", () => {
    for (const columns of [20, 60, 120]) {
      const { screen, notes } = fakeScreen({ isLive: true, columns });
      let clock = 0;
      const progress = startProgress(screen, "humaneval", () => clock);
      for (clock = 0; clock <= 1000; clock += 10)
        progress.update({ done: clock, items: 1000, passShare: 0.25 });
      progress.clear();
      expect(notes.length).toBe(12);
      expect(notes.at(-1)).toBe("");
      for (const line of notes) expect(line.length).toBeLessThan(columns);
    }
  });
});

describe("a run's tasks", () => {
  const records = [
    recordOf("a/1", 0, "pass"),
    recordOf("a/1", 1, "fail"),
    recordOf("a/2", 0, "timeout"),
    recordOf("a/3", 0, "pass"),
  ];
  it("stand as always, sometimes or never solved", () => {
    expect(taskStandings(records)[1]).toEqual({ task: "a/2", attempts: 1, passed: 0, mostly: "timeout" });
    const text = standingsText(fakeScreen().screen, taskStandings(records), "runs/x");
    expect(text).toContain("always 1, sometimes 1, never 1");
    expect(text).toContain("assay show runs/x a/2");
  });
  it("one record shows its code, its failing test and what happened", () => {
    const text = recordText(fakeScreen().screen, records[1]!, records.slice(0, 2), "assert f() == 3");
    expect(text).toContain("attempts  0 pass, 1 fail");
    expect(text).toContain("2      return 4");
    expect(text).toContain("  assert f() == 3");
    expect(text).toContain("expected 3, actual 4");
  });
});
