import { AssayError } from "../core/errors.ts";
import type { Provider } from "../core/model.ts";

/**
 * A person who answers: at the terminal, a line with a single dot ends an answer; in the editor that `$VISUAL` or
 * `$EDITOR` names; or on a page in the browser, whose address is shown.
 */
const human: Provider = {
  id: "human",
  title: "A person, at the terminal, in an editor or in the browser",
  usage: "human/WHERE",
  async open(name) {
    const id = `human/${name}`;
    if (name === "terminal") {
      const { terminal } = await import("./person/terminal.ts");
      const { personModel } = await import("./person/model.ts");
      return personModel(id, terminal());
    }
    if (name === "editor") {
      const { editor } = await import("./person/editor.ts");
      const { personModel } = await import("./person/model.ts");
      return personModel(id, editor());
    }
    if (name === "browser") {
      const { browser } = await import("./person/browser.ts");
      const { personModel } = await import("./person/model.ts");
      return personModel(id, browser());
    }
    throw new AssayError("MODEL_UNKNOWN", "no such place to ask a person", {
      where: id,
      fix: "write human/terminal, human/editor or human/browser",
    });
  },
};

export default human;
