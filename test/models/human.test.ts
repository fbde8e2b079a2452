import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { openModel } from "../../src/models/open/open.ts";
import { browser } from "../../src/models/person/browser.ts";
import { editor } from "../../src/models/person/editor.ts";
import { personModel } from "../../src/models/person/model.ts";
import { terminal } from "../../src/models/person/terminal.ts";

const context = { task: "T/0", attempt: 0, asked: 0 };
const ask = { purpose: "program", messages: [{ role: "user" as const, content: "write add" }] };

/** A person who types these texts, one for each question. */
function typist(...texts: string[]) {
  let shown = "";
  const open = () => {
    const input = new PassThrough();
    const output = new PassThrough();
    output.on("data", (piece) => {
      shown += piece;
    });
    input.end(texts.shift() ?? "");
    return { input, output };
  };
  return { asker: terminal(open), shown: () => shown };
}

test("a person is shown the question and answers until a line with a single dot", async () => {
  const { asker, shown } = typist("def add(a, b):\n\n    return a + b\n..dots\n.\n", "second\n.\n");
  const model = personModel("human/terminal", asker);
  const replies = await model.reply({ ...ask, n: 2 }, context);
  expect(replies.map(({ text }) => text)).toEqual([
    "def add(a, b):\n\n    return a + b\n.dots\n",
    "second\n",
  ]);
  expect(shown()).toContain("T/0: program, answer 2 of 2\n\nwrite add");
  expect(model.source).toBe("person");
});

test("nobody there, or gone in the middle, is one clear line; the next question is asked all the same", async () => {
  const { asker } = typist("half an answer\n", "whole\n.\n");
  const model = personModel("human/terminal", asker);
  await expect(model.reply(ask, context)).rejects.toMatchObject({
    code: "MODEL_PERSON",
    message: "the input ended in the middle of an answer",
  });
  expect((await model.reply(ask, context))[0]?.text).toBe("whole\n");
  await expect(openModel("human/phone")).rejects.toMatchObject({ code: "MODEL_UNKNOWN" });
});

test("a machine without a terminal says so", async () => {
  const desk = () => {
    const input = new PassThrough();
    setImmediate(() => input.destroy(Object.assign(new Error("no such device"), { code: "ENXIO" })));
    return { input, output: new PassThrough() };
  };
  await expect(personModel("human/terminal", terminal(desk)).reply(ask, context)).rejects.toMatchObject({
    code: "MODEL_PERSON",
    message: "no terminal to ask at (ENXIO)",
  });
});

test("a cancelled question is no longer waited for", async () => {
  const stop = new AbortController();
  const input = new PassThrough();
  const model = personModel(
    "human/terminal",
    terminal(() => ({ input, output: new PassThrough() })),
  );
  const asked = model.reply(ask, { ...context, signal: stop.signal });
  setImmediate(() => stop.abort(new Error("enough")));
  await expect(asked).rejects.toThrow("enough");
});

test("an editor gets a file; what is below the mark comes back", async () => {
  const model = personModel("human/editor", editor("printf 'return 1\\n' >>"));
  expect((await model.reply(ask, context))[0]?.text).toBe("return 1\n");
  const broken = personModel("human/editor", editor("false"));
  await expect(broken.reply(ask, context)).rejects.toMatchObject({ code: "MODEL_PERSON" });
  const wiped = personModel("human/editor", editor("printf x >"));
  await expect(wiped.reply(ask, context)).rejects.toThrow("the line above the answer is gone");
});

test("a page shows each question as text, and takes the answer to that one only", async () => {
  let tell = (_url: string) => {};
  const told = new Promise<string>((resolve) => {
    tell = resolve;
  });
  const model = personModel("human/browser", browser(tell));
  const asked = model.reply(
    { purpose: "program", messages: [{ role: "user", content: "write\n<script>a && b</script>" }], n: 2 },
    context,
  );
  const url = await told;
  const send = (question: string, answer: string) =>
    fetch(url, { method: "POST", body: new URLSearchParams({ question, answer }) });
  const shown = async () => (await fetch(url)).text();
  const first = await shown();
  expect(first).toContain("&#60;script&#62;a &#38;&#38; b&#60;/script&#62;");
  expect(first).not.toContain("<script");
  const text = (number: number) =>
    `── T/0: program, answer ${number} of 2\r\n\r\nwrite\r\n<script>a && b</script>`;
  await send("another question", "lost");
  await send(text(1), "one\r\nline");
  while (!(await shown()).includes("answer 2 of 2"));
  await send(text(1), "late");
  await send(text(2), "two");
  expect((await asked).map((reply) => reply.text)).toEqual(["one\nline", "two"]);
  expect(await shown()).toContain("No question yet");
  expect((await fetch(new URL("/", url))).status).toBe(404);
});
