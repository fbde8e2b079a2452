import { useState } from "preact/hooks";
import type { LawsView } from "../../api/laws.ts";
import { source } from "../data/source.ts";
import { useData } from "../data/use-data.ts";
import { Chart } from "../parts/chart.tsx";
import { countText, scoreText } from "../parts/numbers.ts";
import { Fact, Loaded, Nothing } from "../parts/states.tsx";
import { go, linkTo } from "../router.ts";
import type { RunList } from "./runs.tsx";

export function Laws({ id }: { id: string | undefined }) {
  const list = useData<RunList>("runs");
  const several = (list.value?.runs ?? []).filter(({ done, tasks }) => tasks !== null && done > tasks);
  const run = id ?? several[0]?.id;
  return (
    <section>
      <header class="bar">
        <h1>Laws</h1>
      </header>
      <p class="lead">
        What more samples would bring: the share of tasks that at least one of k samples solves, its law, and
        the best number of samples with an imperfect checker.
      </p>
      <label class="picker">
        <span>run</span>
        <select value={run ?? ""} onChange={(event) => go(linkTo(["laws", event.currentTarget.value]))}>
          {run === undefined && <option value="">choose a run</option>}
          {list.value?.runs.map((each) => (
            <option key={each.id} value={each.id}>
              {each.id}
            </option>
          ))}
        </select>
      </label>
      {run === undefined ? (
        <Nothing command="assay eval humaneval --model PROVIDER/NAME -n 20">
          Laws need several samples for each task:
        </Nothing>
      ) : (
        <OfRun id={run} />
      )}
    </section>
  );
}

function OfRun({ id }: { id: string }) {
  const [soundness, setSoundness] = useState(0.75);
  const [wrong, setWrong] = useState(1);
  const laws = useData<LawsView>(`runs/${encodeURIComponent(id)}/laws?soundness=${soundness}&wrong=${wrong}`);
  return (
    <>
      {source.live && (
        <div class="pickers">
          <label class="picker">
            <span>a checker refuses wrong answers with probability {soundness.toFixed(2)}</span>
            <input
              type="range"
              min="0"
              max="1"
              step="0.05"
              value={soundness}
              onChange={(event) => setSoundness(Number(event.currentTarget.value))}
            />
          </label>
          <label class="picker">
            <span>a wrong answer costs</span>
            <input
              type="number"
              min="0"
              max="100"
              value={wrong}
              onChange={(event) => setWrong(Math.max(0, Math.round(Number(event.currentTarget.value))))}
            />
          </label>
        </div>
      )}
      <Loaded of={laws}>
        {(view) =>
          view.laws ? <Shown view={view} laws={view.laws} /> : <Nothing>The run has no samples yet.</Nothing>
        }
      </Loaded>
    </>
  );
}

function Shown({ view, laws }: { view: LawsView; laws: NonNullable<LawsView["laws"]> }) {
  const { curve, law, best, ceiling } = laws;
  const { fitted, rows, checker } = view;
  const [first, last] = [curve[0], curve.at(-1)];
  const line = fitted.map(({ k, coverage }) => ({ x: k, y: coverage }));
  return (
    <>
      <Chart
        logarithmic
        label={`Coverage over the number of samples, from ${scoreText(first?.coverage ?? 0)} at 1 to ${scoreText(last?.coverage ?? 0)} at ${last?.k ?? 1}`}
        xName="samples for each task (k)"
        yName="coverage"
        xText={countText}
        series={[
          { name: "by the law", kind: "dashed", points: line },
          {
            name: "measured",
            kind: "points",
            points: curve.map(({ k, coverage }) => ({ x: k, y: coverage })),
          },
        ]}
      />
      <div class="head-grid laws">
        <table class="metrics panel">
          <caption>pass@k</caption>
          <thead>
            <tr>
              <th scope="col" class="number">
                k
              </th>
              <th scope="col" class="number">
                measured
              </th>
              <th scope="col" class="number">
                by the law
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ k, measured, fitted: byLaw }) => (
              <tr key={k}>
                <th scope="row" class="number">
                  {countText(k)}
                </th>
                <td class="number">{measured === null ? "–" : scoreText(measured)}</td>
                <td class="number">{byLaw === null ? "–" : scoreText(byLaw)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <dl class="panel facts">
          <Fact name="law">
            {law
              ? `coverage ≈ exp(${law.a.toFixed(3)} · k^${law.b.toFixed(3)})`
              : "cannot be fitted: too few points between 0 and 1"}
          </Fact>
          {law && <Fact name="off by at most">{law.error.toFixed(4)} where measured</Fact>}
          <Fact name="tasks, samples">
            {countText(laws.tasks)}, {countText(laws.samples)}
          </Fact>
          <Fact name="best number of samples">
            {best.attempts === 0
              ? "none: every one loses"
              : `${countText(best.attempts)}${best.attempts === checker.most ? " or more" : ""}, worth ${best.value.toFixed(4)} a task`}
          </Fact>
          <Fact name="solved at most">{scoreText(ceiling)} with this checker, however many samples</Fact>
        </dl>
      </div>
      <p class="hint">
        Samples must be drawn alike: a temperature above 0, and no strategy that repairs. The law interpolates
        well and promises too much beyond the samples there are.
      </p>
    </>
  );
}
