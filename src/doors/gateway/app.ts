import { Hono } from "hono";
import { AssayError } from "../../core/errors.ts";
import { complain, ownComplaint } from "../http/refusal.ts";
import { visitors } from "../http/visitor.ts";
import type { House } from "./house.ts";
import { route } from "./route.ts";
import { FACES } from "./wire/face.ts";

/** The gateway's routes. Everything but `/healthz` needs a key when there are any. */
export function gatewayApp(
  house: House,
  { origins, keyed }: { origins: readonly string[]; keyed: boolean },
): Hono {
  const app = new Hono();
  app.get("/healthz", (context) => context.json({ ok: true }));
  app.use(visitors({ origins, keyed }));
  for (const face of FACES) route(app, face, house);
  app.use(async (context, next) => {
    if (house.keyOf(context.req.raw.headers)) return next();
    return complain(context, new AssayError("KEY_REFUSED", "this gateway needs a key"), ownComplaint);
  });
  app.get("/metrics", async (context) => context.text(await house.meters.text()));
  app.get("/v1/models", (context) => {
    const data = house.shelf.list().map(listed);
    // OpenAI's list and Anthropic's, in one: neither client minds the other's fields.
    const [first, last] = [data[0]?.id ?? null, data.at(-1)?.id ?? null];
    return context.json({ object: "list", data, has_more: false, first_id: first, last_id: last });
  });
  app.get("/v1/models/:name{.+}", async (context) => {
    const name = context.req.param("name");
    await house.shelf.find(name);
    return context.json(listed(name));
  });
  app.notFound((context) =>
    complain(
      context,
      new AssayError("NOT_FOUND", "no such route", { fix: "see docs/gateway.md" }),
      ownComplaint,
    ),
  );
  app.onError((error, context) => complain(context, error, ownComplaint));
  return app;
}

function listed(id: string) {
  return {
    id,
    object: "model",
    type: "model",
    display_name: id,
    created: 0,
    created_at: "1970-01-01T00:00:00Z",
    owned_by: "assay",
  };
}
