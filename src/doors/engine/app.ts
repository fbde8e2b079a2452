import { Hono } from "hono";
import { AssayError } from "../../core/errors.ts";
import { keyDoor } from "../http/keys.ts";
import { complain, ownComplaint } from "../http/refusal.ts";
import { visitors } from "../http/visitor.ts";
import { fusionApi } from "./api/fusion.ts";
import { ownApi } from "./api/own.ts";
import { pistonApi } from "./api/piston.ts";
import type { House } from "./door.ts";

/** The engine's routes. Everything but `/healthz` needs a key when the server has any. */
export function engineApp(house: House, keys: readonly string[]): Hono {
  const app = new Hono();
  app.get("/healthz", (context) => context.json({ ok: true }));
  app.use(visitors({ keyed: keys.length > 0 }));
  app.use(
    keyDoor(keys, () => house.counters.add("assay_requests_total", { route: "refused", status: "401" })),
  );
  app.get("/metrics", (context) => context.text(house.counters.text(house.gate)));
  ownApi(app, house);
  fusionApi(app, house);
  pistonApi(app, house);
  app.notFound((context) =>
    complain(
      context,
      new AssayError("NOT_FOUND", "no such route", { fix: "see docs/serve.md" }),
      ownComplaint,
    ),
  );
  app.onError((error, context) => complain(context, error, ownComplaint));
  return app;
}
