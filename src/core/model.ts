import type { Problem } from "./problem.ts";
import type { Sandbox } from "./sandbox.ts";

/** A picture beside a message's text: base64 data with its media type (`image/png`), or an address. */
export type Image = { data: string; type: string } | { url: string };

/** A model's wish to have one of the ask's tools called. */
export interface ToolCall {
  /** Ties the result to the call: the answering message carries it as `toolCallId`. */
  id: string;
  name: string;
  /** JSON text as the model wrote it: it may be invalid, and is the caller's to parse. */
  arguments: string;
  /** Sent back unchanged with the call, for servers that sign what they reasoned. */
  seal?: string;
}

export interface Message {
  /** `tool` is the result of a call that an earlier `assistant` message asked for. */
  role: "system" | "user" | "assistant" | "tool";
  content: string;
  /** Of a `user` message. */
  images?: Image[];
  /** Of an `assistant` message. */
  toolCalls?: ToolCall[];
  /** Of a `tool` message: which call it answers. */
  toolCallId?: string;
  /** Of an `assistant` message: its {@link Reply.reasoning} and seal, which some servers want back. */
  reasoning?: string;
  seal?: string;
}

/** Something the model may ask to have called. The ask's maker calls it; the model only says so. */
export interface ToolSpec {
  name: string;
  description: string;
  /** JSON Schema of the arguments, an object. */
  parameters: Record<string, unknown>;
}

/**
 * One question to a model, asked for `n` independent answers.
 * Exactly one of `messages` (chat), `prompt` (raw completion) and `infill` is given.
 */
export interface Ask {
  messages?: Message[];
  prompt?: string;
  /** The answer is what belongs between the two. */
  infill?: { prefix: string; suffix: string };
  /**
   * What the answer is for: `program`, `tests`, `repair`… Recorded and scripted models answer by it. What a `judge`
   * costs is told apart in reports.
   */
  purpose: string;
  n?: number;
  temperature?: number;
  topP?: number;
  /** Longest answer, in tokens. */
  maxTokens?: number;
  stop?: string[];
  seed?: number;
  tools?: ToolSpec[];
  /** `auto` unless given: `required` is any tool, a name is that one. */
  toolChoice?: "auto" | "none" | "required" | { name: string };
  /** The answer is JSON: any object, or one that fits the JSON Schema. */
  format?: { schema?: Record<string, unknown> };
  /** Log-probabilities of every token, each with this many likeliest ones; 0 is the chosen tokens alone. */
  logprobs?: number;
  /** How long a reasoning model may think. */
  reasoning?: "none" | "minimal" | "low" | "medium" | "high";
  /** These messages will be sent again, with others behind: servers that cache only when told to should. */
  cache?: boolean;
}

/** What a model needs to know beyond the question; never sent over the wire. */
export interface AskContext {
  /** The task being solved. */
  task: string;
  /** Which independent attempt at the task this is, from 0. */
  attempt: number;
  /** How many answers this attempt has already had for this purpose. */
  asked: number;
  signal?: AbortSignal;
  /** The same text for the same effect in every process: servers that honour it answer a retry once. */
  idempotencyKey?: string;
  /**
   * Hears a single answer's text as it grows, where the model can stream. Nothing heard is certain until
   * `reply` resolves: a broken stream is begun again, which `restart` tells.
   */
  onText?(piece: string, restart: boolean): void;
  /** The same for what the model thinks, where the server tells it. */
  onReasoning?(piece: string, restart: boolean): void;
}

/** One token of an answer, with the natural logarithm of its probability. */
export interface TokenScore {
  token: string;
  logprob: number;
  /** The likeliest tokens at this place, likeliest first, as many as were asked for. */
  top?: { token: string; logprob: number }[];
}

/** Tokens billed for one reply. The prompt is counted once per request, on its first reply. */
export interface Tokens {
  prompt: number;
  /** Reasoning included. */
  completion: number;
  /** How many of the prompt's came from the server's cache, at its price. */
  cached?: number;
  /** How many of the prompt's were written to the server's cache, at its price. */
  cacheWritten?: number;
  /** How many of the completion's were thought and not said. */
  reasoning?: number;
  /** The server did not say: the numbers come from the length of the texts. */
  estimated?: true;
}

