import { existsSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { expect } from "vitest";
import { pageMissing } from "./recorded.ts";

const CHROMIUM = process.env.ASSAY_CHROMIUM ?? "/usr/bin/chromium";

/** Why the page cannot be looked at here, if it cannot. */
export const unseen: string | undefined =
  pageMissing ??
  (existsSync(CHROMIUM) ? undefined : `no browser: ${CHROMIUM} is missing (apt-get install chromium)`);

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  });
}

/** A page that remembers every complaint of the browser: errors, refused loads, dialogs. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("dialog", (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return { page, complaints };
}

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** Fails when axe finds something serious: contrast, names, roles, what a keyboard cannot reach. */
export async function expectAccessible(page: Page): Promise<void> {
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
    const found = await axe.run();
    return found.violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html} (${nodes.length})`);
  });
  expect(violations).toEqual([]);
}

interface Violation {
  id: string;
  impact: string;
  nodes: { html: string }[];
}

/** The page's policy lets no script in: axe comes by the browser's own door, before the page. */
export async function withAxe(page: Page): Promise<void> {
  await page.addInitScript({ path: AXE });
}

/** How many pixels of the page stick out to the right. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)") as Promise<number>;
}

const PICTURES = fileURLToPath(new URL("../../../docs/pictures/", import.meta.url));

/** Takes a picture for the documentation, when they are asked for. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!process.env.ASSAY_PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}${name}.png` });
}
