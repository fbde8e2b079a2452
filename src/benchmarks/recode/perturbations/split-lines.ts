import type { Perturbation } from "../perturbation.ts";
import { masked } from "../text/code.ts";

/** The longest line of code is split in two. */
const splitLines: Perturbation = {
  id: "split-lines",
  title: "The longest line of code is split in two",
  group: "format",
  apply: (text) => {
    const whole = (text.head + SEAM + text.body.slice(0, text.given).join("\n")).split("\n");
    const code = masked(whole.join("\n")).split("\n");
    const order = code
      .map((line, at) => ({ at, length: line.trimEnd().length }))
      .sort((a, b) => b.length - a.length);
    for (const { at, length } of order) {
      const line = whole[at]!;
      const spaces = [...code[at]!.matchAll(/(?<=\S) (?=\S)/g)].map(({ index }) => index);
      const middle = spaces.sort((a, b) => Math.abs(a - length / 2) - Math.abs(b - length / 2))[0];
      if (middle === undefined || line.includes("#") || line.includes(SEAM) || line.endsWith("\\")) continue;
      whole[at] = `${line.slice(0, middle)} \\\n ${line.slice(middle)}`;
      const [head = "", shown = ""] = whole.join("\n").split(SEAM);
      const given = text.given === 0 ? [] : shown.split("\n");
      return { ...text, head, body: [...given, ...text.body.slice(text.given)], given: given.length };
    }
    return text;
  },
};

export default splitLines;

/** Stands between what comes before the docstring and what comes after it; nothing that a program contains. */
const SEAM = "\u0000";
