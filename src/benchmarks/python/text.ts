/** A text as a Python string literal. */
export function pythonText(text: string): string {
  // JSON's escapes are Python's.
  return JSON.stringify(text);
}
