import type { Perturbation } from "../perturbation.ts";
import { masked, statementStarts } from "../text/code.ts";

/** The sides of a comparison change places. */
const operandSwap: Perturbation = {
  id: "operand-swap",
  title: "The sides of a comparison change places",
  group: "syntax",
  apply: (text) => {
    const code = masked(text.body.join("\n")).split("\n");
    const side = String.raw`[A-Za-z_]\w*(?:\.\w+)*(?:\([\w.]*\)|\[[\w-]+\])?|\d+`;
    const comparison = new RegExp(
      String.raw`(?<=\b(?:if|elif|while|and|or|return|not) |\()(${side}) (==|!=|<=|>=|<|>) (${side})(?=:| and | or |\)|$)`,
    );
    for (const at of statementStarts(text)) {
      const found = comparison.exec(code[at]!);
      if (!found) continue;
      const [whole, left, operator, right] = found;
      const changed = `${right} ${TURNED[operator!] ?? operator} ${left}`;
      const line = text.body[at]!;
      const body = [...text.body];
      body[at] = line.slice(0, found.index) + changed + line.slice(found.index + whole.length);
      return { ...text, body };
    }
    return text;
  },
};

export default operandSwap;

const TURNED: Record<string, string> = { "<": ">", ">": "<", "<=": ">=", ">=": "<=" };
