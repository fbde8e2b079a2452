import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Downloaded, Source } from "../../src/core/benchmark.ts";
import { cacheFolder } from "../../src/files/cache.ts";
import { fetchOnce } from "../../src/files/fetch.ts";

const content = Buffer.from(Array.from({ length: 20_000 }, (_, i) => `row ${i}\n`).join(""));
const half = content.length >> 1;
const sha256 = createHash("sha256").update(content).digest("hex");

let cache: string;
let server: Server;
let asked: IncomingMessage[];
/** What the server does with the nth request, from 0; the last one serves all later requests. */
let answers: ((request: IncomingMessage, response: ServerResponse) => void)[];

beforeEach(async () => {
  cache = mkdtempSync(join(tmpdir(), "assay-fetch-"));
  asked = [];
  server = createServer((request, response) => {
    const answer = answers[Math.min(asked.push(request), answers.length) - 1]!;
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(cache, { recursive: true });
});

function source(more: Partial<Downloaded & { file: string }> = {}): Source & Downloaded {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/rows.jsonl`;
  return { file: "rows.jsonl", url, sha256, licence: "MIT", ...more };
}

const whole = (_: IncomingMessage, response: ServerResponse) => {
  response.writeHead(200, { "content-length": content.length, etag: '"v1"' }).end(content);
};

/** Honours Range and If-Range as RFC 9110 says. */
const ranged = (request: IncomingMessage, response: ServerResponse) => {
  const start = Number(/bytes=(\d+)-/.exec(request.headers.range ?? "")?.[1] ?? Number.NaN);
  if (Number.isNaN(start) || request.headers["if-range"] !== '"v1"') return whole(request, response);
  const rest = content.subarray(start);
  const range = `bytes ${start}-${content.length - 1}/${content.length}`;
  response.writeHead(206, { "content-range": range, "content-length": rest.length, etag: '"v1"' }).end(rest);
};

/** Sends the first half, then breaks the connection. */
const cut = (etag: Record<string, string>) => (_: IncomingMessage, response: ServerResponse) => {
  response.writeHead(200, { "content-length": content.length, ...etag });
  response.write(content.subarray(0, half), () => setTimeout(() => response.destroy(), 20));
};

const destroyed = (_: IncomingMessage, response: ServerResponse) => void response.destroy();

const left = () => readdirSync(join(cache, sha256.slice(0, 16)));

describe("fetchOnce", () => {
  it("downloads once, with progress, and then answers from the cache", async () => {
    answers = [whole];
    const progress: { received: number; total?: number }[] = [];
    const path = await fetchOnce(source(), { cache, onProgress: (each) => progress.push(each) });
    expect(readFileSync(path).equals(content)).toBe(true);
    expect(progress.at(-1)).toEqual({ received: content.length, total: content.length });
    expect(await fetchOnce(source(), { cache })).toBe(path);
    expect(asked).toHaveLength(1);
    expect(left()).toEqual(["rows.jsonl"]);
  });

  it("hashes what a gzipped file holds, not how it was compressed", async () => {
    answers = [(_, response) => void response.end(gzipSync(content, { level: 1 }))];
    expect(await fetchOnce(source({ file: "rows.jsonl.gz" }), { cache })).toMatch(/rows\.jsonl\.gz$/);
  });

  it("goes on where a cut connection stopped", async () => {
    answers = [cut({ etag: '"v1"' }), ranged];
    expect(readFileSync(await fetchOnce(source(), { cache })).equals(content)).toBe(true);
    expect(asked.map(({ headers }) => [headers.range, headers["if-range"]])).toEqual([
      [undefined, undefined],
      [`bytes=${half}-`, '"v1"'],
    ]);
  });

  it("goes on in a later call with what an earlier one left", async () => {
    answers = [cut({ etag: '"v1"' }), destroyed];
    await expect(fetchOnce(source(), { cache })).rejects.toMatchObject({ code: "FETCH_FAILED" });
    expect(left()).toEqual([expect.stringMatching(/^rows\.jsonl\.0-0\..*\.partial$/)]);
    answers = [ranged];
    await fetchOnce(source(), { cache });
    expect(asked.at(-1)!.headers.range).toBe(`bytes=${half}-`);
    expect(left()).toEqual(["rows.jsonl"]);
  });

  it.each([
    ["ignores Range", whole],
    [
      "has another file by now",
      (request: IncomingMessage, response: ServerResponse) => {
        request.headers["if-range"] = '"other"';
        ranged(request, response);
      },
    ],
  ])("starts again when the server %s", async (_, answer) => {
    answers = [cut({ etag: '"v1"' }), answer];
    expect(readFileSync(await fetchOnce(source(), { cache })).equals(content)).toBe(true);
  });

  it("asks for the whole file when the server refuses the range", async () => {
    answers = [cut({ etag: '"v1"' }), (_, response) => void response.writeHead(416).end(), whole];
    expect(readFileSync(await fetchOnce(source(), { cache })).equals(content)).toBe(true);
    expect(asked.at(-1)!.headers.range).toBeUndefined();
  });

  it("keeps nothing that it could not go on from", async () => {
    answers = [cut({})];
    await expect(fetchOnce(source(), { cache })).rejects.toMatchObject({ code: "FETCH_FAILED" });
    expect(asked).toHaveLength(1);
    expect(left()).toEqual([]);
  });

  it("serves concurrent calls without mixing their bytes", async () => {
    answers = [ranged];
    const paths = await Promise.all(Array.from({ length: 5 }, () => fetchOnce(source(), { cache })));
    expect(new Set(paths).size).toBe(1);
    expect(readFileSync(paths[0]!).equals(content)).toBe(true);
    expect(left()).toEqual(["rows.jsonl"]);
  });
});

describe("fetchOnce fails with the URL and a way out", () => {
  const way = { fix: expect.stringContaining("--data DIR") };

  it("when the content is not the published one", async () => {
    answers = [(_, response) => void response.end("something else")];
    const error = await fetchOnce(source(), { cache }).catch((thrown) => thrown);
    expect(error).toMatchObject({
      code: "FETCH_WRONG",
      ...way,
      message: expect.stringContaining(source().url),
    });
    expect(left()).toEqual([]);
  });

  it("after a second try from the start, when the part it went on from may be to blame", async () => {
    answers = [cut({ etag: '"v1"' }), destroyed];
    await fetchOnce(source(), { cache }).catch(() => {});
    const other = Buffer.alloc(content.length, "x");
    answers = [
      (_, response) => {
        const range = `bytes ${half}-${content.length - 1}/${content.length}`;
        response.writeHead(206, { "content-range": range }).end(other.subarray(half));
      },
      whole,
    ];
    asked = [];
    expect(readFileSync(await fetchOnce(source(), { cache })).equals(content)).toBe(true);
  });

  it("when the file is a broken gzip", async () => {
    answers = [(_, response) => void response.end(gzipSync(content).subarray(0, 500))];
    const error = await fetchOnce(source({ file: "rows.jsonl.gz" }), { cache }).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: "FETCH_WRONG" });
  });

  it("when the server says 404", async () => {
    answers = [(_, response) => void response.writeHead(404).end("no")];
    const error = await fetchOnce(source(), { cache }).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: "FETCH_FAILED", ...way, message: expect.stringContaining("404") });
    expect(error.message).toContain(source().url);
  });

  it("when nothing listens", async () => {
    const url = "http://127.0.0.1:9/rows.jsonl";
    const error = await fetchOnce(source({ url }), { cache }).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: "FETCH_FAILED", ...way, message: expect.stringContaining(url) });
  });

  it("when the server falls silent", async () => {
    answers = [(_, response) => void response.writeHead(200).write("a")];
    const error = await fetchOnce(source(), { cache, idleSeconds: 0.05 }).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: "FETCH_FAILED", message: expect.stringContaining("no answer for") });
  });
});

it("keeps its cache where the environment says", () => {
  expect(cacheFolder({ ASSAY_CACHE: "/a", XDG_CACHE_HOME: "/b" })).toBe("/a");
  expect(cacheFolder({ XDG_CACHE_HOME: "/b" })).toBe(join("/b", "assay"));
  expect(dirname(cacheFolder({}))).toMatch(/\.cache$/);
});

it("names the page of what no one file holds, and asks no server", async () => {
  const page =
    "https://github.com/TellinaTool/nl2bash/tree/466c5fe873ab08c7cc0112ea1521cc6ad9c20992/data/bash";
  const error = await fetchOnce({ file: "nl2bash.jsonl", page, licence: "GPL-3.0" }, { cache }).catch(
    (e) => e,
  );
  expect(error).toMatchObject({ code: "BENCHMARK_MISSING", message: expect.stringContaining(page) });
  expect(error.line).toMatch(/nl2bash\.jsonl .*--data DIR/);
});
