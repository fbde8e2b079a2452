import { seededRandom } from "../../../core/random.ts";
import { vary } from "../../../models/simulated/pool/vary.ts";
import { readSignature } from "../../../solver/spec/signature.ts";

/** Small values of each kind, as Python writes them. */
const POOLS: Record<string, readonly string[]> = {
  int: ["0", "1", "-1", "2", "3", "7", "10", "100", "-13"],
  float: ["0.0", "1.0", "-0.5", "2.5", "1e6"],
  str: ['""', '"a"', '"ab"', '"aba"', '"Hello World"', '"12"', '" x "'],
  bool: ["True", "False"],
  list: ["[]", "[1]", "[2, 1]", "[1, 2, 2, 3]", "[0, -1, 5]", '["b", "a"]', "[[1], [2, 3]]"],
  dict: ["{}", '{"a": 1}', '{"b": 2, "a": 1}'],
};

/** In this share a value is drawn without regard to the type hint's absence: numbers, texts and lists before the rest. */
const ANY = [
  ...POOLS.int!,
  ...POOLS.str!,
  ...POOLS.list!,
  ...POOLS.float!.slice(0, 2),
  ...POOLS.bool!,
  ...POOLS.dict!.slice(0, 2),
];

/**
 * Argument lists on which two programs may differ, as text: those given, small changes of them, and, where none are given,
 * values of the kinds that the signature hints at. The same for the same programs.
 */
export async function inputsFor(
  program: string,
  entry: string,
  language: "python" | "javascript",
  given: readonly string[],
  count: number,
): Promise<string[]> {
  const random = seededRandom(`compare ${entry} ${program}`);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const inputs = new Set(given);
  const parameters = readSignature(program, entry)?.parameters ?? [];
  for (let tries = 0; inputs.size < count && tries < 10 * count; tries++) {
    if (given.length > 0) {
      let input = pick(given);
      for (let times = 0; times <= random() * 3; times++) input = await vary(input, language, random);
      inputs.add(input);
      continue;
    }
    const values = parameters.map(({ hint }) => pick(POOLS[hint?.head ?? ""] ?? ANY));
    inputs.add(language === "python" ? values.join(", ") : inJavascript(values.join(", ")));
  }
  return [...inputs].slice(0, count);
}

function inJavascript(text: string): string {
  return text.replaceAll("True", "true").replaceAll("False", "false").replaceAll("None", "null");
}
