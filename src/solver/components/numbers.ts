import { op } from "./component.ts";

/** Whole numbers: digits, divisors, primes, and the functions that every text on number theory begins with. */
// biome-ignore format: a table, one component a line
export default [
  op("digits", "int -> list[int]", 4, digitsOf, "[int(digit) for digit in str(abs({0}))]", "[...String(Math.abs({0}))].map(Number)", "digit number each sum"),
  op("digit-sum", "int -> int", 6, (n) => digitsOf(n)?.reduce((a, b) => a + b, 0), "sum(int(digit) for digit in str(abs({0})))", "[...String(Math.abs({0}))].reduce((sum, digit) => sum + Number(digit), 0)", "digit sum digits"),
  op("binary-literal", "int -> str", 8, (n) => (n < 0 ? undefined : `0b${n.toString(2)}`), "bin({0})", "`0b${{{0:18}.toString(2)}}`", "binary"),
  op("divide-up", "int, int -> int", 7, (a, b) => (b === 0 ? undefined : Math.ceil(a / b)), "-(-{0:14} // {1:14})", "Math.ceil({0:13} / {1:14})", "ceil least enough fill capacity batch up"),
  op("factorial", "int -> int", 6, factorial, "math.factorial({0})", "Array.from({ length: {0} }, (_, i) => i + 1).reduce((a, b) => a * b, 1)", "factorial permutation"),
  op("binomial", "int, int -> int", 8, binomial, "math.comb({0}, {1})", "Array.from({ length: {1} }, (_, i) => i + 1).reduce((c, i) => (c * ({0:13} - i + 1)) / i, 1)", "binomial coefficient combination choose"),
  op("greatest-common-divisor", "int, int -> int", 6, gcd, "math.gcd({0}, {1})", "(function gcd(a, b) { return b === 0 ? Math.abs(a) : gcd(b, a % b); })({0}, {1})", "gcd greatest common divisor factor coprime", { commutes: true }),
  op("least-common-multiple", "int, int -> int", 7, (a, b) => (a === 0 || b === 0 ? 0 : Math.abs(a * b) / gcd(a, b)!), "math.lcm({0}, {1})", "(function lcm(a, b) { let m = a; while (m % b !== 0) m += a; return m; })({0}, {1})", "lcm least common multiple smallest", { commutes: true }),
  op("is-prime", "int -> bool", 6, (n) => (n > LARGEST ? undefined : isPrime(n)), "({0:12} > 1 and all({0:13} % d != 0 for d in range(2, math.isqrt({0}) + 1)))", "({0:12} > 1 && Array.from({ length: Math.floor(Math.sqrt({0})) }, (_, i) => i + 2).every((d) => d >= {0:12} || {0:13} % d !== 0))", "prime"),
  op("divisors", "int -> list[int]", 5, divisors, "[d for d in range(1, {0:12} + 1) if {0:13} % d == 0]", "Array.from({ length: {0} }, (_, i) => i + 1).filter((d) => {0:13} % d === 0)", "divisor factor divide"),
  op("proper-divisors", "int -> list[int]", 6, (n) => divisors(n)?.slice(0, -1), "[d for d in range(1, {0}) if {0:13} % d == 0]", "Array.from({ length: {0:13} - 1 }, (_, i) => i + 1).filter((d) => {0:13} % d === 0)", "divisor proper smaller factor perfect"),
  op("prime-factors", "int -> list[int]", 7, primeFactors, "prime_factors({0})", "primeFactors({0})", "prime factor factorization"),
  op("primes-below", "int -> list[int]", 6, (n) => (n > 120 ? undefined : Array.from({ length: Math.max(0, n) }, (_, i) => i).filter(isPrime)), "[p for p in range(2, {0}) if all(p % d != 0 for d in range(2, math.isqrt(p) + 1))]", "Array.from({ length: Math.max(0, {0}) }, (_, i) => i).filter((p) => p > 1 && Array.from({ length: p - 2 }, (_, i) => i + 2).every((d) => p % d !== 0))", "prime less below up first"),
  op("in-base", "int, int -> str", 7, (n, b) => (n >= 0 && b >= 2 && b <= 10 ? n.toString(b) : undefined), "in_base({0}, {1})", "{0:18}.toString({1})", "base convert change representation"),
  op("bit-count", "int -> int", 7, (n) => (n < 0 ? undefined : [...n.toString(2)].filter((c) => c === "1").length), '{0:18}.bit_count()', '[...{0:18}.toString(2)].filter((bit) => bit === "1").length', "bit set ones count binary"),
  op("bit-length", "int -> int", 8, (n) => (n <= 0 ? undefined : n.toString(2).length), "{0:18}.bit_length()", "{0:18}.toString(2).length", "bit length binary"),
  op("triangular", "int -> int", 7, (n) => (n * (n + 1)) / 2, "{0:13} * ({0:12} + 1) // 2", "({0:13} * ({0:12} + 1)) / 2", "sum natural first triangular series"),
  op("reverse-number", "int -> int", 7, (n) => (n < 0 ? undefined : Number([...String(n)].reverse().join(""))), "int(str({0})[::-1])", 'Number([...String({0})].reverse().join(""))', "reverse number palindrome digit"),
  op("is-square", "int -> bool", 7, (n) => (n < 0 ? undefined : Number.isInteger(Math.sqrt(n))), "math.isqrt({0}) ** 2 == {0:12}", "Number.isInteger(Math.sqrt({0}))", "perfect square"),
  op("power-modulo", "int, int, int -> int", 7, powerModulo, "pow({0}, {1}, {2})", "Array({1}).fill({0}).reduce((a, b) => (a * b) % {2:14}, 1 % {2:14})", "modulo power exponent mod"),
  op("countdown", "int -> list[int]", 6, (n) => (n > 120 ? undefined : Array.from({ length: Math.max(0, n) }, (_, i) => n - i)), "list(range({0}, 0, -1))", "Array.from({ length: {0} }, (_, i) => {0:13} - i)", "descending down"),
];

