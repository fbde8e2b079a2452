import type { GridView } from "../../trace/trace-view.ts";
import { countText } from "./numbers.ts";

const CELL = 14;

/** Programs by generated tests: a filled square is a pass. Programs that pass the same tests stand together. */
export function AgreementGrid({ grid }: { grid: GridView }) {
  const [width, height] = [grid.tests.length * CELL, grid.rows.length * CELL];
  const best = grid.sets[0];
  return (
    <figure class="agreement">
      <h2>
        Agreement{" "}
        <small>
          {grid.rows.length} programs × {grid.tests.length + grid.more} generated tests
        </small>
      </h2>
      <div class="scroll" role="region" aria-label="Agreement grid" tabIndex={0}>
        <svg
          width={width}
          height={height}
          role="img"
          aria-label={`${grid.sets.length} sets of programs that agree; the best has ${best?.programs ?? 0} programs that pass ${best?.tests ?? 0} tests`}
        >
          {grid.rows.map((row, y) => (
            <g key={row.ids.join()} class={row.set === 0 ? "chosen" : ""}>
              {[...row.passes].map((pass, x) => (
                <rect
                  key={x}
                  class={pass === "1" ? "pass" : "none"}
                  x={x * CELL}
                  y={y * CELL}
                  width={CELL - 2}
                  height={CELL - 2}
                  rx="2"
                >
                  <title>{`${row.ids.join(", ")}, ${grid.tests[x]}: ${pass === "1" ? "pass" : "no pass"}`}</title>
                </rect>
              ))}
            </g>
          ))}
        </svg>
      </div>
      <table class="sets">
        <thead>
          <tr>
            <th scope="col">set</th>
            <th scope="col" class="number">
              programs
            </th>
            <th scope="col" class="number">
              tests passed
            </th>
            <th scope="col" class="number">
              √programs × tests
            </th>
          </tr>
        </thead>
        <tbody>
          {grid.sets.slice(0, 8).map(({ programs, tests }, set) => (
            <tr key={set} class={set === 0 ? "chosen" : ""}>
              <th scope="row">{set + 1}</th>
              <td class="number">{countText(programs)}</td>
              <td class="number">{countText(tests)}</td>
              <td class="number">{(Math.sqrt(programs) * tests).toFixed(1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
