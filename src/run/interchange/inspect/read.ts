import { z } from "zod";
import { AssayError } from "../../../core/errors.ts";
import type { RecordedSample } from "../recorded.ts";
import { zipEntries } from "./zip.ts";

const content = z.union([
  z.string(),
  z.array(z.looseObject({ type: z.string(), text: z.string().optional() })),
]);
const sampleSchema = z.looseObject({
  id: z.union([z.string(), z.number()]),
  epoch: z.number().int().default(1),
  output: z
    .looseObject({
      completion: z.string().nullish(),
      choices: z.array(z.looseObject({ message: z.looseObject({ content }) })).nullish(),
    })
    .nullish(),
  scores: z.record(z.string(), z.looseObject({ value: z.unknown() })).nullish(),
});
const logSchema = z.looseObject({
  eval: z.looseObject({ task: z.string(), model: z.string() }),
  samples: z.array(z.unknown()).nullish(),
});

/** Whether a JSON value is an Inspect log. */
export function isInspectLog(value: unknown): boolean {
  return logSchema.safeParse(value).success;
}

/** The samples of an Inspect log in JSON. Throws SAMPLE_FORMAT that names the sample and the field. */
export function readInspectJson(value: unknown, where: string): RecordedSample[] {
  const log = logSchema.parse(value);
  if (!log.samples?.length)
    throw new AssayError("SAMPLE_FORMAT", "the log holds no samples, only its header", {
      where,
      fix: "write it with log_samples, or name the .eval file",
    });
  return log.samples.map((sample, index) => readSample(sample, `${where} samples[${index}]`));
}

/** The samples of an `.eval` archive: one JSON file each, in order of task and epoch. */
export function readInspectArchive(bytes: Buffer, where: string): RecordedSample[] {
  const entries = zipEntries(bytes, where).filter(({ name }) => /^samples\/[^/]+\.json$/.test(name));
  if (entries.length === 0) throw new AssayError("SAMPLE_FORMAT", "the archive holds no samples", { where });
  const samples = entries.map((entry) => {
    const place = `${where} ${entry.name}`;
    let value: unknown;
    try {
      value = JSON.parse(entry.read().toString("utf8"));
    } catch (error) {
      if (error instanceof AssayError) throw error;
      throw new AssayError("SAMPLE_FORMAT", `not JSON: ${(error as Error).message}`, { where: place });
    }
    return readSample(value, place);
  });
  const key = ({ task_id, sample_id }: RecordedSample) => `${task_id}\0${sample_id.padStart(9, "0")}`;
  return samples.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function readSample(value: unknown, where: string): RecordedSample {
  const read = sampleSchema.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new AssayError("SAMPLE_FORMAT", `${issue?.path.join(".")}: ${issue?.message}`, { where });
  }
  const { id, epoch, output, scores } = read.data;
  return {
    task_id: String(id),
    sample_id: String(epoch),
    completion: output?.completion ?? textOf(output?.choices?.[0]?.message.content),
    recorded: { by: "inspect", pass: passOf(Object.values(scores ?? {}).map((score) => score.value)) },
  };
}

function textOf(parts: z.infer<typeof content> | undefined): string {
  if (parts === undefined || typeof parts === "string") return parts ?? "";
  return parts.map(({ type, text }) => (type === "text" ? (text ?? "") : "")).join("");
}

/** Inspect writes C, I, P, N, numbers and booleans; the first score that is one of them counts. Partly right is not right. */
function passOf(values: unknown[]): boolean | null {
  for (const value of values) {
    if (value === "C" || value === true || value === 1) return true;
    if (value === "I" || value === "P" || value === "N" || value === false || typeof value === "number")
      return false;
  }
  return null;
}
