const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

/** ln Γ(x) for x > 0, by Stirling's series; about 15 significant digits. */
export function logGamma(x: number): number {
  // The series needs a large x: Γ(x) = Γ(x + n) / (x (x + 1) … (x + n − 1)).
  let product = 1;
  let z = x;
  for (; z < 15; z++) product *= z;
  const square = z * z;
  const tail =
    (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / z;
  return (z - 0.5) * Math.log(z) - z + HALF_LOG_TWO_PI + tail - Math.log(product);
}

/** ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a + b), for a, b > 0. */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}
