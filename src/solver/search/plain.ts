import COMPONENTS from "../components/components.ts";
import schemes from "../components/schemes.ts";
import { type } from "../values/types.ts";
import type { Value } from "../values/value.ts";
import type { Binder, Node, Steps } from "./node.ts";

/** A program as plain data: it crosses from a worker to the process that asked. */
export type Plain =
  | { p: number; t: string }
  | { c: Value; t: string }
  | { b: number; path: number | null; t: string }
  | { f: string; a: Plain[]; t: string }
  | { s: string; b: number; depth: number; item: string; list: Plain; body: Plain; t: string }
  | { test: Plain; yes: Plain; no: Plain; t: string }
  | { steps: Steps; n: Plain; t: string };

const components = new Map(COMPONENTS.map((each) => [each.name, each]));
const schemesByName = new Map(schemes.map((each) => [each.name, each]));

/** A program as plain data. */
export function toPlain(node: Node, binders = new Map<Binder, number>()): Plain {
  const t = node.type.text;
  const id = (binder: Binder) => {
    if (!binders.has(binder)) binders.set(binder, binders.size);
    return binders.get(binder)!;
  };
  const plain = (part: Node) => toPlain(part, binders);
  switch (node.kind) {
    case "parameter":
      return { p: node.index, t };
    case "constant":
      return { c: node.value, t };
    case "bound":
      return { b: id(node.binder), path: node.path, t };
    case "call":
      return { f: node.component.name, a: node.args.map(plain), t };
    case "each": {
      const { scheme, binder, list, body } = node;
      return {
        s: scheme.name,
        b: id(binder),
        depth: binder.depth,
        item: binder.type.text,
        list: plain(list),
        body: plain(body),
        t,
      };
    }
    case "choice":
      return { test: plain(node.test), yes: plain(node.yes), no: plain(node.no), t };
    case "steps":
      return { steps: node.steps, n: plain(node.n), t };
  }
}

/** The program that plain data stand for. */
export function fromPlain(plain: Plain, binders = new Map<number, Binder>()): Node {
  const own = type(plain.t);
  const node = (part: Plain) => fromPlain(part, binders);
  if ("p" in plain) return { kind: "parameter", index: plain.p, type: own };
  if ("c" in plain) return { kind: "constant", value: plain.c, type: own };
  if ("path" in plain) return { kind: "bound", binder: binders.get(plain.b)!, path: plain.path, type: own };
  if ("f" in plain)
    return { kind: "call", component: components.get(plain.f)!, args: plain.a.map(node), type: own };
  if ("s" in plain) {
    const list = node(plain.list);
    const binder: Binder = { depth: plain.depth, type: type(plain.item) };
    binders.set(plain.b, binder);
    return {
      kind: "each",
      scheme: schemesByName.get(plain.s)!,
      list,
      binder,
      body: node(plain.body),
      type: own,
    };
  }
  if ("steps" in plain) return { kind: "steps", steps: plain.steps, n: node(plain.n), type: own };
  return {
    kind: "choice",
    test: node(plain.test),
    yes: node(plain.yes),
    no: node(plain.no),
    type: own,
  };
}
