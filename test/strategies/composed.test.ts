import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import functionsOf from "../../src/code/functions.ts";
import type { Task } from "../../src/core/task.ts";
import classGeneration from "../../src/strategies/class-generation.ts";
import codechain from "../../src/strategies/codechain.ts";
import { joined, piecesOf } from "../../src/strategies/funcoder/pieces.ts";
import funcoder from "../../src/strategies/funcoder.ts";
import { data, missing } from "../data.ts";
import { type FakeKitOptions, fakeKit } from "../doubles/fake-kit.ts";
import { ADD, block, RIGHT, WRONG } from "../doubles/tasks.ts";

describe("the functions of a program", () => {
  it("tells functions from methods, and stubs from bodies", async () => {
    const program = `import os\n\n@cache\ndef f(a, *, b=1):\n    """Says f."""\n    pass\n\nclass C:\n    def g(self):\n        return 1\n`;
    const [f, g] = await functionsOf(program, "python");
    expect(f).toMatchObject({ name: "f", parameters: "(a, *, b=1)", document: "Says f.", isStub: true });
    expect(f!.text.startsWith("@cache\ndef f")).toBe(true);
    expect(g).toMatchObject({
      name: "g",
      of: "C",
      isStub: false,
      text: "    def g(self):\n        return 1",
    });
  });

  it("reads JavaScript, and nothing where there is no grammar", async () => {
    const parts = await functionsOf("function f(a) { return a; }\nclass C { g() {} }", "javascript");
    expect(parts.map(({ name, isStub }) => [name, isStub])).toEqual([
      ["f", false],
      ["g", true],
    ]);
    expect(await functionsOf("int f() {}", "c")).toEqual([]);
  });
});

describe("CodeChain", () => {
  const helper = (name: string, words: string) => `def ${name}(a, b):\n    return ${words}`;
  const program = (mark: string, ...helpers: string[]) =>
    block([...helpers, `def add(a, b):\n    return a + b  # ${mark}`].join("\n\n"));
  const run = async (replies: string[], options = {}, passes = (text: string) => text.includes("a + b")) => {
    const kit = fakeKit(ADD, { replies: { program: replies }, passes });
    const all = { ...codechain.options, samples: 2, clusters: [2, 1], ...options };
    return { kit, answer: await codechain.solve(ADD, kit, all) };
  };

  it("revises from the modules of samples that pass, fewer each round", async () => {
    const { kit, answer } = await run([
      program("0", helper("carry", "digit carry digit"), helper("carry2", "digit carry carry")),
      block(`${WRONG}\n\n${helper("bad", "wrong wrong")}`),
      program("1"),
      program("2"),
      program("3"),
    ]);
    expect(kit.asks.map(({ n }) => n)).toEqual([2, 2, 2]);
    const shown = kit.prompts().map((text) => text.match(/^def \w+/gm)?.slice(1) ?? []);
    expect(shown.map(({ length }) => length)).toEqual([0, 2, 1]);
    expect(kit.prompts().join()).not.toContain("def bad");
    expect(answer[0]!.id).toMatch(/^round-2/);
  });

  it("keeps the modules of the last round that passed", async () => {
    const { kit } = await run([program("first"), block(WRONG)]);
    expect(kit.prompts().map((text) => text.includes("# first"))).toEqual([false, true, true]);
  });

  it("does not revise when nothing has ever passed", async () => {
    const { kit, answer } = await run([block(WRONG)]);
    expect(kit.asks).toHaveLength(1);
    expect(answer).toHaveLength(2);
  });

  it("draws 120 programs by default", async () => {
    const { kit } = await run([program("0")], codechain.options);
    expect(kit.asks.map(({ n }) => n)).toEqual([20, 20, 20, 20, 20, 20]);
  });
});

