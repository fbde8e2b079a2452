import type { TraceStepView } from "../../trace/trace-view.ts";
import { Text } from "./code.tsx";
import { countText, dollarText, secondsText } from "./numbers.ts";

const SAYS: Record<TraceStepView["kind"], string> = {
  ask: "asked for",
  check: "ran",
  grid: "cross-checked",
  inspect: "looked into",
  session: "session",
  offer: "offered",
};

/** Steps as they are told: offers that follow one another are one. */
function gathered(steps: TraceStepView[]): (TraceStepView & { offers?: string[] })[] {
  const found: (TraceStepView & { offers?: string[] })[] = [];
  for (const step of steps) {
    const last = found.at(-1);
    if (step.kind !== "offer") found.push(step);
    else if (last?.offers) last.offers.push(step.what);
    else found.push({ ...step, offers: [step.what] });
  }
  return found;
}

/** What an attempt did, in order: what was asked and answered, with its tokens; what was offered, and what was run. */
export function Steps({ steps, onChoose }: { steps: TraceStepView[]; onChoose(id: string): void }) {
  const most = Math.max(1, ...steps.map(({ tokens }) => (tokens ? tokens.prompt + tokens.completion : 0)));
  return (
    <ol class="steps">
      {gathered(steps).map((step, number) => (
        <li key={number} class={step.kind}>
          <div class="step-head">
            <span class="verb">{SAYS[step.kind]}</span>{" "}
            {step.kind === "offer" || step.kind === "check" ? (
              (step.offers ?? [step.what]).map((id) => (
                <button key={id} type="button" class="as-link" onClick={() => onChoose(id)}>
                  {id}
                </button>
              ))
            ) : (
              <b>{step.what}</b>
            )}
            {step.told && <span class="hint"> {step.told}</span>}
            <span class="when">{secondsText(step.at)}</span>
          </div>
          {step.tokens && <TokenBar tokens={step.tokens} most={most} usd={step.usd ?? null} />}
          {step.asked !== undefined && (
            <details>
              <summary>
                question and {step.replies?.length === 1 ? "answer" : `${step.replies?.length} answers`}
              </summary>
              <Text text={step.asked} label="Question" />
              {step.replies?.map((reply, answer) => (
                <Text key={answer} text={reply} label={`Answer ${answer + 1}`} />
              ))}
            </details>
          )}
        </li>
      ))}
    </ol>
  );
}

function TokenBar({
  tokens,
  most,
  usd,
}: {
  tokens: { prompt: number; completion: number };
  most: number;
  usd: number | null;
}) {
  const { prompt, completion } = tokens;
  if (prompt + completion === 0) return null;
  const text = `${countText(prompt)} tokens in, ${countText(completion)} out, ${dollarText(usd)}`;
  return (
    <div class="token-bar" role="img" aria-label={text} title={text}>
      <span class="in" style={{ width: `${(100 * prompt) / most}%` }} />
      <span class="out" style={{ width: `${(100 * completion) / most}%` }} />
    </div>
  );
}
