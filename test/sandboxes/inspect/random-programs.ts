import fc from "fast-check";

/** A statement of a random program; loops end by themselves. */
type Statement =
  | { kind: "assign" | "return" | "break" | "continue" | "raise"; value: number }
  | { kind: "if" | "try"; value: number; body: Statement[]; other: Statement[] }
  | { kind: "for" | "while"; value: number; body: Statement[] };

const { statement } = fc.letrec<{ statement: Statement }>((tie) => {
  const body = fc.array(tie("statement"), { minLength: 1, maxLength: 4 });
  const value = fc.nat(3);
  const plain = (...kinds: ("assign" | "return" | "break" | "continue" | "raise")[]) =>
    fc.record({ kind: fc.constantFrom(...kinds), value });
  return {
    statement: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      { weight: 4, arbitrary: plain("assign", "assign", "assign", "return", "break", "continue", "raise") },
      { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom("if", "try"), value, body, other: body }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom("for", "while"), value, body }) },
    ) as fc.Arbitrary<Statement>,
  };
});

export interface RandomProgram {
  text: string;
  /** The same with `H(line)` called at each line that holds code; it prints the counts as JSON. */
  marked: string;
  /** Lines that begin a `for`, whose head the marks count once for each loop and not for each item. */
  loops: number[];
}

/** A function `f(n)` of up to a hundred or so lines, one statement a line, run for n = 0, 1 and 2. */
export const randomProgram: fc.Arbitrary<RandomProgram> = fc
  .array(statement, { minLength: 1, maxLength: 6 })
  .map((statements) => {
    const text: string[] = ["def f(n):"];
    const marked: string[] = [];
    const loops: number[] = [];
    const line = (depth: number, code: string, mark: (at: number) => string[]) => {
      text.push("    ".repeat(depth) + code);
      marked.push(...mark(text.length).map((one) => "    ".repeat(depth) + one));
    };
    const before = (code: string) => (at: number) => [`H(${at})`, code];
    const body = (list: Statement[], depth: number, inLoop: boolean, isHandler = false) => {
      if (isHandler) line(depth - 1, "except ValueError:", (at) => ["except ValueError:", `    H(${at})`]);
      for (const each of list) emit(each, depth, inLoop);
    };
    const emit = (each: Statement, depth: number, inLoop: boolean) => {
      const { kind, value } = each;
      const simple = {
        assign: `n = (n * 3 + ${value}) % 7`,
        return: "return n",
        raise: "raise ValueError(n)",
      };
      if (kind === "break" || kind === "continue") {
        const code = inLoop ? kind : simple.assign;
        line(depth, code, before(code));
      } else if (kind === "if") {
        const test = `n % 3 > ${value - 1}`;
        line(depth, `if ${test}:`, (at) => [`if H(${at}) or ${test}:`]);
        body(each.body, depth + 1, inLoop);
        text.push(`${"    ".repeat(depth)}else:`);
        marked.push(`${"    ".repeat(depth)}else:`);
        body(each.other, depth + 1, inLoop);
      } else if (kind === "try") {
        line(depth, "try:", before("try:"));
        body(each.body, depth + 1, inLoop);
        body(each.other, depth + 1, inLoop, true);
      } else if (kind === "for") {
        line(depth, `for i in range(${value}):`, (at) => {
          loops.push(at);
          return [`for i in H(${at}) or range(${value}):`];
        });
        body(each.body, depth + 1, true);
      } else if (kind === "while") {
        const name = `w${text.length}`;
        line(depth, `${name} = ${value}`, before(`${name} = ${value}`));
        line(depth, `while ${name} > 0:`, (at) => [`while H(${at}) or ${name} > 0:`]);
        line(depth + 1, `${name} -= 1`, before(`${name} -= 1`));
        body(each.body, depth + 1, true);
      } else line(depth, simple[kind], before(simple[kind]));
    };
    body(statements, 1, false);
    const run = ["for n in range(3):", "    try:", "        f(n)", "    except ValueError:", "        pass"];
    const head = ["import json", "C = {}", "def H(line):", "    C[line] = C.get(line, 0) + 1", "def f(n):"];
    return {
      text: `${text.join("\n")}\n`,
      marked: `${[...head, ...marked, ...run, "print(json.dumps(C))"].join("\n")}\n`,
      loops,
    };
  });

export const RUN = "for n in range(3):\n    try:\n        f(n)\n    except ValueError:\n        pass\n";
