import { useEffect, useRef, useState } from "preact/hooks";
import { type RowPage, searchOf } from "../table/columns.ts";
import { useData } from "./data/use-data.ts";
import { Dialog } from "./dialog.tsx";
import { rowsPath } from "./parts/samples.tsx";
import { SCREENS } from "./places.ts";
import { go, linkTo } from "./router.ts";
import type { RunList } from "./screens/runs.tsx";

interface Entry {
  kind: string;
  name: string;
  link: string;
}

const SHOWN = 12;

/** Goes anywhere by a few letters: screens, runs, and the tasks of the run that is looked at. */
export function Palette({ run, onClose }: { run: string | undefined; onClose(): void }) {
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const list = useData<RunList>("runs");
  const tasks = useData<RowPage>(
    run !== undefined && typed !== "" ? rowsPath(run, { search: typed }, 0, SHOWN) : null,
  );
  useEffect(() => field.current?.focus(), []);
  const expression = searchOf(typed);
  const places: Entry[] = [
    ...SCREENS.map(([id, title]): Entry => ({ kind: "screen", name: title, link: linkTo([id]) })),
    ...(list.value?.runs ?? []).map(
      ({ id }): Entry => ({ kind: "run", name: id, link: linkTo(["run", id]) }),
    ),
  ].filter(({ name }) => !expression || expression.test(name));
  const found = (tasks.value?.rows ?? []).map(
    ({ task, attempt }): Entry => ({
      kind: "task",
      name: attempt > 0 ? `${task} attempt ${attempt}` : task,
      link: linkTo(["task", run ?? "", task, attempt]),
    }),
  );
  const entries = [...places, ...found].slice(0, SHOWN);
  const open = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    go(entry.link);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) setActive(Math.min(Math.max(active + step, 0), entries.length - 1));
    else if (event.key === "Enter") open(entries[active]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog label="Search" onClose={onClose}>
      <input
        ref={field}
        type="text"
        class="palette"
        value={typed}
        placeholder={run === undefined ? "screen or run" : "screen, run or task"}
        role="combobox"
        aria-label="Search"
        aria-expanded="true"
        aria-controls="found"
        aria-activedescendant={entries[active] ? `found-${active}` : undefined}
        onKeyDown={onKeyDown}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setActive(0);
        }}
      />
      <div id="found" class="found" role="listbox" aria-label="Found">
        {entries.map((entry, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keyboard
          <div
            key={entry.link}
            id={`found-${place}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === active}
            onClick={() => open(entry)}
          >
            <span>{entry.name}</span> <small>{entry.kind}</small>
          </div>
        ))}
      </div>
    </Dialog>
  );
}
