import { AssayError, nearest } from "../../core/errors.ts";
import type { Model, ModelOptions, Provider } from "../../core/model.ts";
import { loadFromRoom, loadRoom, roomIds } from "../../core/room.ts";
import { withFamily } from "../raw/family-model.ts";

const room = new URL("../", import.meta.url);

/**
 * Opens the model that a user names, e.g. `openModel("openai/gpt-4o-mini", { timeoutSeconds: 60 })`.
 * What follows the first slash is the provider's business, further slashes included.
 * @throws AssayError MODEL_NAME when no provider is named, UNKNOWN_NAME for an unknown one (with the nearest),
 * and the provider's own.
 */
export async function openModel(id: string, options: ModelOptions = {}): Promise<Model> {
  const slash = id.indexOf("/");
  if (slash < 0) {
    const provider = nearest(id, roomIds(room));
    throw new AssayError("MODEL_NAME", `"${id}" does not say where the model is`, {
      fix:
        provider === undefined ? `write openai/${id || "NAME"}` : `write ${(await opener(provider)).usage}`,
    });
  }
  const provider = await opener(id.slice(0, slash));
  const name = id.slice(slash + 1);
  return withFamily(await provider.open(name, options), name, options.family);
}

/** Every provider, in order of id: for help texts. */
export function providers(): Promise<Provider[]> {
  return loadRoom<Provider>(room, "model provider");
}

function opener(id: string): Promise<Provider> {
  return loadFromRoom<Provider>(room, "model provider", id);
}
