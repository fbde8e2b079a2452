import type { ReproductionReport } from "../../documents/documents.ts";
import { useData } from "../data/use-data.ts";
import { Loaded, Nothing, Wide } from "../parts/states.tsx";

const decimal = (value: number) => value.toFixed(4).replace(/0{1,2}$/, "");

export function Reproductions() {
  const reports = useData<ReproductionReport[]>("reproductions");
  return (
    <section>
      <header class="bar">
        <h1>Reproductions</h1>
      </header>
      <p class="lead">Published results, measured again here.</p>
      <Loaded of={reports}>
        {(found) =>
          found.length === 0 ? (
            <Nothing command="assay reproduce --json > runs/reproductions.json">
              No report is in these folders. This makes one:
            </Nothing>
          ) : (
            found.map((report) => <Report key={report.file} report={report} />)
          )
        }
      </Loaded>
    </section>
  );
}

function Report({ report }: { report: ReproductionReport }) {
  return (
    <>
      <p class="hint">
        {report.file}
        {report.isolation && `, isolation ${report.isolation}`}
      </p>
      {report.reproductions.map(({ id, title, paper, rows, notRun }) => (
        <div class="panel" key={id}>
          <h2>
            {title} <small>{paper}</small>
          </h2>
          {notRun && <p class="problem">not run: {notRun}</p>}
          {rows.length > 0 && (
            <Wide label={title}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">row</th>
                    <th scope="col" class="number">
                      published
                    </th>
                    <th scope="col" class="number">
                      ours
                    </th>
                    <th scope="col" class="number">
                      difference
                    </th>
                    <th scope="col" class="number">
                      tolerance
                    </th>
                    <th scope="col">result</th>
                    <th scope="col">note</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.name}>
                      <th scope="row">{row.name}</th>
                      <td class="number">{decimal(row.published)}</td>
                      <td class="number">{decimal(row.ours)}</td>
                      <td class="number">
                        {row.difference >= 0 ? "+" : ""}
                        {decimal(row.difference)}
                      </td>
                      <td class="number">{decimal(row.tolerance)}</td>
                      <td>
                        <b class={row.within ? "good" : "bad"}>{row.within ? "ok" : "differs"}</b>
                      </td>
                      <td class="hint">{row.note}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Wide>
          )}
        </div>
      ))}
    </>
  );
}
