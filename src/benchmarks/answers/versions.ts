import { z } from "zod";
import type { Sandbox } from "../../core/sandbox.ts";

/** Which packages the sandbox's Python has, with their versions, as one JSON object. */
const INSTALLED = `
import importlib.metadata, json
print(json.dumps({each.metadata["Name"].lower(): each.version for each in importlib.metadata.distributions() if each.metadata["Name"]}))
`;

const asked = new WeakMap<Sandbox, Promise<Record<string, string>>>();

/** Which of these packages (`name==version`) Python has not, or in another version; undefined when all are there. */
export async function missingVersion(
  sandbox: Sandbox,
  packages: readonly string[],
): Promise<string | undefined> {
  let known = asked.get(sandbox);
  if (!known) {
    known = sandbox
      .run({ language: "python", program: INSTALLED, limits: { cpuSeconds: 20, outputBytes: 1024 ** 2 } })
      .then(({ stdout }) => z.record(z.string(), z.string()).parse(JSON.parse(stdout)));
    asked.set(sandbox, known);
  }
  const installed = await known;
  for (const each of packages) {
    const [name = "", version = ""] = each.split("==");
    const here = installed[name.toLowerCase()];
    if (here === undefined) return `Python has no ${name} (${version} is wanted)`;
    if (here !== version) return `Python has ${name} ${here}, not ${version}`;
  }
  return undefined;
}
