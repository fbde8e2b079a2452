import fc from "fast-check";
import { describe, expect, it } from "vitest";
import functionsOf from "../../src/code/functions.ts";
import type { Task } from "../../src/core/task.ts";
import classGeneration from "../../src/strategies/class-generation.ts";
import codechain from "../../src/strategies/codechain.ts";
import { consensus } from "../../src/strategies/funcoder/consensus.ts";
import { joined, piecesOf } from "../../src/strategies/funcoder/pieces.ts";
import funcoder from "../../src/strategies/funcoder.ts";
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

describe("functional consensus", () => {
  const row = (...answers: (string | null)[]) => ({ answers, fails: false });

  it("gives the card's example 4, 4, 2, −98", () => {
    const rows = [row("1", "2"), row("1", "2"), row("1", "3"), row(null, "2")];
    expect(consensus(rows)).toEqual([4, 4, 2, -98]);
    expect(consensus([{ ...rows[0]!, fails: true }, ...rows.slice(1)])[0]).toBe(4 - 10_000);
  });

  it("without crashes, is the number of equal answers of others", () => {
    const table = fc.integer({ min: 1, max: 4 }).chain((width) =>
      fc.array(fc.array(fc.constantFrom("a", "b"), { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 6,
      }),
    );
    fc.assert(
      fc.property(table, (rows) => {
        const agreed = rows.map(
          (mine) =>
            rows.flatMap((theirs) => mine.filter((answer, input) => answer === theirs[input])).length -
            mine.length,
        );
        expect(consensus(rows.map((answers) => ({ answers, fails: false })))).toEqual(agreed);
      }),
    );
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
      stdout: "",
      stderr: "",
      truncated: false,
      cpuSeconds: 0,
      wallSeconds: 0,
      memoryBytes: 0,
    },
    value: { text: "1", type: "int" },
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

  it("prefers the majority's answer to what fails the given tests", async () => {
    const kit = fakeKit(ADD, {
      replies: { program: [block(WRONG), block(RIGHT), block(`${RIGHT} # 2`)], inputs: [block("add(1, 2)")] },
      passes: (program) => program.includes("a + b"),
      inspects: (program) => ({ ...shown, value: { text: program.includes("+") ? "3" : "-1", type: "int" } }),
    });
    const [best] = await funcoder.solve(ADD, kit, { ...funcoder.options, samples: 2, perCall: 2 });
    expect(best!.text).toContain("a + b");
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

  it("leaves a method as it was when the reply has another", async () => {
    const { answer } = await run("incremental", { ...replies, method: ["No.", replies.method[1]!] });
    expect(answer[0]!.text).toContain('"""Puts x on top."""');
    expect(answer[0]!.text).toContain("return 1");
  });
});
