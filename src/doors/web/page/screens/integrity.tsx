import type { AttackReport } from "../../documents/attacks.ts";
import type { OverlapReport } from "../../documents/documents.ts";
import type { FlakyProgram } from "../../documents/flaky.ts";
import { useData } from "../data/use-data.ts";
import { countText } from "../parts/numbers.ts";
import { OutcomeMark } from "../parts/outcomes.tsx";
import { Loaded, Nothing, Wide } from "../parts/states.tsx";
import { linkTo } from "../router.ts";

interface IntegrityView {
  attacks: AttackReport[];
  contamination: OverlapReport[];
  isolations: {
    id: string;
    isolation: string | null;
    failed: number;
    done: number;
    damaged: number;
    forged: number;
  }[];
  flaky: FlakyProgram[];
  compared: number;
  left: number;
}

export function Integrity() {
  const view = useData<IntegrityView>("integrity");
  return (
    <section>
      <header class="bar">
        <h1>Integrity</h1>
      </header>
      <Loaded of={view}>
        {(found) => (
          <>
            <h2>Attacks on the sandbox</h2>
            {found.attacks.length === 0 ? (
              <Nothing command="assay attack --json > runs/attacks.json">
                Hostile programs have not been tried, or their report is not in these folders:
              </Nothing>
            ) : (
              found.attacks.map((report) => (
                <Attack key={`${report.file} ${report.isolation}`} report={report} />
              ))
            )}
            <h2>Flaky verdicts</h2>
            <Flaky view={found} />
            <h2>Runs</h2>
            <Isolations view={found} />
            <h2>Contamination</h2>
            <Contamination reports={found.contamination} />
          </>
        )}
      </Loaded>
    </section>
  );
}

function Attack({ report }: { report: AttackReport }) {
  const goals = [...new Set(report.cells.map(({ goal }) => goal))].sort();
  const languages = [...new Set(report.cells.map(({ language }) => language))].sort();
  const run = report.cells.reduce((sum, cell) => sum + cell.run, 0);
  return (
    <div class="panel">
      <h3>
        {report.isolation} <small>{report.file}</small>
      </h3>
      <p>
        <b class={report.holes.length === 0 ? "good" : "bad"}>
          {report.holes.length === 0
            ? `all ${countText(run)} attacks stopped`
            : `${report.holes.length} of ${countText(run)} attacks got through`}
        </b>
        {report.asked > 0 &&
          `; a harness that believes exit codes would accept ${report.believed} of ${report.asked} forgeries`}
      </p>
      <Wide label={`Attacks under ${report.isolation}`}>
        <table>
          <thead>
            <tr>
              <th scope="col">stopped</th>
              {goals.map((goal) => (
                <th scope="col" class="number" key={goal}>
                  {goal}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {languages.map((language) => (
              <tr key={language}>
                <th scope="row">{language}</th>
                {goals.map((goal) => {
                  const cell = report.cells.find((each) => each.language === language && each.goal === goal);
                  return (
                    <td class="number" key={goal}>
                      {cell ? `${cell.stopped} of ${cell.run}` : "–"}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      {report.holes.map((hole) => (
        <p class="bad" key={hole.name}>
          {hole.goal}/{hole.name}: {hole.did}
        </p>
      ))}
      {report.notRun.map(({ what, reason }) => (
        <p class="hint" key={what}>
          not run: {what} ({reason})
        </p>
      ))}
    </div>
  );
}

function Flaky({ view }: { view: IntegrityView }) {
  const { flaky, compared, left } = view;
  return (
    <>
      <p>
        {compared === 0
          ? "No program was judged in two of these runs."
          : `${countText(compared)} programs were judged in more than one run; ${flaky.length === 0 ? "every verdict was the same each time" : `${countText(flaky.length)} got different verdicts`}.`}
      </p>
      {left > 0 && <p class="hint">{left} runs were left out: too many samples.</p>}
      {flaky.length > 0 && (
        <Wide label="Flaky verdicts">
          <table>
            <thead>
              <tr>
                <th scope="col">task</th>
                <th scope="col">verdicts on the same program</th>
              </tr>
            </thead>
            <tbody>
              {flaky.map(({ task, verdicts }, number) => (
                <tr key={number}>
                  <th scope="row">{task}</th>
                  <td>
                    {verdicts.map(({ run, attempt, outcome }) => (
                      <a key={`${run} ${outcome}`} href={linkTo(["task", run, task, attempt])}>
                        {run} <OutcomeMark outcome={outcome} />
                      </a>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      )}
    </>
  );
}

function Isolations({ view }: { view: IntegrityView }) {
  return (
    <Wide label="Isolation of each run">
      <table>
        <thead>
          <tr>
            <th scope="col">run</th>
            <th scope="col">isolation</th>
            <th scope="col" class="number">
              forgeries seen
            </th>
            <th scope="col" class="number">
              without a verdict
            </th>
            <th scope="col" class="number">
              damaged records
            </th>
          </tr>
        </thead>
        <tbody>
          {view.isolations.map(({ id, isolation, forged, failed, damaged }) => (
            <tr key={id}>
              <th scope="row">
                <a href={linkTo(["run", id])}>{id}</a>
              </th>
              <td class={isolation === "none" ? "bad" : ""}>{isolation ?? "not told yet"}</td>
              <td class="number">{countText(forged)}</td>
              <td class="number">{countText(failed)}</td>
              <td class="number">{countText(damaged)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}

function Contamination({ reports }: { reports: OverlapReport[] }) {
  if (reports.length === 0)
    return (
      <Nothing command="assay overlap humaneval train.jsonl --json > runs/overlap.json">
        Nobody has looked for these problems in other texts, or the report is not in these folders:
      </Nothing>
    );
  return (
    <>
      {reports.map(({ file, held, compared, overlapping }) => (
        <div class="panel" key={file}>
          <h3>
            {file}{" "}
            <small>
              {countText(held)} texts held against {countText(compared)}
            </small>
          </h3>
          <p>
            <b class={overlapping.length === 0 ? "good" : "bad"}>
              {overlapping.length === 0 ? "none was found" : `${countText(overlapping.length)} were found`}
            </b>
          </p>
          {overlapping.length > 0 && (
            <details>
              <summary>which, and by what measure</summary>
              <p>{overlapping.map(({ id, by }) => `${id} (${by.join(", ")})`).join("; ")}</p>
            </details>
          )}
        </div>
      ))}
    </>
  );
}
