import { AssayError } from "../../core/errors.ts";
import type { TextKind } from "./extract.ts";
import { multiplE } from "./multipl-e-row.ts";

/** What one row of a samples file says, whatever its shape. */
export interface SampleRow {
  task?: string | number;
  prompt?: string;
  /** The row's own name for its sample, if it has one. */
  sample?: string;
  texts: { text: string; kind: TextKind }[];
}

/** Fields that hold a text or a list of texts. The first that a row has is taken. */
const FIELDS: [name: string, kind: TextKind][] = [
  ["completion", "completion"],
  ["solution", "program"],
  ["program", "program"],
  ["code", "program"],
  ["generation", "completion"],
  ["samples", "completion"],
  ["completions", "completion"],
  ["generations", "completion"],
  ["solutions", "program"],
  ["programs", "program"],
  ["codes", "program"],
  ["runs", "program"],
  ["answer", "program"],
  ["profiled", "program"],
  ["choices", "completion"],
];

/** Fields of an element of a list; in a row, a text alone is more often the task's. */
const INNER: typeof FIELDS = [
  ["cleared_code", "program"],
  ["text", "completion"],
  ["generated_text", "completion"],
  ["content", "completion"],
  ["message", "completion"],
];

const SAMPLE_IDS = ["sample_id", "completion_id", "id"];

/** Reads one row. Throws SAMPLE_FORMAT, with the place, when it has no code or a field of the wrong type. */
export function sampleRow(value: unknown, where: string): SampleRow {
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    throw wrong("a sample must be a JSON object", where);
  }
  const row = unwrapped(value as Record<string, unknown>);
  // An id beside a list of choices is the task's, as in SALLM's records; GitChameleon's are called examples.
  const task = row.task_id ?? row.task ?? row.example_id ?? ("choices" in row ? row.id : undefined);
  if (task !== undefined && typeof task !== "string" && typeof task !== "number") {
    throw wrong("task_id must be a string or a number", where);
  }
  if (task === undefined && typeof row.prompt !== "string") {
    throw wrong("it names no task: it has neither task_id nor prompt", where);
  }
  const sample = SAMPLE_IDS.map((name) => row[name]).find(
    (id) => id !== undefined && id !== null && id !== task,
  );
  return {
    ...(task !== undefined && { task }),
    ...(typeof row.prompt === "string" && { prompt: row.prompt }),
    ...(sample !== undefined && { sample: String(sample) }),
    texts: textsOf(row, where),
  };
}

/**
 * Rows whose texts lie deeper, with these where others have them: MultiPL-E's files of one task, and a raw reply under `output`
 * as in SALLM's, which is a chat completion with its choices or a list of generated texts.
 */
function unwrapped(row: Record<string, unknown>): Record<string, unknown> {
  const ofTask = "tests" in row ? multiplE(row) : undefined;
  if (ofTask) return { ...ofTask };
  const { output } = row;
  if (FIELDS.some(([name]) => name in row) || output === null || typeof output !== "object") return row;
  return { ...row, choices: Array.isArray(output) ? output : (output as Record<string, unknown>).choices };
}

function textsOf(row: Record<string, unknown>, where: string, fields = FIELDS): SampleRow["texts"] {
  const field = fields.find(([name]) => name in row);
  if (!field)
    throw wrong("no code: none of the fields completion, solution, program, code, samples …", where);
  const [name, kind] = field;
  const held = row[name];
  // A chat's message, which holds its text.
  if (name === "message" && held !== null && typeof held === "object" && !Array.isArray(held))
    return textsOf(held as Record<string, unknown>, `${where} message`, INNER);
  if (typeof held === "string") return [{ text: held, kind }];
  if (!Array.isArray(held)) throw wrong(`${name} must be a string or a list of strings`, where);
  return held.map((each: unknown, index) => {
    if (typeof each === "string") return { text: each, kind };
    if (each !== null && typeof each === "object" && !Array.isArray(each)) {
      const [inner] = textsOf(each as Record<string, unknown>, `${where} ${name}[${index}]`, [
        ...FIELDS,
        ...INNER,
      ]);
      if (inner) return inner;
    }
    throw wrong(`${name}[${index}] must be a string`, where);
  });
}

function wrong(what: string, where: string): AssayError {
  return new AssayError("SAMPLE_FORMAT", what, {
    where,
    fix: "docs/files.md lists the shapes that are read",
  });
}
