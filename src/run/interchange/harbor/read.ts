import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { AssayError } from "../../../core/errors.ts";
import type { RecordedTask } from "../recorded.ts";
import { readToml, type TomlTable, type TomlValue } from "./toml.ts";

/** Whether a folder is a Harbor task, or holds some. */
export function isHarbor(folder: string): boolean {
  return foldersOf(folder).length > 0;
}

/**
 * The Harbor tasks (Terminal-Bench's) of a folder: what an agent is told, and what the task file says of it. Values of
 * environment variables, which may be keys, are left out. Nothing of a task is run.
 */
export function readHarbor(folder: string): RecordedTask[] {
  return foldersOf(folder).map((own) => {
    const where = join(own, "task.toml");
    const settings = readToml(readFileSync(where, "utf8"), where);
    const told = join(own, "instruction.md");
    if (!existsSync(told)) throw new AssayError("SAMPLE_FORMAT", "no instruction.md", { where: own });
    const { name } = tableOf(settings.task);
    const prompt = readFileSync(told, "utf8").replace(
      /^(?:<!--[^>]*canary[^>]*-->|#[^\n]*canary[^\n]*)\s*\n/i,
      "",
    );
    const has = (file: string) => existsSync(join(own, file));
    return {
      task_id: typeof name === "string" ? name : basename(own),
      prompt: prompt.trim(),
      recorded: {
        by: "harbor",
        ...withoutSecrets(settings),
        files: {
          image: has("environment/Dockerfile") || has("environment/docker-compose.yaml"),
          tests: has("tests"),
          solution: has("solution"),
        },
      },
    };
  });
}

function foldersOf(folder: string): string[] {
  if (existsSync(join(folder, "task.toml"))) return [folder];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, "task.toml")))
    .map(({ name }) => join(folder, name))
    .sort();
}

function withoutSecrets(table: TomlTable): TomlTable {
  const kept = Object.entries(table).filter(([key]) => !/^env$/i.test(key));
  return Object.fromEntries(
    kept.map(([key, value]) => [key, isTable(value) ? withoutSecrets(value) : value]),
  );
}

function isTable(value: TomlValue | undefined): value is TomlTable {
  return typeof value === "object" && !Array.isArray(value);
}

function tableOf(value: TomlValue | undefined): TomlTable {
  return isTable(value) ? value : {};
}
