import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { seededRandom } from "../../../../src/core/random.ts";

/** A protocol buffer field: a number (varint), or bytes. */
type Field = [number: number, value: number | string | Buffer];

const FLOAT = 1;
const INT64 = 7;
const WIDTH = 8;
export const VOCABULARY = 258;
export const END = 256;

/**
 * A folder with a decoder over bytes. Its scores for the next token are a table's row for the last token, times one
 * plus a thousandth of the sum of all tokens: so what came long before counts, with the attention's past (`cached`)
 * as without.
 */
export function tinyDecoder(folder: string, kind: "plain" | "cached"): void {
  const table = random(VOCABULARY * VOCABULARY, 3);
  const cached = kind === "cached";
  const nodes = [
    node("Gather", ["table", "input_ids"], ["rows"]),
    node("Cast", ["input_ids"], ["numbers"], [attribute("to", FLOAT)]),
    node("Reshape", ["numbers", "shape"], ["current"]),
    ...(cached
      ? [node("Concat", ["past_key_values.0.key", "current"], ["present.0.key"], [attribute("axis", 2)])]
      : []),
    node("ReduceSum", [cached ? "present.0.key" : "current"], ["sum"], [attribute("keepdims", 0)]),
    node("Mul", ["sum", "thousandth"], ["part"]),
    node("Add", ["part", "one"], ["factor"]),
    node("Mul", ["rows", "factor"], ["logits"]),
  ];
  const past = value("past_key_values.0.key", FLOAT, ["batch", 1, "past", 1]);
  write(folder, {
    nodes,
    constants: [
      tensor("table", FLOAT, [VOCABULARY, VOCABULARY], bytesOf(table)),
      tensor("shape", INT64, [4], Buffer.from(BigInt64Array.from([1n, 1n, -1n, 1n]).buffer)),
      tensor("thousandth", FLOAT, [], bytesOf([0.001])),
      tensor("one", FLOAT, [], bytesOf([1])),
    ],
    inputs: [value("input_ids", INT64, ["batch", "tokens"]), ...(cached ? [past] : [])],
    outputs: [
      value("logits", FLOAT, ["batch", "tokens", VOCABULARY]),
      ...(cached ? [value("present.0.key", FLOAT, ["batch", 1, "all", 1])] : []),
    ],
  });
}

/** A folder with an encoder: each byte has a vector of its own. */
export function tinyEncoder(folder: string): void {
  write(folder, {
    nodes: [node("Gather", ["table", "input_ids"], ["last_hidden_state"])],
    constants: [tensor("table", FLOAT, [VOCABULARY, WIDTH], bytesOf(random(VOCABULARY * WIDTH, 1)))],
    inputs: ["input_ids", "attention_mask"].map((name) => value(name, INT64, ["batch", "tokens"])),
    outputs: [value("last_hidden_state", FLOAT, ["batch", "tokens", WIDTH])],
  });
}

interface Graph {
  nodes: Buffer[];
  constants: Buffer[];
  inputs: Buffer[];
  outputs: Buffer[];
}

function write(folder: string, { nodes, constants, inputs, outputs }: Graph): void {
  const graph = message([
    ...nodes.map((each): Field => [1, each]),
    [2, "tiny"],
    ...constants.map((each): Field => [5, each]),
    ...inputs.map((each): Field => [11, each]),
    ...outputs.map((each): Field => [12, each]),
  ]);
  mkdirSync(folder, { recursive: true });
  const model = message([
    [1, 8],
    [7, graph],
    [
      8,
      message([
        [1, ""],
        [2, 13],
      ]),
    ],
  ]);
  writeFileSync(join(folder, "model.onnx"), model);
  const characters = byteCharacters();
  const special = ["<|endoftext|>", "<fim_pad>"].map((content, index) => ({
    ...{ id: END + index, content, special: true, normalized: false },
    ...{ single_word: false, lstrip: false, rstrip: false },
  }));
  const vocab = Object.fromEntries(characters.map((character, byte) => [character, byte]));
  const bytes = { type: "ByteLevel", add_prefix_space: false, trim_offsets: true, use_regex: false };
  writeFileSync(
    join(folder, "tokenizer.json"),
    JSON.stringify({
      version: "1.0",
      normalizer: null,
      post_processor: null,
      added_tokens: special,
      pre_tokenizer: bytes,
      decoder: bytes,
      model: { type: "BPE", vocab, merges: [] },
    }),
  );
  writeFileSync(join(folder, "config.json"), JSON.stringify({ eos_token_id: END, n_positions: 64 }));
}

function node(kind: string, inputs: string[], outputs: string[], attributes: Buffer[] = []): Buffer {
  return message([
    ...inputs.map((name): Field => [1, name]),
    ...outputs.map((name): Field => [2, name]),
    [4, kind],
    ...attributes.map((each): Field => [5, each]),
  ]);
}

function attribute(name: string, whole: number): Buffer {
  return message([
    [1, name],
    [3, whole],
    [20, 2],
  ]);
}

function tensor(name: string, type: number, dims: number[], data: Buffer): Buffer {
  return message([...dims.map((size): Field => [1, size]), [2, type], [8, name], [9, data]]);
}

function value(name: string, type: number, dims: (number | string)[]): Buffer {
  const sizes = dims.map((size): Field => [1, message([[typeof size === "number" ? 1 : 2, size]])]);
  const shape = message(sizes);
  return message([
    [1, name],
    [
      2,
      message([
        [
          1,
          message([
            [1, type],
            [2, shape],
          ]),
        ],
      ]),
    ],
  ]);
}

function message(fields: Field[]): Buffer {
  return Buffer.concat(
    fields.map(([number, content]) => {
      if (typeof content === "number") return Buffer.concat([varint(number * 8), varint(content)]);
      const bytes = Buffer.from(content as string);
      return Buffer.concat([varint(number * 8 + 2), varint(bytes.length), bytes]);
    }),
  );
}

function varint(number: number): Buffer {
  const bytes: number[] = [];
  for (; number > 127; number = Math.floor(number / 128)) bytes.push((number % 128) + 128);
  return Buffer.from([...bytes, number]);
}

function bytesOf(values: number[]): Buffer {
  return Buffer.from(Float32Array.from(values).buffer);
}

function random(count: number, scale: number): number[] {
  const next = seededRandom("tiny");
  return Array.from({ length: count }, () => (next() - 0.5) * scale);
}

/** GPT-2's printable stand-in for every byte. */
export function byteCharacters(): string[] {
  let spare = 256;
  return Array.from({ length: 256 }, (_, byte) => {
    const printable = (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
    return String.fromCodePoint(printable ? byte : spare++);
  });
}
