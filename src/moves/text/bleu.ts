/** Longest run of words compared. */
const ORDER = 4;

/**
 * Sentence BLEU of two program texts, 0 to 1: the geometric mean of the shares of common runs of 1 to 4 words and signs,
 * times the brevity penalty (Papineni et al. 2002). Equal texts have 1, also short ones: only orders that the shorter
 * text has are counted; an order with nothing in common counts half a match.
 */
export default function bleu(candidate: string, reference: string): number {
  const [ours, theirs] = [tokens(candidate), tokens(reference)];
  if (ours.length === 0 || theirs.length === 0) return ours.length === theirs.length ? 1 : 0;
  const orders = Math.min(ORDER, ours.length, theirs.length);
  let sum = 0;
  for (let order = 1; order <= orders; order++) {
    const [mine, other] = [runs(ours, order), runs(theirs, order)];
    const common = [...mine].reduce((total, [run, count]) => total + Math.min(count, other.get(run) ?? 0), 0);
    sum += Math.log((common || 0.5) / (ours.length - order + 1));
  }
  const brevity = Math.min(1, Math.exp(1 - theirs.length / ours.length));
  return brevity * Math.exp(sum / orders);
}

function tokens(text: string): string[] {
  return text.match(/\w+|[^\w\s]/g) ?? [];
}

function runs(words: readonly string[], order: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let at = 0; at + order <= words.length; at++) {
    const run = words.slice(at, at + order).join(" ");
    counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  return counts;
}
