import type { AuditEntry } from "../../documents/audit.ts";
import { useData } from "../data/use-data.ts";
import { countText, dateText, dollarText, percentText, secondsText } from "../parts/numbers.ts";
import { Fact, Loaded, Nothing } from "../parts/states.tsx";

interface Log {
  file: string;
  lines: number;
  entries: AuditEntry[];
}

export function Gateway() {
  const logs = useData<Log[]>("gateway");
  return (
    <section>
      <header class="bar">
        <h1>Gateway</h1>
      </header>
      <Loaded of={logs}>
        {(found) =>
          found.length === 0 ? (
            <Nothing>
              No audit.jsonl is in these folders. The gateway writes one line for each request, without
              prompts and keys.
            </Nothing>
          ) : (
            found.map((log) => <Audit key={log.file} log={log} />)
          )
        }
      </Loaded>
    </section>
  );
}

function Audit({ log }: { log: Log }) {
  const { entries } = log;
  const told = entries.filter(({ verified }) => verified !== null);
  const verified = told.filter((entry) => entry.verified).length;
  const cost = entries.reduce((sum, entry) => sum + (entry.usd ?? 0), 0);
  const times = entries.map(({ milliseconds }) => milliseconds ?? 0).sort((a, b) => a - b);
  const at = (share: number) =>
    secondsText((times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0) / 1000);
  return (
    <>
      <dl class="panel facts">
        <Fact name="log">{log.file}</Fact>
        <Fact name="requests">
          {countText(log.lines)}
          {log.lines > entries.length && <small> the last {countText(entries.length)} are shown</small>}
        </Fact>
        <Fact name="verified">
          {told.length === 0
            ? "–"
            : `${countText(verified)} of ${countText(told.length)} (${percentText(verified / told.length)})`}
        </Fact>
        <Fact name="cost">{dollarText(cost)}</Fact>
        <Fact name="median, 95th">
          {at(0.5)}, {at(0.95)}
        </Fact>
      </dl>
      <table class="audit">
        <thead>
          <tr>
            <th scope="col">time</th>
            <th scope="col">key</th>
            <th scope="col">model</th>
            <th scope="col">verified</th>
            <th scope="col" class="number">
              tokens
            </th>
            <th scope="col" class="number">
              cost
            </th>
            <th scope="col" class="number">
              took
            </th>
            <th scope="col" class="number">
              status
            </th>
          </tr>
        </thead>
        <tbody>
          {entries
            .slice(-500)
            .reverse()
            .map((entry, number) => (
              <tr key={number}>
                <td>{entry.time === null ? "–" : dateText(new Date(entry.time).toISOString())}</td>
                <td data-label="key">{entry.key ?? "–"}</td>
                <th scope="row">{entry.model ?? "–"}</th>
                <td data-label="verified">
                  {entry.verified === null ? (
                    "–"
                  ) : (
                    <b class={entry.verified ? "good" : "bad"}>
                      {entry.verified ? "verified" : "unverified"}
                    </b>
                  )}
                </td>
                <td class="number" data-label="tokens">
                  {entry.tokens === null ? "–" : countText(entry.tokens)}
                </td>
                <td class="number" data-label="cost">
                  {entry.usd === null ? "–" : dollarText(entry.usd)}
                </td>
                <td class="number" data-label="took">
                  {entry.milliseconds === null ? "–" : secondsText(entry.milliseconds / 1000)}
                </td>
                <td class="number" data-label="status">
                  {entry.status ?? "–"}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </>
  );
}
