import { AssayError, nearest } from "../../core/errors.ts";
import { type Ability, lacking, type Model } from "../../core/model.ts";
import { loadFromRoom, roomIds } from "../../core/room.ts";
import type { Strategy } from "../../core/strategy.ts";

const strategies = new URL("../../strategies/", import.meta.url);

/** Providers whose names are files, people or recordings: served only when named in full. */
const NO_PATTERN = ["scripted", "gguf", "onnx", "human", "replayed", "simulated"];

/** Models that are kept open; the oldest go first. */
const MOST_OPENED = 500;

/** What a client's `model` means. */
export interface Named {
  strategy: Strategy | null;
  model: Model;
}

/**
 * The models that a gateway serves, and nothing beside them: what a client sends is compared with this list, and never
 * opened as it stands. An entry is a name (`openai/gpt-4o-mini`) or all of a provider (`openai/*`).
 */
export class Shelf {
  readonly #served: readonly string[];
  readonly #aliases: Readonly<Record<string, string>>;
  readonly #open: (id: string) => Promise<Model>;
  readonly #opened = new Map<string, Promise<Model>>();

  /** @throws AssayError BAD_VALUE for a pattern that would let clients name files. */
  constructor(
    served: readonly string[],
    open: (id: string) => Promise<Model>,
    aliases: Readonly<Record<string, string>> = {},
  ) {
    for (const entry of served) {
      const [provider = ""] = entry.split("/", 1);
      if (entry.includes("*") && (!/^[a-z0-9-]+\/\*$/.test(entry) || NO_PATTERN.includes(provider)))
        throw new AssayError("BAD_VALUE", "this pattern is not served", {
          where: `--model ${entry}`,
          fix: "name models in full, or all of a hosted provider: openai/*",
        });
    }
    this.#served = served;
    this.#open = open;
    this.#aliases = aliases;
  }

  /** The names to choose from: each model plain and behind `auto`. */
  list(): string[] {
    const names = [...this.#served.filter((entry) => !entry.includes("*")), ...Object.keys(this.#aliases)];
    return names.flatMap((name) => [name, `auto/${name}`]);
  }

  /** @throws AssayError MODEL_NOT_SERVED; MODEL_LACKS when the strategy needs what the model or this door has not. */
  async find(name: string): Promise<Named> {
    const plain = this.#named(name);
    if (plain !== undefined) return { strategy: null, model: await this.#model(plain) };
    const slash = name.indexOf("/");
    const first = name.slice(0, Math.max(0, slash));
    const behind = roomIds(strategies).includes(first) ? this.#named(name.slice(slash + 1)) : undefined;
    if (behind === undefined) {
      const guess = nearest(name, this.list());
      throw new AssayError("MODEL_NOT_SERVED", "this gateway does not serve that model", {
        fix: guess ? `did you mean "${guess}"?` : "GET /v1/models lists those it does",
      });
    }
    const strategy = await loadFromRoom<Strategy>(strategies, "strategy", first);
    const model = await this.#model(behind);
    const needs = (strategy.needs ?? []).filter((need): need is Ability => need !== "person");
    const missing = strategy.needs?.includes("person") ? ["a person"] : lacking(model, needs);
    if (missing.length > 0)
      throw new AssayError(
        "MODEL_LACKS",
        `${strategy.id} needs ${missing.join(", ")}, which ${name.slice(slash + 1)} has not`,
      );
    return { strategy, model };
  }

  /** The full name that is served under this one: itself, an alias's, or the only one that ends in it. */
  #named(name: string): string | undefined {
    if (Object.hasOwn(this.#aliases, name)) return this.#aliases[name];
    if (this.#served.includes(name) && !name.includes("*")) return name;
    const slash = name.indexOf("/");
    if (slash > 0 && slash < name.length - 1 && this.#served.includes(`${name.slice(0, slash)}/*`))
      return name;
    const ending = this.#served.filter(
      (entry) => !entry.includes("*") && name !== "" && entry.endsWith(`/${name}`),
    );
    return ending.length === 1 ? ending[0] : undefined;
  }

  #model(id: string): Promise<Model> {
    const opened = this.#opened.get(id) ?? this.#open(id);
    this.#opened.set(id, opened);
    // All of a provider may be served: then clients choose how many names there are.
    if (this.#opened.size > MOST_OPENED) this.#opened.delete(this.#opened.keys().next().value!);
    // What could not be opened now may be opened later: a key may be missing, a server may be down.
    opened.catch(() => this.#opened.delete(id));
    return opened;
  }
}
