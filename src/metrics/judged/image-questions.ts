/** A yes/no question about an image (a plot), and what it rests on. */
export interface ImageQuestion {
  id: string;
  text: string;
  /** Words of the request that it asks about. */
  words: readonly string[];
  /** Questions that must be answered yes for this one to mean anything. */
  needs?: readonly string[];
}

/** Asks about an image; probabilities of yes and of no, which need not add up to 1. */
export type AskImage = (question: string) => Promise<{ yes: number; no: number }>;

/** An image's score, and what to know about it. */
export interface ImageScore {
  /** Mean probability of yes over the questions, 0 to 1; 0 for one whose ground was answered no. */
  score: number;
  answers: ReadonlyMap<string, number>;
  /** Words of the request that no question covers. */
  uncovered: string[];
}

const STOP = new Set("a an and as at by for from in is it of on or the to with that this".split(" "));

/**
 * Question-answer score of an image: each question's probability of yes is normalised by those of both answers, a question
 * below one that was answered no counts 0, and the mean is the score. Words of the request without a question are told, since
 * they were not judged. After Wiles et al. 2024 (Gecko), arXiv 2404.16820, section 4
 *
 * @throws RangeError on a question that rests on an unknown one, or in a circle.
 */
export async function imageScore(
  request: string,
  questions: readonly ImageQuestion[],
  ask: AskImage,
): Promise<ImageScore> {
  const answers = new Map<string, number>();
  for (const question of inOrder(questions)) {
    const stands = (question.needs ?? []).every((id) => answers.get(id)! >= 0.5);
    const { yes, no } = stands ? await ask(question.text) : { yes: 0, no: 1 };
    answers.set(question.id, yes + no === 0 ? 0 : yes / (yes + no));
  }
  const asked = new Set(questions.flatMap(({ words }) => words.map((word) => word.toLowerCase())));
  const wanted = request.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const values = [...answers.values()];
  return {
    score: values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length,
    answers,
    uncovered: [...new Set(wanted.filter((word) => !STOP.has(word) && !asked.has(word)))],
  };
}

/** Grounds before what rests on them. */
function inOrder(questions: readonly ImageQuestion[]): ImageQuestion[] {
  const [ordered, done] = [[] as ImageQuestion[], new Set<string>()];
  let left = [...questions];
  while (left.length > 0) {
    const ready = left.filter(({ needs = [] }) => needs.every((id) => done.has(id)));
    if (ready.length === 0)
      throw new RangeError(`question ${left[0]!.id} rests on an unknown one, or on itself`);
    for (const question of ready) done.add(question.id);
    ordered.push(...ready);
    left = left.filter(({ id }) => !done.has(id));
  }
  return ordered;
}
