import { readFile } from "node:fs/promises";
import { AssayError } from "../core/errors.ts";
import type { Provider } from "../core/model.ts";
import { scripted } from "./script/model.ts";
import { parseScript } from "./script/parse.ts";

/**
 * Answers written in a file, for demonstrations and tests that need no model:
 * `{ "program": ["first answer", "second"], "repair": [{ "text": "…", "delayMs": 200 }] }`.
 */
const provider: Provider = {
  id: "scripted",
  title: "Answers written in a JSON file",
  usage: "scripted/FILE",
  async open(name) {
    const id = `scripted/${name}`;
    if (name === "")
      throw new AssayError("MODEL_SCRIPT", "no file named", { where: id, fix: "write scripted/FILE" });
    const text = await readFile(name, "utf8").catch((error: NodeJS.ErrnoException) => {
      throw new AssayError("MODEL_SCRIPT", `cannot read the script (${error.code})`, { where: name });
    });
    return scripted(parseScript(text, name), { id });
  },
};

export default provider;
