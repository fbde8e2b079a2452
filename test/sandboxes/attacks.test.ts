import { afterAll, describe, expect, test } from "vitest";
import { roomIds } from "../../src/core/room.ts";
import type { Sandbox } from "../../src/core/sandbox.ts";
import { openLanguage } from "../../src/languages/open/open.ts";
import { type AttackResult, runAttacks, type Unavailable } from "../../src/sandboxes/attacks/attack.ts";
import { attackTask, GOALS, readAttacks } from "../../src/sandboxes/attacks/programs.ts";
import { Witness } from "../../src/sandboxes/attacks/witness.ts";
import { type Interpreter, installed, PACKAGES } from "../../src/sandboxes/wasm/place.ts";
import { sandboxOrReason } from "./opened.ts";

const attacks = await readAttacks();
const languages = [...new Set(attacks.map(({ language }) => language))];
const SAMPLE = ["python", "javascript", "c"];
const opened = new Map<string, Promise<Sandbox | string>>();
const sandboxOf = (id: string) => {
  if (!opened.has(id)) opened.set(id, sandboxOrReason(id));
  return opened.get(id)!;
};
afterAll(async () => {
  for (const one of opened.values())
    await one.then((sandbox) => (typeof sandbox === "string" ? undefined : sandbox.close()));
});

test("the suite is as large as it says: sixty attacks, six languages, each with a title", () => {
  expect(attacks.length).toBeGreaterThanOrEqual(60);
  expect(languages.length).toBeGreaterThanOrEqual(6);
  for (const { name, title } of attacks) expect(title, name).toMatch(/^[A-Z].*\.$/);
});

describe.each(roomIds(new URL("../../src/sandboxes/", import.meta.url)))("under %s", (id) => {
  // Without isolation, anything but a forgery would harm this machine. The bombs wait for their limits: once is enough.
  const goals = id === "none" ? ["forge"] : id === "namespaces" ? ["forge", "escape"] : GOALS;
  // Every language under every isolation takes half an hour: set ASSAY_ATTACKS=all for that.
  const all = id === "bubblewrap" || process.env["ASSAY_ATTACKS"] === "all";
  // A check under WebAssembly starts two interpreters; and what a container or another machine adds is around the workers,
  // which the first isolation has met all attacks with.
  const every = all ? 1 : ({ wasm: 8, remote: 4, podman: 2, docker: 2 }[id] ?? 1);
  const tried = (_: unknown, index: number) => index % every === 0;
  const timeout = id === "wasm" ? 900_000 : 300_000;
  const safe = attacks.filter(({ goal }) => goals.includes(goal));
  const sample = id === "wasm" ? ["python", "javascript", "sql"] : SAMPLE;
  test.for(all ? languages : sample)(
    "no attack in %s is accepted, escapes or lives on",
    { timeout },
    async (language, context) => {
      const witness = await Witness.plant();
      try {
        const sandbox = await sandboxOf(id);
        if (typeof sandbox === "string") return context.skip(sandbox);
        const own = safe.filter((attack) => attack.language === language).filter(tried);
        if (own.length === 0) return context.skip("only forgeries are run without isolation");
        const results: (AttackResult | Unavailable)[] = [];
        await runAttacks(sandbox, own, witness, (result) => results.push(result));
        const [first] = results;
        if (first && "reason" in first) return context.skip(first.reason);
        expect(results).toHaveLength(own.length);
        const holes = results.filter(
          (one) => !("reason" in one) && (one.accepted || one.reached.length > 0 || one.survivors > 0),
        );
        expect(holes).toEqual([]);
      } finally {
        await witness.remove();
      }
    },
  );

  test.for(["python", "javascript"])(
    "no forgery in %s gets a cell of a grid",
    { timeout },
    async (language, context) => {
      const sandbox = await sandboxOf(id);
      if (typeof sandbox === "string") return context.skip(sandbox);
      if (id === "none") return context.skip("a program could kill the worker, which has no isolation");
      if (id === "wasm" && !installed().includes(language as Interpreter))
        return context.skip(`not installed: ${PACKAGES[language as Interpreter]}`);
      const { suite, right } = await attackTask(await openLanguage(language));
      const own = attacks
        .filter((attack) => attack.language === language && attack.goal !== "escape")
        .filter(tried);
      const grid = await sandbox.grid({
        language,
        programs: [...own.map(({ program }) => program), right],
        tests: suite.tests.map((one) => (one.kind === "code" ? one.code : "")),
        entry: "f",
        // An interpreter in WebAssembly takes a good part of 0.1 s to load a program.
        cpuSeconds: id === "wasm" ? 0.6 : 0.1,
        limits: { memoryBytes: 512 * 1024 ** 2 },
      });
      const passing = grid.rows.flatMap((row, index) =>
        row.passes.some(Boolean) ? [own[index]?.name ?? "right"] : [],
      );
      expect(passing).toEqual(["right"]);
    },
  );
});
