import { stat } from "node:fs/promises";
import { AssayError } from "../core/errors.ts";
import type { Provider } from "../core/model.ts";

/**
 * A GGUF file, run inside this process by llama.cpp (the optional package node-llama-cpp): a path, or the name of
 * a pulled model.
 */
const gguf: Provider = {
  id: "gguf",
  title: "GGUF files in this process (needs node-llama-cpp)",
  usage: "gguf/FILE",
  async open(name) {
    const id = `gguf/${name}`;
    if (name.trim() === "")
      throw new AssayError("MODEL_UNKNOWN", "no file given", { where: id, fix: "write gguf/FILE" });
    const here = await stat(name).then(
      (entry) => entry.isFile(),
      () => false,
    );
    const { storedModel } = await import("./local/store.ts");
    const path = here ? name : (await storedModel(name)).path;
    const { ggufDecoder } = await import("./local/gguf.ts");
    const { localModel } = await import("./local/decoder.ts");
    return localModel(id, await ggufDecoder(path));
  },
};

export default gguf;
