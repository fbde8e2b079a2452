import { AssayError } from "../core/errors.ts";
import type { Provider } from "../core/model.ts";

/**
 * A person who answers: at the terminal, a line with a single dot ends an answer; or in the editor that `$VISUAL` or
 * `$EDITOR` names.
 */
const human: Provider = {
  id: "human",
  title: "A person, at the terminal or in an editor",
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
    throw new AssayError("MODEL_UNKNOWN", "no such place to ask a person", {
      where: id,
      fix: "write human/terminal or human/editor",
    });
  },
};

export default human;
