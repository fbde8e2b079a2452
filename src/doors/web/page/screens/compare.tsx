import { useState } from "preact/hooks";
import type { CompareView } from "../../api/overviews.ts";
import type { Change, Flip, Side } from "../../compare/flips.ts";
import { searchOf } from "../../table/columns.ts";
import { useData } from "../data/use-data.ts";
import { countText, dollarText, pText, scoreText } from "../parts/numbers.ts";
import { OutcomeMark } from "../parts/outcomes.tsx";
import { Score } from "../parts/score.tsx";
import { Fact, Loaded, Nothing, Wide } from "../parts/states.tsx";
import { go, linkTo } from "../router.ts";
import type { RunList } from "./runs.tsx";

const SHOWN = 300;
const NAMES: Record<Change, string> = {
  fixed: "fixed",
  broken: "broken",
  bothPass: "solved in both",
  bothFail: "solved in neither",
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
  const { counts, a, b, score, difference, mcnemar, detectable } = view;
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
  const known = a.cost && b.cost && a.cost.usd !== null && b.cost.usd !== null;
  const usd = known ? b.cost!.usd! - a.cost!.usd! : null;
  const signed = (value: number, text: string) => `${value >= 0 ? "+" : "−"}${text}`;
  return (
    <>
      <div class="compare-grid">
        <table class="matrix">
          <caption class="hidden">Tasks by outcome in both runs</caption>
          <thead>
            <tr>
              <td />
              <th scope="col">{b.id}: solved</th>
              <th scope="col">{b.id}: not solved</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{a.id}: solved</th>
              {cell("bothPass")}
              {cell("broken")}
            </tr>
            <tr>
              <th scope="row">{a.id}: not solved</th>
              {cell("fixed")}
              {cell("bothFail")}
            </tr>
          </tbody>
        </table>
        <dl class="panel facts">
          <Fact name="from">
            <Score estimate={score.first} />
          </Fact>
          <Fact name="to">
            <Score estimate={score.second} />
          </Fact>
          <Fact name="difference">
            <b>{signed(difference.value, scoreText(Math.abs(difference.value)))}</b>{" "}
            <small>
              [{scoreText(difference.ci[0])}, {scoreText(difference.ci[1])}]
            </small>
          </Fact>
          <Fact name="could be chance">
            {pText(difference.p)} <small>signs of tasks flipped</small>
          </Fact>
          <Fact name="McNemar">
            {mcnemar === null ? (
              <small>only for one sample a task</small>
            ) : (
              <>
                {pText(mcnemar)} <small>two-sided, exact</small>
              </>
            )}
          </Fact>
          <Fact name="cost">{usd === null ? "not known" : signed(usd, dollarText(Math.abs(usd)))}</Fact>
          <Fact name="tasks">
            {countText(view.tasks)}
            {view.onlyA + view.onlyB > 0 && (
              <small>
                {" "}
                and {countText(view.onlyA)} only from, {countText(view.onlyB)} only to
              </small>
            )}
          </Fact>
          {detectable !== null && (
            <Fact name="would be seen">
              {scoreText(detectable)} <small>in 8 of 10 studies</small>
            </Fact>
          )}
        </dl>
      </div>
      <Flips view={view} change={change} />
      {view.plan.length > 0 && (
        <details>
          <summary>what was set otherwise</summary>
          <Wide label="Settings that differ">
            <table>
              <tbody>
                {view.plan.map(({ field, first, second }) => (
                  <tr key={field}>
                    <th scope="row">{field}</th>
                    <td>{JSON.stringify(first) ?? "–"}</td>
                    <td>{JSON.stringify(second) ?? "–"}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Wide>
        </details>
      )}
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
            <FlipRow key={flip.task} flip={flip} view={view} />
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
  const side = (run: string, { passed, samples, attempt, outcome }: Side) => (
    <td>
      <a href={linkTo(["task", run, flip.task, attempt])}>
        <OutcomeMark outcome={outcome} />
        <span class="hidden"> in {run}</span>
      </a>
      {samples > 1 && (
        <small class="hint">
          {" "}
          {passed} of {samples} pass
        </small>
      )}
    </td>
  );
  return (
    <tr>
      <td>
        <span class={`change ${flip.change}`}>{NAMES[flip.change]}</span>
      </td>
      <th scope="row">{flip.task}</th>
      {side(view.a.id, flip.a)}
      {side(view.b.id, flip.b)}
    </tr>
  );
}
