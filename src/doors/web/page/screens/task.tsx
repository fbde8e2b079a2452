import type { FailedTest, SampleView } from "../../runs/sample-view.ts";
import type { RowPage } from "../../table/columns.ts";
import { useData } from "../data/use-data.ts";
import { useKeys } from "../keys.ts";
import { Code, Text } from "../parts/code.tsx";
import { CommandLine } from "../parts/command.tsx";
import { Notes } from "../parts/notes.tsx";
import { dollarText, secondsText, several, sizeText } from "../parts/numbers.ts";
import { OUTCOME_NAMES, OutcomeMark } from "../parts/outcomes.tsx";
import { filterQuery, rowsPath } from "../parts/samples.tsx";
import { Fact, Loaded } from "../parts/states.tsx";
import { go, linkTo } from "../router.ts";
import { filterOf } from "./run.tsx";

interface Place {
  run: string;
  task: string;
  attempt: number;
  query: URLSearchParams;
}

export function samplePath({ run, task, attempt }: Omit<Place, "query">, what: "sample" | "trace"): string {
  return `runs/${encodeURIComponent(run)}/${what}?${new URLSearchParams({ task, attempt: String(attempt) })}`;
}

export function Task(place: Place) {
  const sample = useData<SampleView>(samplePath(place, "sample"));
  const { run, query } = place;
  const filter = filterQuery(filterOf(query));
  const at = query.has("at") ? Number(query.get("at")) : null;
  const around = useData<RowPage>(
    at === null ? null : rowsPath(run, filter, Math.max(0, at - 1), at === 0 ? 2 : 3),
  );
  const neighbour = (step: number) => {
    const rows = around.value?.rows;
    const row = at === null ? undefined : rows?.[(at === 0 ? 0 : 1) + step];
    return row && at !== null && linkTo(["task", run, row.task, row.attempt], { ...filter, at: at + step });
  };
  const [before, after] = [neighbour(-1), neighbour(1)];
  useKeys({
    j: () => after && go(after),
    k: () => before && go(before),
    u: () => go(linkTo(["run", run], filter)),
    t: () => go(linkTo(["trace", run, place.task, place.attempt])),
  });
  return (
    <Loaded of={sample}>
      {(view) => (
        <section>
          <p class="crumbs">
            <a href={linkTo(["run", run], filter)}>{run}</a>
          </p>
          <header class="bar">
            <h1>
              {view.task} <OutcomeMark outcome={view.outcome} />
            </h1>
            <nav class="links" aria-label="Neighbours">
              {before ? (
                <a href={before} rel="prev">
                  previous
                </a>
              ) : null}
              {after ? (
                <a href={after} rel="next">
                  next
                </a>
              ) : null}
              {view.hasJournal && <a href={linkTo(["trace", run, view.task, view.attempt])}>trace</a>}
            </nav>
          </header>
          <Attempts view={view} />
          <div class="columns">
            <div>
              {view.failed[0] && <Failure failed={view.failed[0]} />}
              <h2>
                Program <small>{view.language}</small>
              </h2>
              <Code lines={view.program} label="Program" />
              {view.failed.slice(1).map((failed) => (
                <details key={failed.test}>
                  <summary>
                    test {failed.test}: {OUTCOME_NAMES[failed.outcome]}
                  </summary>
                  <Failure failed={failed} />
                </details>
              ))}
              <h2>Prompt</h2>
              {view.prompt === null ? (
                <p class="problem">{view.promptMissing}</p>
              ) : (
                <Text text={view.prompt} label="Prompt" />
              )}
            </div>
            <aside aria-label="About this sample">
              <Facts view={view} />
              <h2>Run exactly this again</h2>
              <CommandLine text={view.rerun} label="the command that judges this program again" />
              <Notes view={view} />
            </aside>
          </div>
        </section>
      )}
    </Loaded>
  );
}

