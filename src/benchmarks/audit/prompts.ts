import type { Problem } from "../../core/problem.ts";
import { wordsOf } from "../overlap/tokens.ts";
import type { Finding } from "./finding.ts";

/** Fewer words than this say too little. */
const FEWEST_WORDS = 6;
/** Words that are frequent in prompts and misspelt there, as the study found them. */
const MISSPELT =
  /\b(recieve|retrun|occurence|occured|seperate|lenght|arguement|definately|neccessary|refered|begining|positon|charactor|calcualte|sting of|integar|funtion|paramter|substract|adress|wich|teh)\b/i;
const UNFINISHED = /\b(TODO|FIXME|XXX|lorem ipsum|your description here)\b/;

/**
 * What is wrong with a prompt and can be told without understanding it: too short, unfinished, misspelt, its function not
 * named, no example. Siddiq et al. 2024, The Fault in our Stars, arXiv 2404.10155, section 4: its kinds that need no person.
 */
export function auditPrompt({ task }: Problem): Finding[] {
  const text = `${task.prompt}\n${task.starter ?? ""}`;
  const doubts: string[] = [];
  if (wordsOf(task.prompt).length < FEWEST_WORDS) doubts.push("is too short to say what is wanted");
  const unfinished = UNFINISHED.exec(text);
  if (unfinished) doubts.push(`is unfinished: "${unfinished[0]}"`);
  const misspelt = MISSPELT.exec(task.prompt);
  if (misspelt) doubts.push(`has a spelling mistake: "${misspelt[0]}"`);
  if (task.entry !== undefined && !text.includes(task.entry))
    doubts.push(`does not name ${task.entry}, which the tests call`);
  const example = />>>|\be\.g\.|\bexamples?\b|\bfor instance\b|[=-]>|==|➞/i.test(text);
  if (task.tests.length === 0 && !example) doubts.push("has no example");
  return doubts.map((doubt) => ({
    kind: "unclear-prompt",
    level: "doubt",
    task: task.id,
    text: `the prompt ${doubt}`,
  }));
}
