import { AssayError, nearest } from "../../core/errors.ts";
import type { Model, ModelOptions, Provider } from "../../core/model.ts";
import { loadFromRoom, loadRoom, roomIds } from "../../core/room.ts";
import { withFamily } from "../raw/family-model.ts";

const room = new URL("../", import.meta.url);

/**
 * Opens the model that a user names, e.g. `openModel("openai/gpt-4o-mini", { timeoutSeconds: 60 })`.
 * What follows the first slash is the provider's business, further slashes included. `URL#NAME` is the model of that
 * name at a server that speaks OpenAI's format.
 * @throws AssayError MODEL_NAME when no provider is named, UNKNOWN_NAME for an unknown one (with the nearest),
 * and the provider's own.
 */
export async function openModel(id: string, options: ModelOptions = {}): Promise<Model> {
  if (/^https?:\/\//.test(id)) return openAt(id, options);
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

/** `http://localhost:8000/v1#NAME`; the part before the hash is the base URL. */
async function openAt(id: string, options: ModelOptions): Promise<Model> {
  const hash = id.indexOf("#");
  const baseUrl = hash < 0 ? id : id.slice(0, hash);
  const name = hash < 0 ? "" : id.slice(hash + 1);
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url === undefined || url.username || url.password || url.search) {
    // A model's name is kept with every result, so no secret may be part of it; nor is it shown here.
    throw new AssayError("MODEL_URL", "the model's address holds more than host and path", {
      fix: "put the key into an environment variable; other settings go with --base-url",
    });
  }
  if (name === "") {
    throw new AssayError("MODEL_UNKNOWN", "the address names no model", {
      where: baseUrl,
      fix: "write ADDRESS#NAME",
    });
  }
  const model = await (await opener("openai")).open(name, { ...options, baseUrl });
  return withFamily({ ...model, id }, name, options.family);
}

/** Every provider, in order of id: for help texts. */
export function providers(): Promise<Provider[]> {
  return loadRoom<Provider>(room, "model provider");
}

function opener(id: string): Promise<Provider> {
  return loadFromRoom<Provider>(room, "model provider", id);
}
