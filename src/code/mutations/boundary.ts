import type { Node } from "web-tree-sitter";
import type { Edit } from "../edit.ts";
import type { Mutation } from "../mutate.ts";
import { partsOf, replace } from "../tree/nodes.ts";

/** Calls whose numbers are ends of a range. */
const RANGES = ["range", "slice", "substring", "substr"];

/** One step too many or too few: in a range, a slice or an index. */
const boundary: Mutation = {
  id: "boundary",
  title: "off by one at a boundary",
  at(node) {
    if (node.type === "slice") return partsOf(node).flatMap(offByOne);
    if (node.type === "subscript" || node.type === "subscript_expression") {
      const index = node.childForFieldName("subscript") ?? node.childForFieldName("index");
      const isText = index === null || index.type === "string" || index.type === "slice";
      return isText ? [] : offByOne(index);
    }
    if (node.type !== "call" && node.type !== "call_expression") return [];
    const called = node.childForFieldName("function");
    const name = called?.text.split(".").at(-1) ?? "";
    const list = node.childForFieldName("arguments");
    return RANGES.includes(name) && list ? partsOf(list).slice(0, 2).flatMap(offByOne) : [];
  },
};

function offByOne(node: Node): Edit[][] {
  return ["+ 1", "- 1"].map((step) => [replace(node, `${node.text} ${step}`)]);
}

export default boundary;
