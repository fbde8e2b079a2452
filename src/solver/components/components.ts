import arithmetic from "./arithmetic.ts";
import type { Component } from "./component.ts";
import dictionaries from "./dictionaries.ts";
import lists from "./lists.ts";
import logic from "./logic.ts";
import numbers from "./numbers.ts";
import strings from "./strings.ts";

/** Every component, in an order that never changes: ties of cost are broken by it. */
const COMPONENTS: readonly Component[] = [
  ...arithmetic,
  ...logic,
  ...lists,
  ...strings,
  ...numbers,
  ...dictionaries,
];

export default COMPONENTS;
