import type { Strategy } from "../core/strategy.ts";
import type { Candidate } from "../core/task.ts";
import extract from "../moves/extract.ts";
import retrieve from "../moves/retrieve.ts";
import { settings } from "../moves/sample.ts";
import { programMessages } from "../moves/text/describe.ts";

/** A page of API documentation. */
export interface ApiDocument {
  name: string;
  text: string;
}

export interface ToolcoderOptions {
  /** What the search tool finds things in. */
  documents: ApiDocument[];
  /** Searches in one program at most. */
  maxCalls: number;
  temperature: number;
  maxTokens: number | null;
}

const OPEN = "<API>APISearch(";
const ARROW = ")->";
const CLOSE = "</API>";

const HOW_TO = [
  `Where you are not sure which API to call, write ${OPEN}what it must do${ARROW} in the place of its name and stop:`,
  `a search tool adds the answer and ${CLOSE}, and you go on with the call.`,
].join(" ");

/**
 * The model calls an API search in the middle of the program: generation stops at the marker, the answer is put in, and
 * it goes on. The tool is BM25 over given documents, as the paper's for private libraries; its web search for public
 * ones is left out. No marker stays in the program. Calls: `program` ×(1 + searches).
 */
const toolcoder: Strategy<ToolcoderOptions> = {
  id: "toolcoder",
  title: "ToolCoder: API search inside generation",
  paper: "Zhang et al. 2023, arXiv 2305.04032",
  needs: ["chat", "stop"],
  calls: "program ×1–6, one more than there are searches",
  options: { documents: [], maxCalls: 5, temperature: 0, maxTokens: null },
  async solve(task, kit, { documents, maxCalls, ...wording }) {
    const opening = programMessages(task);
    if (documents.length > 0) opening.at(-1)!.content += `\n\n${HOW_TO}`;
    const textOf = ({ name, text }: ApiDocument) => `${name} ${text}`;
    let said = "";
    let candidate: Candidate;
    for (let calls = 0; ; calls++) {
      const messages = said === "" ? opening : [...opening, { role: "assistant" as const, content: said }];
      const stop = documents.length > 0 && calls < maxCalls ? [ARROW] : [];
      const ask = { messages, purpose: "program", ...(stop.length > 0 && { stop }) };
      const [reply] = await kit.ask({ ...ask, ...settings({ ...wording, style: "chat" }) });
      said += reply!.text;
      candidate = { id: `program/${calls}`, text: extract(withoutCalls(said), task, "first-fence") };
      kit.offer(candidate);
      const begun = said.lastIndexOf(OPEN);
      const isOpen = begun >= 0 && !said.slice(begun).includes(CLOSE);
      if (stop.length === 0 || !isOpen) return [candidate];
      const query = said.slice(begun + OPEN.length).split(ARROW)[0]!;
      const [found] = retrieve(query, documents, { count: 1, textOf });
      said = `${said.slice(0, begun)}${OPEN}${query}${ARROW}${found?.name ?? ""}${CLOSE}`;
    }
  },
};

/** A program without its searches, finished or not. */
export function withoutCalls(text: string): string {
  return text.replace(/<API>[^\n]*?<\/API>/g, "").replace(/<API>[^\n]*/g, "");
}

export default toolcoder;
