import { z } from "zod";
import type { Benchmark } from "../core/benchmark.ts";
import { seededRandom } from "../core/random.ts";
import { decided } from "./answers/decided.ts";
import { plainAnswer } from "./answers/plain.ts";
import { factsOf } from "./codeif/facts.ts";
import { checkedRow } from "./python/checked-row.ts";
import { SKILLS, TOPICS } from "./skill-mix/skills.ts";

const Row = z.object({
  id: z.string().min(1),
  topic: z.string().min(1),
  skills: z
    .array(z.string().refine((name) => SKILLS.some((skill) => skill.name === name), "an unknown skill"))
    .min(1),
});

type Row = z.infer<typeof Row>;

/** Tasks of each number of skills, from 1 to 5. */
const EACH = 12;

/** Lines for each skill, and for the program around them. */
const LINES = 6;

/**
 * Skill-Mix for programs: a short program on a topic that shows k skills at once, drawn by seed. k + 3 points, as in the
 * paper: each skill, the topic, that it runs, and that it is short; here all are decided by the syntax tree and by running
 * it, so a program that shows a skill without need counts as well.
 */
const skillMix: Benchmark<Row> = {
  id: "skill-mix",
  title: "Skill-Mix for programs",
  paper: "after Yu et al. 2023, Skill-Mix, arXiv 2310.17567",
  language: "python",
  parse: (row) => checkedRow(Row, row),
  problem: ({ id, topic, skills }) => {
    const most = LINES * (skills.length + 1);
    const wanted = SKILLS.filter(({ name }) => skills.includes(name));
    return {
      task: {
        id: `skill-mix/${id}`,
        prompt: `Write a Python program about the topic "${topic}" (the word appears in it), of at most ${most} lines, that shows ${skills.join(", ")}. It must run without input.\n`,
        language: "python",
        tests: [],
      },
      suite: { tests: [] },
      judge: {
        key: { topic, skills },
        async verdict(answer, sandbox, signal) {
          const code = plainAnswer(answer);
          const facts = await factsOf(code, sandbox, signal);
          if (typeof facts === "string") return decided([{ pass: false, why: facts, part: "runs" }]);
          const { outcome, stderr } = await sandbox.run({ language: "python", program: code }, signal);
          const shown = wanted.map(({ name, shown: shows }) => ({
            pass: shows(facts),
            why: `no ${name}`,
            part: "skill",
          }));
          return decided([
            ...shown,
            {
              pass: facts.words.some((word) => word.startsWith(topic)),
              why: `nothing about ${topic}`,
              part: "topic",
            },
            { pass: outcome === "pass", why: stderr.slice(-200), part: "runs" },
            { pass: facts.lines <= most, why: `${facts.lines} lines`, part: "length" },
          ]);
        },
      },
      reference: `topic = "${topic}"\n${wanted.map(({ example }) => example).join("")}`,
    };
  },
  async *rows() {
    const random = seededRandom("skill-mix");
    for (let count = 1; count <= 5; count++)
      for (let each = 0; each < EACH; each++) {
        const names = SKILLS.map(({ name }) => ({ name, order: random() })).sort((a, b) => a.order - b.order);
        const topic = TOPICS[Math.floor(random() * TOPICS.length)]!;
        yield {
          id: `${count}-${each}`,
          topic,
          skills: names
            .slice(0, count)
            .map(({ name }) => name)
            .sort(),
        };
      }
  },
};

export default skillMix;
