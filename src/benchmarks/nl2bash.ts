import { z } from "zod";
import type { Benchmark } from "../core/benchmark.ts";
import { decided } from "./answers/decided.ts";
import { plainAnswer } from "./answers/plain.ts";
import { commandTemplate, commandWords } from "./nl2bash/template.ts";
import { checkedRow } from "./python/checked-row.ts";

const Row = z.object({
  i: z.number(),
  nl: z.string().min(1),
  /** The command, and others that are given for the same words elsewhere in the set. */
  commands: z.array(z.string().min(1)).min(1),
});

type Row = z.infer<typeof Row>;

const Pair = z.object({ i: z.number(), nl: z.string(), cmd: z.string() });

/**
 * NL2Bash: one-line commands from English. An answer passes when it is a command that the set gives for these words;
 * `template` is the same without its arguments. Other right commands fail: people would have to judge them.
 */
const nl2bash: Benchmark<Row> = {
  id: "nl2bash",
  title: "NL2Bash",
  paper: "Lin et al. 2018, arXiv 1802.08979",
  language: "bash",
  source: {
    file: "nl2bash.jsonl",
    alsoNamed: ["all_pairs.jsonl.gz"],
    page: "https://github.com/TellinaTool/nl2bash/tree/466c5fe873ab08c7cc0112ea1521cc6ad9c20992/data/bash",
    licence: "GPL-3.0",
  },
  // A description that comes several times, with one command or more, is one task.
  join(rows) {
    const tasks = new Map<string, Row>();
    for (const row of rows) {
      const { i, nl, cmd } = checkedRow(Pair, row);
      const task = tasks.get(nl.toLowerCase()) ?? { i, nl, commands: [] };
      task.commands.push(cmd);
      tasks.set(nl.toLowerCase(), task);
    }
    return [...tasks.values()];
  },
  parse: (row) => checkedRow(Row, row),
  problem: (row) => ({
    task: {
      id: `nl2bash/${row.i}`,
      prompt: `Write one line of Bash: ${row.nl}\nAnswer with the command only.\n`,
      language: "bash",
      tests: [],
    },
    suite: { tests: [] },
    judge: {
      key: { commands: row.commands },
      async verdict(answer) {
        const given = plainAnswer(answer);
        if (given === "") return decided([{ pass: false, why: "no command" }]);
        const equal = (make: (command: string) => string) =>
          row.commands.some((each) => make(each) === make(given));
        const why = `such as: ${row.commands[0]!}`;
        return decided([
          { pass: equal(commandTemplate), why, part: "template" },
          { pass: equal((command) => commandWords(command).join(" ")), why, part: "command" },
        ]);
      },
    },
    reference: row.commands[0]!,
  }),
};

export default nl2bash;
