import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The third-party data that some tests read in place: `ASSAY_DATA`, or `shared/data` beside the repository. */
export const DATA =
  process.env.ASSAY_DATA ?? fileURLToPath(new URL("../../../../shared/data", import.meta.url));

/** Why a test cannot read these files here, if it cannot. */
export function missing(...files: string[]): string | undefined {
  const absent = files.filter((file) => !existsSync(join(DATA, file)));
  return absent.length > 0 ? `${absent.join(", ")} not in ASSAY_DATA or ../shared/data` : undefined;
}

export const data = (file: string) => join(DATA, file);
