import type { ToolCall } from "../../core/model.ts";
import type { Answer, Choice, Delta } from "./dialect.ts";
import { badReply, defined } from "./read.ts";

/** Puts a streamed answer's pieces together, choice by choice. What comes after a choice's end is left out. */
export class Assembly {
  readonly #parts: Part[] = [];
  usage: Answer["usage"];

  /** Adds a piece; false when the choice had ended, as some servers repeat the whole message after its end. */
  add(delta: Delta): boolean {
    this.#parts[delta.choice] ??= { text: "", calls: [], reasoning: "", logprobs: [] };
    const part = this.#parts[delta.choice]!;
    if (part.finish !== undefined) return false;
    part.text += delta.text ?? "";
    part.reasoning += delta.reasoning ?? "";
    if (delta.seal !== undefined) part.seal = (part.seal ?? "") + delta.seal;
    if (delta.logprobs) part.logprobs.push(...delta.logprobs);
    if (delta.toolCall) addCall(part.calls, delta.toolCall);
    if (delta.finish !== undefined) part.finish = delta.finish;
    return true;
  }

  get ended(): boolean {
    return this.#parts.length > 0 && Array.from(this.#parts).every((part) => part?.finish !== undefined);
  }

  /** @throws AssayError MODEL_BAD_REPLY unless every choice has come to its end. */
  answer(): Answer {
    if (!this.ended) throw badReply("the stream was cut before its end");
    const choices = this.#parts.map(({ text, finish, calls, reasoning, seal, logprobs }): Choice => {
      const toolCalls = calls.filter((call) => call !== undefined);
      return {
        text,
        finish: finish ?? "unknown",
        ...(toolCalls.length > 0 && { toolCalls }),
        ...(reasoning !== "" && { reasoning }),
        ...(seal !== undefined && { seal }),
        ...(logprobs.length > 0 && { logprobs }),
      };
    });
    return { choices, ...(this.usage && { usage: this.usage }) };
  }
}

interface Part {
  text: string;
  finish?: string;
  calls: ToolCall[];
  reasoning: string;
  seal?: string;
  logprobs: NonNullable<Choice["logprobs"]>;
}

function addCall(calls: ToolCall[], { place, ...piece }: NonNullable<Delta["toolCall"]>): void {
  calls[place] ??= { id: "", name: "", arguments: "" };
  const call = calls[place]!;
  // The id and the name come once; a server that repeats them with every piece repeats them whole.
  call.id ||= piece.id ?? "";
  call.name ||= piece.name ?? "";
  call.arguments += piece.arguments ?? "";
  if (piece.seal !== undefined) call.seal = piece.seal;
}

/** A whole answer as the pieces it could have come in, `size` characters of text each. */
export function deltasOf({ choices }: Answer, size = 16): Delta[] {
  return choices.flatMap((choice, index): Delta[] => [
    ...slices(choice.reasoning ?? "", size).map((reasoning) => ({ choice: index, reasoning })),
    ...(choice.seal === undefined ? [] : [{ choice: index, seal: choice.seal }]),
    ...slices(choice.text, size).map((text) => ({ choice: index, text })),
    ...(choice.logprobs ? [{ choice: index, logprobs: choice.logprobs }] : []),
    ...(choice.toolCalls ?? []).flatMap(({ arguments: text, ...call }, place): Delta[] => [
      { choice: index, toolCall: { place, ...defined(call), arguments: "" } },
      ...slices(text, size).map((piece) => ({ choice: index, toolCall: { place, arguments: piece } })),
    ]),
    { choice: index, finish: choice.finish },
  ]);
}

/** Cuts between characters, never inside one. */
function slices(text: string, size: number): string[] {
  const characters = [...text];
  const pieces: string[] = [];
  for (let at = 0; at < characters.length; at += size) pieces.push(characters.slice(at, at + size).join(""));
  return pieces;
}
