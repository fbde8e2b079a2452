import type { Json } from "../../core/task.ts";

/** A JSON value as a Python literal; `floats`: whole numbers are floats. */
export function pythonLiteral(value: Json, floats = false): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number" && floats && Number.isInteger(value)) return `${value}.0`;
  if (typeof value === "number" || typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((each) => pythonLiteral(each, floats)).join(", ")}]`;
  const entries = Object.entries(value).map(
    ([key, each]) => `${JSON.stringify(key)}: ${pythonLiteral(each, floats)}`,
  );
  return `{${entries.join(", ")}}`;
}
