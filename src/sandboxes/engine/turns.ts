/** A queue in which each caller gets its turn: the next item is the oldest of the caller whose last turn is longest ago. */
export class Turns<Item> {
  private readonly queues = new Map<unknown, { items: Item[]; head: number }>();

  /** `caller` is any value that tells one caller from another. */
  push(caller: unknown, item: Item): void {
    const queue = this.queues.get(caller);
    if (queue) queue.items.push(item);
    else this.queues.set(caller, { items: [item], head: 0 });
  }

  /** The next item, or undefined when there is none. */
  shift(): Item | undefined {
    for (const [caller, queue] of this.queues) {
      const item = queue.items[queue.head++]!;
      if (queue.head > 1024) {
        queue.items.splice(0, queue.head);
        queue.head = 0;
      }
      if (this.queues.size > 1 || queue.head === queue.items.length) {
        this.queues.delete(caller);
        if (queue.head < queue.items.length) this.queues.set(caller, queue);
      }
      return item;
    }
    return undefined;
  }
}
