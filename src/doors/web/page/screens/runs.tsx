import { useRef, useState } from "preact/hooks";
import { headline } from "../../runs/headline.ts";
import type { RunSummary } from "../../runs/summary.ts";
import { searchOf } from "../../table/columns.ts";
import { useData } from "../data/use-data.ts";
import { useKeys } from "../keys.ts";
import { countText, dateText, dollarText, secondsText } from "../parts/numbers.ts";
import { OutcomeBar } from "../parts/outcomes.tsx";
import { IntervalLine, Score } from "../parts/score.tsx";
import { Loaded, Nothing } from "../parts/states.tsx";
import { go, linkTo } from "../router.ts";

export interface RunList {
  runs: RunSummary[];
  folders: string[];
  cut: boolean;
}

/** Who answered: strategy and model, or the file of samples. */
export function whoText({ model, strategy, samplesFile }: RunSummary): string {
  return model ? `${strategy} over ${model}` : `samples from ${samplesFile?.split("/").at(-1) ?? "a file"}`;
}

export function Runs() {
  const list = useData<RunList>("runs");
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<string[]>([]);
  const [active, setActive] = useState(-1);
  const field = useRef<HTMLInputElement>(null);
  const expression = searchOf(search);
  const runs = (list.value?.runs ?? []).filter(
    (run) => !expression || expression.test(`${run.id} ${run.benchmark} ${whoText(run)}`),
  );
  const [a, b] = chosen;
  useKeys({
    "/": () => field.current?.focus(),
    j: () => setActive(Math.min(active + 1, runs.length - 1)),
    k: () => setActive(Math.max(active - 1, 0)),
    Enter: () => runs[active] && go(linkTo(["run", runs[active].id])),
  });
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen.slice(-1), id]);
  return (
    <section>
      <header class="bar">
        <h1>Runs</h1>
        <input
          ref={field}
          type="search"
          value={search}
          placeholder="filter by regular expression"
          aria-label="Filter runs by regular expression"
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
        {a && b ? (
          <a class="button" href={linkTo(["compare"], { a: b, b: a })}>
            compare the two
          </a>
        ) : (
          <span class="hint">tick two runs to compare them</span>
        )}
      </header>
      <Loaded of={list}>
        {({ runs: all, cut }) =>
          all.length === 0 ? (
            <Nothing command="assay eval starter --model replayed/starter --strategy codet">
              No run is here yet. This makes one, without a key:
            </Nothing>
          ) : (
            <>
              <RunTable runs={runs} chosen={chosen} active={active} onToggle={toggle} />
              {cut && <p class="hint">There are more runs in these folders than are shown.</p>}
            </>
          )
        }
      </Loaded>
    </section>
  );
}

function RunTable({
  runs,
  chosen,
  active,
  onToggle,
}: {
  runs: RunSummary[];
  chosen: string[];
  active: number;
  onToggle(id: string): void;
}) {
  return (
    <table class="runs">
      <thead>
        <tr>
          <th scope="col">
            <span class="hidden">compare</span>
          </th>
          <th scope="col">run</th>
          <th scope="col">score</th>
          <th scope="col" class="wide">
            95 % interval
          </th>
          <th scope="col">outcomes</th>
          <th scope="col" class="number">
            samples
          </th>
          <th scope="col" class="number">
            cost
          </th>
          <th scope="col" class="number">
            time
          </th>
          <th scope="col" class="number">
            date
          </th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run, place) => (
          <RunRow
            key={run.id}
            run={run}
            isChosen={chosen.includes(run.id)}
            isActive={place === active}
            onToggle={onToggle}
          />
        ))}
      </tbody>
    </table>
  );
}

function RunRow({
  run,
  isChosen,
  isActive,
  onToggle,
}: {
  run: RunSummary;
  isChosen: boolean;
  isActive: boolean;
  onToggle(id: string): void;
}) {
  const best = headline(run.metrics);
  return (
    <tr class={isActive ? "active" : ""}>
      <td class="tick">
        <input
          type="checkbox"
          checked={isChosen}
          aria-label={`Compare ${run.id}`}
          onChange={() => onToggle(run.id)}
        />
      </td>
      <td class="name">
        <a href={linkTo(["run", run.id])}>{run.id}</a>
        <small>
          {run.benchmark} · {whoText(run)}
        </small>
      </td>
      <td data-label="score">
        {best ? (
          <a class="plain" href={linkTo(["run", run.id])}>
            <Score estimate={best.estimate} />
          </a>
        ) : (
          <span class={`state ${run.state}`}>{run.state}</span>
        )}
      </td>
      <td class="wide">{best && <IntervalLine estimate={best.estimate} />}</td>
      <td class="bar-cell">
        <OutcomeBar counts={run} link={(outcome) => linkTo(["run", run.id], { outcomes: outcome })} />
      </td>
      <td class="number" data-label="samples">
        {countText(run.done)}
      </td>
      <td class="number" data-label="cost">
        {run.cost && run.cost.calls > 0 ? dollarText(run.cost.usd) : "–"}
      </td>
      <td class="number" data-label="time">
        {run.seconds === null ? "–" : secondsText(run.seconds)}
      </td>
      <td class="number date" data-label="date">
        {dateText(run.date)}
      </td>
    </tr>
  );
}
