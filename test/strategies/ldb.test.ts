import { expect, test } from "vitest";
import type { Inspection } from "../../src/core/inspection.ts";
import ldb, { type LdbOptions } from "../../src/strategies/ldb.ts";
import { type FakeKitOptions, fakeKit } from "../doubles/fake-kit.ts";
import { ADD, block, RIGHT, WRONG } from "../doubles/tasks.ts";

const value = (text: string) => ({ text, type: "int" });
const step = (
  at: number,
  line: number,
  kind: "line" | "return",
  changed: Record<string, ReturnType<typeof value>>,
) => ({
  at,
  call: 0,
  function: "add",
  depth: 0,
  line,
  kind,
  changed,
});
/** A run of `return a - b` with 1 and 2. */
const inspects = () =>
  ({
    trace: {
      steps: [step(0, 2, "line", { a: value("1"), b: value("2") }), step(1, 2, "return", {})],
      total: 2,
      leaders: [2],
    },
    unavailable: {},
    cut: false,
  }) as unknown as Inspection;

const solve = async (changes: Partial<FakeKitOptions> = {}, options: Partial<LdbOptions> = {}) => {
  const kit = fakeKit(ADD, {
    replies: {
      program: [block(WRONG)],
      trace: ['{"block": "BLOCK-0", "correct": false}'],
      repair: [block(`${WRONG} # 1`), block(RIGHT)],
    },
    passes: (program) => program.includes("a + b"),
    output: "expected 3, got -1",
    inspects,
    ...changes,
  });
  return { kit, answer: await ldb.solve(ADD, kit, { ...ldb.options, ...options }) };
};

test("run, trace a failing test, have the blocks judged, fix, until the visible tests pass", async () => {
  const { kit, answer } = await solve();
  expect(kit.roles()).toEqual(["program", "trace", "repair", "trace", "repair"]);
  expect(kit.checks).toHaveLength(3);
  expect(answer[0]?.id).toBe("repair/2");
  const shown = kit.asks[1]?.messages?.at(-1)?.content ?? "";
  expect(shown).toContain("assert add(1, 2) == 3");
  expect(shown).toContain("expected 3, got -1");
  expect(shown).toContain("[BLOCK-0]\n# a=1 b=2\n    return a - b\n# a=1 b=2");
});

test("the conversation grows, and the block verdicts are passed on unread", async () => {
  const { kit } = await solve();
  const roles = kit.asks
    .at(-1)
    ?.messages?.map(({ role }) => role[0])
    .join("");
  // task; program, blocks, verdicts, fix; program, blocks, verdicts, fix.
  expect(roles).toBe("uauauauau");
  expect(kit.asks.at(-1)?.messages?.[3]?.content).toContain('"correct": false');
});

test("a run that cannot be traced: the test and what came out, no more", async () => {
  const { kit } = await solve({ inspects: () => ({ unavailable: {}, cut: true }) as unknown as Inspection });
  expect(kit.roles()).toEqual(["program", "repair", "repair"]);
  expect(kit.asks[1]?.messages?.at(-1)?.content).toMatch(/expected 3, got -1\n\nPlease fix the program/);
});

test("ten rounds, then the last program; the first that passes needs none", async () => {
  const never = await solve({ passes: () => false });
  expect(never.kit.roles().filter((role) => role === "repair")).toHaveLength(10);
  expect(never.answer[0]?.id).toBe("repair/10");
  expect((await solve({ passes: () => true })).kit.roles()).toEqual(["program"]);
});
