import type { Kit, Strategy } from "../core/strategy.ts";
import type { Candidate, Task } from "../core/task.ts";
import answerGrid from "../moves/answer-grid.ts";
import question, { questions } from "../moves/question.ts";
import rankedOrder from "../moves/ranked-order.ts";
import sample from "../moves/sample.ts";
import { about } from "../moves/text/about.ts";
import { replyRule } from "../moves/text/describe.ts";
import { fenced } from "../moves/text/fences.ts";
import { visiblePassers } from "../moves/visible-score.ts";
import writeInputs from "../moves/write-inputs.ts";
import consensus from "../selectors/functional-consensus.ts";
import { joined, type Piece, type Pieces, piecesOf } from "./funcoder/pieces.ts";

export interface FuncoderOptions {
  /** How deep functions may be divided; a function that would lie deeper is dropped. */
  maxDepth: number;
  /** Programs wanted for each function beside the draft. */
  samples: number;
  /** How many one question asks for. */
  perCall: number;
  /** Questions for a draft, and for samples, at most. */
  tries: number;
  /** Inputs on which implementations are compared. */
  inputs: number;
  divideTemperature: number;
  conquerTemperature: number;
  maxTokens: number | null;
}

const DIVIDE =
  "Where a part of it deserves a function of its own, call one that you invent, and define it as a stub: signature, docstring, `pass`. Implement only the function that is asked for.";
const CONQUER =
  "Write the function again, well, with the help of these functions; they are finished, leave them out.";

/**
 * Divide: implement a function over invented ones, and go on with each of these, the first one first. Conquer, from the
 * leaves up: write it again over the finished ones, several times, and keep what agrees most with the others on inputs.
 * The functions that call it are shown with their code. The paper's inputs are random, from generators that the model
 * writes; here the model writes the inputs. Without an entry: one `program`.
 * Calls for each function: divide ×1–5, conquer ×5 ×1–5, `inputs`. For the task's own, divide and conquer are `program`.
 */
const funcoder: Strategy<FuncoderOptions> = {
  id: "funcoder",
  title: "FunCoder: divide into functions, conquer by functional consensus",
  paper: "Chen et al. 2024, arXiv 2405.20092",
  needs: ["chat"],
  calls: "for each function: program (divide) ×1, program (conquer) ×5 twice, inputs ×1",
  options: {
    maxDepth: 6,
    samples: 10,
    perCall: 5,
    tries: 5,
    inputs: 10,
    divideTemperature: 0.2,
    conquerTemperature: 0.8,
    maxTokens: null,
  },
  async solve(task, kit, options) {
    const plain = () => sample(task, kit, { style: "chat", n: 1, temperature: 0 });
    if (task.entry === undefined) return plain();
    const seen = new Set([task.entry]);
    /** The finished functions of a task, its own last; null when no draft was usable. */
    const solveFunction = async (of: Task, callers: readonly Piece[]): Promise<Piece[] | null> => {
      const draft = await divide(of, callers, kit, options);
      if (!draft) return null;
      const helpers = [...draft.helpers];
      for (const stub of draft.stubs) {
        if (seen.has(stub.name) || callers.length >= options.maxDepth) continue;
        seen.add(stub.name);
        const part = { ...of, entry: stub.name, prompt: stub.text, starter: stub.text, tests: [] };
        const finished = await solveFunction(part, [...callers, draft.own]);
        helpers.push(...(finished ?? []));
      }
      const pool = [draft.own, ...(await conquer(of, callers, helpers, kit, options))];
      return [...helpers, await agreed(of, pool, helpers, callers.length === 0, kit, options)];
    };
    const finished = await solveFunction(task, []);
    if (!finished) return plain();
    return [offered(joined(finished), "funcoder", kit)];
  },
};

async function divide(task: Task, callers: readonly Piece[], kit: Kit, options: FuncoderOptions) {
  const messages = about(task, context(callers, []), `${DIVIDE} ${replyRule(task)}`);
  for (let turn = 0; turn < options.tries; turn++) {
    const wording = { temperature: options.divideTemperature, maxTokens: options.maxTokens };
    const pieces = await piecesOf(await question(kit, purpose("divide", callers), messages, wording), task);
    if (!pieces) continue;
    if (callers.length === 0) offered(joined([...pieces.stubs, ...pieces.helpers, pieces.own]), "draft", kit);
    return pieces;
  }
  return null;
}

async function conquer(
  task: Task,
  callers: readonly Piece[],
  helpers: Piece[],
  kit: Kit,
  options: FuncoderOptions,
) {
  const messages = about(task, context(callers, helpers), `${CONQUER} ${replyRule(task)}`);
  const wording = {
    temperature: options.conquerTemperature,
    maxTokens: options.maxTokens,
    n: options.perCall,
  };
  const usable: Piece[] = [];
  for (let turn = 0; turn < options.tries && usable.length < options.samples; turn++) {
    const replies = await questions(kit, purpose("conquer", callers), messages, wording);
    const pieces = await Promise.all(replies.map((reply) => piecesOf(reply, task)));
    usable.push(...pieces.filter((each): each is Pieces => each !== null).map(({ own }) => own));
  }
  return usable;
}

/** The implementation that agrees most with the others; one of the best, drawn with the kit. */
async function agreed(
  task: Task,
  pool: Piece[],
  helpers: Piece[],
  isRoot: boolean,
  kit: Kit,
  options: FuncoderOptions,
) {
  const wording = { temperature: options.conquerTemperature, maxTokens: options.maxTokens };
  const wanted = { ...wording, completions: 1, inputsPerCompletion: options.inputs };
  const inputs = await writeInputs(task, kit, wanted);
  const calls = inputs.flatMap((input) => (input.kind === "code" ? argumentsOf(input.code) : []));
  const wholes = pool.map((own, index) => ({
    own,
    id: `${own.name}/${index}`,
    text: joined([...helpers, own]),
  }));
  const grid = await answerGrid(wholes, calls, task, kit);
  const ranked = rankedOrder(consensus.rank(grid, consensus.options), grid, kit);
  const [best] = isRoot ? await visiblePassers(task, ranked, kit) : ranked;
  return wholes.find(({ text }) => text === best!.text)!.own;
}

/** What stands between a call's brackets. */
function argumentsOf(call: string): string {
  return call.slice(call.indexOf("(") + 1, -1);
}

/** The task's own function makes programs; any other is part of one. */
function purpose(step: string, callers: readonly Piece[]): string {
  return callers.length === 0 ? "program" : step;
}

function context(callers: readonly Piece[], helpers: readonly Piece[]): Record<string, string> {
  const shown = (pieces: readonly Piece[]) =>
    pieces.length === 0
      ? ""
      : fenced(joined(pieces.map((piece) => ({ ...piece, text: piece.documented }))), "");
  return { "It is used by": shown(callers), "Finished functions": shown(helpers) };
}

function offered(text: string, id: string, kit: Kit): Candidate {
  const candidate = { id, text };
  kit.offer(candidate);
  return candidate;
}

export default funcoder;
