/**
 * A shell in a copy of a folder: try something, look, and take it back. The folder itself is never touched.
 *
 * Run it with Node 22.18 or later: `node examples/session.ts`
 */
import { openSandbox } from "assay";

const sandbox = await openSandbox();
try {
  const shell = await sandbox.open({ language: "bash", files: { "notes/a.txt": "one\ntwo\n" } });
  await shell.step("cd notes");
  const before = await shell.snapshot();
  await shell.step("rm *");
  console.log((await shell.step("ls | wc -l")).output.trim());

  await shell.restore(before);
  console.log((await shell.step("wc -l < a.txt")).output.trim());

  const endless = await shell.step("while :; do :; done");
  console.log(endless.outcome, endless.lost);
} finally {
  await sandbox.close();
}
