import { open } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { AssayError } from "../../core/errors.ts";
import type { Ask, Message } from "../../core/model.ts";
import type { Decoder, Question, Step } from "./decoder.ts";
import { loadOptional } from "./optional.ts";
import type { Chance } from "./sampler.ts";

/** What is used of node-llama-cpp; its own types would have to be installed to compile this. */
interface Library {
  getLlama(options: object): Promise<{ loadModel(options: { modelPath: string }): Promise<LlamaModel> }>;
  resolveChatWrapper(model: LlamaModel): ChatWrapper;
}

interface ChatWrapper {
  generateContextState(given: { chatHistory: object[] }): {
    contextText: LlamaText;
    stopGenerationTriggers: LlamaText[];
  };
}

interface LlamaText {
  tokenize(tokenizer: unknown): number[];
}

interface LlamaModel {
  trainContextSize: number;
  tokenizer: unknown;
  tokens: {
    bos: number | null;
    shouldPrependBosToken: boolean;
    infill: { prefix: number | null; suffix: number | null; middle: number | null };
  };
  tokenize(text: string, special: boolean): number[];
  detokenize(tokens: readonly number[], special: boolean): string;
  isEogToken(token: number): boolean;
  createContext(options: object): Promise<{ contextSize: number; getSequence(): Sequence }>;
}

interface Sequence {
  nextTokenIndex: number;
  adaptStateToTokens(tokens: readonly number[], allowShift: boolean): Promise<void>;
  evaluateWithMetadata(
    tokens: readonly number[],
    metadata: { probabilities: boolean },
    options: object,
  ): AsyncGenerator<{ token: number; probabilities?: Map<number, number> }, void, number | undefined>;
}

/** Context beyond this costs memory that a code task does not need. */
const MOST_CONTEXT = 16_384;

/**
 * Loads a GGUF file with node-llama-cpp: on a graphics card where there is one, else on every processor. Nothing is
 * compiled or downloaded.
 * @throws AssayError PACKAGE_MISSING, PACKAGE_BROKEN, MODEL_FILE
 */
export async function ggufDecoder(path: string): Promise<Decoder> {
  await checkHeader(path);
  const library = await loadOptional<Library>(
    { name: "node-llama-cpp", version: "3.22.1" },
    "a GGUF model in this process",
  );
  const llama = await library.getLlama({
    build: "never",
    skipDownload: true,
    progressLogs: false,
    logLevel: "disabled",
    // Threads wait for each other by spinning: one too many on a busy machine makes all of them slow.
    maxThreads: Math.max(1, availableParallelism() - 1),
  });
  const model = await llama
    .loadModel({ modelPath: path })
    .catch((cause: Error) => Promise.reject(unusable(path, cause.message.split("\n")[0]!, cause)));
  const context = await model.createContext({
    contextSize: { max: Math.min(model.trainContextSize, MOST_CONTEXT) },
  });
  const sequence = context.getSequence();
  // Finding out how a template works takes the library seconds: once, and only for a chat.
  let wrapper: ChatWrapper | undefined;
  const chat = () => (wrapper ??= library.resolveChatWrapper(model));
  const { prefix, suffix, middle } = model.tokens.infill;
  const fills = prefix !== null && suffix !== null && middle !== null;
  return {
    context: context.contextSize,
    // Whether it fills gaps is left open where it can: a family that is recognised knows the order of the sides.
    supports: {
      chat: true,
      prompt: true,
      ...(fills ? {} : { infill: false }),
      ...{ logprobs: true, seed: true, stop: true, stream: true, n: false },
      ...{ tools: false, images: false, format: false, reasoning: false },
    },
    question: async (ask) => questionOf(ask, model, chat),
    text: (tokens) => model.detokenize(tokens, true),
    steps: (tokens, ask, choose) => steps(model, sequence, tokens, ask, choose),
  };
}

