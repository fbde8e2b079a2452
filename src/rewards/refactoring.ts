import type { Reward } from "../core/reward.ts";
import { extractedMethods } from "./syntax/extracted-method.ts";

/**
 * Extract-method refactoring: it must load, keep passing, and a method must have been taken out. The levels are ours: the
 * paper's rewards are a compiler's and a refactoring detector's word, of which no constants are published.
 */
const refactoring: Reward<{ build: number; broken: number; unchanged: number; extracted: number }> = {
  id: "refactoring",
  title: "Extract method: loads, behaves as before, and a method was taken out",
  paper: "Palit and Sharma 2024, arXiv 2412.18035; the detector reads syntax trees, levels are ours",
  options: { build: -1, broken: -0.5, unchanged: 0, extracted: 1 },
  needs: ["tests", "original"],
  async of({ program, original = "", language }, { check }, { build, broken, unchanged, extracted }) {
    const { pass, checks } = await check(program);
    if (checks.some(({ outcome }) => outcome === "build" || outcome === "forged")) return { value: build };
    const found = await extractedMethods(original, program, language);
    const parts = { passes: Number(pass), methods: found.length };
    return { value: !pass ? broken : found.length > 0 ? extracted : unchanged, parts };
  },
};

export default refactoring;
