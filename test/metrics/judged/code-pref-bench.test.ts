import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { byLength, preferenceAccuracy } from "../../../src/metrics/judged/preference.ts";
import { data, missing } from "../../data.ts";

const FOLDER = "codeprefbench-correctness-efficiency";

interface Row {
  choices: [string, string];
  gt_choice: 0 | 1;
}

it.for([
  ["correctness", 660, 62.27],
  ["efficiency", 352, 62.78],
] as const)(
  "CodePrefBench, %s: %d pairs, of which the shorter is right in %d %%",
  ([aspect, pairs, shorter], ctx) => {
    const file = `${FOLDER}/${aspect}-alignment.jsonl.gz`;
    const reason = missing(file);
    if (reason) return ctx.skip(reason);
    const lines = gunzipSync(readFileSync(data(file)))
      .toString()
      .trim()
      .split("\n");
    const rows = lines.map((line): Row => JSON.parse(line));
    expect(rows).toHaveLength(pairs);
    const by = (prefer: "shorter" | "longer") =>
      preferenceAccuracy(
        rows.map(({ choices: [a, b], gt_choice }) => ({
          choice: byLength(a, b, prefer),
          right: gt_choice === 0 ? "A" : "B",
        })),
      );
    expect(by("shorter").accuracy).toBeCloseTo(shorter, 2);
    expect(by("shorter").accuracy + by("longer").accuracy).toBeCloseTo(100, 10);
    expect(by("shorter").plusMinus).toBe(by("longer").plusMinus);
  },
);
