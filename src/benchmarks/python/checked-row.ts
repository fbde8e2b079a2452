import type { z } from "zod";

/** A row checked against its schema; throws an Error that names the field and what is wrong with it. */
export function checkedRow<Row>(schema: z.ZodType<Row>, row: unknown): Row {
  const result = schema.safeParse(row);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  const field = issue.path.join(".");
  throw new Error(field === "" ? `row: ${issue.message}` : `field "${field}": ${issue.message}`);
}
