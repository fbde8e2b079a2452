/** What MultiPL-E fixes for each of its languages: the stop strings, and how a signature names its function. */
export const LANGUAGES = {
  cpp: { language: "cpp", stop: ["\n}"], entry: /(\w+)\s*\(/ },
  cs: { language: "csharp", stop: ["\n    }\n"], entry: /(\w+)\s*\(/ },
  d: { language: "d", stop: ["\n\n", "\nvoid", "\nbool", "\nint"], entry: /(\w+)\s*\(/ },
  go: { language: "go", stop: ["\nfunc", "struct", "\n// "], entry: /func (\w+)/ },
  java: { language: "java", stop: ["\n    }\n"], entry: /(\w+)\s*\(/ },
  jl: { language: "julia", stop: ["\nfunction", "\nmacro", "\n\n"], entry: /function (\w+)/ },
  js: {
    language: "javascript",
    stop: ["\nfunction ", "\n/*", "\n//", "\nconsole.log"],
    entry: /function (\w+)/,
  },
  lua: { language: "lua", stop: ["\nlocal", "\nfunction", "\n--", "\n\n"], entry: /function (\w+)/ },
  php: { language: "php", stop: ["\nfunction", "\n?>", "\n//", "\n#"], entry: /function (\w+)/ },
  pl: { language: "perl", stop: ["\nsub", "\n#", "\n\n"], entry: /^sub (\w+)/ },
  r: { language: "r", stop: ["\n#", "\n```"], entry: /(\w+)\s*<-/ },
  rb: { language: "ruby", stop: ["\nclass", "\ndef", "\n#", "\n\n"], entry: /def (\w+)/ },
  rkt: { language: "racket", stop: ["\n(define ", "\n#|", "\n;", "\n("], entry: /^\(define \((\S+)/ },
  rs: { language: "rust", stop: ["\n}"], entry: /fn (\w+)/ },
  scala: { language: "scala", stop: ["\n    }\n"], entry: /def (\w+)/ },
  sh: { language: "bash", stop: ["\n}"], entry: /(\w+)\s*\(/ },
  swift: { language: "swift", stop: ["\n}"], entry: /func (\w+)/ },
  ts: { language: "typescript", stop: ["\nfunction ", "\n/*", "\n//", "\nclass"], entry: /function (\w+)/ },
} satisfies Record<string, { language: string; stop: string[]; entry: RegExp }>;

export type MultiplELanguage = keyof typeof LANGUAGES;

/** Where tests begin with a closing brace: a function that they may close, and where a program's own `main` begins. */
const OPEN: Partial<Record<MultiplELanguage, { rest: string; main: RegExp }>> = {
  cpp: { rest: "void assay_rest() {", main: /^(?:int|auto|void)\s+main\s*\(/m },
  rs: { rest: "fn assay_rest() {", main: /^(?:pub )?fn\s+main\s*\(/m },
  sh: { rest: "assay_rest() {\n    :", main: /^main\s*\(\)/m },
  java: { rest: "    public static void assay_rest() {", main: /^ *public static void main\s*\(/m },
  cs: { rest: "    public static void AssayRest() {", main: /^ *(?:public )?static void Main\s*\(/m },
  scala: { rest: "    def assayRest() = {", main: /^ *def main\s*\(/m },
  swift: { rest: "func assayRest() {", main: /^func main\s*\(/m },
};

/** Where a function stands in a class or object, which the tests close too. */
const IN_CLASS: MultiplELanguage[] = ["java", "cs", "scala"];

/**
 * A completion as it stands, open at its end where the tests close it. A program whose function is closed already, as
 * chat models write them, loses its `main` and gets an empty function for the tests to close.
 */
export function asWhole(answer: string, language: MultiplELanguage, entry: string): string {
  if (language === "php")
    return `${answer.includes("<?php") ? "" : "<?php\n"}${answer.replace(/\?>\s*$/, "")}`;
  if (language === "go") return goFile(answer);
  const open = OPEN[language];
  if (!open) return answer;
  const lines = answer.trimEnd().split("\n");
  const inside = IN_CLASS.includes(language);
  const end = inside ? /^(?: {2}| {4}|\t)\}/ : /^\}/;
  const { entry: signature } = LANGUAGES[language];
  const from = lines.findIndex(
    (line) => !/^\s*(?:\/|#|\*)/.test(line) && signature.exec(line)?.[1] === entry,
  );
  if (!lines.slice(from + 1).some((line) => end.test(line))) return answer;
  const last = lines.findLastIndex((line) => /^\}/.test(line));
  const inClass = inside && last !== -1 ? lines.slice(0, last) : lines;
  return `${without(inClass, open.main, end).join("\n")}\n${open.rest}\n`;
}

/** The lines without the function that begins where `head` matches. */
function without(lines: string[], head: RegExp, end: RegExp): string[] {
  const from = lines.findIndex((line) => head.test(line));
  if (from === -1) return lines;
  const length = lines.slice(from).findIndex((line) => end.test(line));
  return [...lines.slice(0, from), ...(length === -1 ? [] : lines.slice(from + length + 1))];
}

const GO_IMPORT = /^import\s*(?:\(([^)]*)\)|("[^"]+"))[ \t]*$/gm;

/** A test file in Go: the tests need two packages, and an import that is not used is an error. */
function goFile(answer: string): string {
  const imported = [...answer.matchAll(GO_IMPORT)].flatMap(([, many, one]) =>
    [...(many ?? one ?? "").matchAll(/"([^"]+)"/g)].map((match) => match[1]!),
  );
  const code = answer.replace(/^package \w+[ \t]*$/m, "").replace(GO_IMPORT, "");
  const kept = without(without(code.split("\n"), /^func main\(/, /^\}/), /^func Test\w*\(/, /^\}/).join("\n");
  const used = imported.filter((path) => new RegExp(`\\b${path.split("/").at(-1)}\\.`).test(kept));
  const imports = [...new Set(["testing", "fmt", ...used])].map((path) => `\t"${path}"`);
  return `package main\n\nimport (\n${imports.join("\n")}\n)\n${kept}`;
}
