import type { ModelOptions, Price, Provider } from "../../core/model.ts";
import { loadFromRoom, roomIds } from "../../core/room.ts";
import type { HostedProvider } from "../hosted/service.ts";

const room = new URL("../", import.meta.url);

/**
 * The list price of a model, without opening it: no key is needed. Undefined where it is not known, as at any address
 * other than the provider's own.
 */
export async function listPrice(
  id: string,
  options: Pick<ModelOptions, "baseUrl"> = {},
  environment = process.env,
): Promise<Price | undefined> {
  const slash = id.indexOf("/");
  const provider = id.slice(0, slash);
  if (slash < 0 || options.baseUrl !== undefined || !roomIds(room).includes(provider)) return undefined;
  const { service } = await loadFromRoom<Provider & Partial<HostedProvider>>(
    room,
    "model provider",
    provider,
  );
  if (!service || (service.addressVariable && environment[service.addressVariable])) return undefined;
  return service.price?.(id.slice(slash + 1));
}
