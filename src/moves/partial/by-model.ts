import type { Kit } from "../../core/strategy.ts";
import type { Gap } from "../partial-execution.ts";

const EXAMPLE = `Code:
\`\`\`python
for row in table:
    total += row["price"] * 2
\`\`\`
The name \`table\` is not defined (line 1).
Reasoning: it is iterated, and each item is indexed by "price" and multiplied, so it is a list of dictionaries with numbers.
Value: [{"price": 2.5}, {"price": 4}]`;

/**
 * Asks the model for a value, step by step after one worked example, with the errors of what was tried before
 * (purpose `value`). Null when its answer names none.
 */
export function byModel(kit: Kit): (gap: Gap, fragment: string) => Promise<string | null> {
  return async (gap, fragment) => {
    const [reply] = await kit.ask({
      purpose: "value",
      messages: [{ role: "user", content: prompt(gap, fragment) }],
      temperature: 0,
    });
    return /^\s*Value:\s*`*(.+?)`*\s*$/im.exec(reply?.text ?? "")?.[1] ?? null;
  };
}

function prompt({ kind, name, tried }: Gap, fragment: string): string {
  const what = {
    name: `The name \`${name}\` is not defined`,
    import: `\`${name}\` cannot be imported`,
    attribute: `The attribute \`${name}\` is not known`,
    call: `The result of calling \`${name}\` is not known`,
  }[kind];
  return [
    "A piece of Python is run without its context. Propose a plausible value for what is missing, as one Python expression. `Object()` is a thing whose attributes are asked for later, `Function()` a thing that can be called. Reason step by step about how it is used, then end with one line `Value: …`.",
    EXAMPLE,
    `Code:\n\`\`\`python\n${fragment}\n\`\`\`\n${what}.`,
    ...tried.map(({ value, error }) => `With \`${value}\` it failed: ${error}`),
  ].join("\n\n");
}
