export interface Message {
  role: "system" | "user" | "assistant";
  content: string;
}

/**
 * One question to a model, asked for `n` independent answers.
 * Either `messages` (chat) or `prompt` (raw completion) is given.
 */
export interface Ask {
  messages?: Message[];
  prompt?: string;
  /** What the answer is for: `program`, `tests`, `repair`… Recorded and scripted models answer by it. */
  purpose: string;
  n?: number;
  temperature?: number;
  topP?: number;
  /** Longest answer, in tokens. */
  maxTokens?: number;
  stop?: string[];
  seed?: number;
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
}

export interface Reply {
  text: string;
  /**
   * Tokens billed for this reply; the prompt is counted once per request, on its first reply.
   * `estimated` is set when the server did not say and the numbers come from the length of the texts.
   */
  tokens: { prompt: number; completion: number; estimated?: true };
  /** US dollars, or null when the price is not known. Never 0 for "unknown". */
  cost: number | null;
  /** Why generation ended: `stop`, `length`, … as the server said. */
  finish: string;
}

/** Anything that answers: hosted, local, scripted, replayed, a person. */
export interface Model {
  /** As typed by the user, e.g. `openai/gpt-4o-mini`. */
  id: string;
  /** Where answers come from, said in every result. */
  source: "live" | "recorded" | "scripted" | "simulated" | "symbolic";
  /** Resolves to exactly `ask.n ?? 1` replies, or throws. */
  reply(ask: Ask, context: AskContext): Promise<Reply[]>;
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
  /** Recorded answers by name, for `replayed/NAME`: the run gives those that benchmarks ship with. */
  recordings?: (name: string) => AsyncIterable<RecordedAnswer> | undefined;
  /** Seed for models that choose among recorded or simulated answers. */
  seed?: number;
}
