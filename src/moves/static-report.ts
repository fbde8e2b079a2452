import type { Kit } from "../core/strategy.ts";
import type { Candidate, Task } from "../core/task.ts";
import { syntaxOf } from "./text/syntax.ts";

export interface StaticReport {
  /** The program that looked. */
  tool: string;
  /** What it said; empty when it found nothing. */
  text: string;
}

/** Characters of a report that are kept. */
const LONGEST = 2000;

/** For each language: the file's name, and commands in order of preference. The first that is installed is used. */
const ANALYSERS: Record<string, { file: string; commands: string[] }> = {
  c: {
    file: "program.c",
    commands: [
      "cppcheck --quiet --enable=warning,portability --inline-suppr program.c",
      "gcc -std=c17 -Wall -Wextra -fanalyzer -c program.c -o /dev/null",
      "clang -std=c17 -Wall -Wextra --analyze program.c -o /dev/null",
    ],
  },
  cpp: {
    file: "program.cpp",
    commands: [
      "cppcheck --quiet --enable=warning,portability program.cpp",
      "g++ -std=c++20 -Wall -Wextra -c program.cpp -o /dev/null",
    ],
  },
  python: {
    file: "program.py",
    commands: [
      "ruff check --quiet --isolated --output-format=concise program.py",
      "pyflakes program.py",
      "python3 -W always -m py_compile program.py",
    ],
  },
  javascript: { file: "program.cjs", commands: ["node --check program.cjs"] },
};

/**
 * What a static analyser says about a program, run in the sandbox; null where none is installed or the language has none
 * here. The program itself does not run.
 */
export default async function staticReport(
  task: Task,
  candidate: Candidate,
  kit: Kit,
): Promise<StaticReport | null> {
  const analyser = ANALYSERS[syntaxOf(task.language).names[0] ?? ""];
  if (!analyser) return null;
  const choice = analyser.commands
    .map((command) => {
      const [tool] = command.split(" ");
      return `if command -v ${tool} >/dev/null; then echo "${tool}"; ${command} 2>&1; exit 0; fi`;
    })
    .join("\n");
  const session = kit.open({
    language: "bash",
    files: { [analyser.file]: candidate.text, "look.sh": choice },
  });
  try {
    const { output } = await session.step("bash look.sh");
    const [tool = "", ...lines] = output.trim().split("\n");
    if (!analyser.commands.some((command) => command.startsWith(`${tool} `))) return null;
    return { tool, text: lines.join("\n").slice(0, LONGEST) };
  } finally {
    await session.close();
  }
}
