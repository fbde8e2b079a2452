import type { Template } from "../fix.ts";
import { isOneOf, isPython, replace } from "../tree/nodes.ts";
import { isRead, namesAt } from "../tree/scope.ts";
import { fitted } from "../tree/values.ts";

/** Mutate operator: a variable is combined with another one, or squared, doubled, halved. */
const arithmetic: Template = {
  id: "arithmetic",
  title: "an operation that was left out",
  prior: 0.35,
  at(node) {
    if (!isRead(node)) return [];
    const { text, parent } = node;
    if (isOneOf(parent, ["attribute", "member_expression", "for_statement", "for_in_clause"])) return [];
    const alone = [
      `${text} ** 2`,
      `${text} * 2`,
      isPython(node) ? `${text} // 2` : `Math.floor(${text} / 2)`,
      `-${text}`,
    ];
    const others = namesAt(node).filter((name) => name !== text);
    const pairs = others.flatMap((name) => [`${text} - ${name}`, `${text} + ${name}`, `${text} * ${name}`]);
    return [...alone, ...pairs].map((changed) => [replace(node, fitted(node, changed))]);
  },
};

export default arithmetic;