describe("FunCoder", () => {
  const stub = (name: string) => `def ${name}(x):\n    """Does ${name}."""\n    pass`;
  const body = (name: string, calls: string) => `def ${name}(x):\n    return ${calls}`;
  const task: Task = { ...ADD, entry: "main", starter: stub("main"), prompt: stub("main"), tests: [] };
  /** main divides into left and right; left into leaf, and names right again. */
  const drafts: Record<string, string> = {
    main: [stub("left"), stub("right"), body("main", "left(x) + right(x)")].join("\n\n"),
    left: [stub("leaf"), stub("right"), body("left", "leaf(x) + right(x)")].join("\n\n"),
    leaf: body("leaf", "x"),
    right: body("right", "x"),
  };
  const asked = (text: string) =>
    /Write a Python program|Complete/.test(text) && /def (\w+)\(x\)/.exec(text)![1]!;
  const run = async (options = {}, changes: Partial<FakeKitOptions> = {}) => {
    const visits: string[] = [];
    const reply = (step: string) => (_: number, ask: { messages?: { content: string }[] }) => {
      const content = ask.messages!.at(-1)!.content;
      const name = asked(content) || "?";
      const doing = step === "program" ? (content.includes("invent") ? "divide" : "conquer") : step;
      if (visits.at(-1) !== `${doing} ${name}`) visits.push(`${doing} ${name}`);
      return block(doing === "divide" ? drafts[name]! : body(name, `"${name}"`));
    };
    const replies = {
      program: reply("program"),
      divide: reply("divide"),
      conquer: reply("conquer"),
      inputs: [block("main(1)\nleft(1)\nleaf(1)\nright(1)")],
    };
    const kit = fakeKit(task, { replies, ...changes, inspects: () => shown });
    const answer = await funcoder.solve(task, kit, {
      ...funcoder.options,
      samples: 2,
      perCall: 2,
      ...options,
    });
    return { kit, answer, visits };
  };
  const shown = {
    run: {
      outcome: "pass" as const,
      exitCode: 0,
      signal: null,
      stdout: JSON.stringify([["1", "1", "1", "1"]]),
      stderr: "",
      truncated: false,
      cpuSeconds: 0,
      wallSeconds: 0,
      memoryBytes: 0,
    },
    unavailable: {},
    cut: false,
  };

  it("divides before and conquers after what lies below, and makes no name twice", async () => {
    const { kit, visits } = await run();
    expect(visits).toEqual([
      "divide main",
      "divide left",
      "divide leaf",
      "conquer leaf",
      "divide right",
      "conquer right",
      "conquer left",
      "conquer main",
    ]);
    // Four functions, each divided, conquered and given inputs once.
    expect(kit.asks).toHaveLength(4 * 3);
    expect(kit.asks.filter(({ n }) => n === 2)).toHaveLength(4);
  });

  it("shows callers with their code, and finished functions with their documentation", async () => {
    const { kit } = await run();
    const prompts = kit.prompts();
    const dividing = prompts.find((text) => /invent/.test(text) && asked(text) === "leaf")!;
    expect(dividing).toContain("left(x) + right(x)");
    expect(dividing).toContain("leaf(x) + right(x)");
    const conquering = prompts.filter((text) => /finished, leave/.test(text)).at(-1)!;
    expect(conquering).toMatch(/def leaf\(x\):\n {4}"""Does leaf\."""\n {4}return/);
    expect(conquering).toContain("Finished functions");
  });

  it("answers with one program of all functions, those that are called first", async () => {
    const { answer } = await run();
    const names = [...answer[0]!.text.matchAll(/^def (\w+)/gm)].map(([, name]) => name);
    expect(names).toEqual(["leaf", "right", "left", "main"]);
  });

  it("drops what would lie too deep", async () => {
    const { visits, answer } = await run({ maxDepth: 1 });
    expect(visits.filter((visit) => visit.startsWith("divide"))).toEqual([
      "divide main",
      "divide left",
      "divide right",
    ]);
    expect(answer[0]!.text).not.toContain("def leaf");
  });

  it("asks for a draft five times at most, then for a plain program", async () => {
    const { kit } = await run({}, { replies: { program: ["I cannot."] } });
    expect(kit.asks).toHaveLength(6);
  });

  it("takes what agrees with most on inputs, but first of all what passes the given tests", async () => {
    const version = (mark: string) => `${RIGHT}  # ${mark}`;
    const replies = { program: ["a", "b", "b2", "c"].map((mark) => block(version(mark))) };
    const answer = (mark: string) => JSON.stringify([[mark.startsWith("b") ? "2" : mark]]);
    const best = async (passes: (program: string) => boolean) => {
      const kit = fakeKit(ADD, {
        replies: { ...replies, inputs: [block("add(1, 2)")] },
        passes,
        inspects: (program) => {
          const mark = /\+ b {2}# (\w+)/.exec(program)![1]!;
          return { ...shown, run: { ...shown.run, stdout: answer(mark) } };
        },
      });
      const all = { ...funcoder.options, samples: 3, perCall: 3 };
      return (await funcoder.solve(ADD, kit, all))[0]!.text;
    };
    expect(await best(() => true)).toMatch(/# b/);
    expect(await best((program) => program.includes("# c"))).toContain("# c");
  });

  it("takes no function with other parameters, and repeats nothing", async () => {
    expect(await piecesOf(block("def main(x, y): return 1"), task)).toBeNull();
    expect(await piecesOf(block(stub("main")), task)).toBeNull();
    const pieces = await piecesOf(block(`import os\nimport os\n\n${body("main", "os")}`), task);
    expect(joined([pieces!.own, pieces!.own])).toBe(`import os\n\n\n${body("main", "os")}`);
  });
});

describe("class generation", () => {
  const skeleton =
    'class Stack:\n    """A stack."""\n\n    def __init__(self):\n        pass\n\n    def push(self, x):\n        """Puts x on top."""\n\n    def size(self):\n        """How many."""\n';
  const task: Task = { ...ADD, prompt: skeleton, starter: skeleton, entry: "Stack", tests: [] };
  const replies = {
    program: [
      block("class Stack:\n    def twice(x):\n        return 2 * x\n\n    def size(self):\n        return 0"),
    ],
    method: [
      block("def push(self, x):\n    if x:\n        self.items = [x]"),
      block("class Stack:\n    def size(self):\n        return 1"),
    ],
  };
  const run = async (by: "holistic" | "incremental" | "compositional", given = replies) => {
    const kit = fakeKit(task, { replies: given });
    return { kit, answer: await classGeneration.solve(task, kit, { ...classGeneration.options, by }) };
  };

  it("holistic: one call; a method without self becomes a static one", async () => {
    const { kit, answer } = await run("holistic");
    expect(kit.roles()).toEqual(["program"]);
    expect(answer[0]!.text).toContain("    @staticmethod\n    def twice(x):");
    expect(answer[0]!.text.match(/@staticmethod/g)).toHaveLength(1);
  });

  it.each(["incremental", "compositional"] as const)(
    "%s: a call for each method, put in its place",
    async (by) => {
      const { kit, answer } = await run(by);
      expect(kit.roles()).toEqual(["method", "method"]);
      expect(answer[0]!.text).toBe(
        'class Stack:\n    """A stack."""\n\n    def __init__(self):\n        pass\n\n    def push(self, x):\n        if x:\n            self.items = [x]\n\n    def size(self):\n        return 1\n',
      );
      expect(kit.prompts()[1]!.includes("self.items = [x]")).toBe(by === "incremental");
    },
  );

  it("asks for exactly the methods of ClassEval, in the 96 skeletons that are Python", async (ctx) => {
    const file = "classeval-gpt/ClassEval_data.jsonl.gz";
    const absent = missing(file);
    if (absent) return ctx.skip(absent);
    const rows = gunzipSync(readFileSync(data(file)))
      .toString()
      .trim()
      .split("\n");
    const asked = await Promise.all(
      rows.map(async (line): Promise<boolean> => {
        const { skeleton, methods_info: methods } = JSON.parse(line);
        const kit = fakeKit(task, { replies: { "*": ["None."] } });
        const of = { ...task, prompt: skeleton, starter: skeleton };
        await classGeneration.solve(of, kit, { ...classGeneration.options, by: "compositional" });
        const names = kit.prompts().flatMap((text) => /Write the method `(\w+)`/.exec(text)?.[1] ?? []);
        const wanted = methods.map(({ method_name: name }: { method_name: string }) => name);
        return names.sort().join() === wanted.sort().join();
      }),
    );
    // Three have a wrong quote, and one is a text in quotes.
    expect(asked.flatMap((right, index) => (right ? [] : index))).toEqual([5, 22, 43, 46]);
  });

  it("takes a decorated method that was cut out of its class", async () => {
    const method = [block("@staticmethod\n    def push(self, x):\n        return x"), "None."];
    const { answer } = await run("incremental", { ...replies, method });
    expect(answer[0]!.text).toContain("\n    @staticmethod\n    def push(self, x):\n        return x\n");
  });

  it("writes a skeleton that does not parse as a whole", async () => {
    const broken = { ...task, starter: `${skeleton}\n    def top(self):\n        \u201dnot a quote\n` };
    const kit = fakeKit(broken, { replies });
    await classGeneration.solve(broken, kit, { ...classGeneration.options, by: "incremental" });
    expect(kit.roles()).toEqual(["program"]);
  });

  it("leaves a method as it was when the reply has another", async () => {
    const { answer } = await run("incremental", { ...replies, method: ["No.", replies.method[1]!] });
    expect(answer[0]!.text).toContain('"""Puts x on top."""');
    expect(answer[0]!.text).toContain("return 1");
  });
});
