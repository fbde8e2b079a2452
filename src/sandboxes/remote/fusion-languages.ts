/** SandboxFusion's name of a language, where it is not ours; names of whole test frameworks have no counterpart. */
const NAMES: Record<string, string> = {
  nodejs: "javascript",
  R: "r",
  kotlin_script: "kotlin",
};

/** Languages of SandboxFusion that are modes rather than languages: a test framework, or a graphics card. */
export const FUSION_MODES = ["go_test", "cuda", "D_ut", "pytest", "junit", "jest", "python_gpu"];

export function fromFusion(name: string): string {
  return NAMES[name] ?? name;
}

export function toFusion(id: string): string {
  return Object.entries(NAMES).find(([, ours]) => ours === id)?.[0] ?? id;
}
