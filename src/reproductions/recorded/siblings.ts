import type { z } from "zod";
import { AssayError } from "../../core/errors.ts";
import type { ReproductionPorts } from "../reproduction/reproduction.ts";
import { recordedFolders, recordedMissing } from "./folders.ts";
import { rowsOfFile } from "./rows.ts";

/** How the recorded files of one source are named, whichever model, language or date they are of. */
export interface Naming {
  /** Of the folders below a data folder, the source's own; its copies differ in the end of the name. */
  folder: RegExp;
  /** The whole name of a file, without `.jsonl`, `.json` or `.gz`. */
  file: RegExp;
}

/** A recorded file that is here. */
export interface FoundFile {
  /** Without folder and ending. */
  name: string;
  path: string;
  /** Of its name against {@link Naming.file}. */
  match: RegExpExecArray;
  /** It lies in a folder of the source, and not merely among a user's files. */
  own: boolean;
}

/**
 * Every file of a source in the data folders and those of `ASSAY_DATA`, or one level below, by name; the first of
 * each name. Throws DATA_FOLDER_MISSING.
 */
export async function recordedFiles({ folder, file }: Naming, data: string[]): Promise<FoundFile[]> {
  const whole = new RegExp(`^(?:${file.source})$`, file.flags);
  const found = new Map<string, FoundFile>();
  for (const { own, files } of await recordedFolders(folder, data))
    for (const { name, path } of files) {
      const match = whole.exec(name);
      if (match && !found.has(name)) found.set(name, { name, path, match, own });
    }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, "en"));
}

/** What the files of one source have in common. */
export interface Likeness<Run, Row> extends Naming {
  row: z.ZodType<Row>;
  /** What a file without a published figure is, by its name; undefined: not one of these. */
  other(found: FoundFile): Run | undefined;
}

/**
 * The runs of a source that are here, with their rows: those with a published figure first, in their order, then any
 * other file of the same naming and shape. What is left out is a notice: a published run that is not here, a file of
 * another shape. Throws RECORDED_MISSING when there is none at all, and RECORDED_FORMAT for a published run.
 */
export async function recordedRuns<Run extends { file: string }, Row>(
  published: readonly Run[],
  like: Likeness<Run, Row>,
  { data, onNotice }: Pick<ReproductionPorts, "data" | "onNotice">,
): Promise<(Run & { rows: Row[] })[]> {
  const files = new Map((await recordedFiles(like, data)).map((each) => [each.name, each]));
  const runs: (Run & { rows: Row[] })[] = [];
  const absent: string[] = [];
  for (const run of published) {
    const here = files.get(run.file);
    files.delete(run.file);
    if (here) runs.push({ ...run, rows: await rowsOfFile(here.path, like.row) });
    else absent.push(run.file);
  }
  for (const each of files.values()) {
    const run = like.other(each);
    if (!run) continue;
    try {
      runs.push({ ...run, rows: await rowsOfFile(each.path, like.row) });
    } catch (error) {
      if (!(error instanceof AssayError) || error.code !== "RECORDED_FORMAT") throw error;
      if (each.own) onNotice(`${error.line}; left out`);
    }
  }
  if (runs.length === 0) throw recordedMissing(absent[0] ?? String(like.file));
  for (const file of absent) onNotice(`${file}: not here, so its figure is not checked`);
  return runs;
}
