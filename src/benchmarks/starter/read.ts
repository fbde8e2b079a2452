import { AssayError } from "../../core/errors.ts";

/** What the judge must answer for a candidate on the hidden suite; `right` is its `pass`. */
export const LABELS = ["right", "fail", "crash", "timeout", "build"] as const;
export type Label = (typeof LABELS)[number];

export const DIFFICULTIES = ["easy", "medium", "hard"] as const;
export type Difficulty = (typeof DIFFICULTIES)[number];

/** A program written for a task, as a model might have. */
export interface StarterCandidate {
  label: Label;
  /** The idea of it, or what is wrong with it. */
  note: string;
  text: string;
}

/** One task file. Each string of `visible`, `hidden` and `generated` is one test on one line. */
export interface StarterTask {
  /** `starter/` and the file's name without its ending. */
  id: string;
  title: string;
  entry: string;
  language: string;
  difficulty: Difficulty;
  /** The text between title and first section. */
  prompt: string;
  /** Signature and docstring. */
  starter: string;
  visible: string[];
  hidden: string[];
  reference: string;
  candidates: StarterCandidate[];
  /** Tests such as a model writes from the prompt alone: a few are wrong. */
  generated: string[];
}

const SECTIONS = [
  "Starter",
  "Visible tests",
  "Hidden tests",
  "Reference",
  "Candidates",
  "Generated tests",
] as const;
type Section = (typeof SECTIONS)[number];
const TEST_LINE: Record<string, RegExp> = {
  python: /^assert /,
  javascript: /^assert\.(deepStrictEqual|strictEqual|throws|ok)\(.*\);?$/,
};

/** A line that opens a part of the file, and the lines up to the next one. */
interface Part {
  heading: string;
  /** Line number of the heading, from 1. */
  line: number;
  lines: string[];
}

/**
 * Reads one task file: front matter, a title with the prompt below it, and the six sections in order.
 * @param file name shown in errors; without folder and ending it is the task's name.
 * @throws AssayError STARTER_FORMAT with file and line.
 */
export function readStarterTask(file: string, text: string): StarterTask {
  const fail: Fail = (line, what) => {
    throw new AssayError("STARTER_FORMAT", what, { where: `${file}:${line}` });
  };
  const lines = text.split(/\r?\n/);
  const { fields, end } = frontMatter(lines, fail);
  const field = (name: string) => fields.get(name) ?? fail(1, `the front matter has no "${name}"`);
  const language = field("language");
  const difficulty = DIFFICULTIES.find((known) => known === field("difficulty"));
  const testLine = TEST_LINE[language] ?? fail(1, `no test format is known for language "${language}"`);

  const [head, ...sections] = split(lines, end, /^##? (.+)$/);
  if (!head || !lines[head.line - 1]?.startsWith("# ")) return fail(end + 1, 'expected a title, "# ..."');
  const extra = sections[SECTIONS.length];
  if (extra) fail(extra.line, "unexpected section");
  const section = (name: Section): Part => {
    const found = sections[SECTIONS.indexOf(name)];
    return found?.heading === name ? found : fail(found?.line ?? lines.length, `expected "## ${name}" here`);
  };

  const tests = (name: Section): string[] => {
    const block = fenced(section(name), language, fail);
    block.lines.forEach((line, index) => {
      if (!testLine.test(line)) fail(block.line + 1 + index, `not a test on one line: ${line}`);
    });
    return block.lines;
  };
  const program = (part: Part): string => `${fenced(part, language, fail).lines.join("\n")}\n`;

  const candidates = section("Candidates");
  return {
    id: `starter/${file.replace(/^.*[/\\]/, "").replace(/\.md$/, "")}`,
    title: head.heading,
    entry: field("entry"),
    language,
    difficulty: difficulty ?? fail(1, `difficulty must be one of ${DIFFICULTIES.join(", ")}`),
    prompt: head.lines.join("\n").trim() || fail(head.line, "the task has no prompt"),
    starter: program(section("Starter")),
    visible: tests("Visible tests"),
    hidden: tests("Hidden tests"),
    reference: program(section("Reference")),
    candidates: split(candidates.lines, 0, /^### (.+)$/).map((part) => {
      const placed = { ...part, line: part.line + candidates.line };
      const [, word, note] = /^([a-z]+): (.+)$/.exec(part.heading) ?? [];
      const label = LABELS.find((known) => known === word);
      if (!label || !note) return fail(placed.line, `expected "### ${LABELS.join(" | ")}: what it does"`);
      return { label, note, text: program(placed) };
    }),
    generated: tests("Generated tests"),
  };
}

type Fail = (line: number, what: string) => never;

/** The `name: value` lines between the two `---`, and the index of the first line after them. */
function frontMatter(lines: string[], fail: Fail): { fields: Map<string, string>; end: number } {
  const close = lines.indexOf("---", 1);
  if (lines[0] !== "---" || close < 0) return fail(1, 'expected front matter between two lines "---"');
  const fields = new Map<string, string>();
  lines.slice(1, close).forEach((line, index) => {
    if (line.trim() === "") return;
    const [, name, value] = /^(\w+): *(\S.*)$/.exec(line) ?? fail(index + 2, 'expected "name: value"');
    fields.set(name!, value!.trim());
  });
  return { fields, end: close + 1 };
}

/** Cuts lines into parts at headings. A `#` inside a code block is a comment, not a heading. */
function split(lines: string[], from: number, heading: RegExp): Part[] {
  const parts: Part[] = [];
  let inside = false;
  for (let index = from; index < lines.length; index++) {
    const line = lines[index]!;
    if (line.startsWith("```")) inside = !inside;
    const match = inside ? null : heading.exec(line);
    if (match) parts.push({ heading: match[1]!.trim(), line: index + 1, lines: [] });
    else parts.at(-1)?.lines.push(line);
  }
  return parts;
}

/** The one code block of a part, and the line number of its opening fence. */
function fenced(part: Part, language: string, fail: Fail): { line: number; lines: string[] } {
  const open = part.lines.indexOf(`\`\`\`${language}`);
  const close = part.lines.indexOf("```", open + 1);
  if (open < 0 || close < 0) return fail(part.line, `expected a \`\`\`${language} block below the heading`);
  const stray = part.lines.findIndex((line, index) => (index < open || index > close) && line.trim() !== "");
  if (stray >= 0) return fail(part.line + 1 + stray, "expected nothing but one code block in this section");
  if (close === open + 1) return fail(part.line + 1 + open, "the code block is empty");
  return { line: part.line + 1 + open, lines: part.lines.slice(open + 1, close) };
}
