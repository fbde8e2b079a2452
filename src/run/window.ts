import { setMaxListeners } from "node:events";
/**
 * Works on `items` in order, at most `width` at once, and yields results as they end. New work starts only when
 * results are taken, so a slow reader holds back the work and memory stays bounded. The first error is thrown.
 * However it ends, `work`'s signal is then aborted and everything under way awaited.
 */
export async function* inWindow<Item, Result>(
  items: Iterable<Item>,
  width: number,
  signal: AbortSignal,
  work: (item: Item, signal: AbortSignal) => Promise<Result>,
): AsyncGenerator<Result> {
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  // Everything under way listens.
  setMaxListeners(0, either);
  const underWay = new Set<Promise<void>>();
  const ended: (() => Result)[] = [];
  let wake = () => {};
  const start = (item: Item) => {
    const job = work(item, either)
      .then(
        (result) => ended.push(() => result),
        (error) =>
          ended.push(() => {
            throw error;
          }),
      )
      .then(() => {
        underWay.delete(job);
        wake();
      });
    underWay.add(job);
  };
  try {
    const rest = items[Symbol.iterator]();
    for (;;) {
      while (underWay.size + ended.length < width) {
        const next = rest.next();
        if (next.done) break;
        start(next.value);
      }
      const take = ended.shift();
      if (take) yield take();
      else if (underWay.size === 0) return;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  } finally {
    stop.abort();
    await Promise.all(underWay);
  }
}
