import type { Ability, Price, Provider } from "../../core/model.ts";
import type { Quirks } from "../../dialects/dialect/dialect.ts";

/** What a question may be: it decides the wire format and the path. */
export type Kind = "chat" | "prompt" | "infill";

/** Everything that sets one provider of models over HTTP apart, as data. Its file is its id. */
export interface Service {
  id: string;
  title: string;
  /** Where requests go unless `--base-url` or the variable says otherwise. */
  address: string;
  /** Environment variable for another address. */
  addressVariable?: string;
  /** Turns what the variable or `--base-url` holds into the base URL. */
  addressOf?(given: string): string;
  /** Environment variable of the key. */
  keyVariable: string;
  /** Ids of the dialects room by kind of question; a kind that is missing cannot be asked. */
  dialects: Partial<Record<Kind, string>>;
  /** Paths that differ from the dialect's. */
  paths?: Partial<Record<Kind, string>>;
  /** Headers that carry the key, if not the dialect's. */
  headers?(key: string): Record<string, string>;
  /** What is known to work or not to, of any of its models, at any address. */
  supports?: Partial<Record<Ability, boolean>>;
  /** How requests to one of its own models differ, at its own address. */
  quirks?(name: string): ServiceQuirks;
  /** List prices at its own address. A model that is missing has an unknown price. */
  price?(name: string): Price | undefined;
}

export interface ServiceQuirks extends Quirks {
  /** The model takes no temperature and no `topP`; they are left out. */
  fixedSampling?: boolean;
}

/** A provider that shows what it is made of. */
export interface HostedProvider extends Provider {
  service: Service;
}

/** A provider from its data. All that talks is loaded on first use: help texts need only the names. */
export function hosted(service: Service): HostedProvider {
  return {
    service,
    id: service.id,
    title: service.title,
    usage: `${service.id}/NAME`,
    async open(name, options) {
      const { hostedModel } = await import("./model.ts");
      return hostedModel(service, name, options);
    },
  };
}

/** Looks a model up by its exact name. */
export function priceIn(
  table: Record<string, Omit<Price, "asOf" | "source">>,
  from: Pick<Price, "asOf" | "source">,
) {
  return (name: string): Price | undefined =>
    Object.hasOwn(table, name) ? { ...table[name]!, ...from } : undefined;
}
