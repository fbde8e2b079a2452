import { expect, it } from "vitest";
import alphacode, { roundRobin } from "../../src/strategies/alphacode.ts";
import bestOf from "../../src/strategies/best-of.ts";
import functionalConsensus from "../../src/strategies/functional-consensus.ts";
import mbrExec from "../../src/strategies/mbr-exec.ts";
import { type FakeKitOptions, fakeKit } from "../doubles/fake-kit.ts";
import { ADD, block } from "../doubles/tasks.ts";
import { answering, named, nameOf } from "./doubles.ts";

const names = (answer: { text: string }[]) => answer.map(({ text }) => nameOf(text));
const programs = [0, 1, 2, 3, 4].map((index) => block(named(index)));

/** p0 and p1 behave alike; p3 fails the visible tests, with the answers of p0. */
const table: FakeKitOptions = {
  replies: { program: programs, tests: [block("assert add(1, 1) == 2\nassert add(2, 2) == 5")] },
  passes: (text) => nameOf(text) !== "p3",
  inspects: answering({ p0: [3, 0, 7], p1: [3, 0, 7], p2: [3, 1, 7], p3: [3, 0, 7], p4: [3, null, 8] }),
};

it("AlphaCode filters, clusters, and submits one of each cluster, the largest first, then a second", async () => {
  const kit = fakeKit(ADD, table);
  const order = names(await alphacode.solve(ADD, kit, { ...alphacode.options, samples: 5, inputs: 3 }));
  expect(["p0", "p1"]).toContain(order[0]);
  expect(order.slice(1, 3).sort()).toEqual(["p2", "p4"]);
  expect(["p0", "p1"]).toContain(order[3]);
  expect(order).toHaveLength(4);
  expect(kit.roles()).toEqual(["program"]);
  const two = await alphacode.solve(ADD, fakeKit(ADD, table), {
    ...alphacode.options,
    samples: 5,
    submissions: 2,
  });
  expect(two).toHaveLength(2);
});

it("AlphaCode loses to a mistake that most programs share, as published", async () => {
  const inspects = answering({ p0: [1], p1: [2], p2: [2], p3: [2], p4: [3] });
  const kit = fakeKit(ADD, { ...table, passes: () => true, inspects });
  const order = names(await alphacode.solve(ADD, kit, { ...alphacode.options, samples: 5, inputs: 1 }));
  expect(["p1", "p2", "p3"]).toContain(order[0]);
});

it("deals round robin", () => {
  expect(roundRobin([[1, 2, 3], [4], [5, 6]])).toEqual([1, 4, 5, 2, 6, 3]);
});

it("MBR-Exec looks at one input, and does not mind the visible tests", async () => {
  const inspects = answering({ p0: [5], p1: [5], p2: [3], p3: [3], p4: [3] });
  const kit = fakeKit(ADD, { ...table, inspects });
  const order = names(await mbrExec.solve(ADD, kit, { ...mbrExec.options, samples: 5 }));
  expect(order.slice(0, 3).sort()).toEqual(["p2", "p3", "p4"]);
  expect(kit.checks).toHaveLength(0);
});

it("functional consensus: most agreement input by input, what fails a visible test behind all others", async () => {
  // p0, p1: 4 + 2 + 3; p2: 4 + 0 + 3; p4: 4 − 100 + 0. p3 has as much as p0 but fails.
  const order = names(
    await functionalConsensus.solve(ADD, fakeKit(ADD, table), {
      ...functionalConsensus.options,
      samples: 5,
      inputs: 3,
    }),
  );
  expect(order.slice(0, 2).sort()).toEqual(["p0", "p1"]);
  expect(order.slice(2)).toEqual(["p2", "p4", "p3"]);
});

it("best-of ranks by any selector; a single program needs no tests", async () => {
  const passes: FakeKitOptions["passes"] = (text, test) =>
    test.kind === "code" &&
    (ADD.tests.includes(test) || (nameOf(text) === "p2" ? test.code.includes("4") : true));
  const options = { ...bestOf.options, selector: "most-passed", samples: 3, testCompletions: 1 };
  const kit = fakeKit(ADD, { ...table, passes });
  expect(names(await bestOf.solve(ADD, kit, options)).at(-1)).toBe("p2");
  expect(kit.roles()).toEqual(["program", "tests"]);
  const lone = fakeKit(ADD, { ...table, replies: { program: [programs[0]!] } });
  await bestOf.solve(ADD, lone, options);
  expect(lone.roles()).toEqual(["program"]);
  await expect(bestOf.solve(ADD, kit, { ...options, selector: "b5" })).rejects.toThrow(
    'unknown selector "b5"',
  );
});
