import { loadOptional } from "../../../src/models/local/optional.ts";

/** Why tests with an optional package cannot run here, if they cannot. */
export async function absent(name: string): Promise<string | undefined> {
  try {
    await loadOptional({ name, version: "*" }, "this test");
    return undefined;
  } catch (error) {
    return `${(error as Error).message}: install it, or name a folder with its node_modules in ASSAY_OPTIONAL`;
  }
}
