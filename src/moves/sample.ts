import type { Ask, Message } from "../core/model.ts";
import type { Kit } from "../core/strategy.ts";
import type { Candidate, Task } from "../core/task.ts";
import extract, { type Extraction } from "./extract.ts";
import { programMessages, programPrompt, type Shot } from "./text/describe.ts";
import { syntaxOf } from "./text/syntax.ts";

/** Longest completion of a base model, in tokens, when no length is asked for: it may never stop by itself. */
export const COMPLETION_TOKENS = 512;

/** Servers of the OpenAI kind refuse more stop strings; the rest of the list is cut off on our side. */
export const SERVER_STOPS = 4;

export interface SampleOptions {
  /** `chat` sends messages; `completion` sends raw text for a base model to go on with. */
  style: "chat" | "completion";
  /** How many independent programs. */
  n: number;
  /** 0 for one program, 0.5 to 0.8 for many. */
  temperature: number;
  topP?: number;
  /** Longest reply in tokens. Null: the server's limit for a chat, 512 for a completion. */
  maxTokens?: number | null;
  /** Null: `fence-or-def` for a chat, `stop-strings` for a completion. */
  extraction?: Extraction | null;
  shots?: Shot[];
  /** A chat's question in a method's own words, in place of the one that all methods share. */
  messages?: Message[];
  /** Number of the first candidate, where a method samples more than once. */
  first?: number;
}

/**
 * Asks for `n` programs in one request (purpose `program`) and offers each. Repeats are kept: methods that
 * vote count them. Ids are `program/0`, `program/1`, …
 */
export default async function sample(task: Task, kit: Kit, options: SampleOptions): Promise<Candidate[]> {
  const how = options.extraction ?? (options.style === "chat" ? "fence-or-def" : "stop-strings");
  const replies = await kit.ask({ ...question(task, options), purpose: "program", n: options.n });
  return replies.map((reply, index) => {
    const candidate = { id: `program/${(options.first ?? 0) + index}`, text: extract(reply.text, task, how) };
    kit.offer(candidate);
    return candidate;
  });
}

/** Sampling settings as an Ask has them. */
export function settings(
  options: Pick<SampleOptions, "style" | "temperature" | "topP" | "maxTokens">,
): Pick<Ask, "temperature" | "topP" | "maxTokens"> {
  const maxTokens = options.maxTokens ?? (options.style === "completion" ? COMPLETION_TOKENS : null);
  return {
    temperature: options.temperature,
    ...(options.topP === undefined ? {} : { topP: options.topP }),
    ...(maxTokens === null ? {} : { maxTokens }),
  };
}

function question(task: Task, options: SampleOptions): Omit<Ask, "purpose"> {
  if (options.style === "chat")
    return { messages: options.messages ?? programMessages(task, options.shots), ...settings(options) };
  const { stops } = syntaxOf(task.language);
  const stop = (task.starter === undefined ? stops.program : stops.body).slice(0, SERVER_STOPS);
  return { prompt: programPrompt(task, options.shots), stop, ...settings(options) };
}
