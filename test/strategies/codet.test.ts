import { expect, it } from "vitest";
import codet from "../../src/strategies/codet.ts";
import { type FakeKitOptions, fakeKit } from "../doubles/fake-kit.ts";
import { ADD, block } from "../doubles/tasks.ts";

/** Five programs (p0 to p4) and the tests t0 to t3 that each passes: the five-by-four toy of CodeT's score. */
const TOY = ["1110", "1110", "1011", "0011", "1111"];
const program = (index: number) => `def add(a, b): return "p${index}"\n`;
const test = (index: number) => `assert add("t${index}")`;

const digit = (text: string, mark: string) => Number(new RegExp(`"${mark}(\\d)"`).exec(text)?.[1]);

const toy: FakeKitOptions = {
  replies: {
    program: TOY.map((_, index) => block(program(index))),
    tests: [block([0, 1, 2, 3].map(test).join("\n"))],
  },
  passes: (text, each) =>
    each.kind === "code" && TOY[digit(text, "p")]?.charAt(digit(each.code, "t")) === "1",
};
const options = { ...codet.options, samples: 5, testCompletions: 1 };
const names = (answer: { text: string }[]) => answer.map(({ text }) => `p${digit(text, "p")}`);

it("ranks the toy as worked by hand: √2·3, then 4, 3, 2", async () => {
  const kit = fakeKit(ADD, toy);
  const order = names(await codet.solve(ADD, kit, options));
  expect(order.slice(0, 2).sort()).toEqual(["p0", "p1"]);
  expect(order.slice(2)).toEqual(["p4", "p2", "p3"]);
  expect(kit.roles()).toEqual(["program", "tests"]);
  expect(kit.asks.map((ask) => ask.n)).toEqual([5, 1]);
  expect(kit.grids[0]).toMatchObject({ cpuSeconds: 0.1, tests: [0, 1, 2, 3].map(test) });
});

it("draws the order of equals with the kit, in proportion to their samples", async () => {
  const replies = { ...toy.replies, program: [0, 0, 0, 1, 3].map((index) => block(program(index))) };
  const wins = { p0: 0, p1: 0 };
  for (let seed = 0; seed < 400; seed++) {
    const [first] = names(await codet.solve(ADD, fakeKit(ADD, { ...toy, replies, seed }), options));
    wins[first as keyof typeof wins]++;
  }
  expect(wins.p0 + wins.p1).toBe(400);
  // 3 of 4 samples of the best group are p0: 300 expected, standard deviation 8.7.
  expect(wins.p0).toBeGreaterThan(260);
  expect(wins.p0).toBeLessThan(340);
});

it("leaves programs out that pass nothing, but answers with any when none passes", async () => {
  const one = { ...toy, passes: (text: string) => text.includes("p2") };
  expect(names(await codet.solve(ADD, fakeKit(ADD, one), options))).toEqual(["p2"]);
  const none = { ...toy, passes: () => false };
  expect(names(await codet.solve(ADD, fakeKit(ADD, none), options)).sort()).toEqual([
    "p0",
    "p1",
    "p2",
    "p3",
    "p4",
  ]);
});

it("keeps no more than the first tests of each completion, and weighs repeats", async () => {
  const kit = fakeKit(ADD, toy);
  const weighed = { ...options, testCompletions: 3, testsPerCompletion: 2 };
  await codet.solve(ADD, kit, weighed);
  expect(kit.grids[0]?.tests).toEqual([test(0), test(1)]);
});
