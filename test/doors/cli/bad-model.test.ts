import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { listen, type WireAsk, wholeBody } from "../../servers/wire.ts";
import { MAIN, unisolated } from "../built.ts";
import { assay } from "./fake-screen.ts";

// Each test opens a sandbox; no assertion depends on time.
vi.setConfig({ testTimeout: 60_000 });

const CANARY = "sk-canary-0123456789abcdef";
let folder: string;
let server: Awaited<ReturnType<typeof listen>> | undefined;
beforeEach((context) => {
  const reason = unisolated();
  if (reason) context.skip(reason);
  folder = mkdtempSync(join(tmpdir(), "assay-bad-model-"));
  vi.stubEnv("OPENAI_API_KEY", CANARY);
  vi.stubEnv("OPENAI_BASE_URL", "");
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server?.close();
  server = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** Evaluates three shipped tasks over a server that answers `status` where `refuses` says so. */
async function evaluate(
  status: number,
  error: object,
  refuses: (ask: WireAsk) => boolean = () => true,
  more: string[] = [],
) {
  let asks = 0;
  server = await listen((ask, response) => {
    asks++;
    const refused = refuses(ask);
    response.writeHead(refused ? status : 200, { "content-type": "application/json" });
    const answer = { texts: ["```python\npass\n```"], tokens: { prompt: 10, completion: 5 } };
    response.end(refused ? JSON.stringify({ error }) : wholeBody(ask, answer));
  });
  const out = join(folder, "run");
  const words = ["eval", "starter", "--limit", "3", "--model", "openai/m", "--base-url", server.baseUrl];
  const ended = await assay(...words, "--out", out, "--workers", "1", ...more);
  return { ...ended, asks };
}

/** Nothing that a run leaves behind or says holds the key. */
function expectNoKey(...texts: string[]) {
  const left = spawnSync("grep", ["-r", "canary", folder], { encoding: "utf8" }).stdout;
  for (const text of [left, ...texts]) expect(text).not.toContain("canary");
}

describe("what would meet every task ends the run with one line, and nothing is lost", () => {
  test("a wrong key", async () => {
    const { code, out, notes, asks } = await evaluate(401, {
      message: `Incorrect API key provided: ${CANARY}`,
    });
    expect([code, out]).toEqual([2, ""]);
    expect(notes).toMatch(
      /^error: openai\/m: http\S+ said 401: Incorrect API key provided: \[key\]; check the key in OPENAI_API_KEY \[MODEL_KEY\]$/m,
    );
    expect(asks).toBeLessThanOrEqual(4);
    expectNoKey(notes);
  });

  test("an unknown model", async () => {
    const { code, notes } = await evaluate(404, { message: "The model `m` does not exist" });
    expect(code).toBe(2);
    expect(notes).toMatch(
      /^error: openai\/m: http\S+ said 404: The model `m` does not exist; .* \[MODEL_UNKNOWN\]$/m,
    );
    expectNoKey(notes);
  });

  test("a server that is not there; the run goes on when it is", async () => {
    const out = join(folder, "run");
    const words = ["eval", "starter", "--limit", "1", "--model", "openai/m", "--out", out, "--workers", "1"];
    const { code, notes } = await assay(...words, "--base-url", "http://127.0.0.1:1/v1");
    expect(code).toBe(2);
    expect(notes).toMatch(
      /^error: openai\/m: no connection to http\S+ \(.+\); is the server running.* \[MODEL_UNREACHABLE\]$/m,
    );
    expectNoKey(notes);
  });

  test("an expired certificate", async () => {
    const made = makeCertificate();
    const options = { key: readFileSync(made.key), cert: readFileSync(made.certificate) };
    const secure = createTlsServer(options, (_, response) => response.end("{}"));
    await new Promise<void>((resolve) => secure.listen(0, "127.0.0.1", resolve));
    const url = `https://localhost:${(secure.address() as AddressInfo).port}/v1`;
    // Trusted, so that its date is all that is wrong with it.
    const env = { ...process.env, NODE_EXTRA_CA_CERTS: made.certificate, NO_COLOR: "1" };
    const child = spawn(process.execPath, [MAIN, "doctor", "--model", "openai/m", "--base-url", url], {
      env,
    });
    let notes = "";
    child.stderr.on("data", (piece) => {
      notes += piece;
    });
    const code = await new Promise((resolve) => child.once("close", resolve));
    secure.close();
    expect(notes).toMatch(
      /^error: openai\/m: the certificate of https:\S+ has expired \(CERT_HAS_EXPIRED\); renew it.* \[MODEL_CERTIFICATE\]\n$/,
    );
    expect(code).toBe(2);
    expectNoKey(notes);
  });
});

describe("what meets one task fails that task, and the run goes on", () => {
  let seen: string | undefined;
  /** Refuses the task that is asked for first, whenever it is asked for. */
  const onlyFirst = ({ body }: WireAsk) => {
    const prompt = JSON.stringify(body.messages);
    seen ??= prompt;
    return prompt === seen;
  };
  beforeEach(() => {
    seen = undefined;
  });

  test.each([
    [
      400,
      { message: "This model's maximum context length is 8192 tokens", code: "context_length_exceeded" },
      "MODEL_CONTEXT",
    ],
    [400, { message: "The response was filtered", code: "content_filter" }, "MODEL_CONTENT"],
    [422, { message: "temperature must be below 2" }, "MODEL_REFUSED"],
  ])("%i %j", async (status, error, expected) => {
    const { code, out, notes, asks } = await evaluate(status, error, onlyFirst);
    expect(code).toBe(1);
    expect(notes).toMatch(
      new RegExp(`^failed: \\S+, attempt 0: openai/m: .*said ${status}.*\\[${expected}\\]$`, "m"),
    );
    // A refusal is not paid, but asking again would not help either.
    expect(asks).toBe(3);
    expect(out).toContain("3 tasks, 2 programs");
    expectNoKey(notes, out);
  });
});

test("a cap on the run ends it with the best answers so far, and says what was spent", async () => {
  const { code, out } = await evaluate(500, {}, () => false, [
    "--run-budget",
    "calls=2",
    "--concurrency",
    "1",
  ]);
  expect(code).toBe(0);
  expect(out).toContain("3 tasks, 3 programs");
});

/** A certificate for localhost, signed by itself, that ended yesterday. */
function makeCertificate(): { key: string; certificate: string } {
  const [key, certificate] = [join(folder, "key.pem"), join(folder, "certificate.pem")];
  const day = (offset: number) =>
    new Date(Date.now() + offset * 86_400_000)
      .toISOString()
      .replace(/[-:T]/g, "")
      .replace(/\.\d+Z/, "Z");
  const config = join(folder, "openssl.cnf");
  writeFileSync(
    config,
    "[ca]\ndefault_ca=a\n[a]\ndatabase=index\nserial=serial\nnew_certs_dir=.\ndefault_md=sha256\npolicy=p\nx509_extensions=v\n[p]\ncommonName=supplied\n[v]\nsubjectAltName=DNS:localhost\nbasicConstraints=CA:TRUE\n[req]\ndistinguished_name=d\n[d]\n",
  );
  writeFileSync(join(folder, "index"), "");
  writeFileSync(join(folder, "serial"), "01");
  const openssl = (...words: string[]) => {
    const { status, stderr } = spawnSync("openssl", words, { cwd: folder, encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
  };
  const request = join(folder, "request.pem");
  openssl(
    "req",
    "-new",
    "-newkey",
    "rsa:2048",
    "-nodes",
    "-keyout",
    key,
    "-out",
    request,
    "-subj",
    "/CN=localhost",
    "-config",
    config,
  );
  openssl(
    "ca",
    "-batch",
    "-selfsign",
    "-keyfile",
    key,
    "-in",
    request,
    "-out",
    certificate,
    "-startdate",
    day(-10),
    "-enddate",
    day(-1),
    "-config",
    config,
    "-notext",
  );
  return { key, certificate };
}
