import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { pullModel } from "../../../src/models/local/pull.ts";
import { removeModel, storedModels } from "../../../src/models/local/store.ts";
import { assay } from "../../doors/cli/fake-screen.ts";

const content = Buffer.alloc(100_000, "weights ");
const half = content.length / 2;
const sha256 = createHash("sha256").update(content).digest("hex");
const NAME = "owner/repository/model.gguf";

let folder: string;
let server: Server;
let asked: IncomingMessage[];
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "assay-pull-"));
  asked = [];
  answer = whole;
  server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  vi.stubEnv("HF_ENDPOINT", base());
  vi.stubEnv("ASSAY_MODELS", folder);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

const base = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const files = () => readdirSync(folder, { recursive: true }).map(String).sort();

/** Honours Range with If-Range. */
function whole(request: IncomingMessage, response: ServerResponse): void {
  const start = Number(/bytes=(\d+)-/.exec(request.headers.range ?? "")?.[1] ?? 0);
  const rest = content.subarray(start);
  const range = { "content-range": `bytes ${start}-${content.length - 1}/${content.length}` };
  response
    .writeHead(start > 0 ? 206 : 200, {
      "content-length": rest.length,
      etag: '"v1"',
      ...(start > 0 && range),
    })
    .end(rest);
}

function breaksHalfWay(_: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { "content-length": content.length, etag: '"v1"' });
  response.write(content.subarray(0, half), () => setTimeout(() => response.destroy(), 20));
}

test("a name is a file at Hugging Face or its mirror, kept under its name with its checksum", async () => {
  const seen: number[] = [];
  const model = await pullModel(NAME, { sha256, onProgress: ({ received }) => seen.push(received) });
  expect(asked.map(({ url }) => url)).toEqual(["/owner/repository/resolve/main/model.gguf"]);
  expect(model).toEqual({ name: NAME, path: join(folder, NAME), bytes: content.length, sha256 });
  expect(readFileSync(model.path).equals(content)).toBe(true);
  expect(readFileSync(`${model.path}.sha256`, "utf8")).toBe(`${sha256}  model.gguf\n`);
  expect(seen.at(-1)).toBe(content.length);
  await pullModel(NAME, { sha256 });
  expect(asked).toHaveLength(1);
});

test("an address is a file under its last name", async () => {
  const model = await pullModel(`${base()}/files/tiny%20model.gguf?download=true`);
  expect(model.name).toBe("tiny model.gguf");
});

test("a cut download goes on where it stopped", async () => {
  answer = (request, response) => {
    answer = whole;
    breaksHalfWay(request, response);
  };
  const model = await pullModel(NAME, { sha256 });
  expect(asked[1]!.headers.range).toBe(`bytes=${half}-`);
  expect(model.sha256).toBe(sha256);
  expect(files()).not.toContainEqual(expect.stringContaining(".partial"));
});

test("a stopped download is taken up by the next one", async () => {
  const stop = new AbortController();
  answer = (_, response) => {
    response.writeHead(200, { "content-length": content.length, etag: '"v1"' });
    response.write(content.subarray(0, half));
  };
  const onProgress = () => stop.abort(new Error("enough"));
  await expect(pullModel(NAME, { signal: stop.signal, onProgress })).rejects.toThrow("enough");
  answer = whole;
  await pullModel(NAME, { sha256 });
  expect(asked[1]!.headers.range).toMatch(/^bytes=[1-9]\d*-$/);
});

test("another file than the published one is not kept, and one that is here is checked", async () => {
  const other = "0".repeat(64);
  await expect(pullModel(NAME, { sha256: other })).rejects.toMatchObject({ code: "FETCH_WRONG" });
  expect(files().filter((name) => name.includes("gguf"))).toEqual([]);
  await pullModel(NAME);
  await expect(pullModel(NAME, { sha256: other })).rejects.toMatchObject({ code: "FETCH_WRONG" });
  expect(asked).toHaveLength(2);
});

test("a file that cannot fit is refused before it is sent", async () => {
  const { bavail, bsize } = statfsSync(folder);
  answer = (_, response) => {
    response.writeHead(200, { "content-length": String(bavail * bsize + 1e12), etag: '"v1"' });
    response.write("x");
  };
  await expect(pullModel(NAME)).rejects.toMatchObject({
    code: "DISK_FULL",
    where: join(folder, "owner/repository"),
  });
});

test("a disk that fills up on the way is one clear line, and what has arrived is kept", async () => {
  let full = true;
  const onProgress = () => {
    if (full) throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
  };
  await expect(pullModel(NAME, { onProgress })).rejects.toMatchObject({ code: "DISK_FULL" });
  full = false;
  await pullModel(NAME, { onProgress, sha256 });
  expect(asked[1]!.headers.range).toMatch(/^bytes=[1-9]\d*-$/);
});

test.each([
  "model.gguf",
  "owner/model.gguf",
  "a/../b/c",
  "file:///etc/passwd",
  "http://host/",
  "http://h/%2e%2e%2fx",
])("%s is no file to pull", async (typed) => {
  await expect(pullModel(typed)).rejects.toMatchObject({ code: "MODEL_ADDRESS" });
  expect(files()).toEqual([]);
});

test("removing takes the file, its checksum and empty folders, and nothing else", async () => {
  await pullModel(NAME);
  writeFileSync(join(folder, "owner", "notes"), "mine");
  expect((await storedModels()).map(({ name, sha256: sum }) => [name, sum])).toEqual([
    ["owner/notes", null],
    [NAME, sha256],
  ]);
  await removeModel("model.gguf");
  expect(files()).toEqual(["owner", "owner/notes"]);
  await expect(removeModel("note")).rejects.toMatchObject({ code: "UNKNOWN_NAME" });
});

test("the command pulls, lists and removes", async () => {
  const empty = await assay("models");
  expect(empty).toMatchObject({ code: 0, out: "" });
  expect(empty.notes).toContain("assay models pull");
  expect(await assay("models", "pull", NAME, "--sha256", sha256)).toMatchObject({
    code: 0,
    out: join(folder, NAME),
  });
  expect((await assay("models", "list")).out).toContain(sha256.slice(0, 12));
  expect((await assay("models", "remove", "model.gguf")).notes).toContain(`removed ${NAME}`);
  expect((await assay("models", "--json")).out).toBe("[]");
});

test("the command refuses what it cannot do", async () => {
  expect((await assay("models", "pul")).notes).toContain('did you mean "pull"?');
  expect((await assay("models", "pull")).notes).toContain("MISSING_ARGUMENT");
  expect((await assay("models", "pull", NAME, "--sha256", "abc")).notes).toContain("64 hexadecimal digits");
});
