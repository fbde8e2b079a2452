import { afterAll } from "vitest";
import type { CheckRequest, RunRequest, RunResult, Sandbox } from "../../../src/core/sandbox.ts";
import { type ServeOptions, serveEngine } from "../../../src/doors/engine/listen.ts";
import type { Serving } from "../../../src/doors/http/listen.ts";

const running: Serving[] = [];
afterAll(async () => {
  await Promise.all(running.map((one) => one.stop()));
});

/** Serves a sandbox until the file's tests are done. */
export async function served(sandbox: Sandbox, options: ServeOptions = {}): Promise<Serving> {
  const serving = await serveEngine(sandbox, options);
  running.push(serving);
  return serving;
}

export const RAN: RunResult = {
  outcome: "pass",
  exitCode: 0,
  signal: null,
  stdout: "",
  stderr: "",
  truncated: false,
  cpuSeconds: 0.01,
  wallSeconds: 0.02,
  memoryBytes: 1024,
};

/** A sandbox that echoes: `run` prints the program's text, `check` passes when the program says so. Nothing is run. */
export function echo(over: Partial<Sandbox> = {}): Sandbox {
  const refuse = () => Promise.reject(new Error("not here"));
  return {
    isolation: "echo",
    workers: 2,
    run: async ({ program }: RunRequest) => ({ ...RAN, stdout: program }),
    check: async ({ program }: CheckRequest) => ({
      pass: program === "right",
      score: program === "right" ? 1 : 0,
      checks: [{ test: 0, outcome: program === "right" ? "pass" : "fail", output: program }],
      measures: { cpuSeconds: 0.01, wallSeconds: 0.02, memoryBytes: 1024 },
    }),
    grid: refuse,
    open: refuse,
    inspect: refuse,
    close: async () => {},
    ...over,
  };
}

interface Answer {
  status: number;
  headers: { get(name: string): string | null };
  // biome-ignore lint/suspicious/noExplicitAny: what a server answers
  body: any;
}

export async function post(
  url: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(url + path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === "" ? undefined : JSON.parse(text),
  };
}
