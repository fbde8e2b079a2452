// Starts threads, each with an engine of its own.
const { Worker } = require("node:worker_threads");
for (let i = 0; i < 200; i++) new Worker("for (;;);", { eval: true }).on("error", () => {});
