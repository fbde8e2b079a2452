// npm run readme: puts what `assay try` prints today into README.md, in place of what it printed before.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const env = { PATH: process.env.PATH, HOME: process.env.HOME, NO_COLOR: "1" };
const tried = spawnSync(process.execPath, ["dist/doors/cli/main.js", "try"], { encoding: "utf8", env });
if (tried.status !== 0) {
  process.stderr.write(tried.stderr);
  process.exit(1);
}
const readme = readFileSync("README.md", "utf8");
const block = /(<!-- assay try -->\n```\n).*?(```)/s;
if (!block.test(readme)) throw new Error("README.md has no block after <!-- assay try -->");
writeFileSync(
  "README.md",
  readme.replace(block, (_, open, close) => `${open}${tried.stdout}${close}`),
);
