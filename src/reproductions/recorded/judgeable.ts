import { AssayError } from "../../core/errors.ts";
import { openLanguage } from "../../languages/open/open.ts";
import type { ReproductionPorts } from "../reproduction/reproduction.ts";
import type { RecordedRun } from "./compare.ts";

/** Why programs of a language cannot be run on this machine, if they cannot. Any of its names, or its file ending. */
export async function unavailable(language: string): Promise<string | undefined> {
  try {
    await (await openLanguage(language)).toolchain();
    return undefined;
  } catch (error) {
    if (error instanceof AssayError) return error.message;
    throw error;
  }
}

/** The runs whose language is here, by its own id; the others are notices. */
export async function judgeable(
  runs: readonly RecordedRun[],
  { onNotice }: Pick<ReproductionPorts, "onNotice">,
): Promise<RecordedRun[]> {
  const here: RecordedRun[] = [];
  for (const run of runs) {
    const language = run.items[0]?.language;
    const why = language === undefined ? "it holds no program" : await unavailable(language);
    if (why !== undefined) {
      onNotice(`${run.name}: not judged, ${why}`);
      continue;
    }
    const { id } = await openLanguage(language!);
    const own = <Item extends { language: string }>(item: Item) => ({ ...item, language: id });
    here.push({ ...run, items: run.items.map(own), ...(run.part && { part: run.part.map(own) }) });
  }
  return here;
}
