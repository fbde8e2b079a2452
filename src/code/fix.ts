import type { Node } from "web-tree-sitter";
import { loadRoom } from "../core/room.ts";
import edit, { type Edit } from "./edit.ts";
import parse, { nodesIn } from "./parse.ts";

/**
 * One kind of small change that repairs programs. A file of `templates/`; its name is the id. `at` looks at one node
 * and gives every changed version of the program that the template makes there, each as a set of edits.
 */
export interface Template {
  id: string;
  /** The change in words. */
  title: string;
  /** How much more likely it is to repair than another template, over 0 and at most 1; an ordering, no probability. */
  prior: number;
  at(node: Node): Edit[][];
}

/** A changed program. Whether it is repaired, only running it tells. */
export interface Fix {
  program: string;
  /** Id of the {@link Template}. */
  template: string;
  prior: number;
  /** Characters taken out and put in: the simpler of two fixes is the smaller. */
  size: number;
  /** Line of the first edit in the text before, from 1. */
  line: number;
}

const ROOM = new URL("./templates/", import.meta.url);

/** Every template, in order of id. */
export function templates(): Promise<Template[]> {
  return loadRoom<Template>(ROOM, "template");
}

/**
 * What the templates make of a program: each fix differs by one small change, parses, and differs from the program
 * and from every other. In order of place, then of template. A program that does not parse has none.
 *
 * The templates are those of template-based repair: Zhang et al. 2023 (GAMMA, arXiv 2309.09308), after Liu et al. 2019
 * (TBar, arXiv 1903.08409); where these leave a hole for a model to fill, the program's own names and expressions fill it.
 * @param ids only these templates; all unless given.
 * @throws AssayError LANGUAGE_UNKNOWN when there is no grammar for the language.
 */
export default async function fix(program: string, language: string, ids?: string[]): Promise<Fix[]> {
  const kinds = (await templates()).filter(({ id }) => !ids || ids.includes(id));
  const found = await parse(program, language, (root) => (root.hasError ? [] : changesIn(root, kinds)));
  const fixes = new Map<string, Fix>();
  for (const { template, edits } of found) {
    const text = edit(program, edits);
    const known = fixes.get(text);
    if (text === program || (known && known.prior >= template.prior)) continue;
    if (!known && (await parse(text, language, (root) => root.hasError))) continue;
    const start = Math.min(...edits.map((each) => each.start));
    const size = edits.reduce((sum, each) => sum + each.end - each.start + each.text.length, 0);
    const line = program.slice(0, start).split("\n").length;
    fixes.set(text, { program: text, template: template.id, prior: template.prior, size, line });
  }
  return [...fixes.values()];
}

/**
 * The changes that {@link fix} would try, as edits; whether what they make parses is not looked at. For searches that
 * make few of a program's many fixes.
 */
export async function changes(program: string, language: string): Promise<Edit[][]> {
  const kinds = await templates();
  return parse(program, language, (root) =>
    root.hasError ? [] : changesIn(root, kinds).map(({ edits }) => edits),
  );
}

function changesIn(root: Node, kinds: Template[]): { template: Template; edits: Edit[] }[] {
  const found: { template: Template; edits: Edit[] }[] = [];
  for (const node of nodesIn(root)) {
    for (const template of kinds) {
      for (const edits of template.at(node)) found.push({ template, edits });
    }
  }
  return found;
}
