import { test } from "vitest";
import { openSandbox } from "../../src/sandboxes/open/open.ts";
import { data } from "../data.ts";

test("lab", async () => {
  const sandbox = await openSandbox({ workers: 2 });
  const { default: rep } = await import(`../../src/reproductions/${process.env.REP}.ts`);
  const t = Date.now();
  for await (const row of rep.rows({
    sandbox,
    data: [...(process.env.DD ? [process.env.DD] : []), data("")],
    seed: 0,
    signal: new AbortController().signal,
    ...(process.env.LIM && { limit: Number(process.env.LIM) }),
    onNotice: (x: string) => console.log(x),
    onProgress(p: object) {
      if (process.env.PROG) console.log(JSON.stringify(p), Date.now() - t);
    },
  }))
    console.log(row.name, row.published.toFixed(2), row.ours.toFixed(2), row.note);
  console.log((Date.now() - t) / 1000, "s");
  await sandbox.close();
}, 900000);
