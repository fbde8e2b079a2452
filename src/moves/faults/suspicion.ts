/** How many tests ran a line, by how they ended, and how many did not. */
export interface Spectrum {
  /** Failing tests that ran the line. */
  failed: number;
  /** Passing tests that ran the line. */
  passed: number;
  /** Failing tests in all. */
  failing: number;
  /** Passing tests in all. */
  passing: number;
}

export type Formula = "ochiai" | "tarantula" | "dstar";

/**
 * How suspicious a line is, 0 when no failing test ran it; larger is more suspicious. Ochiai and Tarantula lie between
 * 0 and 1; D* may be infinite.
 *
 * Ochiai: Abreu et al. 2007. Tarantula: Jones and Harrold 2005. D*, with the star at 2: Wong et al. 2014.
 */
export default function suspicion(spectrum: Spectrum, formula: Formula): number {
  const { failed, passed, failing, passing } = spectrum;
  if (failed === 0) return 0;
  if (formula === "ochiai") return failed / Math.sqrt(failing * (failed + passed));
  if (formula === "dstar") return failed ** 2 / (passed + (failing - failed));
  const failShare = failed / failing;
  const passShare = passing === 0 ? 0 : passed / passing;
  return failShare / (failShare + passShare);
}
