import { AssayError } from "../../core/errors.ts";
import type { RecordedAnswer } from "../../core/model.ts";

/** Fields that hold one recorded program, or (plural) a list of them. */
const PROGRAM_FIELDS = ["completion", "solution", "code", "program"] as const;
const PROGRAM_LISTS = ["samples", "completions", "solutions", "generations"] as const;

/**
 * The recorded answers in one row of a file, in any of these shapes:
 * - `{ task_id, completion | solution | code | program }`: one program; each may also be a list;
 * - `{ task_id, samples | completions | solutions | generations }`: a list of programs;
 * - `{ task_id, tests }`: one answer of generated tests, or a list of such answers;
 * - `{ task, purpose, text }`: a {@link RecordedAnswer} as it is.
 *
 * Texts are kept as they are: taking a program out of an answer is the asker's work.
 * @throws AssayError MODEL_RECORDING with the file and line when a row has no task or no answer.
 */
export function answersIn(row: unknown, where: string): RecordedAnswer[] {
  const wrong = (what: string): AssayError => new AssayError("MODEL_RECORDING", what, { where });
  if (row === null || typeof row !== "object" || Array.isArray(row)) throw wrong("not an object");
  const fields = row as Record<string, unknown>;
  const task = fields.task_id ?? fields.task;
  if (typeof task !== "string" && typeof task !== "number") throw wrong("no task_id");
  const answers: RecordedAnswer[] = [];
  const add = (purpose: string, field: string): void => {
    const value = fields[field];
    if (value === undefined || value === null) return;
    for (const text of Array.isArray(value) ? value : [value]) {
      if (typeof text !== "string") throw wrong(`"${field}" is not text`);
      answers.push({ task: String(task), purpose, text });
    }
  };
  const programs = [...PROGRAM_FIELDS, ...PROGRAM_LISTS].find((field) => fields[field] !== undefined);
  if (typeof fields.purpose === "string") add(fields.purpose, "text");
  else if (programs) add("program", programs);
  add("tests", "tests");
  if (answers.length === 0) {
    throw wrong(`no recorded answer: none of ${[...PROGRAM_FIELDS, ...PROGRAM_LISTS, "tests"].join(", ")}`);
  }
  return answers;
}
