import { textMetric } from "./text/per-sample.ts";
import { codeTokens } from "./text/tokens.ts";

/**
 * METEOR with the exact stage alone, 0 to 1: stems and synonyms mean nothing in code. Banerjee & Lavie 2005 with the
 * weights of Lavie & Agarwal 2007: PR / (0.9 P + 0.1 R), less half the cube of chunks per match. Equal tokens are paired
 * from the end, as NLTK does. Of several references the best.
 */
export function meteor(candidate: readonly string[], references: readonly (readonly string[])[]): number {
  return Math.max(...references.map((reference) => single(candidate, reference)));
}

function single(candidate: readonly string[], reference: readonly string[]): number {
  const places = new Map<string, number[]>();
  reference.forEach((token, place) => {
    const known = places.get(token);
    if (known) known.push(place);
    else places.set(token, [place]);
  });
  const pairs: [number, number][] = [];
  for (let at = candidate.length - 1; at >= 0; at--) {
    const place = places.get(candidate[at]!)?.pop();
    if (place !== undefined) pairs.push([at, place]);
  }
  if (pairs.length === 0) return 0;
  pairs.reverse();
  const chunks = pairs.filter(([at, place], index) => {
    const before = pairs[index - 1];
    return !before || at !== before[0] + 1 || place !== before[1] + 1;
  }).length;
  const [precision, recall] = [pairs.length / candidate.length, pairs.length / reference.length];
  const harmonic = (precision * recall) / (0.9 * precision + 0.1 * recall);
  return harmonic * (1 - 0.5 * (chunks / pairs.length) ** 3);
}

export default textMetric(
  {
    id: "meteor",
    title: "METEOR on code tokens, exact matches only",
    paper: "Banerjee & Lavie 2005, ACL workshop on evaluation measures",
  },
  (program, references) => ({ meteor: meteor(codeTokens(program), references.map(codeTokens)) }),
);
