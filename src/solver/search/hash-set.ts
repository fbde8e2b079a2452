/** A set of hashes of 53 bits: open addressing over one typed array, several times faster than `Set` of doubles. */
export class HashSet {
  private slots: Float64Array = new Float64Array(64).fill(-1);
  private mask = 63;
  size = 0;

  /** Adds a hash; false when it was there. */
  add(hash: number): boolean {
    if (this.size * 2 > this.mask) this.grow();
    let at = (hash ^ (hash / 0x1_0000_0000)) & this.mask;
    while (true) {
      const held = this.slots[at]!;
      if (held === hash) return false;
      if (held === -1) {
        this.slots[at] = hash;
        this.size++;
        return true;
      }
      at = (at + 1) & this.mask;
    }
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Float64Array(old.length * 4).fill(-1);
    this.mask = this.slots.length - 1;
    this.size = 0;
    for (const hash of old) if (hash !== -1) this.add(hash);
  }
}
