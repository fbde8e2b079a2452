import { seededRandom } from "../../../../src/core/random.ts";
import { byteCharacters } from "./onnx.ts";

const UINT32 = 4;
const INT32 = 5;
const FLOAT32 = 6;
const BOOL = 7;
const STRING = 8;
const ARRAY = 9;
const F32 = 0;
const ALIGNMENT = 32;

type Value = [type: number, value: number | string | boolean | (number | string)[], items?: number];

/** The smallest llama that llama.cpp loads: one layer, random weights, a token for every byte. */
const WIDTH = 32;
const HEADS = 2;
const INNER = 64;
export const CONTEXT = 256;
export const SPECIAL = ["<|endoftext|>", "<fim_prefix>", "<fim_suffix>", "<fim_middle>"];

/** A GGUF file (version 3) with these random weights: the same bytes for the same seed. */
export function tinyGguf(seed = 1): Buffer {
  const tokens = [...byteCharacters(), ...SPECIAL];
  const end = tokens.indexOf("<|endoftext|>");
  const facts: Record<string, Value> = {
    "general.architecture": [STRING, "llama"],
    "general.name": [STRING, "tiny"],
    "llama.context_length": [UINT32, CONTEXT],
    "llama.embedding_length": [UINT32, WIDTH],
    "llama.block_count": [UINT32, 1],
    "llama.feed_forward_length": [UINT32, INNER],
    "llama.attention.head_count": [UINT32, HEADS],
    "llama.attention.head_count_kv": [UINT32, HEADS],
    "llama.attention.layer_norm_rms_epsilon": [FLOAT32, 1e-5],
    "llama.vocab_size": [UINT32, tokens.length],
    "tokenizer.ggml.model": [STRING, "gpt2"],
    "tokenizer.ggml.pre": [STRING, "gpt-2"],
    "tokenizer.ggml.tokens": [ARRAY, tokens, STRING],
    "tokenizer.ggml.token_type": [ARRAY, tokens.map((_, id) => (id >= end ? 3 : 1)), INT32],
    "tokenizer.ggml.merges": [ARRAY, ["a b"], STRING],
    "tokenizer.ggml.bos_token_id": [UINT32, end],
    "tokenizer.ggml.eos_token_id": [UINT32, end],
    "tokenizer.ggml.add_bos_token": [BOOL, false],
    "tokenizer.chat_template": [
      STRING,
      "{% for message in messages %}{{ message['role'] + ': ' + message['content'] + '\\n' }}{% endfor %}{% if add_generation_prompt %}{{ 'assistant: ' }}{% endif %}",
    ],
  };
  const shapes: Record<string, number[]> = {
    "token_embd.weight": [WIDTH, tokens.length],
    "output_norm.weight": [WIDTH],
    "output.weight": [WIDTH, tokens.length],
    "blk.0.attn_norm.weight": [WIDTH],
    "blk.0.attn_q.weight": [WIDTH, WIDTH],
    "blk.0.attn_k.weight": [WIDTH, WIDTH],
    "blk.0.attn_v.weight": [WIDTH, WIDTH],
    "blk.0.attn_output.weight": [WIDTH, WIDTH],
    "blk.0.ffn_norm.weight": [WIDTH],
    "blk.0.ffn_gate.weight": [WIDTH, INNER],
    "blk.0.ffn_up.weight": [WIDTH, INNER],
    "blk.0.ffn_down.weight": [INNER, WIDTH],
  };
  const random = seededRandom(seed);
  const head: Buffer[] = [
    Buffer.from("GGUF"),
    u32(3),
    u64(Object.keys(shapes).length),
    u64(Object.keys(facts).length),
  ];
  for (const [key, [type, value, items]] of Object.entries(facts)) {
    head.push(text(key), u32(type));
    if (Array.isArray(value))
      head.push(u32(items!), u64(value.length), ...value.map((item) => scalar(items!, item)));
    else head.push(scalar(type, value));
  }
  const data: Buffer[] = [];
  let offset = 0;
  for (const [name, shape] of Object.entries(shapes)) {
    const size = shape.reduce((a, b) => a * b, 1);
    const norm = name.includes("norm");
    const weights = Buffer.from(
      Float32Array.from({ length: size }, () => (norm ? 1 : random() - 0.5)).buffer,
    );
    head.push(text(name), u32(shape.length), ...shape.map(u64), u32(F32), u64(offset));
    data.push(weights, padding(weights.length));
    offset += weights.length + padding(weights.length).length;
  }
  const header = Buffer.concat(head);
  return Buffer.concat([header, padding(header.length), ...data]);
}

function scalar(type: number, value: number | string | boolean): Buffer {
  if (type === STRING) return text(String(value));
  if (type === BOOL) return Buffer.from([value ? 1 : 0]);
  const bytes = Buffer.alloc(4);
  if (type === FLOAT32) bytes.writeFloatLE(Number(value));
  else bytes.writeUInt32LE(Number(value));
  return bytes;
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([u64(bytes.length), bytes]);
}

function u32(value: number): Buffer {
  return scalar(UINT32, value);
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

function padding(length: number): Buffer {
  return Buffer.alloc((ALIGNMENT - (length % ALIGNMENT)) % ALIGNMENT);
}
