import { readFile, stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { AssayError } from "../../core/errors.ts";
import { loadOptional } from "./optional.ts";

/** What is used of onnxruntime-node; its own types would have to be installed to compile this. */
interface Runtime {
  InferenceSession: { create(path: string, options: object): Promise<Session> };
  Tensor: new (
    type: string,
    data: BigInt64Array | Float32Array | Uint16Array,
    dims: readonly number[],
  ) => Tensor;
}

export interface Tensor {
  data: Float32Array | BigInt64Array;
  dims: readonly number[];
}

interface Session {
  inputNames: readonly string[];
  inputMetadata: readonly { name: string; type: string; shape: readonly (number | string)[] }[];
  run(feeds: Record<string, Tensor>): Promise<Record<string, Tensor>>;
}

interface Tokenizer {
  encode(text: string, options?: { add_special_tokens?: boolean }): { ids: number[] };
  decode(ids: readonly number[], options?: { skip_special_tokens?: boolean }): string;
  token_to_id(token: string): number | undefined;
}

/** An exported model: its graph, its tokenizer, and what its configuration says. */
export interface Exported {
  session: Session;
  tokenizer: Tokenizer;
  /** Tokens of context; 1024 where the configuration does not say. */
  context: number;
  /** Tokens that end a text. */
  ends: ReadonlySet<number>;
  /** A tensor of whole numbers. */
  whole(values: readonly number[], dims: readonly number[]): Tensor;
  /** A tensor with no element, of an input's type, where its shape is open (the batch aside). */
  empty(input: Session["inputMetadata"][number]): Tensor;
}

/**
 * Opens a folder as Optimum exports it: `model.onnx` (or `onnx/model.onnx`), `tokenizer.json`, and `config.json`.
 * @throws AssayError PACKAGE_MISSING, PACKAGE_BROKEN, MODEL_FILE
 */
export async function openExported(folder: string): Promise<Exported> {
  const forWhat = "an ONNX model in this process";
  const runtime = await loadOptional<Runtime & { default?: Runtime }>(
    { name: "onnxruntime-node", version: "1.30.0" },
    forWhat,
  );
  const { Tokenizer } = await loadOptional<{
    Tokenizer: new (json: object, config: object) => Tokenizer;
  }>({ name: "@huggingface/tokenizers", version: "0.2.0" }, forWhat);
  const { InferenceSession, Tensor } = runtime.default ?? runtime;
  const graph = (await isFile(join(folder, "model.onnx"))) ? "model.onnx" : join("onnx", "model.onnx");
  const tokenizerJson = await json(folder, "tokenizer.json");
  const [tokenizerConfig, config] = await Promise.all(
    ["tokenizer_config.json", "config.json"].map((name) => json(folder, name).catch(() => ({}))),
  );
  // Threads wait for each other by spinning: one too many on a busy machine makes all of them slow.
  const threads = Math.max(1, availableParallelism() - 1);
  const session = await InferenceSession.create(join(folder, graph), {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    logSeverityLevel: 4,
  }).catch((cause: Error) => Promise.reject(unusable(folder, cause.message.split("\n")[0]!, cause)));
  const { max_position_embeddings, n_positions, eos_token_id } = config as {
    max_position_embeddings?: number;
    n_positions?: number;
    eos_token_id?: number | number[];
  };
  return {
    session,
    tokenizer: made(() => new Tokenizer(tokenizerJson, tokenizerConfig!), folder),
    context: max_position_embeddings ?? n_positions ?? 1024,
    ends: new Set([eos_token_id ?? []].flat()),
    whole: (values, dims) => new Tensor("int64", BigInt64Array.from(values, BigInt), dims),
    empty({ type, shape }) {
      const data = type === "float16" ? new Uint16Array(0) : new Float32Array(0);
      const dims = shape.map((size, axis) => (typeof size === "number" ? size : axis === 0 ? 1 : 0));
      return new Tensor(type, data, dims);
    },
  };
}

function made<T>(make: () => T, folder: string): T {
  try {
    return make();
  } catch (cause) {
    throw unusable(folder, (cause as Error).message, cause);
  }
}

async function json(folder: string, name: string): Promise<object> {
  const text = await readFile(join(folder, name), "utf8").catch((cause) =>
    Promise.reject(unusable(folder, `${name} is missing`, cause)),
  );
  try {
    return JSON.parse(text) as object;
  } catch (cause) {
    throw unusable(folder, `${name} is not JSON`, cause);
  }
}

function unusable(folder: string, reason: string, cause?: unknown): AssayError {
  return new AssayError("MODEL_FILE", `not a model that loads: ${reason}`, {
    where: folder,
    fix: "it must be a folder with model.onnx, tokenizer.json and config.json, as Optimum exports them",
    cause,
  });
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (entry) => entry.isFile(),
    () => false,
  );
}
