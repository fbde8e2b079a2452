import { AssayError } from "../../core/errors.ts";
import type { Ask } from "../../core/model.ts";
import { seededRandom } from "../../core/random.ts";
import type { Decoder, Step } from "./decoder.ts";
import { type Exported, openExported, type Tensor } from "./onnx.ts";
import { type Chance, chancesOf, draw } from "./sampler.ts";

/** A small decoder in a folder of ONNX files. With the attention's past among its inputs, each token is read once. */
export async function onnxDecoder(folder: string): Promise<Decoder> {
  const model = await openExported(folder);
  return {
    context: model.context,
    supports: {
      ...{ chat: false, prompt: true, logprobs: true, seed: true, stop: true, stream: true, n: false },
      ...{ infill: false, tools: false, images: false, format: false, reasoning: false },
    },
    async question({ prompt }) {
      if (prompt === undefined) {
        throw new AssayError("MODEL_LACKS", "an ONNX folder holds no template for chats or gaps", {
          where: folder,
          fix: "name the model's family with --family: assay list families",
        });
      }
      return { tokens: model.tokenizer.encode(prompt).ids, stop: [] };
    },
    text: (tokens) => model.tokenizer.decode(tokens, { skip_special_tokens: false }),
    steps: (tokens, ask, choose) => steps(model, tokens, ask, choose),
  };
}

async function* steps(
  model: Exported,
  question: readonly number[],
  { temperature, topP, seed }: Pick<Ask, "temperature" | "topP" | "seed">,
  choose: ((chances: readonly Chance[]) => number) | undefined,
): AsyncGenerator<Step> {
  const random = seededRandom(seed ?? 0);
  const past = model.session.inputMetadata.filter(({ name }) => name.startsWith("past_key_values."));
  const caches = past.length > 0;
  let memory = Object.fromEntries(past.map((input) => [input.name, model.empty(input)]));
  const tokens = [...question];
  let fresh = tokens;
  for (;;) {
    const found = await model.session.run(feeds(model, fresh, tokens.length, memory));
    const chances = chancesOf(lastRow(found["logits"]!));
    const token = choose ? choose(chances) : draw(chances, { temperature, topP }, random)[0];
    if (model.ends.has(token)) return;
    yield choose ? { token, chances } : { token };
    tokens.push(token);
    memory = Object.fromEntries(
      past.map(({ name }) => [name, found[name.replace("past_key_values", "present")]!]),
    );
    fresh = caches ? [token] : tokens;
  }
}

/** The graph's inputs for tokens at the end of a text of `length` tokens; those that it does not have are left out. */
function feeds(
  { session, whole }: Exported,
  fresh: readonly number[],
  length: number,
  memory: Record<string, Tensor>,
): Record<string, Tensor> {
  const size = fresh.length;
  const all: Record<string, () => Tensor> = {
    input_ids: () => whole(fresh, [1, size]),
    attention_mask: () => whole(Array(length).fill(1), [1, length]),
    position_ids: () =>
      whole(
        fresh.map((_, place) => length - size + place),
        [1, size],
      ),
  };
  const named = session.inputNames.flatMap((name) => (all[name] ? [[name, all[name]()] as const] : []));
  return { ...Object.fromEntries(named), ...memory };
}

/** The scores for what follows the last token: `[1, tokens, vocabulary]` → its last row. */
function lastRow({ data, dims }: Tensor): Float32Array {
  const width = dims.at(-1)!;
  return (data as Float32Array).subarray(data.length - width);
}
