import type { Message } from "../core/model.ts";
import type { Kit, Strategy } from "../core/strategy.ts";
import type { Candidate, Task } from "../core/task.ts";
import extract from "../moves/extract.ts";
import question, { type AskOptions } from "../moves/question.ts";
import { settings } from "../moves/sample.ts";
import score from "../moves/score.ts";
import { shuffled as drawn } from "../moves/shots/pick.ts";
import { about } from "../moves/text/about.ts";
import { programText, replyRule } from "../moves/text/describe.ts";
import writeTests from "../moves/write-tests.ts";
import { type Answer, consensus, numbersIn, ratingsIn } from "./dylan/answers.ts";
import { importance, type Ratings } from "./dylan/importance.ts";

export interface DylanOptions {
  /** Who the agents are: what each is told it is. */
  roles: string[];
  rounds: number;
  /** Agents that write in the third round and later. */
  kept: number;
  /** Texts agree from this BLEU on. */
  agreement: number;
  /** Agents of the team: when fewer than roles, a first network finds who contributes most, and they solve again. */
  team: number | null;
  tests: number;
  /** Processor seconds for each program and test. */
  cpuSeconds: number;
  temperature: number;
  maxTokens: number | null;
}

/**
 * A network of agents in rounds. All write; judges review and write tests; all see the others' answers in drawn order,
 * rate them and write again; a ranker keeps the best two for the last round. When more than two thirds agree, that ends
 * it at once. Else the program that passes most of the generated tests is the answer, drawn among equals.
 *
 * Two faults of the release are not here: it kept agents by shuffled places, and counted all of them as the last ones.
 * The programs of all rounds are held against the tests: of the 132 published HumanEval answers that stand word for word in
 * the recorded dialogues, 43 stand in the second round only and 25 in the third.
 * Calls: `program` per agent; then `tests`, and per round `review`, `repair` per agent, `rank` before fewer go on.
 */
const dylan: Strategy<DylanOptions> = {
  id: "dylan",
  title: "DyLAN: a network of agents that rate, keep and stop each other",
  paper: "Liu et al. 2023, arXiv 2310.02170",
  calls: "program ×3–4, tests, then review, repair ×4, review, rank, repair ×2",
  options: {
    roles: [
      "You are an assistant who writes programs for what people ask.",
      "You develop algorithms: you are good at finding a fast and correct one.",
      "You are a computer scientist: you are good at high-performance code and at recognising special cases.",
      "You are a programmer: you write clear, complete and correct programs.",
    ],
    rounds: 3,
    kept: 2,
    agreement: 0.9,
    team: null,
    tests: 5,
    cpuSeconds: 0.1,
    temperature: 0.8,
    maxTokens: null,
  },
  async solve(task, kit, options) {
    const { roles, team } = options;
    if (team === null || team >= roles.length) return (await network(task, roles, "", kit, options)).answer;
    const trial = await network(task, roles, "trial-", kit, options);
    const byImportance = [...roles.keys()].sort(
      (a, b) => trial.importance[b]! - trial.importance[a]! || a - b,
    );
    const best = byImportance.slice(0, team).sort((a, b) => a - b);
    const { answer } = await network(
      task,
      best.map((agent) => roles[agent]!),
      "",
      kit,
      options,
    );
    return [...answer, ...trial.answer];
  },
};