/** Above this, looking for divisors takes longer than a search can wait. */
const LARGEST = 3200 ** 2;

function digitsOf(n: number): number[] | undefined {
  return Number.isSafeInteger(n) ? [...String(Math.abs(n))].map(Number) : undefined;
}

function factorial(n: number): number | undefined {
  if (n < 0 || n > 18) return undefined;
  let product = 1;
  for (let i = 2; i <= n; i++) product *= i;
  return product;
}

function binomial(n: number, k: number): number | undefined {
  if (n < 0 || k < 0 || n > 50) return undefined;
  if (k > n) return 0;
  let chosen = 1;
  for (let i = 1; i <= k; i++) chosen = (chosen * (n - i + 1)) / i;
  return Math.round(chosen);
}

function powerModulo(base: number, exponent: number, modulus: number): number | undefined {
  if (exponent < 0 || modulus < 1 || modulus > 2 ** 26) return undefined;
  let result = 1 % modulus;
  let square = ((base % modulus) + modulus) % modulus;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

function gcd(a: number, b: number): number | undefined {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y > 0) [x, y] = [y, x % y];
  return x;
}

function isPrime(n: number): boolean {
  if (n < 2) return false;
  for (let d = 2; d * d <= n && d < 3200; d++) if (n % d === 0) return false;
  return true;
}

function divisors(n: number): number[] | undefined {
  if (n < 1 || n > 1000) return undefined;
  const found: number[] = [];
  for (let d = 1; d <= n; d++) if (n % d === 0) found.push(d);
  return found;
}

function primeFactors(n: number): number[] | undefined {
  if (n < 1) return undefined;
  const found: number[] = [];
  let rest = n;
  for (let d = 2; d * d <= rest && d < 3200; d++) {
    for (; rest % d === 0; rest /= d) found.push(d);
  }
  if (rest > LARGEST) return undefined;
  if (rest > 1) found.push(rest);
  return found;
}