export interface Reply {
  text: string;
  tokens: Tokens;
  /** US dollars, or null when the price is not known. Never 0 for "unknown". */
  cost: number | null;
  /** Why generation ended: `stop`, `length`, `tools`, `refused`, or as the server said. */
  finish: string;
  toolCalls?: ToolCall[];
  /** What the model thought, or the server's summary of it, where it is told. */
  reasoning?: string;
  /** Goes back with `reasoning` in a conversation that is continued. */
  seal?: string;
  /** Of every token of the text, when asked for and offered. */
  logprobs?: TokenScore[];
}

/** What a model's tokens cost, in US dollars for a million. */
export interface Price {
  input: number;
  output: number;
  /** Of prompt tokens that the server had in its cache; `input` where not given. */
  cached?: number;
  /** Of prompt tokens that the server wrote to its cache; `input` where not given. */
  cacheWritten?: number;
  /** Longest prompt at this price, in tokens: what a longer one costs is not known. */
  longestPrompt?: number;
  /** When the price was looked up, `YYYY-MM`. */
  asOf: string;
  /** Where it is published. */
  source: string;
}

/** What a model may be able to do, beside answering messages in text. A strategy's needs are among these. */
export type Ability =
  | "chat"
  | "prompt"
  | "infill"
  | "logprobs"
  | "tools"
  | "images"
  | "format"
  | "seed"
  | "stop"
  | "n"
  | "stream"
  | "reasoning";

/** Anything that answers: hosted, local, scripted, replayed, a person. */
export interface Model {
  /** As typed by the user, e.g. `openai/gpt-4o-mini`. */
  id: string;
  /** Where answers come from, said in every result. */
  source: "live" | "recorded" | "scripted" | "simulated" | "symbolic" | "person";
  /**
   * What is known to work (true) and known not to (false); what is not named is unknown, and tried. `n` is
   * several answers to one prompt in one request; any model gives `ask.n` answers, one way or another.
   */
  supports?: Partial<Record<Ability, boolean>>;
  /** Its list price, where known. */
  price?: Price;
  /** Resolves to exactly `ask.n ?? 1` replies, or throws. */
  reply(ask: Ask, context: AskContext): Promise<Reply[]>;
}

/**
 * The abilities among `needs` that a model is known to lack: a plan that needs one is refused before it begins.
 */
export function lacking(model: Pick<Model, "supports">, needs: readonly Ability[]): Ability[] {
  return needs.filter((ability) => model.supports?.[ability] === false);
}

/** One text a model once gave for a task. */
export interface RecordedAnswer {
  task: string;
  /** As in {@link Ask.purpose}. */
  purpose: string;
  text: string;
}

/** A file of the models room: makes a model from the part of its name after `provider/`. */
export interface Provider {
  id: string;
  title: string;
  /** How its name is written, for help texts, e.g. `openai/NAME`. */
  usage: string;
  open(name: string, options: ModelOptions): Promise<Model>;
}

export interface ModelOptions {
  baseUrl?: string;
  /** Environment variable that holds the key; the key itself is never stored. */
  keyVariable?: string;
  /** Seconds before a request is given up. */
  timeoutSeconds?: number;
  /** How often a failed request is tried again. */
  retries?: number;
  /** Receive single answers piece by piece instead of whole. */
  stream?: boolean;
  /** A model family (`ID` or `ID/VARIANT`): questions are written down in its format and sent as raw text. */
  family?: string;
  /** Names for models, from the config file: `{ fast: "openai/gpt-4o-mini" }`. */
  aliases?: Record<string, string>;
  /** Recorded answers by name, for `replayed/NAME`: the run gives those that benchmarks ship with. */
  recordings?: (name: string) => AsyncIterable<RecordedAnswer> | undefined;
  /** Seed for models that choose among recorded or simulated answers. */
  seed?: number;
  /** What `simulated/PROFILE` is made from: problems with references, and where their mutants are proved wrong. */
  problems?: readonly Problem[];
  sandbox?: Sandbox;
}
