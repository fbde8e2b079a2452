// npm run bench -- NAME: each file of this folder is a benchmark of our own speed, beside its physical floor.
import { readdirSync } from "node:fs";

const names = readdirSync(new URL(".", import.meta.url))
  .filter((name) => name.endsWith(".mjs"))
  .map((name) => name.slice(0, -4))
  .filter((name) => !["main", "common"].includes(name));
const [name, ...rest] = process.argv.slice(2);
if (!names.includes(name)) {
  console.error(`npm run bench -- ${names.join("|")}`);
  process.exit(2);
}
await (await import(`./${name}.mjs`)).default(rest);