async function network(
  task: Task,
  roles: readonly string[],
  prefix: string,
  kit: Kit,
  options: DylanOptions,
): Promise<{ answer: Candidate[]; importance: number[] }> {
  const all: Answer[] = [];
  const ratings: Ratings[] = [];
  let active = [...roles.keys()];
  let before: Answer[] = [];
  let tests: string[] | undefined;
  for (let round = 1; round <= options.rounds; round++) {
    const review = round > 1 ? await reviewed(task, before, tests ?? [], kit, options) : "";
    if (round > 2) active = await ranked(task, before, options.kept, kit, options);
    const given: Ratings = roles.map(() => null);
    const answers: Answer[] = [];
    for (const agent of active) {
      const shown = shuffled(before, kit);
      const [reply] = await kit.ask({
        messages: request(task, shown, review, roles[agent]!),
        purpose: round === 1 ? "program" : "repair",
        ...settings({ ...options, style: "chat" }),
      });
      const candidate = {
        id: `${prefix}round-${round}/${agent}`,
        text: extract(reply!.text, task, "last-fence"),
      };
      kit.offer(candidate);
      answers.push({ agent, candidate });
      given[agent] = ratingsIn(reply!.text, shown, roles.length);
      const agreed = consensus(answers, active.length, options.agreement);
      if (!agreed) continue;
      const rest = [...all, ...answers].filter((each) => !agreed.includes(each)).reverse();
      if (round > 1) ratings.push(given);
      return {
        answer: [...agreed, ...rest].map((each) => each.candidate),
        importance: importance(ratings, roles.length),
      };
    }
    if (round > 1) ratings.push(given);
    all.push(...answers);
    before = answers;
    tests ??= await writeTests(task, kit, {
      ...options,
      style: "chat",
      completions: 1,
      testsPerCompletion: options.tests,
    });
  }
  const tried = await score(
    shuffled(all, kit).map((each) => each.candidate),
    tests ?? [],
    kit,
    options,
  );
  return { answer: tried.map((each) => each.candidate), importance: importance(ratings, roles.length) };
}

/** What an agent is asked: in the first round for a program, later also to rate those of the others. */
function request(task: Task, shown: readonly Answer[], review: string, role: string): Message[] {
  if (shown.length === 0) return about(task, {}, replyRule(task), role);
  const parts = { ...numbered(task, shown), "What the judges say": review };
  const demand = `Rate each answer from 1 to 5, in their order, on one line: [[1, 5, ...]]. Then write a better program. ${replyRule(task)}`;
  return about(task, parts, demand, role);
}

function numbered(task: Task, answers: readonly Answer[]): Record<string, string> {
  return Object.fromEntries(
    answers.map(({ candidate }, at) => [`Answer ${at + 1}`, programText(candidate, task)]),
  );
}

/** What the tester and the reflector say of a round's answers. */
async function reviewed(
  task: Task,
  answers: readonly Answer[],
  tests: readonly string[],
  kit: Kit,
  options: DylanOptions,
): Promise<string> {
  const tried = await score(
    answers.map(({ candidate }) => candidate),
    tests,
    kit,
    options,
  );
  const results = answers.map(({ candidate }, at) => {
    const { failed } = tried.find((each) => each.candidate === candidate)!;
    return `Answer ${at + 1} ${failed.length === 0 ? "fails no test of the tester" : `fails: ${failed.join("; ")}`}.`;
  });
  const parts = {
    ...numbered(task, answers),
    "What the tester found": tests.length > 0 ? results.join("\n") : "",
  };
  const demand =
    "Do not write a program. Review each answer in one or two sentences: is it right, and what is to be improved?";
  const words = await question(kit, "review", about(task, parts, demand), options);
  return tests.length > 0 ? `${results.join("\n")}\n\n${words}` : words;
}

/** The agents whose answers the ranker names, best first; the first ones where it names too few. */
async function ranked(
  task: Task,
  answers: readonly Answer[],
  kept: number,
  kit: Kit,
  options: AskOptions,
): Promise<number[]> {
  const demand = `Do not write a program. Name the ${kept} best answers by their numbers, best first: [[1, 2]].`;
  const text = await question(kit, "rank", about(task, numbered(task, answers), demand), options);
  const named = (numbersIn(text) ?? []).map((number) => answers[number - 1]?.agent);
  const agents = [...named, ...answers.map(({ agent }) => agent)].filter((agent) => agent !== undefined);
  return [...new Set(agents)].slice(0, kept);
}

function shuffled<Item>(items: readonly Item[], kit: Kit): Item[] {
  return drawn(items.length, items.length, () => kit.random()).map((at) => items[at]!);
}

export default dylan;
