import { existsSync } from "node:fs";
import { join } from "node:path";
import type { SampleRecord } from "../../../core/record.ts";
import type { ComparedRun } from "../../../run/compare.ts";
import type { Report } from "../../../run/report.ts";
import { readPlan, readRunFile } from "./folder.ts";
import { readRecords } from "./records.ts";

/** All that the folder of a run holds for comparing it with others. */
export async function readRun(folder: string): Promise<ComparedRun & { records: SampleRecord[] }> {
  const plan = readPlan(folder);
  const records = await readRecords<SampleRecord>(folder);
  const report = existsSync(join(folder, "report.json"))
    ? readRunFile<Report>(folder, "report.json")
    : undefined;
  return { plan, records, ...(report && { report }) };
}
