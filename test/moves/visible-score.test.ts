import { expect, it } from "vitest";
import visibleScore, { bestFirst } from "../../src/moves/visible-score.ts";
import { fakeKit } from "../doubles/fake-kit.ts";
import { ADD, DOUBLE } from "../doubles/tasks.ts";

it("is the share of visible tests passed", async () => {
  const kit = fakeKit(ADD, { replies: {}, passes: (_, test) => test === ADD.tests[0] });
  expect(await visibleScore(ADD, { id: "c", text: "" }, kit)).toMatchObject({
    score: 0.5,
    verdict: { pass: false },
  });
});

it("claims nothing without visible tests, and runs nothing", async () => {
  const kit = fakeKit(DOUBLE, { replies: {} });
  expect(await visibleScore(DOUBLE, { id: "c", text: "" }, kit)).toMatchObject({ score: 0, verdict: null });
  expect(kit.checks).toEqual([]);
});

it("puts the later of equals first", () => {
  const scored = [0.5, 0, 0.5, 0.25].map((score, index) => ({
    candidate: { id: `c${index}`, text: "" },
    verdict: null,
    score,
  }));
  expect(bestFirst(scored).map(({ id }) => id)).toEqual(["c2", "c0", "c3", "c1"]);
});
