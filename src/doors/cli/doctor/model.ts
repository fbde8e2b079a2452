import { AssayError } from "../../../core/errors.ts";
import type { Ability, Ask, AskContext, Model, Reply } from "../../../core/model.ts";

/** What one tiny ask found out. */
export interface Probe {
  ability: Ability | "answers" | "counts";
  /** Null when the asks could not tell. */
  ok: boolean | null;
  detail: string;
}

export interface ModelFindings {
  model: string;
  probes: Probe[];
  asks: number;
  tokens: { prompt: number; completion: number };
  usd: number | null;
}

type Asking = (ask: Partial<Ask>, context?: Partial<AskContext>) => Promise<Reply[]>;

const say = (content: string): Partial<Ask> => ({ messages: [{ role: "user", content }] });
const WORDS = say("Say one short, unusual word. Only the word.");

const weather = {
  name: "weather",
  description: "The weather in a city",
  parameters: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
};
const yesOrNo = { type: "object", properties: { yes: { type: "boolean" } }, required: ["yes"] };

/** The asks, each with what its answer shows. */
const PROBES: Record<
  Exclude<Probe["ability"], "answers" | "counts" | "chat" | "images" | "reasoning">,
  (ask: Asking) => Promise<Omit<Probe, "ability">>
> = {
  async n(ask) {
    const [, second] = await ask({ ...WORDS, n: 2, maxTokens: 8 });
    const shared = second?.tokens.prompt === 0 && !second.tokens.estimated;
    return { ok: shared, detail: shared ? "one request, one prompt paid" : "one request for each answer" };
  },
  async seed(ask) {
    const of = async (seed: number) => (await ask({ ...WORDS, seed, temperature: 1, maxTokens: 8 }))[0]?.text;
    const [one, again, other] = [await of(1), await of(1), await of(2)];
    if (one !== again) return { ok: false, detail: "equal seeds gave different answers" };
    return one === other
      ? { ok: null, detail: "every seed gave the same answer" }
      : { ok: true, detail: "equal seeds gave equal answers" };
  },
  async stop(ask) {
    const [reply] = await ask({
      ...say("Count from 1 to 30, separated by spaces."),
      stop: ["4"],
      maxTokens: 90,
    });
    const stopped = (reply?.tokens.completion ?? 0) < 30;
    const cut = "the server went on; we cut the text, the tokens are paid";
    return { ok: stopped, detail: stopped ? "the server stopped there" : cut };
  },
  async logprobs(ask) {
    const [reply] = await ask({ ...WORDS, logprobs: 2, maxTokens: 4 });
    const scores = reply?.logprobs ?? [];
    return {
      ok: scores.length > 0,
      detail: scores.length > 0 ? `${scores[0]?.top?.length ?? 0} likeliest at each place` : "none came",
    };
  },
  async tools(ask) {
    const [reply] = await ask({
      ...say("What is the weather in Paris?"),
      tools: [weather],
      toolChoice: "required",
      maxTokens: 60,
    });
    const [call] = reply?.toolCalls ?? [];
    return {
      ok: call?.name === "weather",
      detail: call ? `called ${call.name}(${call.arguments})` : "it answered in words",
    };
  },
  async format(ask) {
    const [reply] = await ask({
      ...say("Is water wet? Answer as JSON."),
      format: { schema: yesOrNo },
      maxTokens: 30,
    });
    const fits = /^\s*\{\s*"yes"\s*:\s*(true|false)\s*\}\s*$/.test(reply?.text ?? "");
    return { ok: fits, detail: fits ? "JSON that fits a schema" : "the answer does not fit the schema" };
  },
  async stream(ask) {
    let pieces = 0;
    await ask({ ...say("Count from 1 to 9."), maxTokens: 40 }, { onText: () => void pieces++ });
    return { ok: pieces > 1, detail: pieces > 1 ? `${pieces} pieces` : "it came whole" };
  },
  async prompt(ask) {
    const [reply] = await ask({ prompt: "def add(a, b):\n    return", maxTokens: 8 });
    return { ok: reply !== undefined, detail: `continued with ${JSON.stringify(reply?.text ?? "")}` };
  },
  async infill(ask) {
    const infill = { prefix: "def add(a, b):\n    return ", suffix: "\n\nprint(add(1, 2))\n" };
    const [reply] = await ask({ infill, maxTokens: 8 });
    return { ok: reply !== undefined, detail: `filled in ${JSON.stringify(reply?.text ?? "")}` };
  },
};

/**
 * Finds out with tiny asks what a model's server really does, whatever is written about it.
 * @throws AssayError when it does not answer at all: a wrong key, no such model, no server.
 */
export async function probeModel(model: Model, signal: AbortSignal): Promise<ModelFindings> {
  const findings: ModelFindings = {
    model: model.id,
    probes: [],
    asks: 0,
    tokens: { prompt: 0, completion: 0 },
    usd: 0,
  };
  const ask: Asking = async (asked, context = {}) => {
    findings.asks++;
    const replies = await model.reply(
      { purpose: "probe", ...asked },
      { task: "doctor", attempt: 0, asked: 0, signal, ...context },
    );
    for (const { tokens, cost } of replies) {
      findings.tokens.prompt += tokens.prompt;
      findings.tokens.completion += tokens.completion;
      findings.usd = findings.usd === null || cost === null ? null : findings.usd + cost;
    }
    return replies;
  };
  const began = performance.now();
  const first = model.supports?.chat === false ? { prompt: "Hello" } : WORDS;
  const [reply] = await ask({ ...first, maxTokens: 16 });
  const milliseconds = Math.round(performance.now() - began);
  findings.probes.push({
    ability: "answers",
    ok: true,
    detail: `${JSON.stringify(reply?.text.slice(0, 40))} after ${milliseconds} ms`,
  });
  const counted = !reply?.tokens.estimated;
  findings.probes.push({
    ability: "counts",
    ok: counted,
    detail: counted ? "it says what it used" : "tokens are estimated, cost is unknown",
  });
  for (const [ability, probe] of Object.entries(PROBES)) {
    findings.probes.push({ ability: ability as Ability, ...(await outcomeOf(probe(ask), signal)) });
  }
  return findings;
}

/** A refusal is a finding; only the caller's own stop is not. */
async function outcomeOf(
  probe: Promise<Omit<Probe, "ability">>,
  signal: AbortSignal,
): Promise<Omit<Probe, "ability">> {
  try {
    return await probe;
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof AssayError)) throw error;
    return { ok: false, detail: error.code === "MODEL_LACKS" ? "not offered" : error.message };
  }
}
