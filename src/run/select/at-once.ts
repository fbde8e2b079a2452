/**
 * Works through `items` with at most `width` under way, keeping results in order. `done()` counts finished
 * items, this one included. The first error stops new work and is thrown.
 */
export async function atOnce<Item, Result>(
  items: readonly Item[],
  width: number,
  work: (item: Item, done: () => number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = new Array(items.length);
  let [next, finished, broken] = [0, 0, false];
  const worker = async () => {
    while (next < items.length && !broken) {
      const index = next++;
      try {
        results[index] = await work(items[index]!, () => ++finished);
      } catch (error) {
        broken = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  return results;
}
