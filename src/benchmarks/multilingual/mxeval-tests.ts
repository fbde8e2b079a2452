/** What MBXP's tests say in one language: definitions, and for each case a call and the value that it must give. */
interface Told {
  /** Lines that the cases refer to. */
  definitions: string[];
  cases: { call: string; expected: string }[];
}

/**
 * How the rows of one language are judged here. Their tests are transpiled by rule and compare with libraries that need
 * not be here, or in ways that a program could answer for itself; the same cases are written as assertions.
 */
interface Rewriting {
  /** A line that calls the program, and one that holds what it must give: number and expression. */
  call: RegExp;
  expected: RegExp;
  test(told: Told): string;
  /** The program of an answer. */
  program?(answer: string): string;
}

const lines = (all: string[]): string => all.join("\n");

const equal = ({ cases }: Told, assertion: (call: string, expected: string) => string) =>
  cases.map(({ call, expected }) => assertion(call, expected));

/** The answer with the brackets that it leaves open: its class, its namespace. */
function closed(answer: string): string {
  const code = answer
    .replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g, "")
    .replace(/"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])'/g, "");
  const open = code.split("{").length - code.split("}").length;
  return `${answer}\n${"}\n".repeat(Math.max(0, open))}`;
}

/** The answer without the import of packages that only the published test names: unused ones are errors. */
const usedImports = (answer: string): string =>
  ["encoding/json", "reflect"].reduce((code, path) => {
    const used = new RegExp(`\\b${path.split("/").at(-1)}\\.`).test(code);
    return used ? code : code.replace(new RegExp(`^[ \\t]*(?:import[ \\t]+)?"${path}"[ \\t]*\\n`, "m"), "");
  }, answer);

const REWRITINGS: Record<string, Rewriting> = {
  csharp: {
    call: /^\s*var actual(\d+) = (.*);$/,
    expected: /^\s*var expected(\d+) = (.*);$/,
    test: (told) =>
      lines(equal(told, (call, expected) => `Debug.Assert(Solution.Program.${call}.Equals(${expected}));`)),
    program: (answer) => closed(answer.replace(/^using KellermanSoftware\.CompareNetObjects;\s*$/m, "")),
  },
  go: {
    call: /^\s*actual_(\d+) := (.*)$/,
    expected: /^\s*expected_(\d+) := (.*)$/,
    test: (told) =>
      `func TestAll(t *testing.T) {\n\tassert := assert.New(t)\n${lines(equal(told, (call, expected) => `\tassert.Equal(${expected}, ${call})`))}\n}\n`,
    program: usedImports,
  },
  kotlin: {
    call: /^\s*var x(\d+) : .*? = (.*?);?$/,
    expected: /^\s*var v(\d+) : .*? = (.*?);?$/,
    test: (told) =>
      `fun main() {\n${lines([...told.definitions, ...equal(told, (call, expected) => `assertEquals(${expected}, ${call})`)])}\n}\n`,
  },
  perl: {
    call: /^\s*my \$x(\d+) = (.*);$/,
    expected: /^\s*my \$v(\d+) = (.*);$/,
    test: (told) =>
      lines([
        "use Test::More;",
        ...told.definitions,
        ...equal(told, (call, expected) => `is_deeply(${call}, ${expected});`),
      ]),
  },
  scala: {
    call: /^\s*var x(\d+) : .*? = (.*)$/,
    expected: /^\s*var v(\d+) : .*? = (.*)$/,
    test: (told) =>
      lines([
        ...told.definitions,
        ...equal(told, (call, expected) => `assertEquals(${expected}, Main.${call})`),
      ]),
    program: closed,
  },
};

const DEFINITION = /^\s*(?:var|my) \$?arg\d+\b/;

/** A row's test as assertions, and its program; the test as it is where nothing needs to be written again. */
export function rewritten(
  language: string,
  test: string,
): { test: string; program?(answer: string): string } {
  const rewriting = REWRITINGS[language];
  if (!rewriting) return { test };
  const told: Told = { definitions: [], cases: [] };
  const calls = new Map<string, string>();
  for (const line of test.split("\n")) {
    const [, number = "", expression = ""] = rewriting.call.exec(line) ?? rewriting.expected.exec(line) ?? [];
    if (rewriting.call.test(line)) calls.set(number, expression);
    else if (rewriting.expected.test(line))
      told.cases.push({ call: calls.get(number) ?? "", expected: expression });
    else if (DEFINITION.test(line)) told.definitions.push(line.trim());
  }
  // A test of another making is left to say itself how it is judged.
  if (told.cases.length === 0 || told.cases.some(({ call }) => call === "")) return { test };
  const { program } = rewriting;
  return { test: rewriting.test(told), ...(program && { program }) };
}
