import type { z } from "zod";
import { checkedRow } from "../../benchmarks/python/checked-row.ts";
import { AssayError } from "../../core/errors.ts";
import { readJsonLines } from "../../files/jsonl.ts";
import { findRecorded } from "./find.ts";

/**
 * The rows of a recorded file, `folder/name`, each checked. Throws RECORDED_MISSING, RECORDED_FORMAT (with file and
 * line), and what reading files throws.
 */
export async function recordedRows<Row>(
  file: string,
  schema: z.ZodType<Row>,
  data: string[],
): Promise<Row[]> {
  return rowsOfFile(await findRecorded(file, data), schema);
}

/** The same of a file whose path is known. */
export async function rowsOfFile<Row>(path: string, schema: z.ZodType<Row>): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const { line, value } of readJsonLines(path)) {
    try {
      rows.push(checkedRow(schema, value));
    } catch (cause) {
      throw new AssayError("RECORDED_FORMAT", (cause as Error).message, {
        where: `${path}:${line}`,
        fix: "docs/reproductions.md says where the published file comes from",
        cause,
      });
    }
  }
  return rows;
}
