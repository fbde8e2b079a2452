import type { Gate } from "../http/gate.ts";

const HELP: Record<string, string> = {
  assay_requests_total: "Requests by route and HTTP status.",
  assay_outcomes_total: "How judged and run programs ended.",
  assay_cancelled_total: "Requests whose client went away before the answer.",
  assay_cpu_seconds_total: "Processor seconds of programs.",
};

/** What a server has done since it started, in the text format that Prometheus reads. */
export class Counters {
  readonly #values = new Map<string, Map<string, number>>();

  /** Adds to a counter; labels are ours, never a client's text. */
  add(name: string, labels: Record<string, string> = {}, amount = 1): void {
    const series = this.#values.get(name) ?? new Map<string, number>();
    this.#values.set(name, series);
    const pairs = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
    const key = pairs.length > 0 ? `{${pairs.join(",")}}` : "";
    series.set(key, (series.get(key) ?? 0) + amount);
  }

  text(gate: Gate): string {
    const lines: string[] = [];
    for (const [name, help] of Object.entries(HELP)) {
      lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} counter`);
      for (const [labels, value] of this.#values.get(name) ?? []) lines.push(`${name}${labels} ${value}`);
    }
    lines.push("# HELP assay_in_hand Requests that arrive, wait or run now.", "# TYPE assay_in_hand gauge");
    lines.push(`assay_in_hand ${gate.inHand}`);
    lines.push("# HELP assay_active Requests that run now.", "# TYPE assay_active gauge");
    lines.push(`assay_active ${gate.active}`);
    return `${lines.join("\n")}\n`;
  }
}
