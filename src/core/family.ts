/** Text before and after the content of one message. */
export type Wrap = readonly [before: string, after: string];

/** How a chat is written down as one text. Data only, so that it can be compared with the published template. */
export interface ChatFormat {
  /** Said when the chat has no system message; absent: nothing is. */
  system?: string;
  turns: { system?: Wrap; user: Wrap; assistant: Wrap };
  /** Where the format has no system turn: the user message that takes it in, and how (`{system}`, `{user}`). */
  fold?: { into: "first" | "last"; text: string };
  /** What opens the answer. */
  reply: string;
  /** Texts that end the answer. */
  stop: readonly string[];
}

/** How code with a gap is written down for a model that fills it. */
export interface InfillFormat {
  /** `{prefix}` and `{suffix}` stand for the code on either side; all else is as published, spaces included. */
  template: string;
  /** Texts that end the answer, besides {@link Variant.stop}. */
  stop: readonly string[];
  /** A sentinel that a model may write before its answer; it is cut off. */
  opens?: string;
}

/** Published models of a family that share one way of being asked. */
export interface Variant {
  /** What tells it from the family's others: `base`, `instruct`, `python`. */
  id: string;
  /** Names as published, e.g. `bigcode/starcoder2-15b`. */
  models: readonly string[];
  /** Tokens of context that the publisher states, or null where no statement is known to us. */
  context: number | null;
  /** SPDX identifier, or the name of the licence on the model card. */
  licence: string;
  /** Texts that end any answer: the end-of-text token first. */
  stop: readonly string[];
  /** Absent: a base model, which continues text and does not chat. */
  chat?: ChatFormat;
  /** Absent: it was not trained to fill gaps, or the format is not published. */
  infill?: InfillFormat;
}

/**
 * Models that share a tokenizer and a way of being asked: a file of the families room. Prompts hold no
 * beginning-of-text token, unless the published template has it and the tokenizer does not add it.
 */
export interface Family {
  id: string;
  title: string;
  paper: string;
  /** Where the formats are published: a model card or the authors' repository. */
  source: string;
  /** Special tokens of these formats. In code or a message they would be read as structure, so they are refused. */
  special: readonly string[];
  variants: readonly Variant[];
}
