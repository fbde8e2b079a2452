import { useRef } from "preact/hooks";
import { OUTCOMES, type Outcome } from "../../../../core/verdict.ts";
import type { Plan } from "../../../../run/plan.ts";
import type { LiveView } from "../../api/live.ts";
import { headline } from "../../runs/headline.ts";
import type { RunSummary } from "../../runs/summary.ts";
import type { SortKey } from "../../table/columns.ts";
import { source } from "../data/source.ts";
import { useData } from "../data/use-data.ts";
import { useLive } from "../data/use-live.ts";
import { useKeys } from "../keys.ts";
import { CommandLine } from "../parts/command.tsx";
import { countText, dateText, dollarText, percentText, scoreText, secondsText } from "../parts/numbers.ts";
import { OutcomeBar, OutcomeLegend } from "../parts/outcomes.tsx";
import { type Filter, filterQuery, Samples } from "../parts/samples.tsx";
import { IntervalLine } from "../parts/score.tsx";
import { Fact, Loaded } from "../parts/states.tsx";
import { go, linkTo } from "../router.ts";
import { whoText } from "./runs.tsx";

type RunView = RunSummary & { plan: Plan };

export function filterOf(query: URLSearchParams): Filter {
  return {
    outcomes: (query.get("outcomes") ?? "").split(",").filter((name) => OUTCOMES.includes(name as Outcome)),
    search: query.get("search") ?? "",
    everywhere: query.get("in") === "everything",
    sort: (query.get("sort") ?? "task") as SortKey,
    descending: query.get("descending") === "true",
  };
}

export function Run({ id, query }: { id: string; query: URLSearchParams }) {
  const first = useData<RunView>(`runs/${encodeURIComponent(id)}`);
  const live = useLive(id, first.value !== undefined && first.value.state !== "finished");
  const filter = filterOf(query);
  const field = useRef<HTMLInputElement>(null);
  useKeys({ "/": () => field.current?.focus() });
  const show = (change: Partial<Filter>, replacing = false) =>
    go(linkTo(["run", id], filterQuery({ ...filter, ...change })), replacing);
  const toggle = (name: Outcome) =>
    show({
      outcomes: filter.outcomes.includes(name)
        ? filter.outcomes.filter((each) => each !== name)
        : [...filter.outcomes, name],
    });
  return (
    <Loaded of={first}>
      {(loaded) => {
        const run: RunView = { ...loaded, ...live };
        const exported = `api/runs/${encodeURIComponent(id)}/table`;
        const search = new URLSearchParams(Object.entries(filterQuery(filter)).filter(([, value]) => value));
        return (
          <section>
            <header class="bar">
              <h1>{id}</h1>
              <nav class="links" aria-label="This run">
                <a href={linkTo(["compare"], { a: id })}>compare</a>
                <a href={linkTo(["laws", id])}>laws</a>
                {source.live && (
                  <a href={`${exported}.csv?${search}`} download>
                    CSV
                  </a>
                )}
                {source.live && (
                  <a href={`${exported}.json`} download>
                    JSON
                  </a>
                )}
              </nav>
            </header>
            <p class="lead">
              {run.benchmark} · {whoText(run)}{" "}
              {run.source && run.source !== "samples" && <span class="tag">{run.source}</span>}
            </p>
            <Head run={run} {...(live && { live })} />
            <OutcomeBar counts={run} link={(outcome) => linkTo(["run", id], { outcomes: outcome })} />
            <OutcomeLegend counts={run} chosen={filter.outcomes} onToggle={toggle} />
            <div class="filters">
              <input
                ref={field}
                type="search"
                value={filter.search}
                placeholder="regular expression over task ids   /"
                aria-label="Search samples by regular expression"
                onInput={(event) => show({ search: event.currentTarget.value }, true)}
              />
              {source.live && (
                <label>
                  <input
                    type="checkbox"
                    checked={filter.everywhere}
                    onChange={(event) => show({ everywhere: event.currentTarget.checked }, true)}
                  />{" "}
                  programs and output too
                </label>
              )}
            </div>
            <Samples
              run={id}
              filter={filter}
              version={run.done}
              onSort={(sort) => show({ sort, descending: filter.sort === sort && !filter.descending }, true)}
            />
          </section>
        );
      }}
    </Loaded>
  );
}

