/**
 * The items worth keeping, in order. Never empties what was not empty: where none is worth keeping, the first stays.
 */
export default async function prune<Item>(
  items: readonly Item[],
  isWorth: (item: Item) => boolean | Promise<boolean>,
): Promise<Item[]> {
  const worth = await Promise.all(items.map(isWorth));
  const kept = items.filter((_, index) => worth[index]);
  return kept.length > 0 ? kept : items.slice(0, 1);
}
