import { pythonText } from "../../benchmarks/python/text.ts";

/** What the reproduction reads of a row. */
export interface SurgeRow {
  question: string;
  gt: string;
  custom_features: { language?: string | undefined };
}

/** A program as the sandbox runs it. */
export interface Runnable {
  /** As the row names it. */
  named: string;
  language: string;
  program: string;
  /** Recorded is the message of a compiler or interpreter, whose words are those of one version. */
  fails: boolean;
}

const LANGUAGES: Record<string, string> = {
  Python: "python",
  python3: "python",
  JavaScript: "javascript",
  C: "c",
  CPP: "cpp",
  cpp: "cpp",
  Java: "java",
  java: "java",
  Julia: "julia",
  Rust: "rust",
  "C#": "csharp",
};

const COMMANDED = /^\s*code:```\n([\s\S]*?)```\s*command:```\s*python3? \S+ ?([\s\S]*?)\s*```\s*$/;

/**
 * A row's program: a whole one in a named language, or Python with its command line. Undefined when it is a repository, a proof,
 * or under a given compiler.
 */
export function runnableOf({ question, gt, custom_features }: SurgeRow): Runnable | undefined {
  const fails = /^Compilation Error|^Traceback|^ {2}File "|(?:^|\n)\w*(?:Error|Exception):/.test(gt);
  const [, code, line] = COMMANDED.exec(question) ?? [];
  if (code !== undefined) {
    const set = `import sys\nsys.argv = ["main.py", ${argumentsOf(line!).map(pythonText).join(", ")}]\n`;
    return { named: "Python", language: "python", program: `${set}${code}`, fails };
  }
  const named = custom_features.language;
  if (named === undefined || question.includes("<start_file>")) return undefined;
  return { named, language: LANGUAGES[named] ?? "", program: question, fails };
}

/** Names, and their values as they were handed over: a value runs to the next name, quoted or not. */
function argumentsOf(line: string): string[] {
  return line.split(/(?:^|\s)(?=--\w)/).flatMap((part) => {
    const [, name = "", value = ""] = /^(--\w+)\s*([\s\S]*)$/.exec(part.trim()) ?? [];
    if (name === "") return part.trim() === "" ? [] : [part.trim()];
    return value === "" ? [name] : [name, value.replace(/^(["'])([\s\S]*)\1$/, "$2")];
  });
}
