import { CURLY, mask } from "../tests/text.ts";

/** A source without package clause, imports and main, and what it imports: path by the name it is used under. */
export interface Parts {
  imports: Map<string, string>;
  body: string;
}

const IMPORTS = /^[ \t]*import[ \t]*(\([^)]*\)|[^\n(]+)[ \t]*;?/gm;

/** Go wants imports before everything else, and none that is unused; so sources are taken apart to be joined. */
export function parts(source: string): Parts {
  const imports = new Map<string, string>();
  const masked = mask(source, { ...CURLY, raw: [["`", "`"]] });
  let body = source;
  for (const match of [...masked.matchAll(IMPORTS)].reverse()) {
    const text = source.slice(match.index, match.index + match[0].length);
    for (const [, name, path] of text.matchAll(/(?:([\w.]+)[ \t]+)?"([^"]+)"/g))
      imports.set(name && name !== "import" ? name : path!.split("/").at(-1)!, path!);
    body = body.slice(0, match.index) + body.slice(match.index + match[0].length);
  }
  return { imports, body: body.replace(/^[ \t]*package[ \t]+\w+[ \t]*;?/m, "") };
}

/** A value of a package, so that it counts as used. */
const USES: Record<string, string> = {
  fmt: "Sprint",
  math: "Abs",
  reflect: "DeepEqual",
  sort: "Ints",
  strings: "ToLower",
  strconv: "Itoa",
  rand: "Int",
  time: "Now",
};

/** One file of both. What only a test used, or what the harness took over, is no longer imported. */
export function joined(program: Parts, test: Parts, replacesTesting: boolean): string {
  const gone = replacesTesting ? /^testing$|\/testify\// : /\/testify\//;
  const lines = ["package main", ""];
  const used: string[] = [];
  const all = new Map([...test.imports, ...program.imports]);
  for (const [name, path] of all) {
    if (gone.test(path)) continue;
    const inBody = new RegExp(`\\b${name}\\.`).test(program.body);
    const inTest = new RegExp(`\\b${name}\\.`).test(test.body);
    // A benchmark's header imports what its tests need; what the program itself imports and never uses is its error.
    const headers = USES[name] !== undefined && program.imports.has(name);
    if (!inBody && !inTest && !headers && !program.imports.has(name)) continue;
    lines.push(`import ${name} "${path}"`);
    if (headers && !inBody && !inTest) used.push(`var _ = ${name}.${USES[name]}`);
  }
  for (const path of ["fmt", "os", "reflect", "encoding/json"]) {
    const name = `assay${path.split("/").at(-1)}`;
    if (test.body.includes(`${name}.`)) lines.push(`import ${name} "${path}"`);
  }
  const body = program.body.replace(/^func[ \t]+main[ \t]*\(\)/m, "func assayMainOfTheProgram()");
  return [...lines, ...used, body, test.body].join("\n");
}
