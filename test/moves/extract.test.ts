import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Task } from "../../src/core/task.ts";
import extract, { cutAtStops } from "../../src/moves/extract.ts";
import { ADD, block, DOUBLE, RIGHT } from "../doubles/tasks.ts";

const BODY = "    return a + b\n";

describe("extract from a chat reply", () => {
  const reply = [block("import os", "bash"), block("def add(a, b): pass"), block(RIGHT)].join("\n");

  it("takes the fence that the method asks for, of the task's language", () => {
    expect(extract(reply, ADD, "first-fence")).toBe("def add(a, b): pass\n");
    expect(extract(reply, ADD, "fence-or-def")).toBe("def add(a, b): pass\n");
    expect(extract(reply, ADD, "last-fence")).toBe(`${RIGHT}\n`);
    expect(extract(reply, ADD, "all-fences")).toBe(`def add(a, b): pass\n\n${RIGHT}\n`);
  });

  it("takes a fence without a label when none has the language's", () => {
    expect(extract(`${block("ls", "sh")}\n${block(RIGHT, "")}`, ADD, "first-fence")).toBe(`${RIGHT}\n`);
    expect(extract(block(RIGHT, "text"), ADD, "first-fence")).toBe(`${RIGHT}\n`);
  });

  it("reads a fence cut at the token limit, one in a list, and one with tildes", () => {
    expect(extract(`\`\`\`python\n${RIGHT}`, ADD, "first-fence")).toBe(`${RIGHT}\n`);
    const listed = `1. Code:\n   \`\`\`py\n   def add(a, b):\n       return a + b\n   \`\`\``;
    expect(extract(listed, ADD, "first-fence")).toBe(`${RIGHT}\n`);
    expect(extract(`~~~python\n${RIGHT}\n~~~`, ADD, "first-fence")).toBe(`${RIGHT}\n`);
  });

  it("reads the blocks behind one that the model forgot to close", () => {
    const forgot = `1. Example:\n   \`\`\`python\n   x = 1\n\n${block(RIGHT)}`;
    expect(extract(forgot, ADD, "last-fence")).toBe(`${RIGHT}\n`);
  });

  it("does not take a script's first lines for prose", () => {
    const script: Task = { id: "sum", prompt: "Sum.", language: "python", tests: [] };
    const program = "MOD = 7\nn = int(input())\nimport math\n";
    expect(extract(program, script, "fence-or-def")).toBe(program);
    expect(extract(`Here you go:\n${program}`, script, "fence-or-def")).toBe(program);
  });

  it("takes the reply from its first line of code when there is no fence", () => {
    expect(extract(`Sure!\n\n${RIGHT}`, ADD, "fence-or-def")).toBe(RIGHT);
    expect(extract(RIGHT, ADD, "first-fence")).toBe(RIGHT);
  });

  it("leaves out the thoughts of a reasoning model", () => {
    expect(
      extract(`<think>${block("def add(a, b): pass")}</think>\n${block(RIGHT)}`, ADD, "first-fence"),
    ).toBe(`${RIGHT}\n`);
  });

  it("gives some program for any text", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(extract(text, ADD, "fence-or-def")).toContain("add");
      }),
    );
  });
});

describe("extract from a completion", () => {
  it("cuts a body where it leaves the function and joins it to the starter", () => {
    expect(extract(`${BODY}\nprint(add(1, 2))`, ADD, "stop-strings")).toBe(`${ADD.starter}${BODY}`);
    expect(extract("  return 2 * n;\n}\nconsole.log(double(2))", DOUBLE, "stop-strings")).toBe(
      "function double(n) {\n  return 2 * n;\n}",
    );
  });

  it("keeps a whole program", () => {
    const program = `def helper(): pass\n\n${RIGHT}\n`;
    expect(extract(program, ADD, "stop-strings")).toBe(program);
  });

  it("cuts a program without a starter after its last definition", () => {
    const { starter: _, ...task } = ADD;
    expect(extract(`${RIGHT}\n\nassert add(1, 2) == 3\n`, task, "stop-strings")).toBe(`${RIGHT}\n`);
  });

  it("cuts at the first stop, whichever it is", () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string({ minLength: 1 })), (text, stops) => {
        const cut = cutAtStops(text, stops);
        expect(text.startsWith(cut)).toBe(true);
        for (const stop of stops) expect(cut).not.toContain(stop);
      }),
    );
  });
});

