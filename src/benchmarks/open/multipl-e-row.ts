import { z } from "zod";

/** MultiPL-E's file of one task: what a model wrote, `<task>.json.gz`, or how it ended, `<task>.results.json.gz`. */
const Row = z.object({
  name: z.string().min(1),
  language: z.string(),
  prompt: z.string(),
  tests: z.string(),
  completions: z.array(z.string()).optional(),
  /** A program is prompt, completion and tests. */
  results: z.array(z.object({ program: z.string() })).optional(),
});

/** Its task and completions; undefined for any other row. */
export function multiplE(row: unknown): { task_id: string; completions: string[] } | undefined {
  const parsed = Row.safeParse(row);
  if (!parsed.success) return undefined;
  const { name, prompt, tests, completions, results } = parsed.data;
  if (completions) return { task_id: name, completions };
  if (!results) return undefined;
  const written = ({ program }: { program: string }) => {
    const from = program.startsWith(prompt) ? prompt.length : 0;
    const to = program.lastIndexOf(tests);
    return program.slice(from, to < from ? undefined : to);
  };
  return { task_id: name, completions: results.map(written) };
}

/** Of the names of a folder, those of such files; results only where what they are of is not here. */
export function multiplENames(names: readonly string[]): string[] {
  const of = new Map<string, string>();
  for (const name of names) {
    const [, task, results] = /^(.+?)(\.results)?\.json(?:\.gz)?$/.exec(name) ?? [];
    if (task !== undefined && !(results && of.has(task))) of.set(task, name);
  }
  return [...of.values()];
}
