import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./installed.ts";

/** An example of the guide: where it says that its file goes, and the file. */
export interface Example {
  /** Below `src/`, e.g. `strategies/until-pass.ts`. */
  path: string;
  room: string;
  id: string;
  text: string;
}

/** The complete files that CONTRIBUTING.md shows: a heading that names the file, then its first `ts` block. */
export function examplesOfGuide(): Example[] {
  const guide = readFileSync(join(ROOT, "CONTRIBUTING.md"), "utf8");
  return guide
    .split(/^### /m)
    .slice(1)
    .map((section) => {
      const [, path, room, id] = /^.*`src\/(([\w-]+)\/([\w-]+)\.ts)`/.exec(section) ?? [];
      const [, text] = /^```ts\n(.*?)^```$/ms.exec(section) ?? [];
      if (!path || !room || !id || !text)
        throw new Error(`no complete example under "${section.split("\n")[0]}"`);
      return { path, room, id, text };
    });
}
