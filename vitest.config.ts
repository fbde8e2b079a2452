import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // A machine that is busy with something else needs longer than a second for what a test waits for.
    expect: { poll: { timeout: 20_000 } },
    reporters: ["default", "./scripts/summary.mjs"],
  },
});
