import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadRoom } from "../../src/core/room.ts";
import type { Answer, Choice, Dialect, Question } from "../../src/dialects/dialect/dialect.ts";
import { eventsOf } from "../servers/dialect-server.ts";

const room = new URL("../../src/dialects/", import.meta.url);
const dialects = await loadRoom<Dialect>(room, "dialect");
const by = { id: "1", model: "m", created: 1_700_000_000 };

const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 });
const name = fc.stringMatching(/^[a-z][a-z_]{0,11}$/);
const object = fc.dictionary(name, fc.oneof(fc.string(), fc.integer(), fc.boolean()), { maxKeys: 3 });
const toolCalls = fc
  .array(fc.record({ name, arguments: object.map((value) => JSON.stringify(value)) }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((calls) => calls.map((call, index) => ({ id: `call-${index}`, ...call })));
const score = fc.double({ min: -20, max: 0, noNaN: true }).map((value) => value + 0);
const scores = fc.array(fc.record({ token: text, logprob: score }), { minLength: 1, maxLength: 4 });

/** Answers that a format can carry: what it has no place for is left out. */
function answers(dialect: Dialect): fc.Arbitrary<Answer> {
  const only = <T>(
    ability: "tools" | "logprobs" | "reasoning",
    values: fc.Arbitrary<T>,
  ): fc.Arbitrary<T | undefined> =>
    dialect.supports[ability] === false ? fc.constant(undefined) : fc.option(values, { nil: undefined });
  const choice = fc
    .record({
      text,
      finish: fc.constantFrom("stop", "length"),
      toolCalls: only("tools", toolCalls),
      reasoning: only("reasoning", text),
      logprobs: only("logprobs", scores),
    })
    .map(
      ({ toolCalls: calls, reasoning, logprobs, ...rest }): Choice => ({
        ...rest,
        ...(calls && { toolCalls: calls, finish: "tools" }),
        ...(reasoning !== undefined && { reasoning }),
        ...(logprobs && { logprobs }),
      }),
    );
  const counts = { prompt: fc.integer({ min: 1, max: 1e6 }), completion: fc.integer({ min: 1, max: 1e6 }) };
  const most = dialect.supports.n === false ? 1 : 3;
  return fc.record({
    choices: fc.array(choice, { minLength: 1, maxLength: most }),
    usage: fc.record(counts),
  });
}

const question: Question = {
  messages: [
    { role: "system", content: "be brief" },
    { role: "user", content: "what is in it? ✓", images: [{ type: "image/png", data: "aGk=" }] },
    {
      role: "assistant",
      content: "let me look",
      toolCalls: [
        { id: "c1", name: "look", arguments: '{"at":"it"}' },
        { id: "c2", name: "look", arguments: "{}" },
      ],
    },
    { role: "tool", toolCallId: "c1", content: "a cat" },
    { role: "tool", toolCallId: "c2", content: "a dog" },
    { role: "user", content: "and now?" },
  ],
  temperature: 0.5,
  topP: 0.9,
  maxTokens: 100,
  stop: ["END"],
  seed: 7,
  n: 2,
  tools: [{ name: "look", description: "looks", parameters: { type: "object", properties: {} } }],
  toolChoice: { name: "look" },
  format: { schema: { type: "object" } },
  logprobs: 3,
  reasoning: "low",
};

describe.each(dialects.map((dialect) => [dialect.id, dialect] as const))("%s", (id, dialect) => {
  test("is the file of its id, and says what it is", () => {
    expect(dialect.title).toMatch(/\S/);
    expect(dialect.headers("k-1")).toSatisfy((headers: object) => JSON.stringify(headers).includes("k-1"));
    expect(JSON.stringify(dialect.writeError(400, "no such thing"))).toContain("no such thing");
  });

  test("property: what is written is what is read, whole or streamed", () => {
    fc.assert(
      fc.property(answers(dialect), fc.integer({ min: 1, max: 30 }), (answer, size) => {
        expect(dialect.readReply(JSON.parse(JSON.stringify(dialect.writeReply(answer, by))))).toEqual(answer);
        const reader = dialect.readStream();
        const pieces = eventsOf(dialect, answer, "m", size).flatMap((event) => reader.take(event));
        expect(reader.answer()).toEqual(answer);
        for (const [index, choice] of answer.choices.entries()) {
          const heard = pieces.filter((piece) => piece.choice === index).map((piece) => piece.text ?? "");
          expect(heard.join("")).toBe(choice.text);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("a stream that ends early, at any event before the last word, is no answer", () => {
    const events = eventsOf(dialect, { choices: [{ text: "one two three", finish: "stop" }] });
    const until = (count: number) => {
      const reader = dialect.readStream();
      for (const event of events.slice(0, count)) reader.take(event);
      return reader.answer();
    };
    expect(until(events.length).choices[0]?.text).toBe("one two three");
    for (let count = 0; count < events.length; count++) {
      let whole: string | undefined;
      try {
        whole = until(count).choices[0]?.text;
      } catch (error) {
        expect(error).toMatchObject({ code: "MODEL_BAD_REPLY" });
        continue;
      }
      expect(whole).toBe("one two three");
    }
  });

  test("a request survives: what the format can say is read as it was written", () => {
    const raw = dialect.supports.chat === false;
    const { messages, tools, toolChoice, format, reasoning, ...sampling } = question;
    const asked: Question = raw ? { prompt: "def f(", ...sampling } : question;
    const expected = { ...asked };
    for (const [ability, field] of [
      ["n", "n"],
      ["stop", "stop"],
      ["seed", "seed"],
      ["logprobs", "logprobs"],
    ] as const) {
      if (dialect.supports[ability] === false) delete expected[field];
    }
    for (const stream of [false, true]) {
      const request = { model: "org/m", question: asked, stream };
      const body = JSON.parse(JSON.stringify(dialect.writeRequest(request, {})));
      const read = dialect.readRequest(body, `/v1${dialect.path(request)}`);
      // Where thought counts against the longest answer, that is moved by as much.
      const maxTokens = id === "anthropic-messages" ? 100 + 2048 : 100;
      expect(read).toEqual({ ...request, question: { ...expected, maxTokens } });
    }
  });

  test("bodies that are none are refused in one line that names the field", () => {
    for (const body of ["<html>", null, 5, [], {}, { choices: 1, content: 1, output: 1, candidates: 1 }]) {
      expect(() => dialect.readReply(body)).toThrow(/^the server's answer cannot be used: [^\n]+$/);
    }
    for (const body of [null, 5, {}, { model: "m", messages: 1, input: 1, contents: 1, prompt: 1 }]) {
      expect(() => dialect.readRequest(body, "/models/m:generateContent")).toThrow(
        /^the request cannot be used: [^\n]+$/,
      );
    }
    expect(() => dialect.readStream().take({ data: '{"half' })).toThrow("not JSON, or was cut");
  });
});

test("infilling: prefix and suffix go as prompt and suffix of raw completions", () => {
  const raw = dialects.find(({ id }) => id === "openai-completions")!;
  const request = { model: "m", question: { infill: { prefix: "a", suffix: "c" } }, stream: false };
  expect(raw.writeRequest(request, {})).toEqual({ model: "m", prompt: "a", suffix: "c" });
  expect(raw.readRequest(raw.writeRequest(request, {}), "/completions")).toEqual(request);
});
