import { chromium } from "playwright-core";

const b = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
});
const [, , base, out, ...specs] = process.argv;
for (const spec of specs) {
  const [name, hash, theme = "light", size = "1280x860"] = spec.split("|");
  const [w, h] = size.split("x").map(Number);
  const p = await b.newPage({ viewport: { width: w, height: h }, colorScheme: theme });
  p.on("console", (m) => ["error", "warning"].includes(m.type()) && console.log(name, m.text()));
  p.on("pageerror", (e) => console.log(name, "ERR", e.message));
  await p.goto(base + hash);
  await p.waitForTimeout(900);
  await p.screenshot({ path: `${out}/${name}.png` });
  await p.close();
}
await b.close();
