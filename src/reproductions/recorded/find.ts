import { basename } from "node:path";
import { findSource } from "../../benchmarks/open/find-source.ts";
import { recordedMissing } from "./folders.ts";

/**
 * The path of a recorded file, given as `folder/name`: in the data folders, those of `ASSAY_DATA`, or one level
 * below, with its folder or without. Throws RECORDED_MISSING, naming it.
 */
export async function findRecorded(file: string, data: string[]): Promise<string> {
  const path = await findSource({ file, alsoNamed: [basename(file)] }, data);
  if (path !== undefined) return path;
  throw recordedMissing(file);
}
