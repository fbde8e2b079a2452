import type { Estimate } from "../../../../core/metric.ts";
import { headline } from "../../runs/headline.ts";
import type { RunSummary } from "../../runs/summary.ts";
import { useData } from "../data/use-data.ts";
import { Chart } from "../parts/chart.tsx";
import { countText, dateText, dollarText } from "../parts/numbers.ts";
import { IntervalLine, Score } from "../parts/score.tsx";
import { Loaded, Nothing } from "../parts/states.tsx";
import { go, linkTo } from "../router.ts";
import type { RunList } from "./runs.tsx";

interface Entry {
  run: RunSummary;
  estimate: Estimate;
  /** US dollars a sample; null where no price is known. */
  price: number | null;
  /** Tokens a sample; null for programs from a file. */
  tokens: number | null;
}

/** Two intervals that have a value in common: neither run is shown to be better. */
const overlap = (a: Estimate, b: Estimate) => a.ci[0] <= b.ci[1] && b.ci[0] <= a.ci[1];

/** Entries that no other beats at the same price or less, cheapest first. */
export function frontier(entries: readonly Entry[]): Entry[] {
  const priced = entries
    .filter(({ price }) => price !== null)
    .sort((a, b) => a.price! - b.price! || b.estimate.value - a.estimate.value);
  const found: Entry[] = [];
  for (const entry of priced)
    if (entry.estimate.value > (found.at(-1)?.estimate.value ?? -1)) found.push(entry);
  return found;
}

export function Leaderboard({ query }: { query: URLSearchParams }) {
  const list = useData<RunList>("runs");
  return (
    <section>
      <header class="bar">
        <h1>Leaderboard</h1>
      </header>
      <Loaded of={list}>{({ runs }) => <Board runs={runs} query={query} />}</Loaded>
    </section>
  );
}

function Board({ runs, query }: { runs: RunSummary[]; query: URLSearchParams }) {
  const scored = runs.filter(({ metrics }) => headline(metrics));
  const benchmarks = [...new Set(scored.map(({ benchmark }) => benchmark))].sort();
  const count = (name: string) => scored.filter((run) => run.benchmark === name).length;
  const benchmark = query.get("benchmark") ?? [...benchmarks].sort((a, b) => count(b) - count(a))[0] ?? "";
  const [language, since, until] = [
    query.get("language") ?? "",
    query.get("since") ?? "",
    query.get("until") ?? "",
  ];
  const ofBenchmark = scored.filter((run) => run.benchmark === benchmark);
  const entries = ofBenchmark
    .filter(
      (run) =>
        (!language || run.languages.includes(language)) &&
        (!since || run.date >= since) &&
        (!until || run.date.slice(0, 10) <= until),
    )
    .map(
      (run): Entry => ({
        run,
        estimate: headline(run.metrics)!.estimate,
        price:
          run.cost && run.cost.calls > 0 && run.cost.usd !== null
            ? run.cost.usd / Math.max(1, run.done)
            : null,
        tokens:
          run.cost && run.cost.calls > 0
            ? (run.cost.tokens.prompt + run.cost.tokens.completion) / Math.max(1, run.done)
            : null,
      }),
    )
    .sort((a, b) => b.estimate.value - a.estimate.value);
  const show = (change: Record<string, string>) =>
    go(linkTo(["leaderboard"], { benchmark, language, since, until, ...change }), true);
  const pick = (name: string, label: string, value: string, choices: string[], none?: string) => (
    <label class="picker">
      <span>{label}</span>
      <select value={value} onChange={(event) => show({ [name]: event.currentTarget.value })}>
        {none && <option value="">{none}</option>}
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
    </label>
  );
  const date = (name: string, label: string, value: string) => (
    <label class="picker">
      <span>{label}</span>
      <input type="date" value={value} onChange={(event) => show({ [name]: event.currentTarget.value })} />
    </label>
  );
  if (scored.length === 0)
    return (
      <Nothing command="assay eval humaneval --model PROVIDER/NAME --strategy codet">
        No run has ended yet. Runs of one benchmark are ranked here:
      </Nothing>
    );
  return (
    <>
      <div class="pickers">
        {pick("benchmark", "benchmark", benchmark, benchmarks)}
        {pick(
          "language",
          "language",
          language,
          [...new Set(ofBenchmark.flatMap(({ languages }) => languages))].sort(),
          "every language",
        )}
        {date("since", "since", since)}
        {date("until", "until", until)}
      </div>
      <Ranking entries={entries} />
      <Frontier entries={entries} />
    </>
  );
}

function Ranking({ entries }: { entries: Entry[] }) {
  const [first] = entries;
  if (!first) return <Nothing>No run fits.</Nothing>;
  return (
    <table class="ranking">
      <thead>
        <tr>
          <th scope="col" class="number">
            #
          </th>
          <th scope="col">model</th>
          <th scope="col">strategy</th>
          <th scope="col">score</th>
          <th scope="col" class="wide">
            95 % interval <small>(shaded: that of the first)</small>
          </th>
          <th scope="col" class="number">
            $ a sample
          </th>
          <th scope="col" class="number">
            tokens
          </th>
          <th scope="col" class="number">
            date
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ run, estimate, price }, place) => (
          <tr key={run.id}>
            <td class="number">{place + 1}</td>
            <th scope="row">
              <a href={linkTo(["run", run.id])}>{run.model ?? run.id}</a>
            </th>
            <td data-label="strategy">{run.strategy ?? "samples"}</td>
            <td data-label="score">
              <Score estimate={estimate} />
              {place > 0 && overlap(estimate, first.estimate) && (
                <span
                  class="tag"
                  title="Its interval overlaps that of the first: the difference may be chance"
                >
                  overlaps
                </span>
              )}
            </td>
            <td class="wide">
              <IntervalLine estimate={estimate} band={first.estimate.ci} />
            </td>
            <td class="number" data-label="$ a sample">
              {price === null ? "–" : dollarText(price)}
            </td>
            <td class="number" data-label="tokens">
              {run.cost && run.cost.calls > 0
                ? countText(run.cost.tokens.prompt + run.cost.tokens.completion)
                : "–"}
            </td>
            <td class="number date" data-label="date">
              {dateText(run.date)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** By price, or by tokens where no price tells runs apart. */
function Frontier({ entries }: { entries: Entry[] }) {
  const hasPrices = entries.some(({ price }) => price !== null && price > 0);
  const named = entries.map((entry) => ({ ...entry, price: hasPrices ? entry.price : entry.tokens }));
  const priced = named.filter(({ price }) => price !== null && (hasPrices || price > 0));
  if (priced.length < 2) return null;
  const best = frontier(priced);
  const point = ({ run, estimate, price }: Entry) => ({
    x: price!,
    y: estimate.value,
    low: estimate.ci[0],
    high: estimate.ci[1],
    label: `${run.strategy} ${run.model?.split("/").at(-1) ?? ""}`,
  });
  const unit = hasPrices ? "$ a sample" : "tokens a sample";
  return (
    <figure>
      <h2>Cost and score</h2>
      <Chart
        label={`Score over ${unit}, with the frontier of runs that nothing cheaper beats`}
        xName={unit}
        yName="score"
        xText={hasPrices ? dollarText : countText}
        series={[
          { name: "frontier", kind: "steps", points: best.map(point) },
          { name: "runs", kind: "points", points: priced.map(point) },
        ]}
      />
      <figcaption class="hint">
        On the frontier: {best.map(({ run }) => `${run.strategy} over ${run.model}`).join(", ")}.
      </figcaption>
    </figure>
  );
}
