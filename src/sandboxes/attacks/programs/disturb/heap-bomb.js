// Takes memory inside the engine's heap.
const kept = [];
for (;;) kept.push(new Array(1e6).fill({}).map((_, i) => ({ i })));
