/** An answer without the fence or the `[ANSWER]` marks that a model may put around it. */
export function plainAnswer(answer: string): string {
  const marked = /\[ANSWER\]([\s\S]*?)(?:\[\/ANSWER\]|$)/.exec(answer)?.[1] ?? answer;
  const fenced = /^[ \t]*```[^\n]*\n([\s\S]*?)\n?[ \t]*```[ \t]*$/m.exec(marked)?.[1] ?? marked;
  return fenced.trim();
}
