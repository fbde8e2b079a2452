import { AssayError } from "../core/errors.ts";
import type { Provider } from "../core/model.ts";

/**
 * A small decoder in a folder of ONNX files, run inside this process (the optional packages onnxruntime-node and
 * @huggingface/tokenizers). It answers raw text; its family writes chats and gaps.
 */
const onnx: Provider = {
  id: "onnx",
  title: "ONNX folders in this process (needs onnxruntime-node, @huggingface/tokenizers)",
  usage: "onnx/FOLDER",
  async open(name) {
    const id = `onnx/${name}`;
    if (name.trim() === "")
      throw new AssayError("MODEL_UNKNOWN", "no folder given", { where: id, fix: "write onnx/FOLDER" });
    const { onnxDecoder } = await import("./local/onnx-decoder.ts");
    const { localModel } = await import("./local/decoder.ts");
    return localModel(id, await onnxDecoder(name));
  },
};

export default onnx;