function Head({ run, live }: { run: RunView; live?: LiveView }) {
  const best = headline(run.metrics);
  const { cost } = run;
  const judged = run.done === 0 ? 0 : run.outcomes.pass / run.done;
  return (
    <div class="head-grid">
      <div class="panel score-panel">
        {best ? (
          <>
            <h2>{best.name}</h2>
            <p class="big">{scoreText(best.estimate.value)}</p>
            <IntervalLine estimate={best.estimate} />
            <p class="hint">
              95 % interval {scoreText(best.estimate.ci[0])} to {scoreText(best.estimate.ci[1])},{" "}
              {countText(best.estimate.n)} samples
            </p>
            <Others metrics={run.metrics} besides={best.name} />
          </>
        ) : (
          <>
            <h2>passed so far</h2>
            <p class="big">{percentText(judged)}</p>
            <p class="hint">
              {countText(run.outcomes.pass)} of {countText(run.done)}; the score comes with the end of the run
            </p>
          </>
        )}
      </div>
      <dl class="panel facts">
        <Fact name="state">
          <span class={`state ${run.state}`}>{run.state}</span>
        </Fact>
        <Fact name="samples">
          {countText(run.done)}
          {run.tasks !== null && ` of ${countText(run.tasks)} tasks`}
        </Fact>
        <Fact name="without a verdict">{countText(run.failed)}</Fact>
        {cost && cost.calls > 0 && (
          <>
            <Fact name="cost">
              {dollarText(cost.usd)}
              {cost.usd !== null && cost.usd > 0 && run.outcomes.pass > 0 && (
                <small> {dollarText(cost.usd / run.outcomes.pass)} a pass</small>
              )}
            </Fact>
            <Fact name="tokens">
              {countText(cost.tokens.prompt)} in, {countText(cost.tokens.completion)} out
            </Fact>
            <Fact name="calls">{countText(cost.calls)}</Fact>
          </>
        )}
        {run.seconds !== null && <Fact name="time">{secondsText(run.seconds)}</Fact>}
        <Fact name="isolation">{run.isolation ?? "–"}</Fact>
        <Fact name="seed">{run.seed}</Fact>
        <Fact name="versions">
          {Object.entries(run.versions)
            .map(([name, version]) => `${name} ${version}`)
            .join(", ") || "–"}
        </Fact>
        <Fact name="date">{dateText(run.date)}</Fact>
        {run.damaged > 0 && <Fact name="damaged records">{countText(run.damaged)}</Fact>}
      </dl>
      {run.state !== "finished" && <Progress run={run} {...(live && { live })} />}
      {run.command && <CommandLine text={run.command} label="the command of this run" />}
    </div>
  );
}

function Others({ metrics, besides }: { metrics: RunSummary["metrics"]; besides: string }) {
  const rest = Object.entries(metrics).filter(([name]) => name !== besides);
  if (rest.length === 0) return null;
  return (
    <table class="metrics">
      <tbody>
        {rest.map(([name, estimate]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td class="number">{scoreText(estimate.value)}</td>
            <td class="number hint">
              [{scoreText(estimate.ci[0])}, {scoreText(estimate.ci[1])}]
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Progress({ run, live }: { run: RunView; live?: LiveView }) {
  const items = live?.items ?? null;
  return (
    <div class="panel progress-panel">
      {items !== null && <progress max={items} value={run.done} aria-label="Samples judged" />}
      <p role="status">
        {run.state === "running" ? "going on" : "stopped before its end"}: {countText(run.done)}
        {items !== null && ` of ${countText(items)}`} judged
      </p>
      {run.state === "stopped" && (
        <CommandLine text={run.resume} label="the command that goes on with this run" />
      )}
    </div>
  );
}
