import { type Exported, openExported, type Tensor } from "./onnx.ts";

/** Turns texts into vectors of length 1, so that a dot product is their cosine. */
export interface Encoder {
  embed(texts: readonly string[]): Promise<Float32Array[]>;
}

/**
 * An encoder in a folder of ONNX files (`last_hidden_state` out): the mean of a text's token vectors, as
 * Reimers and Gurevych 2019 pool them. A text beyond the context is cut.
 * @throws AssayError as {@link openExported}
 */
export async function openEncoder(folder: string): Promise<Encoder> {
  const model = await openExported(folder);
  return {
    async embed(texts) {
      const vectors: Float32Array[] = [];
      for (const text of texts) vectors.push(await vectorOf(model, text));
      return vectors;
    },
  };
}

async function vectorOf(
  { session, tokenizer, context, whole }: Exported,
  text: string,
): Promise<Float32Array> {
  const ids = tokenizer.encode(text).ids.slice(0, context);
  const dims = [1, ids.length];
  const all: Record<string, Tensor> = {
    input_ids: whole(ids, dims),
    attention_mask: whole(Array(ids.length).fill(1), dims),
    token_type_ids: whole(Array(ids.length).fill(0), dims),
  };
  const feeds = Object.fromEntries(session.inputNames.map((name) => [name, all[name]!]));
  const { data, dims: shape } = (await session.run(feeds))["last_hidden_state"]!;
  const width = shape.at(-1)!;
  const sum = new Float32Array(width);
  for (const [place, value] of (data as Float32Array).entries()) sum[place % width]! += value;
  const length = Math.hypot(...sum);
  return length === 0 ? sum : sum.map((value) => value / length);
}
