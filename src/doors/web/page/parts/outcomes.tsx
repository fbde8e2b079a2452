import { OUTCOMES, type Outcome } from "../../../../core/verdict.ts";
import { countText, percentText } from "./numbers.ts";

/** A word for an outcome, as people say it. `infrastructure` counts items without a verdict. */
export const OUTCOME_NAMES: Record<Outcome | "infrastructure", string> = {
  pass: "pass",
  fail: "wrong",
  crash: "crash",
  timeout: "timeout",
  memory: "memory",
  build: "compile",
  forged: "forged",
  infrastructure: "infrastructure",
};

export function OutcomeMark({ outcome }: { outcome: Outcome }) {
  return <span class={`mark ${outcome}`}>{OUTCOME_NAMES[outcome]}</span>;
}

interface Counts {
  outcomes: Record<Outcome, number>;
  failed: number;
}

function partsOf({ outcomes, failed }: Counts) {
  const parts: { name: Outcome | "infrastructure"; count: number }[] = OUTCOMES.map((name) => ({
    name,
    count: outcomes[name],
  }));
  return [...parts, { name: "infrastructure" as const, count: failed }].filter(({ count }) => count > 0);
}

const sentenceOf = (counts: Counts) =>
  partsOf(counts)
    .map(({ name, count }) => `${OUTCOME_NAMES[name]} ${count}`)
    .join(", ") || "nothing judged";

/** A bar whose parts are as long as outcomes are frequent; a part leads to its samples where `link` says where. */
export function OutcomeBar({ counts, link }: { counts: Counts; link?: (outcome: Outcome) => string }) {
  const parts = partsOf(counts);
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  const grow = (count: number) => ({ flexGrow: Math.max(count / total, 0.012) });
  if (!link)
    return (
      <span class="outcomes" role="img" aria-label={sentenceOf(counts)} title={sentenceOf(counts)}>
        {parts.map(({ name, count }) => (
          <span key={name} class={`part ${name}`} style={grow(count)} />
        ))}
      </span>
    );
  return (
    <span class="outcomes">
      {parts.map(({ name, count }) => {
        const label = `${OUTCOME_NAMES[name]}: ${countText(count)}`;
        return name === "infrastructure" ? (
          <span key={name} class={`part ${name}`} style={grow(count)} role="img" aria-label={label} />
        ) : (
          <a
            key={name}
            class={`part ${name}`}
            style={grow(count)}
            href={link(name)}
            title={label}
            aria-label={label}
          />
        );
      })}
    </span>
  );
}

/** The same in words, each with its count and share; a click shows only these. */
export function OutcomeLegend(props: {
  counts: Counts;
  chosen: readonly string[];
  onToggle(name: Outcome): void;
}) {
  const parts = partsOf(props.counts);
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  return (
    <div class="legend" role="group" aria-label="Show only these outcomes">
      {parts.map(({ name, count }) =>
        name === "infrastructure" ? (
          <span key={name} class="chip still">
            <i class={`dot ${name}`} />
            {OUTCOME_NAMES[name]} <b>{countText(count)}</b>
          </span>
        ) : (
          <button
            key={name}
            type="button"
            class="chip"
            aria-pressed={props.chosen.includes(name)}
            onClick={() => props.onToggle(name)}
          >
            <i class={`dot ${name}`} />
            {OUTCOME_NAMES[name]} <b>{countText(count)}</b> <small>{percentText(count / total)}</small>
          </button>
        ),
      )}
    </div>
  );
}