function Attempts({ view }: { view: SampleView }) {
  if (view.attempts.length < 2) return null;
  return (
    <nav class="attempts" aria-label="Attempts at this task">
      {view.attempts.map(({ attempt, outcome }) => (
        <a
          key={attempt}
          class={`square ${outcome}`}
          href={linkTo(["task", view.run, view.task, attempt])}
          aria-current={attempt === view.attempt ? "page" : undefined}
          aria-label={`attempt ${attempt}: ${OUTCOME_NAMES[outcome]}`}
          title={`attempt ${attempt}: ${OUTCOME_NAMES[outcome]}`}
        />
      ))}
      <span class="hint">
        attempt {view.attempt}, one of {view.attempts.length}
      </span>
    </nav>
  );
}

function Failure({ failed }: { failed: FailedTest }) {
  const { expected, actual, statement, output, code, outcome, test, part } = failed;
  const tells = expected !== null || actual !== null;
  return (
    <div class={`panel failure ${outcome}`}>
      <h2>
        Test {test} {part && <span class="tag">{part}</span>} <OutcomeMark outcome={outcome} />
      </h2>
      {statement && <pre class="statement">{statement}</pre>}
      {tells && (
        <dl class="difference">
          <div class="expected">
            <dt>expected</dt>
            <dd>
              <Marked text={expected} other={actual} />
            </dd>
          </div>
          <div class="actual">
            <dt>actual</dt>
            <dd>
              <Marked text={actual} other={expected} />
            </dd>
          </div>
        </dl>
      )}
      {!tells && output && <Text text={output} label={`What test ${test} printed`} />}
      {!tells && !output && <p class="hint">Nothing was printed.</p>}
      {tells && output && (
        <details>
          <summary>everything it printed</summary>
          <Text text={output} label={`What test ${test} printed`} />
        </details>
      )}
      {code && (
        <details open={!statement}>
          <summary>the whole test</summary>
          <Code lines={code} label={`Test ${test}`} />
        </details>
      )}
    </div>
  );
}

/** A value, marked where it differs from the other one. */
function Marked({ text, other }: { text: string | null; other: string | null }) {
  if (text === null) return <pre>not told</pre>;
  if (other === null) return <pre>{text}</pre>;
  const [from, end] = difference(text, other);
  return (
    <pre>
      {text.slice(0, from)}
      {end > from && <mark>{text.slice(from, end)}</mark>}
      {text.slice(end)}
    </pre>
  );
}

/** Where a text begins and ends to differ from another. */
function difference(text: string, other: string): [number, number] {
  const least = Math.min(text.length, other.length);
  let from = 0;
  while (from < least && text[from] === other[from]) from++;
  let tail = 0;
  while (tail < least - from && text.at(-1 - tail) === other.at(-1 - tail)) tail++;
  return [from, text.length - tail];
}

function Facts({ view }: { view: SampleView }) {
  const { limits, measures, spend, tests } = view;
  return (
    <dl class="panel facts narrow">
      <Fact name="tests passed">
        {tests.passed} of {tests.ran} run
      </Fact>
      <Fact name="score">{view.score.toFixed(4)}</Fact>
      <Fact name="processor">
        {secondsText(measures.cpuSeconds)}
        {limits && <small> of {secondsText(limits.cpuSeconds)}</small>}
      </Fact>
      <Fact name="memory">
        {sizeText(measures.memoryBytes)}
        {limits && <small> of {sizeText(limits.memoryBytes)}</small>}
      </Fact>
      {limits && (
        <>
          <Fact name="idle limit">{secondsText(limits.idleSeconds)}</Fact>
          <Fact name="processes">{limits.processes} at most</Fact>
          <Fact name="output">{sizeText(limits.outputBytes)} at most</Fact>
          <Fact name="files">{sizeText(limits.fileBytes)} at most</Fact>
        </>
      )}
      <Fact name="isolation">{view.isolation ?? "–"}</Fact>
      {tests.guarded > 0 && <Fact name="guarded tests">{tests.guarded}</Fact>}
      {spend && (
        <Fact name="model">
          {several(spend.calls, "call")}, {several(spend.tokens.prompt + spend.tokens.completion, "token")},{" "}
          {dollarText(spend.usd)}
        </Fact>
      )}
      {view.probability !== null && (
        <Fact name="right with">{view.probability.toFixed(2)} by its own account</Fact>
      )}
      {view.stopped && <Fact name="stopped early">{view.stopped}</Fact>}
    </dl>
  );
}
