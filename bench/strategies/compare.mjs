/** What should be better than what, on which programmers. */
const CLAIMS = [
  [
    "repair beats direct sampling",
    "self-debugging, 3 turns",
    "random of 2",
    ["gpt-35-turbo", "codellama-34b"],
  ],
  [
    "CodeT beats random choice",
    "CodeT, 10 + 10",
    "random of 15",
    ["codegen-16b", "davinci-002", "codellama-34b", "gpt-35-turbo"],
  ],
  ["B4 beats CodeT where tests are weak", "B4, 10 + 10", "CodeT, 10 + 10", ["codegen-16b", "davinci-002"]],
  [
    "consensus beats self-testing where tests are wrong",
    "functional consensus, 15",
    "most tests passed, 10 + 10",
    ["codegen-16b", "davinci-002"],
  ],
];

/** Each claim in words and numbers, over the programmers it is about. */
export function directions(cells) {
  return CLAIMS.flatMap(([claim, better, worse, profiles]) => {
    const pairs = profiles.flatMap((profile) =>
      pairsOf(cells[profile]?.[better], cells[profile]?.[worse], profile),
    );
    if (pairs.length === 0) return [];
    const [won, lost] = outcome(pairs);
    const cents = (name) => mean(profiles.flatMap((profile) => cells[profile]?.[name]?.cents ?? []));
    return [
      `${claim} (${profiles.join(", ")}): ${better} ${percent(pairs, 0)} % at ${cents(better).toFixed(1)} cents, ${worse} ${percent(pairs, 1)} % at ${cents(worse).toFixed(1)}; ${won} tasks to ${lost}, p ${pText(won, lost)}`,
    ];
  });
}

/** For each programmer: the rows that no cheaper row beats, and which rows significantly beat a row of auto for less. */
export function frontier(cells) {
  return Object.entries(cells).map(([profile, rows]) => {
    const entries = Object.entries(rows);
    const onIt = entries
      .filter(([, row]) => !entries.some(([, other]) => other.cents <= row.cents && other.share > row.share))
      .sort((a, b) => a[1].cents - b[1].cents)
      .map(([name]) => name);
    const beaten = entries
      .filter(([name]) => name.startsWith("auto"))
      .flatMap(([name, row]) =>
        entries
          .filter(
            ([other, each]) => !other.startsWith("auto") && each.cents <= row.cents && each.share > row.share,
          )
          .map(([other, each]) => {
            const [won, lost] = outcome(pairsOf(each, row, profile));
            return `${other} is better than ${name} for less (${won} tasks to ${lost}, p ${pText(won, lost)})`;
          }),
      );
    return `${profile}: frontier ${onIt.join("; ")}.${beaten.length > 0 ? ` But ${beaten.join("; ")}.` : ""}`;
  });
}

function pairsOf(a, b, profile) {
  if (!a || !b) return [];
  return [...a.right].flatMap(([key, right]) =>
    b.right.has(key) ? [[right, b.right.get(key), profile]] : [],
  );
}

const outcome = (pairs) => [
  pairs.filter(([a, b]) => a && !b).length,
  pairs.filter(([a, b]) => b && !a).length,
];
const percent = (pairs, side) =>
  ((100 * pairs.filter((pair) => pair[side]).length) / pairs.length).toFixed(1);
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Exact McNemar: the binomial test of the pairs that differ. */
function pText(won, lost) {
  const n = won + lost;
  const logs = Array.from({ length: n + 1 }, (_, i) => logChoose(n, i) - n * Math.LN2);
  const p = Math.min(
    1,
    logs.reduce((sum, log, i) => sum + (i <= Math.min(won, lost) ? 2 * Math.exp(log) : 0), 0),
  );
  return p < 0.001 ? "< 0.001" : `= ${p.toFixed(3)}`;
}

function logChoose(n, k) {
  let log = 0;
  for (let i = 1; i <= k; i++) log += Math.log((n - k + i) / i);
  return log;
}
