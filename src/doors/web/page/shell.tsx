import { useEffect, useRef, useState } from "preact/hooks";
import { Help } from "./help.tsx";
import { useKeys } from "./keys.ts";
import { Palette } from "./palette.tsx";
import { SCREENS } from "./places.ts";
import { linkTo, type Route, useRoute } from "./router.ts";
import { Compare } from "./screens/compare.tsx";
import { Gateway } from "./screens/gateway.tsx";
import { Integrity } from "./screens/integrity.tsx";
import { Laws } from "./screens/laws.tsx";
import { Leaderboard } from "./screens/leaderboard.tsx";
import { Reproductions } from "./screens/reproductions.tsx";
import { Run } from "./screens/run.tsx";
import { Runs } from "./screens/runs.tsx";
import { Task } from "./screens/task.tsx";
import { Trace } from "./screens/trace.tsx";
import { ThemeButton } from "./theme.tsx";

/** Which entry of the side bar a place belongs to. */
const BELONGS: Record<string, string> = { run: "runs", task: "runs", trace: "runs" };

export function Shell() {
  const route = useRoute();
  const [open, setOpen] = useState<"palette" | "help" | null>(null);
  const main = useRef<HTMLElement>(null);
  const [name = "runs"] = route.path;
  const place = route.path.join("/");
  useKeys({
    "Ctrl+k": () => setOpen(open === "palette" ? null : "palette"),
    "?": () => setOpen("help"),
  });
  useEffect(() => {
    main.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
    const about = route.path.slice(1).join(" ");
    document.title = `${about || (SCREENS.find(([id]) => id === name)?.[1] ?? name)} · Assay`;
  }, [place]);
  const current = BELONGS[name] ?? name;
  return (
    <>
      <a
        class="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        to the content
      </a>
      <nav class="side" aria-label="Screens">
        <a class="brand" href={linkTo(["runs"])}>
          <img src="icon.svg" alt="" />
          Assay
        </a>
        <div class="entries">
          {SCREENS.map(([id, title]) => (
            <a key={id} href={linkTo([id])} aria-current={current === id ? "page" : undefined}>
              {title}
            </a>
          ))}
        </div>
        <div class="tools">
          <button type="button" onClick={() => setOpen("palette")}>
            Search <kbd>Ctrl K</kbd>
          </button>
          <button type="button" onClick={() => setOpen("help")}>
            Keys <kbd>?</kbd>
          </button>
          <ThemeButton />
        </div>
      </nav>
      <main id="main" ref={main} tabIndex={-1}>
        <Screen route={route} />
      </main>
      {open === "palette" && (
        <Palette
          run={["run", "task", "trace"].includes(name) ? route.path[1] : undefined}
          onClose={() => setOpen(null)}
        />
      )}
      {open === "help" && <Help onClose={() => setOpen(null)} />}
    </>
  );
}

function Screen({ route: { path, query } }: { route: Route }) {
  const [name = "runs", first, second = "", third = "0"] = path;
  const attempt = Number(third) || 0;
  if (name === "runs") return <Runs />;
  if (name === "run" && first !== undefined) return <Run key={first} id={first} query={query} />;
  if (name === "task" && first !== undefined)
    return <Task run={first} task={second} attempt={attempt} query={query} />;
  if (name === "trace" && first !== undefined) return <Trace run={first} task={second} attempt={attempt} />;
  if (name === "compare") return <Compare query={query} />;
  if (name === "leaderboard") return <Leaderboard query={query} />;
  if (name === "laws") return <Laws id={first} />;
  if (name === "integrity") return <Integrity />;
  if (name === "reproductions") return <Reproductions />;
  if (name === "gateway") return <Gateway />;
  return (
    <section>
      <h1>No such place</h1>
      <p>
        <a href={linkTo(["runs"])}>to the runs</a>
      </p>
    </section>
  );
}
