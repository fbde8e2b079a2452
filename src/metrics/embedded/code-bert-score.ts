/** A token with its vector in context. */
export interface EmbeddedToken {
  text: string;
  vector: readonly number[];
}

/** Any encoder: one vector a token of a text. Texts longer than it can read are its own business. */
export type Embed = (text: string) => Promise<readonly EmbeddedToken[]>;

/** Precision, recall and their F-scores, −1 to 1; such scores live in a narrow band: rank with them, do not read them. */
export interface EmbeddedScore {
  precision: number;
  recall: number;
  f1: number;
  /** Recall three times as important. */
  f3: number;
}

/**
 * CodeBERTScore: each token is matched with the most similar one of the other text, by cosine. `context` (the request) is put
 * before both when they are encoded, and its tokens take no part; neither do tokens of punctuation. The best of several
 * references by F3. Zhou et al. 2023 (CodeBERTScore), arXiv 2302.05527, section 2
 */
export async function codeBertScore(
  candidate: string,
  references: readonly string[],
  embed: Embed,
  context = "",
): Promise<EmbeddedScore> {
  const [said, ...wanted] = await Promise.all(
    [candidate, ...references].map((text) => encode(text, embed, context)),
  );
  return wanted.map((each) => matched(said!, each)).reduce((best, each) => (each.f3 > best.f3 ? each : best));
}

async function encode(text: string, embed: Embed, context: string): Promise<EmbeddedToken[]> {
  const skipped = context === "" ? 0 : (await embed(context)).length;
  const tokens = await embed(context === "" ? text : `${context}\n${text}`);
  return tokens.slice(skipped).filter((token) => /[\p{L}\p{N}]/u.test(token.text));
}

/** The matching alone, for tokens that have been encoded. */
export function matched(
  candidate: readonly EmbeddedToken[],
  reference: readonly EmbeddedToken[],
): EmbeddedScore {
  if (candidate.length === 0 || reference.length === 0) return { precision: 0, recall: 0, f1: 0, f3: 0 };
  const [said, wanted] = [candidate.map(unit), reference.map(unit)];
  const best = (vector: readonly number[], others: readonly (readonly number[])[]) =>
    others.reduce((most, other) => Math.max(most, dot(vector, other)), -1);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const precision = mean(said.map((vector) => best(vector, wanted)));
  const recall = mean(wanted.map((vector) => best(vector, said)));
  const f = (beta: number) => {
    const below = beta ** 2 * precision + recall;
    return below === 0 ? 0 : ((1 + beta ** 2) * precision * recall) / below;
  };
  return { precision, recall, f1: f(1), f3: f(3) };
}

function unit({ vector }: EmbeddedToken): number[] {
  const length = Math.sqrt(dot(vector, vector));
  return vector.map((value) => (length === 0 ? 0 : value / length));
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * b[index]!, 0);
}
