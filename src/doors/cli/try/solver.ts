import { openModel } from "../../../models/open/open.ts";

/** A task of our own, small enough to be read at a glance. */
const TASK = `def initials(name):
    """The first letter of each word, in upper case.

    >>> initials("ada king lovelace")
    'AKL'
    >>> initials("grace hopper")
    'GH'
    """`;

/** What the built-in solver makes of the task, with no model. */
export async function solveOwnTask(signal: AbortSignal): Promise<{ task: string; reply: string }> {
  const model = await openModel("builtin/quick");
  const ask = { messages: [{ role: "user" as const, content: TASK }], purpose: "program" };
  const [reply] = await model.reply(ask, { task: "try", attempt: 0, asked: 0, signal });
  return { task: TASK, reply: reply!.text.replaceAll(/^```.*\n/gm, "") };
}
