import type { Json } from "../../core/task.ts";

/** How a language writes plain data. Numbers are written alike everywhere. */
export interface Notation {
  nothing: string;
  yes?: string;
  no?: string;
  text?(value: string): string;
  list(items: string[]): string;
  map(entries: [key: string, value: string][]): string;
}

/** JSON as an expression of the language. */
export function literal(value: Json, notation: Notation): string {
  const { nothing, yes = "true", no = "false", text = JSON.stringify, list, map } = notation;
  const write = (item: Json) => literal(item, notation);
  if (value === null) return nothing;
  if (typeof value === "boolean") return value ? yes : no;
  if (typeof value === "string") return text(value);
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return list(value.map(write));
  return map(Object.entries(value).map(([key, item]) => [text(key), write(item)]));
}
