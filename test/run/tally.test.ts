import { expect, it } from "vitest";
import type { Metric } from "../../src/core/metric.ts";
import chrf from "../../src/metrics/chrf.ts";
import consistency from "../../src/metrics/incremental-consistency.ts";
import { Tally } from "../../src/run/tally.ts";
import { recordOf } from "../metrics/doubles.ts";

const item = { task: "a", attempt: 0 };
const record = { ...recordOf("a", 0, 1), program: "x = 1" };
record.verdict.checks = [{ test: 0, outcome: "pass", output: "" }];

/** What a metric sees of a record after the tally kept it. */
function seenBy(needs: Metric["needs"]) {
  const seen: { program: string; checks: number }[] = [];
  const metric: Metric = {
    id: "probe",
    title: "",
    paper: "",
    ...(needs && { needs }),
    of(records) {
      seen.push(...records.map(({ program, verdict }) => ({ program, checks: verdict.checks.length })));
      return {};
    },
  };
  const tally = new Tally([metric]);
  tally.add(record);
  tally.numbers([item], { k: [1], seed: 0 });
  return seen[0];
}

it("keeps programs and checks only for metrics that look at them", () => {
  expect(seenBy(undefined)).toEqual({ program: "", checks: 0 });
  expect(seenBy(["programs"])).toEqual({ program: "x = 1", checks: 0 });
  expect(seenBy(["checks"])).toEqual({ program: "", checks: 1 });
});

it("compares with references, and tells which metric had nothing to say", () => {
  const tally = new Tally([chrf, consistency]);
  tally.add(record);
  const silent: string[] = [];
  const { metrics } = tally.numbers([item], {
    k: [1],
    seed: 0,
    references: new Map([["a", ["x = 1"]]]),
    onSilent: ({ id }) => silent.push(id),
  });
  expect(metrics.chrf).toMatchObject({ value: 100, n: 1 });
  expect(silent).toEqual(["incremental-consistency"]);
});
