import { AssayError } from "../../core/errors.ts";
import { loadFromRoom, roomIds } from "../../core/room.ts";

/** A Beta distribution over tasks: its two parameters. */
export interface Beta {
  alpha: number;
  beta: number;
}

/** How much a prompt tells about what is wrong with a program, least first. */
export const FEEDBACK = ["none", "verdict", "test", "explanation", "trace"] as const;
export type Feedback = (typeof FEEDBACK)[number];

/**
 * Everything that makes a simulated programmer behave like one kind of model. Only these numbers are shipped, never
 * the records they were fitted to; `fitted` says for each where it is from, or that it is assumed.
 */
export interface Profile {
  id: string;
  title: string;
  /** Probability, over tasks, that a program is right. */
  right: Beta;
  /** The sampling temperature of the records that `right` was fitted to. */
  temperature: number;
  mistakes: {
    /** θ of a stick-breaking (GEM) distribution: two wrong programs are the same mistake with 1 / (1 + θ). */
    concentration: number;
    /** Share of wrong programs that do not even load; of the others, share that gets hardly any test right. */
    broken: number;
    crude: number;
  };
  tests: {
    /** Probability, over tasks, that a test expects a wrong value. */
    wrong: Beta;
    /** Tests in a reply when no number is asked for: the mean of a geometric distribution. */
    perReply: number;
    /** Share of test statements that do not compile. */
    invalid: number;
    /** Share of wrong tests that expect what one of the mistakes answers: the model misread the task. */
    misread: number;
    /** Rank correlation of a task's share of wrong programs and its share of wrong tests. */
    withPrograms: number;
  };
  repair: {
    /** Probability, over tasks, that one repair with the best feedback is right. Null: it only draws again. */
    right: Beta | null;
    /** Share of that probability that is left with lesser feedback. */
    feedback: Record<Feedback, number>;
    /** Share of failed repairs that repeat the program. */
    stuck: number;
    /** Probability that a repair of a right program breaks it. */
    breaks: number;
  };
  /** Probability that a right program is called right, and a wrong one wrong. */
  judge: { sensitivity: number; specificity: number };
  tokens: {
    characters: number;
    /** ln of a program's completion tokens: `log` + `slope` × ln of the reference's tokens, and standard deviations. */
    program: { log: number; slope: number; betweenTasks: number; withinTask: number };
    /** Characters of a plan or an explanation. */
    prose: number;
  };
  /** Seconds until the first token, for each further one, and the standard deviation of ln of the whole. */
  seconds: { first: number; perToken: number; spread: number };
  /** Where each number is from. */
  fitted: Record<string, string>;
}

const ROOM = new URL("./profiles/", import.meta.url);

/** The ids of the shipped profiles. */
export function profileIds(): string[] {
  return roomIds(ROOM);
}

/** A shipped profile by id; dots in a model's name are left out (`gpt-3.5-turbo` is `gpt-35-turbo`). */
export function openProfile(name: string): Promise<Profile> {
  if (name === "") {
    throw new AssayError("MODEL_UNKNOWN", "no profile named", {
      where: "simulated/",
      fix: `known: ${profileIds().join(", ")}`,
    });
  }
  return loadFromRoom<Profile>(ROOM, "profile of the simulated programmer", name.replaceAll(".", ""));
}

/** The profile that stands in for a model: the one of its name, else the one whose numbers rest on most records. */
export function profileFor(model: string): string {
  const name = model.slice(model.indexOf("/") + 1).replaceAll(".", "");
  return profileIds().find((id) => name === id || name.startsWith(`${id}-`)) ?? "gpt-35-turbo";
}
