import type { Component, Scheme } from "../components/component.ts";
import type { Type } from "../values/types.ts";
import type { Value } from "../values/value.ts";
import type { Binder, Node } from "./node.ts";

/** One expression of a bank: how it is made, and what it gives on every column (example, or element of a list). */
export interface Entry {
  type: Type;
  cost: number;
  vector: (Value | undefined)[];
  /** Bit 0: depends on a parameter; bit d: on the variable of the lambda at depth d. */
  depends: number;
  /** Whether it is an error on some column of the examples. */
  partial: boolean;
  made: Made;
}

export type Made =
  | { kind: "leaf"; node: Node }
  | { kind: "call"; component: Component; args: readonly Entry[] }
  | { kind: "each"; scheme: Scheme; list: Entry; binder: Binder; body: Entry };

/** The program of an entry. */
export function nodeOf({ made, type }: Entry): Node {
  if (made.kind === "leaf") return made.node;
  if (made.kind === "call") {
    return { kind: "call", component: made.component, args: made.args.map(nodeOf), type };
  }
  const { scheme, list, binder, body } = made;
  return { kind: "each", scheme, list: nodeOf(list), binder, body: nodeOf(body), type };
}