describe("joining with the starter", () => {
  const task: Task = {
    ...ADD,
    entry: "zero",
    starter:
      'import math\nfrom typing import (\n    List,\n)\n\ndef poly(xs, x):\n    return sum(xs) * x\n\n\ndef zero(xs):\n    """Finds a zero."""\n',
  };

  it("appends a body, also a fenced one", () => {
    expect(extract(block("    return 0"), task, "first-fence")).toBe(`${task.starter}    return 0\n`);
  });

  it("starts a new line for a body when the starter does not end one", () => {
    const bare = { ...ADD, starter: "def add(a, b):" };
    expect(extract(BODY, bare, "stop-strings")).toBe("def add(a, b):\n    return a + b\n");
    expect(extract(" return a + b", bare, "stop-strings")).toBe("def add(a, b): return a + b");
  });

  it("gives a program the imports and helpers of the starter that it lacks", () => {
    const program = "import math\n\ndef zero(xs):\n    return poly(xs, 0)\n";
    expect(extract(program, task, "first-fence")).toBe(
      `from typing import (\n    List,\n)\ndef poly(xs, x):\n    return sum(xs) * x\n${program}`,
    );
  });

  it("leaves a program alone that has all of it, and its own version of a helper", () => {
    const program = `${task.starter}    return 0\n`;
    expect(extract(program, task, "first-fence")).toBe(program);
    const own = "import math\nfrom typing import (\n    List,\n)\npoly = None\ndef zero(xs): return 0\n";
    expect(extract(own, task, "first-fence")).toBe(own);
  });

  it("keeps text of many lines in the starter whole", () => {
    const noted = { ...ADD, starter: `NOTE = """\nAdd cases.\n"""\n\n${ADD.starter}` };
    const program = 'def add(a, b):\n    """Adds."""\n    return a + b\n';
    expect(extract(program, noted, "first-fence")).toBe(`NOTE = """\nAdd cases.\n"""\n${program}`);
    expect(extract(`NOTE = ""\n${program}`, noted, "first-fence")).toBe(`NOTE = ""\n${program}`);
  });

  it("does not carry the starter's comments over", () => {
    const remarked = { ...DOUBLE, starter: "/**\n* Doubles.\n*/\n// Fast.\nfunction double(n) {\n" };
    const program = "function double(n) { return 2 * n; }\n";
    expect(extract(program, remarked, "first-fence")).toBe(program);
  });

  it("keeps what must lead the file in the lead", () => {
    const program = "from __future__ import annotations\ndef zero(xs): return 0\n";
    expect(extract(program, task, "first-fence")).toMatch(
      /^from __future__ import annotations\nimport math\n/,
    );
  });

  it("does not bind a JavaScript name twice", () => {
    const script: Task = {
      ...DOUBLE,
      starter:
        'const { deepEqual, ok: yes } = require("assert");\nconst fs = require("fs");\nfunction double(n) {\n',
    };
    const program = 'import { yes } from "./yes.js";\nfunction double(n) { return 2 * n; }\n';
    expect(extract(block(program, "js"), script, "first-fence")).toBe(
      `const fs = require("fs");\n${program}\n`,
    );
  });

  it("takes the text as it is when there is no starter", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { starter: _, ...bare } = ADD;
        fc.pre(!text.includes("\n") && !text.includes("<think>"));
        expect(extract(text, bare, "stop-strings")).toBe(text);
      }),
    );
  });
});
