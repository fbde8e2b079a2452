import { AssayError } from "../../core/errors.ts";
import type { Family } from "../../core/family.ts";
import { loadFromRoom, loadRoom } from "../../core/room.ts";
import type { Choice } from "./render.ts";

const room = new URL("../", import.meta.url);

/** Every family, in order of id. */
export function families(): Promise<Family[]> {
  return loadRoom<Family>(room, "model family");
}

/**
 * The family that a user names, `ID` or `ID/VARIANT`, in the variant that is `model`'s if its name tells.
 * Otherwise each question goes to the first variant that can be asked so: see {@link variantFor}.
 * @throws AssayError UNKNOWN_NAME
 */
export async function familyNamed(
  typed: string,
  model: string,
): Promise<{ family: Family; choice?: Choice }> {
  const [id = "", variantId] = typed.split("/");
  const family = await loadFromRoom<Family>(room, "model family", id);
  if (variantId !== undefined) {
    const variant = family.variants.find(({ id }) => id === variantId);
    if (variant) return { family, choice: { family, variant } };
    throw new AssayError("UNKNOWN_NAME", `${family.title} has no variant "${variantId}"`, {
      fix: `known: ${family.variants.map(({ id }) => id).join(", ")}`,
    });
  }
  const choice = recognise(model, [family]);
  return choice ? { family, choice } : { family };
}

/** The first variant of a family that can answer this kind of question; its first one when none can. */
export function variantFor(family: Family, kind: "chat" | "infill" | "prompt"): Choice {
  const able = family.variants.find((variant) => kind === "prompt" || variant[kind]);
  return { family, variant: able ?? family.variants[0]! };
}

/**
 * Which published model a name means, whoever serves it: `bigcode/starcoder2-15b`, `starcoder2-15b.Q4_K_M.gguf`,
 * `deepseek-coder:6.7b-base-q8_0`. Only words for quantisation may follow the published name: a fine-tune called
 * `starcoder2-15b-sql` may want to be asked in another way. A tag that does not say `base` is not taken for a
 * base model, because registries of tagged models give the instruct one under the bare name.
 */
export function recognise(name: string, among: readonly Family[]): Choice | undefined {
  const typed = plain(name);
  const tagged = name.includes(":");
  let best: { length: number; choice: Choice } | undefined;
  for (const family of among)
    for (const variant of family.variants)
      for (const model of variant.models) {
        const known = plain(model);
        if (!typed.startsWith(known) || (best && best.length >= known.length)) continue;
        const rest = typed.slice(known.length);
        if (!ONLY_QUANTISED.test(rest) || (tagged && !variant.chat && !known.includes("-base"))) continue;
        best = { length: known.length, choice: { family, variant } };
      }
  return best?.choice;
}

const ONLY_QUANTISED =
  /^(-(i?q\d\w*|k|[sml]|xs|xxs|\d|f16|fp16|bf16|f32|fp8|nf4|gguf|awq|gptq|mlx|imatrix|int[48]|[48]bit|latest))*$/;

/** Without organisation, file ending and Transformers' `-hf`; separators alike. */
function plain(name: string): string {
  const last = name.split("/").at(-1)!.toLowerCase();
  return last
    .replace(/\.gguf$/, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/-hf$/, "");
}