/** The library reads on for ever in a file that is empty or of an unknown version. */
async function checkHeader(path: string): Promise<void> {
  const file = await open(path, "r");
  try {
    const { buffer } = await file.read(Buffer.alloc(8), 0, 8, 0);
    if (buffer.toString("latin1", 0, 4) !== "GGUF") throw unusable(path, "it does not begin with GGUF");
    const version = buffer.readUInt32LE(4);
    if (version < 1 || version > 3) throw unusable(path, `GGUF version ${version} is not known here`);
  } finally {
    await file.close();
  }
}

function unusable(path: string, reason: string, cause?: unknown): AssayError {
  return new AssayError("MODEL_FILE", `not a model that loads: ${reason}`, {
    where: path,
    fix: "is it a whole GGUF file? pull it again with its --sha256",
    cause,
  });
}

async function* steps(
  model: LlamaModel,
  sequence: Sequence,
  tokens: readonly number[],
  { temperature = 1, topP = 1, seed }: Pick<Ask, "temperature" | "topP" | "seed">,
  choose: ((chances: readonly Chance[]) => number) | undefined,
): AsyncGenerator<Step> {
  // What the last answer's question shares with this one is not evaluated again.
  await sequence.adaptStateToTokens(tokens.slice(0, -1), false);
  const left = tokens.slice(sequence.nextTokenIndex);
  const drawing = choose ? { temperature: 1, topP: 1 } : { temperature, topP };
  const options = { ...drawing, minP: 0, topK: 0, seed, yieldEogToken: true };
  const generator = sequence.evaluateWithMetadata(left, { probabilities: choose !== undefined }, options);
  try {
    for (let next = await generator.next(); !next.done; ) {
      const chances = next.value.probabilities && [...next.value.probabilities];
      const token = choose && chances ? choose(chances) : next.value.token;
      if (model.isEogToken(token)) return;
      yield chances ? { token, chances } : { token };
      next = await generator.next(choose ? token : undefined);
    }
  } finally {
    await generator.return();
  }
}

function questionOf(ask: Ask, model: LlamaModel, chat: () => ChatWrapper): Question {
  if (ask.messages) return chatQuestion(ask.messages, model, chat());
  if (ask.prompt !== undefined) return { tokens: started(model, model.tokenize(ask.prompt, true)), stop: [] };
  const { prefix, suffix, middle } = model.tokens.infill;
  if (!ask.infill || prefix === null || suffix === null || middle === null) {
    throw new AssayError("MODEL_LACKS", "this GGUF file has no tokens to fill a gap with", {
      fix: "name its family with --family, or take a model that fills gaps: assay list families",
    });
  }
  const before = model.tokenize(ask.infill.prefix, false);
  const after = model.tokenize(ask.infill.suffix, false);
  return { tokens: started(model, [prefix, ...before, suffix, ...after, middle]), stop: [] };
}

/** The chat as the file's own template writes it. Special tokens in messages stay plain text. */
function chatQuestion(messages: readonly Message[], model: LlamaModel, wrapper: ChatWrapper): Question {
  const open = messages.at(-1)?.role === "assistant" ? messages.at(-1)!.content : "";
  const said = open === "" ? messages : messages.slice(0, -1);
  const chatHistory = said.map(({ role, content }) =>
    role === "assistant" ? { type: "model", response: [content] } : { type: role, text: content },
  );
  const state = wrapper.generateContextState({
    chatHistory: [...chatHistory, { type: "model", response: [open] }],
  });
  const ends = state.stopGenerationTriggers.map((trigger) => trigger.tokenize(model.tokenizer));
  return {
    tokens: started(model, state.contextText.tokenize(model.tokenizer)),
    stop: ends
      .filter((end) => !end.some(model.isEogToken.bind(model)))
      .map((end) => model.detokenize(end, true)),
  };
}

/** With the beginning-of-text token where the model wants one and the text has none yet. */
function started(model: LlamaModel, tokens: number[]): number[] {
  const { bos, shouldPrependBosToken } = model.tokens;
  return shouldPrependBosToken && bos !== null && tokens[0] !== bos ? [bos, ...tokens] : tokens;
}
