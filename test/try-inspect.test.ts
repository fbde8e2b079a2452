import { test } from "vitest";
import { openSandbox } from "../src/sandboxes/open/open.ts";
import { readFileSync } from "node:fs";
test("x", async () => {
  const s = await openSandbox({ workers: 1, isolation: process.env.ISO ?? "auto" });
  const [language, file, code, wants] = process.env.Q!.split("|");
  const t = Date.now();
  const r = await s.inspect({ language: language!, program: readFileSync(file!, "utf8"), ...(code && { test: { kind: "code", code } }), wants: wants!.split(",") as never });
  console.log(JSON.stringify(r).slice(0, 6000), Date.now() - t);
  await s.close();
});
