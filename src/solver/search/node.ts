import type { Component, Scheme } from "../components/component.ts";
import type { Type } from "../values/types.ts";
import type { Value } from "../values/value.ts";

/** A program as a tree. What it prints as is its components' business. */
export type Node =
  | { kind: "parameter"; index: number; type: Type }
  | { kind: "constant"; value: Value; type: Type }
  /** What a lambda is given: `path` picks a part of a tuple (`for i, x in …`), null is the whole element. */
  | { kind: "bound"; binder: Binder; path: number | null; type: Type }
  | { kind: "call"; component: Component; args: Node[]; type: Type }
  | { kind: "each"; scheme: Scheme; list: Node; binder: Binder; body: Node; type: Type }
  | { kind: "choice"; test: Node; yes: Node; no: Node; type: Type }
  | { kind: "steps"; steps: Steps; n: Node; type: Type };

/** The variable of one lambda; equal only to itself. */
export interface Binder {
  depth: number;
  /** The type of an element. */
  type: Type;
}

/** A linear recurrence: `next = Σ coefficients[i]·previous[i] + constant`, from first values, the oldest first. */
export interface Steps {
  first: number[];
  coefficients: number[];
  constant: number;
  /** The index of the first value. */
  from: number;
}
