import edit from "../code/edit.ts";
import functionsOf, { type FunctionPart } from "../code/functions.ts";
import parse from "../code/parse.ts";
import { hasGrammar } from "../code/tree/grammars.ts";
import type { Kit, Strategy } from "../core/strategy.ts";
import type { Candidate, Task } from "../core/task.ts";
import question from "../moves/question.ts";
import { about } from "../moves/text/about.ts";
import { withNotes } from "../moves/text/describe.ts";
import { fenced, fencesOf } from "../moves/text/fences.ts";
import { syntaxOf } from "../moves/text/syntax.ts";
import write from "../moves/write.ts";

export interface ClassGenerationOptions {
  /**
   * `holistic`: the whole class at once; `incremental`: method by method, those written before shown with their bodies;
   * `compositional`: each method from the skeleton alone.
   */
  by: "holistic" | "incremental" | "compositional";
  temperature: number;
  maxTokens: number | null;
}

/**
 * Writes the class whose skeleton is the task's starter, in one of three ways. The methods that do nothing yet are
 * written and put in their places; a reply without the method leaves it as it was. As in the paper's harness a Python
 * method without `self` or `cls` becomes a static one. A task without such a skeleton is written as a whole.
 * Calls: `program`; by method, one `method` for each that is missing.
 */
const classGeneration: Strategy<ClassGenerationOptions> = {
  id: "class-generation",
  title: "Class generation: holistic, incremental, compositional",
  paper: "Du et al. 2023 (ClassEval), arXiv 2308.01861",
  calls: "program; or method, once for each that is missing",
  options: { by: "holistic", temperature: 0, maxTokens: null },
  choices: { by: ["holistic", "incremental", "compositional"] },
  async solve(task, kit, options) {
    const skeleton = task.starter ?? "";
    const missing = await stubsOf(skeleton, task);
    if (options.by === "holistic" || missing.length === 0) {
      const whole = await write(task, kit, withNotes(task), options);
      return offered([whole], await withStatics(whole.text, task), "class", kit);
    }
    let text = skeleton;
    let answers: Candidate[] = [];
    for (const [index, stub] of missing.entries()) {
      const { names } = syntaxOf(task.language);
      const shown = {
        "The class so far": fenced(options.by === "incremental" ? text : skeleton, names[0] ?? ""),
      };
      const demand = `Write the method \`${stub.name}\` of \`${stub.of}\` alone, with its signature, in one Markdown code block.`;
      const reply = await question(kit, "method", about(task, shown, demand), options);
      text = await withMethod(text, stub, fencesOf(reply, names)[0]?.code ?? reply, task);
      answers = offered(answers, await withStatics(text, task), `class/${index}`, kit);
    }
    return answers;
  },
};

/**
 * The methods of a skeleton that do nothing yet; a constructor may have nothing to do. None of a skeleton that does not
 * parse: three of ClassEval's have wrong quotes.
 */
async function stubsOf(skeleton: string, { language }: Task): Promise<FunctionPart[]> {
  if (!hasGrammar(language) || (await parse(skeleton, language, (root) => root.hasError))) return [];
  const parts = await functionsOf(skeleton, language);
  return parts.filter(
    ({ of, name, isStub }) => of !== undefined && isStub && !/^(__init__|constructor)$/.test(name),
  );
}

/** The class with a method from a reply in the place of its stub, as deeply indented. */
async function withMethod(
  text: string,
  stub: FunctionPart,
  code: string,
  { language }: Task,
): Promise<string> {
  const isIt = (part: FunctionPart) => part.name === stub.name;
  const own = (await functionsOf(text, language)).find((part) => isIt(part) && part.of === stub.of);
  // A method that was cut out of its class begins at the left margin and goes on where it stood.
  const flat = indented(code, "").replace(
    /^(@.*\n)([ \t]+)([\s\S]*)$/,
    (_, mark, depth, rest) => mark + rest.replaceAll(`\n${depth}`, "\n"),
  );
  // A JavaScript method is no function by itself.
  const found = [
    ...(await functionsOf(flat, language)),
    ...(await functionsOf(`class X {\n${flat}\n}`, language)),
  ];
  const written = found.find(isIt);
  if (!own || !written) return text;
  const inset = /^[ \t]*/.exec(own.text)![0];
  const decorators = /^(\s*@.*\n)+/.exec(own.text)?.[0] ?? "";
  const method = indented(written.text, inset);
  const kept = /^\s*@/.test(method) ? "" : decorators;
  return edit(text, [{ start: own.start, end: own.end, text: kept + method }]);
}

/** Lines moved together so that the first that is not empty begins with `inset`; of the others none goes below it. */
function indented(code: string, inset: string): string {
  const lines = code
    .replace(/^\s*\n/, "")
    .trimEnd()
    .split("\n");
  const depth = /^[ \t]*/.exec(lines[0]!)![0].length;
  return lines
    .map((line) => (line.trim() === "" ? "" : inset + line.slice(Math.min(depth, line.search(/\S/)))))
    .join("\n");
}

async function withStatics(text: string, { language }: Task): Promise<string> {
  if (syntaxOf(language).names[0] !== "python") return text;
  const bare = (await functionsOf(text, language)).filter(
    (part) =>
      part.of !== undefined && !/^\(\s*(self|cls)\b/.test(part.parameters) && !/^\s*@/.test(part.text),
  );
  const mark = ({ text: method, start }: FunctionPart) => {
    const inset = /^[ \t]*/.exec(method)![0];
    return { start, end: start, text: `${inset}@staticmethod\n` };
  };
  return edit(text, bare.map(mark));
}

/** The newest text in front of the answers before, which it replaces when it is the same. */
function offered(before: readonly Candidate[], text: string, id: string, kit: Kit): Candidate[] {
  if (before[0]?.text === text) return [...before];
  const candidate = { id, text, ...(before[0] && { parent: before[0].id }) };
  kit.offer(candidate);
  return [candidate, ...before];
}

export default classGeneration;
