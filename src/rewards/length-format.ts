import type { Reward } from "../core/reward.ts";

export interface LengthFormatOptions {
  /** Words of the answer between which the length is full marks. */
  least: number;
  most: number;
  /** Words at which it is worth nothing. */
  end: number;
}

const SHAPE = /^\s*<think>([\s\S]*?)<\/think>\s*<answer>([\s\S]*?)<\/answer>\s*$/;

/**
 * Length and format: the answer between its least and most words, falling linearly to 0 below and above; one thought, then
 * one answer, each in its tags; and no paragraph said twice. The mean of the three, as the paper means their advantages.
 */
const lengthFormat: Reward<LengthFormatOptions> = {
  id: "length-format",
  title: "Length and format of the whole reply",
  paper: "Wu et al. 2025 (LongWriter-Zero), arXiv 2506.18841; words and paragraphs as counted here",
  options: { least: 20, most: 400, end: 800 },
  needs: [],
  async of({ completion }, _, { least, most, end }) {
    const shaped = SHAPE.exec(completion);
    const tagged = shaped !== null && !/<\/?(?:think|answer)>/.test(`${shaped[1]}${shaped[2]}`);
    const answer = tagged ? shaped[2]! : completion;
    const words = answer.split(/\s+/).filter(Boolean).length;
    const length =
      words < least ? words / least : words <= most ? 1 : Math.max(0, (end - words) / (end - most));
    const paragraphs = answer
      .split(/\n\s*\n/)
      .map((each) => each.trim())
      .filter(Boolean);
    const novelty = paragraphs.length === 0 ? 1 : new Set(paragraphs).size / paragraphs.length;
    const format = Number(tagged);
    return { value: (length + format + novelty) / 3, parts: { length, format, novelty } };
  },
};

export default lengthFormat;
