import { setTimeout as sleep } from "node:timers/promises";
import { AssayError } from "../../core/errors.ts";
import type { Ask, AskContext, Model } from "../../core/model.ts";

/** One scripted answer. */
export type Line = string | { text: string; finish?: string; delayMs?: number };

/** Answers by purpose, in the order they are given; `*` serves every purpose that has none of its own. */
export type Script = Record<string, Line[]>;

/** Writes an answer on the spot; `turn` counts the answers this attempt has had for this purpose. */
export type Writer = (ask: Ask, context: AskContext, turn: number) => Line | Promise<Line>;

/** A scripted model also remembers what it was asked: a test double for everything that asks. */
export interface ScriptedModel extends Model {
  readonly asks: readonly { ask: Ask; context: AskContext }[];
}

/**
 * A model that says what it is told to. Answer number `context.asked` of the ask's purpose is given; when the
 * list is at its end the last one stays. Each reply counts one token for four bytes and costs nothing.
 * @throws AssayError MODEL_SCRIPT when a purpose has no answers.
 */
export function scripted(script: Script | Writer, options: { id?: string } = {}): ScriptedModel {
  const id = options.id ?? "scripted/memory";
  const asks: { ask: Ask; context: AskContext }[] = [];
  const write: Writer =
    typeof script === "function" ? script : (ask, _, turn) => lineOf(script, ask.purpose, turn, id);
  return {
    id,
    source: "scripted",
    asks,
    async reply(ask, context) {
      context.signal?.throwIfAborted();
      asks.push({ ask, context });
      const turns = Array.from({ length: ask.n ?? 1 }, (_, index) => context.asked + index);
      const lines = await Promise.all(turns.map((turn) => write(ask, context, turn)));
      const answers = lines.map((line) => (typeof line === "string" ? { text: line } : line));
      await wait(Math.max(0, ...answers.map(({ delayMs }) => delayMs ?? 0)), context.signal);
      return answers.map(({ text, finish }, index) => ({
        text,
        finish: finish ?? "stop",
        tokens: {
          prompt: index === 0 ? tokensIn(promptOf(ask)) : 0,
          completion: tokensIn(text),
          estimated: true,
        },
        cost: 0,
      }));
    },
  };
}

function lineOf(script: Script, purpose: string, turn: number, where: string): Line {
  const lines = (Object.hasOwn(script, purpose) ? script[purpose] : script["*"]) ?? [];
  const line = lines[Math.min(turn, lines.length - 1)];
  if (line === undefined) {
    const known = Object.keys(script).join(", ") || "nothing";
    throw new AssayError("MODEL_SCRIPT", `the script has no answer for "${purpose}"`, {
      where,
      fix: `it has ${known}`,
    });
  }
  return line;
}

async function wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  if (milliseconds > 0) await sleep(milliseconds, undefined, signal ? { signal } : {}).catch(() => {});
  signal?.throwIfAborted();
}

function promptOf(ask: Ask): string {
  return ask.prompt ?? (ask.messages ?? []).map(({ content }) => content).join("\n");
}

function tokensIn(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / 4);
}
