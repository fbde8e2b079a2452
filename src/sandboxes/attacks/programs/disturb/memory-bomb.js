// Takes memory outside the engine's own heap.
const kept = [];
for (;;) kept.push(Buffer.alloc(16 << 20, 1));
