/** A parameter of a C++ function, as far as the driver can make values for it. */
interface Parameter {
  name: string;
  /** `int`, `double`, … of the values; for a `count`, the side of square grids. */
  type: string;
  kind: "input" | "changed" | "bins" | "scalar" | "count";
  size?: string;
}

const VECTOR = /^std::vector<(int|double|float|bool|size_t)>\s*(const)?\s*&\s*(\w+)$/;
const BINS = /^std::array<size_t,\s*(\d+)>\s*&\s*(\w+)$/;
const SCALAR = /^(int|double|float|bool)\s+(\w+)$/;
const COUNT = /^size_t\s+N$/;

/** The parameters of a function's head; undefined where there is one that the driver knows no values for. */
export function parametersOf(head: string, name: string): Parameter[] | undefined {
  const list = new RegExp(`\\b${name}\\s*\\(([^)]*)\\)`).exec(head)?.[1];
  if (list === undefined) return undefined;
  const parameters: Parameter[] = [];
  for (const text of list.split(/,(?![^<]*>)/).map((each) => each.trim())) {
    const vector = VECTOR.exec(text);
    const bins = BINS.exec(text);
    const scalar = SCALAR.exec(text);
    if (vector)
      parameters.push({ name: vector[3]!, type: vector[1]!, kind: vector[2] ? "input" : "changed" });
    else if (bins) parameters.push({ name: bins[2]!, type: "size_t", kind: "bins", size: bins[1]! });
    else if (scalar) parameters.push({ name: scalar[2]!, type: scalar[1]!, kind: "scalar" });
    else if (COUNT.test(text)) parameters.push({ name: "N", type: "size_t", kind: "count" });
    else return undefined;
  }
  // With several inputs beside a grid, their sizes are anybody's guess.
  const inputs = parameters.filter(({ kind }) => kind === "input").length;
  return inputs > 1 && parameters.some(({ kind }) => kind === "count") ? undefined : parameters;
}

/** Sizes of the inputs that are tried; with grids, of their sides. */
const SIZES = [4, 6, 9, 12];

/**
 * A program's end that calls a function and the reference, in a namespace of its own, on the same made-up values, and
 * asserts that they agree: results, and every vector that is changed. Numbers with a point agree to 1e-4.
 */
export function driverOf(
  reference: string,
  head: string,
  name: string,
  parameters: readonly Parameter[],
): string {
  const result =
    /(\w[\w:<>]*)\s+\w+\s*$/.exec(head.slice(0, head.indexOf(`${name}(`) + name.length))?.[1] ?? "void";
  const grid = parameters.some(({ kind }) => kind === "count");
  const wide = /histogram|pixel|image|bins/i.test(name + parameters.map((each) => each.name).join(" "));
  const values: Record<string, string> = {
    int:
      grid && !/convolve|edge/i.test(name)
        ? "int(next() % 2)"
        : wide
          ? "int(next() % 256)"
          : "int(next() % 41) - 8",
    double: wide ? "double(next() % 9973) / 100" : "double(next() % 400 + 1) / 16 - 7.03",
    float: "float(next() % 400 + 1) / 16 - 7.03f",
    bool: "bool(next() % 2)",
    size_t: "size_t(next() % 50)",
  };
  const make = parameters.map(({ name: each, type, kind, size }) => {
    if (kind === "count") return "";
    if (kind === "scalar") return `${type} ${each} = ${values[type]};`;
    if (kind === "bins") return `std::array<size_t, ${size}> ${each}{}, ${each}_theirs{};`;
    const made = `std::vector<${type}> ${each}(count); for (size_t at = 0; at < count; at++) ${each}[at] = ${values[type]};`;
    return kind === "changed" ? `${made} std::vector<${type}> ${each}_theirs = ${each};` : made;
  });
  const changed = parameters.filter(({ kind }) => kind === "changed" || kind === "bins");
  const call = (theirs: boolean) =>
    `${theirs ? "reference_::" : "::"}${name}(${parameters.map(({ name: each, kind }) => (theirs && /changed|bins/.test(kind) ? `${each}_theirs` : each)).join(", ")})`;
  const calls =
    result === "void"
      ? `${call(false)}; ${call(true)};`
      : `auto ours = ${call(false)}; auto theirs = ${call(true)}; assert(agree(ours, theirs));`;
  return `
namespace reference_ {
${reference}
}
namespace {
unsigned long long state = 88172645463325252ull;
unsigned long long next() { state ^= state << 13; state ^= state >> 7; state ^= state << 17; return state >> 5; }
template <class A, class B> bool agree(A a, B b) {
  double x = double(a), y = double(b);
  return x == y || (std::isnan(x) && std::isnan(y)) || std::fabs(x - y) <= 1e-4 * std::max(1.0, std::fabs(y));
}
}
int main() {
  for (size_t N : {${SIZES.join(", ")}}) {
    size_t count = ${grid ? "N * N" : "2 * N + 1"};
    (void)count;
    ${make.filter(Boolean).join("\n    ")}
    ${calls}
${changed.map(({ name: each }) => `    assert(${each}.size() == ${each}_theirs.size());\n    for (size_t at = 0; at < ${each}.size(); at++) assert(agree(${each}[at], ${each}_theirs[at]));`).join("\n")}
  }
}
`;
}
