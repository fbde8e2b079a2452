import { bm25, wordsOf } from "./shots/bm25.ts";

/**
 * The texts most like a query, most alike first, by BM25; texts that share no word with it are left out. For solved tasks
 * to show, use `demonstrations`, which also leaves out what solves the task itself.
 */
export default function retrieve<Document>(
  query: string,
  documents: readonly Document[],
  { count, textOf }: { count: number; textOf: (document: Document) => string },
): Document[] {
  const scores = bm25(
    wordsOf(query),
    documents.map((document) => wordsOf(textOf(document))),
  );
  return documents
    .map((document, index) => ({ document, score: scores[index]! }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, count)
    .map(({ document }) => document);
}
