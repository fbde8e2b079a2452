import type { Node } from "web-tree-sitter";
import type { Edit } from "../edit.ts";
import type { Template } from "../fix.ts";
import { ancestor, isOneOf, isPython, LOOPS } from "../tree/nodes.ts";
import { isRead, namesAt, outermost } from "../tree/scope.ts";
import { after, before, isEnd, isLast, isStatement } from "../tree/statements.ts";

const GROWS = ["append", "add", "push", "extend", "update"];

/** Insert statement: an assignment, an element added to a collection, a way out. */
const insert: Template = {
  id: "insert",
  title: "a statement that was left out",
  prior: 0.5,
  at(node) {
    if (!isStatement(node) || isOneOf(node, ["function_definition", "function_declaration"])) return [];
    const statements = statementsFor(node);
    const ahead = statements.map((text): Edit[] => [before(node, text)]);
    if (!isLast(node) || isEnd(node)) return ahead;
    return [...ahead, ...statements.map((text): Edit[] => [after(node, text)])];
  },
};

function statementsFor(node: Node): string[] {
  const around = outermost(node);
  if (!around) return [];
  const names = namesAt(node);
  const assigned = new Set(targets(around));
  const copies = [...assigned].flatMap((to) =>
    names.filter((from) => from !== to).map((from) => `${to} = ${from}`),
  );
  const steps = [...assigned].flatMap((name) => [`${name} += 1`, `${name} -= 1`]);
  const grown = collections(around).flatMap(([name, methods]) =>
    methods.flatMap((method) =>
      names.filter((from) => from !== name).map((from) => `${name}.${method}(${from})`),
    ),
  );
  const inLoop = ancestor(node, [...LOOPS]) !== null;
  const ways = [...(inLoop ? ["break", "continue"] : []), ...names.map((name) => `return ${name}`)];
  return [...grown, ...copies, ...steps, ...ways];
}

function targets(around: Node): string[] {
  return around
    .descendantsOfType(["assignment", "augmented_assignment", "assignment_expression", "variable_declarator"])
    .map((each) => each?.childForFieldName("left") ?? each?.childForFieldName("name"))
    .flatMap((left) => (left?.type === "identifier" ? [left.text] : []));
}

/** Names that hold a collection, by how they are made or used, each with the methods that make it grow. */
function collections(around: Node): [string, string[]][] {
  const found = new Map<string, Set<string>>();
  const add = (name: string, ...methods: string[]) => {
    const known = found.get(name) ?? new Set();
    for (const method of methods) known.add(method);
    found.set(name, known);
  };
  const list = isPython(around) ? "append" : "push";
  for (const each of around.descendantsOfType(["assignment", "variable_declarator"])) {
    const left = each?.childForFieldName("left") ?? each?.childForFieldName("name");
    const right = each?.childForFieldName("right") ?? each?.childForFieldName("value");
    if (left?.type !== "identifier" || !right) continue;
    if (isOneOf(right, ["list", "array", "list_comprehension"])) add(left.text, list);
    if (isOneOf(right, ["set", "set_comprehension"]) || /^(new )?[sS]et\(/.test(right.text))
      add(left.text, "add");
  }
  for (const each of around.descendantsOfType(["attribute", "member_expression"])) {
    const object = each?.childForFieldName("object");
    const method = (each?.childForFieldName("attribute") ?? each?.childForFieldName("property"))?.text ?? "";
    if (object && isRead(object) && GROWS.includes(method)) add(object.text, method);
  }
  return [...found].map(([name, methods]) => [name, [...methods]]);
}

export default insert;
