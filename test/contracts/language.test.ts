import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Language } from "../../src/core/language.ts";
import { roomIds } from "../../src/core/room.ts";
import type { Sandbox } from "../../src/core/sandbox.ts";
import type { Test } from "../../src/core/task.ts";
import { outcomeOf } from "../../src/core/verdict.ts";
import { openLanguage } from "../../src/languages/open/open.ts";
import { openSandbox } from "../../src/sandboxes/open/open.ts";
import { installed, PACKAGES } from "../../src/sandboxes/wasm/place.ts";
import type { Samples } from "./languages/samples.ts";

const code = (text: string): Test => ({ kind: "code", code: text });

const ids = roomIds(new URL("../../src/languages/", import.meta.url));
/** WebAssembly brings its own interpreters of these. */
const WASM = { python: "python", javascript: "javascript", sql: "python" } as const;

describe.each([...ids.map((id) => [id, "auto"]), ...Object.keys(WASM).map((id) => [id, "wasm"])] as const)(
  "language %s, isolation %s",
  { timeout: 180_000 },
  (id, isolation) => {
    let sandbox: Sandbox;
    let language: Language;
    let say: Samples;
    let missing: string | undefined;
    const judge = (program: string, tests = [code(say.test)], limits = {}) =>
      sandbox.check({
        language: id,
        program,
        suite: { tests, entry: say.entry ?? "twice", limits: { cpuSeconds: 2, ...limits } },
        all: true,
      });
    const outcome = async (program: string, limits = {}, tests = [code(say.test)]) =>
      outcomeOf(await judge(program, tests, limits));

    beforeAll(async () => {
      language = await openLanguage(id);
      const own = WASM[id as keyof typeof WASM];
      if (isolation === "wasm") missing = installed().includes(own) ? undefined : `no ${PACKAGES[own]}`;
      else
        missing = await language.toolchain().then(
          () => undefined,
          (error: Error) => error.message,
        );
      say = ((await import(`./languages/${id}.ts`)) as { default: Samples }).default;
      if (isolation === "auto" || !missing) sandbox = await openSandbox({ isolation, workers: 2 });
    }, 180_000);
    afterAll(() => sandbox?.close());

    /** A test that needs the toolchain, and unless it is of `scripts`, a language that takes tests as code. */
    const runs = (name: string, body: () => Promise<void>) =>
      test(name, async (ctx) => {
        if (missing) ctx.skip(missing);
        if (say.printsOnly && !name.startsWith("scripts")) ctx.skip("programs are judged by what they print");
        await body();
      });

    test("is named by its file, its aliases and its file ending", async () => {
      expect(language.id).toBe(id);
      for (const name of [...language.aliases, language.extension])
        expect((await openLanguage(name)).id).toBe(id);
    });

    runs("right and wrong", async () => {
      expect(await judge(say.right)).toMatchObject({ pass: true, score: 1 });
      const wrong = await judge(say.wrong);
      expect(wrong).toMatchObject({ pass: false, score: 0, checks: [{ outcome: "fail" }] });
      expect(wrong.checks[0]!.output).toMatch(/got +"?6[\s\S]*expected +"?4/);
      expect(wrong.checks[0]!.guarded, "values are compared outside the program").toBeUndefined();
    });

    runs("a program that raises, does not parse, or exits with code 0 is not a pass", async () => {
      const [raises, broken, early, late] = await Promise.all([
        outcome(say.raises),
        outcome(say.doesNotParse),
        say.exitsWithZero ? outcome(say.exitsWithZero) : "crash",
        outcome(say.exitsWhenCalled),
      ]);
      expect({ broken, early }).toEqual({ broken: "build", early: "crash" });
      // What a shell function prints before it fails is its value.
      for (const end of [raises, late]) expect(["crash", "fail"]).toContain(end);
    });

    runs("an endless loop is a timeout, a memory bomb is memory", async () => {
      const memoryBytes = 256 * 1024 ** 2;
      expect(
        await Promise.all([
          outcome(say.loops, { cpuSeconds: 1 }),
          outcome(say.fillsMemory, { memoryBytes, cpuSeconds: 10 }),
        ]),
      ).toEqual(["timeout", "memory"]);
    });

    runs("a program with its own main is judged by its functions; much output does not matter", async () => {
      expect(await Promise.all([outcome(say.ownMain), outcome(say.printsMuch)])).toEqual(["pass", "pass"]);
    });

    runs("a test that does not compile fails alone", async () => {
      const verdict = await judge(say.right, [code(say.doesNotCompileTest), code(say.test)]);
      const bad = say.doesNotCompile ?? "build";
      expect(verdict.checks.map((check) => check.outcome)).toEqual([bad, "pass"]);
    });

    runs("a grid says which program passes which test", async () => {
      const grid = await sandbox.grid({
        language: id,
        programs: [say.right, say.doesNotParse, say.loops],
        tests: [say.doesNotCompileTest, say.test, say.otherTest],
        entry: say.entry ?? "twice",
        // What the endless program uses up twice; an interpreter in WebAssembly needs a good part of a second to load one.
        cpuSeconds: isolation === "wasm" ? 2 : (say.loadSeconds ?? 1),
      });
      expect(grid.tests.map((one) => one.compiles)).toEqual([false, true, true]);
      expect(grid.rows.map((row) => row.passes)).toEqual([
        [false, true, false],
        [false, false, false],
        [false, false, false],
      ]);
      expect(grid.rows.map((row) => row.ran)).toEqual([true, false, true]);
      expect(grid.rows[2]!.timeouts).toBe(2);
    });

    runs("unicode crosses both ways", async () => {
      expect(await outcome(say.unicode, {}, [code(say.unicodeTest)])).toBe("pass");
    });

    runs("calls with JSON", async () => {
      const tests: Test[] = [
        { kind: "call", args: [21], expected: 42 },
        { kind: "call", args: [1], expected: 3 },
      ];
      if (say.calls)
        expect((await judge(say.right, tests)).checks.map((check) => check.outcome)).toEqual([
          "pass",
          "fail",
        ]);
      else await expect(judge(say.right, tests)).rejects.toMatchObject({ code: "NO_CALL_TESTS" });
    });

    runs("scripts with standard input and output", async () => {
      const io: Test[] = [
        { kind: "io", stdin: "abc", stdout: "ABC\n" },
        { kind: "io", stdin: "abc", stdout: "abc" },
      ];
      expect((await judge(say.echo, io)).checks.map((check) => check.outcome)).toEqual(["pass", "fail"]);
      const ran = await sandbox.run({ language: id, program: say.echo, stdin: "\tx" });
      expect(ran).toMatchObject({ outcome: "pass", exitCode: 0, truncated: false });
      expect(ran.stdout.trim()).toBe("X");
    });

    runs("no cheat passes", async () => {
      const ends = await Promise.all((say.cheats ?? []).map((cheat) => outcome(cheat)));
      expect(ends).not.toContain("pass");
    });

    runs("a test that shares the program's process is guarded", async () => {
      if (!say.guarded) return;
      const { test: shared, cheats } = say.guarded;
      expect(await judge(say.right, [code(shared)])).toMatchObject({
        pass: true,
        checks: [{ guarded: true }],
      });
      expect(await outcome(say.wrong, {}, [code(shared)])).toBe("fail");
      const ends = await Promise.all(cheats.map((cheat) => outcome(cheat, {}, [code(shared)])));
      expect(ends).not.toContain("pass");
    });
  },
);
