import { readFileSync } from "node:fs";
import type { Problem } from "../core/problem.ts";
import { openLanguage } from "../languages/open/open.ts";

/**
 * The versions that a run's numbers may depend on: this package, Node, and the toolchain of each language. A
 * toolchain that is not here is left out: nothing was run with it.
 */
export async function versionsOf(problems: Problem[]): Promise<Record<string, string>> {
  const names = [...new Set(problems.map(({ task }) => task.language))];
  const found = await Promise.allSettled(
    names.map(async (name): Promise<[string, string]> => {
      const language = await openLanguage(name);
      return [language.id, (await language.toolchain()).version];
    }),
  );
  const toolchains = found.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
  return { assay: ownVersion(), node: process.versions.node, ...Object.fromEntries(toolchains) };
}

/** The version of this package. */
export function ownVersion(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
