import type { Template } from "../fix.ts";
import { isOneOf, isPython, replace } from "../tree/nodes.ts";
import { isRead } from "../tree/scope.ts";
import { before, isStatement } from "../tree/statements.ts";

const BOOLEANS = [
  "comparison_operator",
  "boolean_operator",
  "not_operator",
  "parenthesized_expression",
  "attribute",
];

/** Null check: what has no member is kept from being asked for one, in a condition or by leaving before it. */
const nullCheck: Template = {
  id: "null-check",
  title: "a check for nothing",
  prior: 0.8,
  at(node) {
    const python = isPython(node);
    const objects = [...new Set(node.descendantsOfType(["attribute", "member_expression", "subscript"]))]
      .map((each) => each?.childForFieldName("object") ?? each?.childForFieldName("value"))
      .filter((each) => each != null && isRead(each))
      .map((each) => each!.text);
    const names = [...new Set(objects)];
    const around = node.parent?.childForFieldName("condition");
    if (around?.equals(node) && isOneOf(node, BOOLEANS)) {
      const [none, some] = python ? ["is None or", "is not None and"] : ["== null ||", "!= null &&"];
      const text = python ? node.text : node.text.slice(1, -1);
      const put = (changed: string) => [replace(node, python ? changed : `(${changed})`)];
      return names.flatMap((name) => [put(`${name} ${none} ${text}`), put(`${name} ${some} ${text}`)]);
    }
    if (!isStatement(node) || !isOneOf(node, ["expression_statement", "return_statement"])) return [];
    const leave = python
      ? ["return", "return False", "return 0", "continue"]
      : ["return", "return false", "return 0", "continue"];
    return names.flatMap((name) =>
      leave.map((what) => [
        before(node, python ? `if ${name} is None: ${what}` : `if (${name} == null) ${what}`),
      ]),
    );
  },
};

export default nullCheck;
