import { op } from "./component.ts";

export const floorDivide = (a: number, b: number) => (b === 0 ? undefined : Math.floor(a / b));
export const modulo = (a: number, b: number) => (b === 0 ? undefined : a - b * Math.floor(a / b));

/** Python rounds halves to the even neighbour. */
export function roundHalfEven(value: number, digits = 0): number {
  const scale = 10 ** digits;
  const scaled = value * scale;
  const floor = Math.floor(scaled);
  const rest = scaled - floor;
  if (Math.abs(rest - 0.5) < 1e-9) return (floor % 2 === 0 ? floor : floor + 1) / scale;
  return Math.round(scaled) / scale;
}

/** Arithmetic of integers and floats. */
// biome-ignore format: a table, one component a line
export default [
  op("add", "int, int -> int", 3, (a, b) => a + b, "{0} + {1}", "{0} + {1}", "add sum plus addition total more increase next", { commutes: true }),
  op("subtract", "int, int -> int", 3, (a, b) => a - b, "{0} - {1}", "{0} - {1}", "subtract minus difference less missing remaining decrease previous"),
  op("multiply", "int, int -> int", 3, (a, b) => a * b, "{0} * {1}", "{0} * {1}", "multiply multiplied product times area volume multiple rectangle perimeter double triple", { commutes: true }),
  op("floor-divide", "int, int -> int", 4, floorDivide, "{0} // {1}", "Math.floor({0:13} / {1:14})", "divide division quotient half floor integer"),
  op("modulo", "int, int -> int", 4, modulo, "{0} % {1}", "(({0:13} % {1:14}) + {1:12}) % {1:14}", "modulo remainder divisible mod last even odd multiple"),
  op("power", "int, int -> int", 6, (a, b) => (b < 0 || b > 64 ? undefined : a ** b), "{0:16} ** {1:15}", "{0:16} ** {1:15}", "power exponent square cube raise squared cubed volume"),
  op("square", "int -> int", 5, (a) => a * a, "{0:16} ** 2", "{0:16} ** 2", "square squared area circle sphere"),
  op("cube", "int -> int", 7, (a) => a ** 3, "{0:16} ** 3", "{0:16} ** 3", "cube cubed volume"),
  op("negate", "int -> int", 4, (a) => -a, "-{0:14}", "-{0:14}", "negative negate opposite sign"),
  op("absolute", "n -> n", 4, Math.abs, "abs({0})", "Math.abs({0})", "absolute abs distance magnitude difference closest"),
  op("larger", "n, n -> n", 4, Math.max, "max({0}, {1})", "Math.max({0}, {1})", "maximum max largest larger greater bigger biggest", { commutes: true }),
  op("smaller", "n, n -> n", 4, Math.min, "min({0}, {1})", "Math.min({0}, {1})", "minimum min smallest smaller lesser least", { commutes: true }),
  op("bit-xor", "int, int -> int", 7, (a, b) => (fits32(a, b) ? a ^ b : undefined), "{0:9} ^ {1:10}", "{0:9} ^ {1:10}", "xor bitwise differ bit", { commutes: true }),
  op("bit-and", "int, int -> int", 7, (a, b) => (fits32(a, b) ? a & b : undefined), "{0:10} & {1:11}", "{0:10} & {1:11}", "bitwise bit and", { commutes: true }),
  op("bit-or", "int, int -> int", 7, (a, b) => (fits32(a, b) ? a | b : undefined), "{0:8} | {1:9}", "{0:8} | {1:9}", "bitwise bit or", { commutes: true }),
  op("shift-left", "int, int -> int", 8, (a, b) => (b < 0 || b > 40 ? undefined : a * 2 ** b), "{0:11} << {1:12}", "{0:11} << {1:12}", "shift left bit bitwise"),
  op("shift-right", "int, int -> int", 8, (a, b) => (b < 0 || b > 40 ? undefined : Math.floor(a / 2 ** b)), "{0:11} >> {1:12}", "{0:11} >> {1:12}", "shift right bit bitwise"),
  op("add-floats", "float, float -> float", 3, (a, b) => a + b, "{0} + {1}", "{0} + {1}", "add sum plus addition total", { commutes: true }),
  op("subtract-floats", "float, float -> float", 3, (a, b) => a - b, "{0} - {1}", "{0} - {1}", "subtract minus difference less"),
  op("multiply-floats", "float, float -> float", 3, (a, b) => a * b, "{0} * {1}", "{0} * {1}", "multiply multiplied product times area volume", { commutes: true }),
  op("divide-floats", "float, float -> float", 4, (a, b) => (b === 0 ? undefined : a / b), "{0} / {1}", "{0} / {1}", "divide division ratio average mean quotient"),
  op("modulo-floats", "float, float -> float", 5, modulo, "{0} % {1}", "(({0:13} % {1:14}) + {1:12}) % {1:14}", "modulo remainder decimal fraction"),
  op("square-float", "float -> float", 5, (a) => a * a, "{0:16} ** 2", "{0:16} ** 2", "square squared area circle sphere"),
  op("cube-float", "float -> float", 7, (a) => a ** 3, "{0:16} ** 3", "{0:16} ** 3", "cube cubed volume sphere"),
  op("negate-float", "float -> float", 4, (a) => -a, "-{0:14}", "-{0:14}", "negative negate opposite"),
  op("divide", "int, int -> float", 4, (a, b) => (b === 0 ? undefined : a / b), "{0} / {1}", "{0} / {1}", "divide division ratio average mean quotient percentage"),
  op("square-root", "n -> float", 5, (a) => (a < 0 ? undefined : Math.sqrt(a)), "math.sqrt({0})", "Math.sqrt({0})", "sqrt root hypotenuse diagonal distance"),
  op("integer-square-root", "int -> int", 6, (a) => (a < 0 ? undefined : Math.floor(Math.sqrt(a))), "math.isqrt({0})", "Math.floor(Math.sqrt({0}))", "sqrt root square perfect"),
  op("to-float", "int -> float", 1, (a) => a, "{0}", "{0}", "float real"),
  op("truncate", "float -> int", 4, Math.trunc, "int({0})", "Math.trunc({0})", "integer int truncate whole"),
  op("floor", "float -> int", 5, Math.floor, "math.floor({0})", "Math.floor({0})", "floor"),
  op("ceiling", "float -> int", 5, Math.ceil, "math.ceil({0})", "Math.ceil({0})", "ceil ceiling upper"),
  op("round", "float -> int", 5, (a) => roundHalfEven(a), "round({0})", "Math.round({0})", "round nearest closest"),
  op("round-to", "float, int -> float", 6, (a, b) => (b < 0 || b > 8 ? undefined : roundHalfEven(a, b)), "round({0}, {1})", "Number({0:18}.toFixed({1}))", "round decimal places digits"),
  op("fraction", "float -> float", 6, (a) => a - Math.floor(a), "{0} % 1", "{0:13} % 1", "decimal fraction part"),
  op("sine", "float -> float", 9, Math.sin, "math.sin({0})", "Math.sin({0})", "sine sin angle polygon"),
  op("tangent", "float -> float", 9, Math.tan, "math.tan({0})", "Math.tan({0})", "tangent tan polygon angle"),
  op("radians", "float -> float", 8, (a) => (a * Math.PI) / 180, "math.radians({0})", "({0:13} * Math.PI) / 180", "radian degree"),
  op("degrees", "float -> float", 8, (a) => (a * 180) / Math.PI, "math.degrees({0})", "({0:13} * 180) / Math.PI", "degree radian"),
  op("logarithm", "int -> float", 9, (a) => (a <= 0 ? undefined : Math.log2(a)), "math.log2({0})", "Math.log2({0})", "log logarithm power two"),
];

function fits32(a: number, b: number): boolean {
  return a >= 0 && b >= 0 && a < 2 ** 31 && b < 2 ** 31;
}
