import type { Perturbation } from "../perturbation.ts";
import { indentOf, masked, statementStarts } from "../text/code.ts";

/** A loop over items becomes a loop over their positions. */
const forWhile: Perturbation = {
  id: "for-while",
  title: "A loop over items becomes a loop over their positions",
  group: "syntax",
  apply: (text) => {
    const code = masked(text.body.join("\n")).split("\n");
    for (const at of statementStarts(text)) {
      const loop = /^(\s*)for (\w+) in (.+):\s*(?:#.*)?$/.exec(text.body[at]!);
      if (!loop || !/:\s*$/.test(code[at]!)) continue;
      const [, indent = "", name = "", items = ""] = loop;
      const inside = code
        .slice(at + 1)
        .findIndex((line) => line.trim() !== "" && indentOf(line).length <= indent.length);
      const after = inside === -1 ? "" : code[at + 1 + inside]!;
      // A `for … else` would need the condition twice.
      if (/^\s*else\b/.test(after) && indentOf(after) === indent) continue;
      const next = text.body.slice(at + 1).find((line) => line.trim() !== "") ?? "";
      const inner = indentOf(next).length > indent.length ? indentOf(next) : `${indent}    `;
      const changed = [
        `${indent}_${name}_all = list(${items})`,
        `${indent}_${name}_i = 0`,
        `${indent}while _${name}_i < len(_${name}_all):`,
        `${inner}${name} = _${name}_all[_${name}_i]`,
        `${inner}_${name}_i += 1`,
      ];
      const body = [...text.body.slice(0, at), ...changed, ...text.body.slice(at + 1)];
      return { ...text, body, given: text.given + changed.length - 1 };
    }
    return text;
  },
};

export default forWhile;
