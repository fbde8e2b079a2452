import { crc32 } from "node:zlib";
import type { SampleRecord } from "../../../core/record.ts";
import { OUTCOMES, type Outcome } from "../../../core/verdict.ts";

/** What the index keeps of a record. */
export interface RecordHead {
  task: string;
  attempt: number;
  language: string;
  outcome: Outcome;
  tokens: number;
  usd: number | null;
  cpuSeconds: number;
}

type Tail = Pick<SampleRecord, "spend"> & { verdict: Pick<SampleRecord["verdict"], "measures"> };

const AFTER_PROGRAM = Buffer.from('","outcome":"');
const BEFORE_PROGRAM = Buffer.from('","program":"');
const MEASURES = Buffer.from('"measures":{');

/**
 * Reads a line of `records.jsonl` without parsing its program and outputs, which are nearly all of it. A quote inside a
 * JSON string has a backslash before it, so `","outcome":"` can only stand between two fields. A line in another order
 * of fields is parsed as a whole; undefined when it is no record.
 */
export function recordHead(line: Buffer): RecordHead | undefined {
  return quickly(line) ?? slowly(line);
}

/** What tells the programs of a task apart: CRC-32 and length of the program's JSON text. */
export function programMark(line: Buffer): string {
  const before = line.indexOf(BEFORE_PROGRAM);
  const after = before < 0 ? -1 : line.indexOf(AFTER_PROGRAM, before);
  const text =
    after < 0
      ? Buffer.from(JSON.stringify((JSON.parse(line.toString()) as SampleRecord).program).slice(1, -1))
      : line.subarray(before + BEFORE_PROGRAM.length, after);
  return `${crc32(text).toString(36)}.${text.length.toString(36)}`;
}

function quickly(line: Buffer): RecordHead | undefined {
  const before = line.indexOf(BEFORE_PROGRAM);
  const after = before < 0 ? -1 : line.indexOf(AFTER_PROGRAM, before);
  const measures = after < 0 ? -1 : line.lastIndexOf(MEASURES);
  if (measures < after) return undefined;
  try {
    const head = JSON.parse(`${line.toString("utf8", 0, before)}"}`);
    const start = after + AFTER_PROGRAM.length;
    const outcome = line.toString("latin1", start, line.indexOf(34, start));
    const tail = JSON.parse(`{"verdict":{${line.toString("utf8", measures)}`) as Tail;
    head.outcome = outcome;
    return headOf(head, tail);
  } catch {
    return undefined;
  }
}

function slowly(line: Buffer): RecordHead | undefined {
  try {
    const record = JSON.parse(line.toString()) as SampleRecord;
    return headOf(record, record);
  } catch {
    return undefined;
  }
}

function headOf(
  { task, attempt, language, outcome }: Pick<SampleRecord, "task" | "attempt" | "language" | "outcome">,
  { verdict, spend }: Tail,
): RecordHead | undefined {
  if (typeof task !== "string" || !Number.isInteger(attempt) || !OUTCOMES.includes(outcome)) return undefined;
  return {
    task,
    attempt,
    language,
    outcome,
    tokens: spend ? spend.tokens.prompt + spend.tokens.completion : 0,
    usd: spend ? spend.usd : 0,
    cpuSeconds: verdict.measures.cpuSeconds,
  };
}
