import { expect, test } from "vitest";
import { AssayError } from "../../../src/core/errors.ts";
import type { CheckRequest, Sandbox } from "../../../src/core/sandbox.ts";
import { scripted } from "../../../src/models/script/model.ts";
import { readAttacks } from "../../../src/sandboxes/attacks/programs.ts";
import { planted } from "./planted.ts";
import { assayOf, gateway, shared } from "./served.ts";

const CASES = 1000;
/** Limits under which a program that never ends proves as much as under longer ones. */
const LIMITS = { cpuSeconds: 0.3, idleSeconds: 0.3, memoryBytes: 512 * 1024 ** 2 };

/** The sandbox, with short limits, that fails when a program says that it does. */
async function frail(): Promise<Sandbox> {
  const sandbox = await shared();
  return {
    isolation: sandbox.isolation,
    workers: sandbox.workers,
    check(request: CheckRequest, signal) {
      if (request.program.includes("planted: the sandbox fails"))
        return Promise.reject(new AssayError("SANDBOX_BROKEN", "planted"));
      return sandbox.check({ ...request, suite: { ...request.suite, limits: LIMITS } }, signal);
    },
    grid: (request, signal) => sandbox.grid({ ...request, limits: LIMITS }, signal),
    run: (request, signal) => sandbox.run({ ...request, limits: LIMITS }, signal),
    open: (request) => sandbox.open(request),
    inspect: (request, signal) => sandbox.inspect({ ...request, limits: LIMITS }, signal),
    close: async () => {},
  };
}

test(`of ${CASES} planted programs that are wrong, hostile or untested, none is marked verified; right ones are`, async () => {
  const attacks = (await readAttacks()).filter(
    ({ goal, language }) => goal === "forge" && language === "python",
  );
  expect(attacks.length).toBeGreaterThan(20);
  const cases = planted(CASES, attacks);
  const right = "```python\ndef f(x): return x * x\n```";
  const model = scripted(
    (ask) => {
      const text = ask.messages?.map(({ content }) => content).join("\n") ?? "";
      const found = [...text.matchAll(/Case (\d+)\./g)].at(-1)?.[1];
      if (found === undefined) return right;
      const { program, tests } = cases[Number(found)]!;
      return ask.purpose === "tests" ? tests : program;
    },
    { id: "test/m" },
  );
  const { openai } = await gateway(model, { sandbox: await frail(), budget: { calls: 4 }, active: 8 });
  const wrongly: string[] = [];
  const reasons = new Map<string, number>();
  const lanes = cases.entries();
  const work = async () => {
    for (const [index, { what, strategy, messages }] of lanes) {
      const body = { model: `${strategy}/m`, messages: messages as never };
      const answer = await openai.chat.completions.create(body);
      const { verified, reason = "none" } = assayOf(answer);
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      if (verified) wrongly.push(`${index}: ${what}, ${strategy}`);
      if (index % 20 === 0) {
        const content = "Write a Python function `f` that squares.\nassert f(3) == 9\nassert f(5) == 25";
        const control = await openai.chat.completions.create({
          model: `${strategy}/m`,
          messages: [{ role: "user", content }],
        });
        if (!assayOf(control).verified) wrongly.push(`${index}: a right program was not verified`);
      }
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
  expect(wrongly).toEqual([]);
  // Every way not to be verified that these cases are about was met.
  expect([...reasons.keys()].sort()).toEqual(
    expect.arrayContaining(["disagreement", "failed", "no-tests", "sandbox", "says-nothing"]),
  );
  expect(reasons.get("none")).toBeUndefined();
}, 300_000);
