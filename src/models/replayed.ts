import { AssayError } from "../core/errors.ts";
import type { Provider, RecordedAnswer } from "../core/model.ts";
import { readJsonLines } from "../files/jsonl.ts";
import { Recording } from "./recordings/recording.ts";
import { answersIn } from "./recordings/rows.ts";

/**
 * Answers that a model once gave: those a benchmark ships with (`replayed/starter`), or a `.jsonl(.gz)` file of
 * samples. Methods can so be compared on the same answers, again and again, for nothing.
 */
const replayed: Provider = {
  id: "replayed",
  title: "Recorded answers of a model",
  usage: "replayed/NAME-OR-FILE",
  async open(name, options) {
    const id = `replayed/${name}`;
    if (name === "") {
      throw new AssayError("MODEL_RECORDING", "no recording named", {
        where: id,
        fix: `write ${replayed.usage}`,
      });
    }
    const recording = new Recording(id, options.seed ?? 0);
    for await (const answer of options.recordings?.(name) ?? answersOf(name)) recording.add(answer);
    if (recording.size === 0) {
      throw new AssayError("MODEL_RECORDING", "the recording holds no answers", { where: id });
    }
    return {
      id,
      source: "recorded",
      async reply(ask, context) {
        context.signal?.throwIfAborted();
        // Nothing is billed for a recorded answer, so here zero is known, not unknown.
        return recording
          .choose(ask, context)
          .map((text) => ({ text, tokens: { prompt: 0, completion: 0 }, cost: 0, finish: "stop" }));
      },
    };
  },
};

async function* answersOf(path: string): AsyncGenerator<RecordedAnswer> {
  for await (const { line, value } of readJsonLines(path)) yield* answersIn(value, `${path}:${line}`);
}

export default replayed;
