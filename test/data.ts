import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const [named] = (process.env.ASSAY_DATA ?? "").split(delimiter);

/**
 * The third-party data that some tests read in place: the first folder of `ASSAY_DATA`, else `shared/data`
 * beside the repository. Nothing in it is ever run outside the sandbox.
 */
export const DATA = named || fileURLToPath(new URL("../../shared/data", import.meta.url));

/** The path of a file in {@link DATA}. */
export const data = (file: string) => join(DATA, file);

/** Why a test cannot read these files here, if it cannot: the reason to skip it with. */
export function missing(...files: string[]): string | undefined {
  const absent = files.filter((file) => !existsSync(data(file)));
  return absent.length > 0 ? `${absent.join(", ")} not in ASSAY_DATA or ../shared/data` : undefined;
}
