import { useState } from "preact/hooks";
import type { CandidateView, TraceView } from "../../trace/trace-view.ts";
import { useData } from "../data/use-data.ts";
import { useKeys } from "../keys.ts";
import { Code, Diff } from "../parts/code.tsx";
import { AgreementGrid } from "../parts/grid.tsx";
import { countText } from "../parts/numbers.ts";
import { OutcomeMark } from "../parts/outcomes.tsx";
import { Loaded, Nothing } from "../parts/states.tsx";
import { Steps } from "../parts/steps.tsx";
import { go, linkTo } from "../router.ts";
import { samplePath } from "./task.tsx";

export function Trace(place: { run: string; task: string; attempt: number }) {
  const { run, task, attempt } = place;
  const trace = useData<TraceView | { missing: string }>(samplePath(place, "trace"));
  const back = linkTo(["task", run, task, attempt]);
  useKeys({ u: () => go(back) });
  return (
    <section>
      <p class="crumbs">
        <a href={linkTo(["run", run])}>{run}</a> / <a href={back}>{task}</a>
      </p>
      <header class="bar">
        <h1>Trace</h1>
      </header>
      <Loaded of={trace}>
        {(view) => ("missing" in view ? <Nothing>{view.missing}</Nothing> : <Story view={view} />)}
      </Loaded>
    </section>
  );
}

function Story({ view }: { view: TraceView }) {
  const [chosen, setChosen] = useState(view.answer ?? view.candidates.at(-1)?.id ?? "");
  const candidate = view.candidates.find(({ id }) => id === chosen);
  return (
    <>
      <p class="lead">
        <span class="tag">{view.strategy}</span> {view.why}
      </p>
      <div class="columns trace">
        <div>
          <h2>Candidates</h2>
          {view.candidates.length === 0 ? (
            <p class="hint">None was offered or run.</p>
          ) : (
            <Tree all={view.candidates} parent={null} chosen={chosen} onChoose={setChosen} />
          )}
          <h2>
            Steps{" "}
            <small>
              {countText(view.tokens.prompt)} tokens in, {countText(view.tokens.completion)} out
            </small>
          </h2>
          <Steps steps={view.steps} onChoose={setChosen} />
        </div>
        <div>
          {candidate && <CandidatePanel candidate={candidate} />}
          {view.grids.map((grid, number) => (
            <AgreementGrid key={number} grid={grid} />
          ))}
        </div>
      </div>
    </>
  );
}

interface TreeProps {
  all: CandidateView[];
  parent: string | null;
  chosen: string;
  onChoose(id: string): void;
}

/** Candidates below those that they were made from. One whose parent is not shown stands at the top. */
function Tree({ all, parent, chosen, onChoose }: TreeProps) {
  const known = new Set(all.map(({ id }) => id));
  const here = all.filter(
    (each) => (each.parent !== null && known.has(each.parent) ? each.parent : null) === parent,
  );
  if (here.length === 0) return null;
  return (
    <ul class="tree">
      {here.map((each) => (
        <li key={each.id}>
          <button
            type="button"
            aria-pressed={each.id === chosen}
            class={each.isAnswer ? "answer" : ""}
            onClick={() => onChoose(each.id)}
          >
            <span class="name">{each.id}</span> {each.outcome && <OutcomeMark outcome={each.outcome} />}{" "}
            {each.isAnswer && <span class="tag good">answer</span>}
          </button>
          {each.id !== parent && <Tree all={all} parent={each.id} chosen={chosen} onChoose={onChoose} />}
        </li>
      ))}
    </ul>
  );
}

function CandidatePanel({ candidate }: { candidate: CandidateView }) {
  const { id, parent, diff, code, told } = candidate;
  return (
    <>
      <h2>
        {id} {parent && <small>made from {parent}</small>}
      </h2>
      {told && <p class="hint">{told}</p>}
      {diff &&
        (diff.length > 0 ? (
          <Diff lines={diff} label={`What ${id} changed of ${parent}`} />
        ) : (
          <p class="hint">The same text as {parent}.</p>
        ))}
      {diff ? (
        <details>
          <summary>the whole program</summary>
          <Code lines={code} label={id} />
        </details>
      ) : (
        <Code lines={code} label={id} />
      )}
    </>
  );
}
