import { useState } from "preact/hooks";
import type { CompareView } from "../../api/overviews.ts";
import type { Change, Flip } from "../../compare/flips.ts";
import { headline } from "../../runs/headline.ts";
import { searchOf } from "../../table/columns.ts";
import { useData } from "../data/use-data.ts";
import { countText, dollarText, pText } from "../parts/numbers.ts";
import { OutcomeMark } from "../parts/outcomes.tsx";
import { Score } from "../parts/score.tsx";
import { Loaded, Nothing } from "../parts/states.tsx";
import { go, linkTo } from "../router.ts";
import type { RunList } from "./runs.tsx";

const SHOWN = 300;
const NAMES: Record<Change, string> = {
  fixed: "fixed",
  broken: "broken",
  bothPass: "pass in both",
  bothFail: "fail in both",
};

export function Compare({ query }: { query: URLSearchParams }) {
  const [a, b] = [query.get("a") ?? "", query.get("b") ?? ""];
  const change = (query.get("change") ?? "") as Change | "";
  const list = useData<RunList>("runs");
  const path = `compare?a=${encodeURIComponent(a)}&b=${encodeURIComponent(b)}`;
  const comparison = useData<CompareView>(a && b ? path : null);
  const choose = (next: Record<string, string>) => go(linkTo(["compare"], { a, b, change, ...next }), true);
  const benchmark = list.value?.runs.find(({ id }) => id === (a || b))?.benchmark;
  const picker = (name: "a" | "b", label: string, chosen: string) => (
    <label class="picker">
      <span>{label}</span>
      <select value={chosen} onChange={(event) => choose({ [name]: event.currentTarget.value })}>
        <option value="">choose a run</option>
        {list.value?.runs
          .filter((run) => run.id === chosen || !benchmark || run.benchmark === benchmark)
          .map(({ id }) => (
            <option key={id} value={id}>
              {id}
            </option>
          ))}
      </select>
    </label>
  );
  return (
    <section>
      <header class="bar">
        <h1>Compare</h1>
      </header>
      <div class="pickers">
        {picker("a", "from", a)}
        <button type="button" onClick={() => choose({ a: b, b: a })} aria-label="Swap the two runs">
          ⇄
        </button>
        {picker("b", "to", b)}
      </div>
      {a && b ? (
        <Loaded of={comparison}>
          {(view) => <Comparison view={view} change={change} onChange={(next) => choose({ change: next })} />}
        </Loaded>
      ) : (
        <Nothing>Choose two runs of the same benchmark.</Nothing>
      )}
    </section>
  );
}

function Comparison({
  view,
  change,
  onChange,
}: {
  view: CompareView;
  change: Change | "";
  onChange(change: Change | ""): void;
}) {
  const { counts, a, b } = view;
  const [scoreA, scoreB] = [headline(a.metrics), headline(b.metrics)];
  const cell = (name: Change) => (
    <td class={`cell ${name}`}>
      <button
        type="button"
        aria-pressed={change === name}
        disabled={name === "bothPass"}
        onClick={() => onChange(change === name ? "" : name)}
      >
        <b>{countText(counts[name])}</b> {NAMES[name]}
      </button>
    </td>
  );
  const usd = a.cost && b.cost && a.cost.usd !== null && b.cost.usd !== null ? b.cost.usd - a.cost.usd : null;
  return (
    <>
      <div class="compare-grid">
        <table class="matrix">
          <caption class="hidden">Pairs by outcome in both runs</caption>
          <thead>
            <tr>
              <td />
              <th scope="col">{b.id}: pass</th>
              <th scope="col">{b.id}: no pass</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{a.id}: pass</th>
              {cell("bothPass")}
              {cell("broken")}
            </tr>
            <tr>
              <th scope="row">{a.id}: no pass</th>
              {cell("fixed")}
              {cell("bothFail")}
            </tr>
          </tbody>
        </table>
        <dl class="panel facts narrow">
          <div class="fact">
            <dt>from</dt>
            <dd>{scoreA ? <Score estimate={scoreA.estimate} /> : "–"}</dd>
          </div>
          <div class="fact">
            <dt>to</dt>
            <dd>{scoreB ? <Score estimate={scoreB.estimate} /> : "–"}</dd>
          </div>
          <div class="fact">
            <dt>McNemar</dt>
            <dd>
              {pText(view.p)} <small>two-sided, exact</small>
            </dd>
          </div>
          <div class="fact">
            <dt>cost</dt>
            <dd>{usd === null ? "not known" : `${usd >= 0 ? "+" : "−"}${dollarText(Math.abs(usd))}`}</dd>
          </div>
          <div class="fact">
            <dt>pairs</dt>
            <dd>
              {countText(view.pairs)}
              {view.onlyA + view.onlyB > 0 && (
                <small>
                  {" "}
                  {countText(view.onlyA)} only from, {countText(view.onlyB)} only to
                </small>
              )}
            </dd>
          </div>
        </dl>
      </div>
      {view.severalAttempts && (
        <p class="hint">Several attempts at a task are not independent: the true p-value is larger.</p>
      )}
      <Flips view={view} change={change} />
    </>
  );
}

function Flips({ view, change }: { view: CompareView; change: Change | "" }) {
  const [search, setSearch] = useState("");
  const [most, setMost] = useState(SHOWN);
  const expression = searchOf(search);
  const fit = view.flips.filter(
    (flip) =>
      (change ? flip.change === change : flip.change !== "bothFail") &&
      (!expression || expression.test(flip.task)),
  );
  return (
    <>
      <div class="filters">
        <input
          type="search"
          value={search}
          placeholder="regular expression over task ids"
          aria-label="Search tasks by regular expression"
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
        <span class="hint" role="status">
          {countText(fit.length)} {change ? NAMES[change] : "changed"}
        </span>
      </div>
      <table class="flips">
        <thead>
          <tr>
            <th scope="col">change</th>
            <th scope="col">task</th>
            <th scope="col">from</th>
            <th scope="col">to</th>
          </tr>
        </thead>
        <tbody>
          {fit.slice(0, most).map((flip) => (
            <FlipRow key={`${flip.attempt} ${flip.task}`} flip={flip} view={view} />
          ))}
        </tbody>
      </table>
      {fit.length > most && (
        <button type="button" onClick={() => setMost(most + 1000)}>
          show more
        </button>
      )}
    </>
  );
}

function FlipRow({ flip, view }: { flip: Flip; view: CompareView }) {
  const link = (run: string) => linkTo(["task", run, flip.task, flip.attempt]);
  return (
    <tr>
      <td>
        <span class={`change ${flip.change}`}>{NAMES[flip.change]}</span>
      </td>
      <th scope="row">
        {flip.task}
        {view.severalAttempts && <small> attempt {flip.attempt}</small>}
      </th>
      <td>
        <a href={link(view.a.id)}>
          <OutcomeMark outcome={flip.a} />
          <span class="hidden"> in {view.a.id}</span>
        </a>
      </td>
      <td>
        <a href={link(view.b.id)}>
          <OutcomeMark outcome={flip.b} />
          <span class="hidden"> in {view.b.id}</span>
        </a>
      </td>
    </tr>
  );
}
