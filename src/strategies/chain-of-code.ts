import parse from "../code/parse.ts";
import type { Session } from "../core/session.ts";
import type { Kit, Strategy } from "../core/strategy.ts";
import type { Candidate, Task } from "../core/task.ts";
import question, { type AskOptions } from "../moves/question.ts";
import { about } from "../moves/text/about.ts";
import { replyRule } from "../moves/text/describe.ts";
import { fences } from "../moves/text/fences.ts";
import { syntaxOf } from "../moves/text/syntax.ts";
import write from "../moves/write.ts";

export interface ChainOfCodeOptions {
  /** Statements that the model may stand in for; the program stays as it is from there on. */
  emulated: number;
  temperature: number;
  maxTokens: number | null;
}

/**
 * For questions whose program prints the answer: it may call functions that nobody can write down, as `is_sarcastic(text)`.
 * It runs statement by statement; where one cannot run for want of a name or of sense, the model is shown the variables and
 * says what they are afterwards. The answer is the program with these statements replaced by the values, so it runs by itself.
 * Other errors are the program's own mistakes and are left to show. Python; other languages get the program alone.
 * Calls: `program`, then `values` for each statement that cannot run; none when all can.
 */
const chainOfCode: Strategy<ChainOfCodeOptions> = {
  id: "chain-of-code",
  title: "Chain of Code: an interpreter, and the model for what it cannot run",
  paper: "Li et al. 2023, arXiv 2312.04474",
  calls: "program, then values ×0–10",
  options: { emulated: 10, temperature: 0, maxTokens: null },
  async solve(task, kit, options) {
    const messages = about(task, {}, `${demand(task)} ${replyRule(task)}`);
    const first = await write(task, kit, messages, { ...options, id: "program/0" });
    if (!syntaxOf(task.language).names.includes("python")) return [first];
    const text = await interpreted(task, first, kit, options);
    if (text === null) return [first];
    const whole = { id: "program/emulated", text, parent: first.id };
    kit.offer(whole);
    return [whole, first];
  },
};

const demand = ({ entry }: Task): string =>
  entry === undefined
    ? "Solve it step by step in code at the top level and print the answer. Where a step needs sense rather than computation, call a function with a telling name that is not defined, and keep its result in a variable."
    : "";

/** Errors that say a statement cannot be run, rather than that it is wrong. */
const CANNOT_RUN = /^(NameError|SyntaxError|IndentationError|ImportError|ModuleNotFoundError)\b/;

/** Variables as they are, without modules, functions and what is private. */
const STATE = `print({k: v for k, v in globals().items() if not k.startswith("_") and type(v).__name__ not in ("module", "function", "type", "builtin_function_or_method")})`;

/** The program's text with values for what could not run; null when all of it could. */
async function interpreted(
  task: Task,
  { text }: Candidate,
  kit: Kit,
  options: ChainOfCodeOptions,
): Promise<string | null> {
  const statements = await parse(text, "python", (root) => root.children.map((node) => node?.text ?? ""));
  const session = kit.open({ language: "python" });
  const done: string[] = [];
  let emulated = 0;
  for (const statement of statements) {
    // A statement of many lines may change variables before it fails.
    const before = statement.includes("\n") ? await session.snapshot() : null;
    const { error } = await session.step(statement);
    const values =
      error !== null && CANNOT_RUN.test(error) && emulated < options.emulated
        ? await emulate(task, statement, session, before, kit, options)
        : null;
    if (values !== null) {
      emulated++;
      await session.step(values);
    }
    done.push(values ?? statement);
    if (error !== null && values === null) break;
  }
  await session.close();
  return emulated === 0 ? null : [...done, ...statements.slice(done.length)].join("\n");
}

/** Assignments that stand for a statement; null when the model gives none. */
async function emulate(
  task: Task,
  statement: string,
  session: Session,
  before: string | null,
  kit: Kit,
  options: AskOptions,
): Promise<string | null> {
  if (before !== null) await session.restore(before);
  const { output } = await session.step(STATE);
  const parts = { "Variables now": output, "The next statement": statement };
  const words =
    "The statement cannot be run by an interpreter. Say what it does: reply with the variables that it sets, and their values afterwards, as one JSON object.";
  const text = await question(kit, "values", about(task, parts, words), options);
  return assignments(fences(text)[0]?.code ?? text);
}

/** Python that assigns the fields of a JSON object; null for anything else. */
export function assignments(text: string): string | null {
  try {
    const values: unknown = JSON.parse(/\{[\s\S]*\}/.exec(text)?.[0] ?? "");
    const fields = Object.entries(values as object).filter(([name]) => /^[A-Za-z_]\w*$/.test(name));
    if (fields.length === 0) return null;
    // JSON inside a JSON text is a Python string.
    return fields
      .map(([name, value]) => `${name} = __import__("json").loads(${JSON.stringify(JSON.stringify(value))})`)
      .join("\n");
  } catch {
    return null;
  }
}

export default chainOfCode;
