import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { Hono } from "hono";
import { AssayError } from "../../core/errors.ts";
import { lawsApi } from "./api/laws.ts";
import { liveApi } from "./api/live.ts";
import { overviewsApi } from "./api/overviews.ts";
import { runsApi } from "./api/runs.ts";
import { samplesApi } from "./api/samples.ts";
import { guard } from "./guard.ts";
import type { House } from "./house.ts";
import { Archive } from "./runs/archive.ts";
import { Problems } from "./runs/problems.ts";

export interface ViewOptions {
  /** Run folders, or folders of them. */
  folders: readonly string[];
  /** Folders searched for benchmark files. */
  data?: readonly string[];
  /** Folder of the built page; the one beside this file unless given. */
  page?: URL;
  /** Must come with every write; a random one unless given. */
  token?: string;
  /** Ends the streams of runs under way. */
  stopped?: AbortSignal;
}

/** The page's files and their media types. */
export const PAGE_FILES = {
  "index.html": "text/html; charset=utf-8",
  "page.js": "text/javascript; charset=utf-8",
  "page.css": "text/css; charset=utf-8",
  "icon.svg": "image/svg+xml",
};

const STATUS: Record<string, 400 | 404 | 413 | 429> = {
  REQUEST_INVALID: 400,
  NOT_FOUND: 404,
  RUNS_APART: 400,
  REQUEST_TOO_LARGE: 413,
  SERVER_BUSY: 429,
};

/** The dashboard's routes over run folders: read only, but for the notes that people leave. */
export function viewApp(options: ViewOptions): Hono {
  const { folders, data = [], token = randomBytes(24).toString("base64url") } = options;
  const house: House = { archive: new Archive(folders), problems: new Problems(data), items: new Map() };
  const app = new Hono();
  app.use(guard(token));
  runsApi(app, house);
  lawsApi(app, house);
  samplesApi(app, house);
  overviewsApi(app, house);
  liveApi(app, house, options.stopped ?? new AbortController().signal);
  app.get("/", (context) => context.html(pageFile("index.html", options.page).replace("{{token}}", token)));
  for (const [name, type] of Object.entries(PAGE_FILES)) {
    if (name === "index.html") continue;
    app.get(`/${name}`, (context) =>
      context.body(pageFile(name, options.page), 200, { "Content-Type": type }),
    );
  }
  app.notFound((context) => context.json({ error: "no such route" }, 404));
  app.onError((error, context) => {
    const known = error instanceof AssayError;
    const status = known ? (STATUS[error.code] ?? 500) : 500;
    return context.json(
      { error: known ? error.line : "the dashboard failed", code: known ? error.code : "UNEXPECTED" },
      status,
    );
  });
  return app;
}

/** A file of the built page. @throws AssayError PAGE_MISSING when it was not built. */
export function pageFile(name: string, folder = new URL("./page/", import.meta.url)): string {
  try {
    return readFileSync(new URL(name, folder), "utf8");
  } catch (cause) {
    throw new AssayError("PAGE_MISSING", "the page was not built", {
      where: name,
      fix: "in a clone: npm run build",
      cause,
    });
  }
}
