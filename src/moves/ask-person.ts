import type { Kit } from "../core/strategy.ts";
import { withoutThinking } from "./extract.ts";

/**
 * Asks the person who wants the program (purpose `person`): which of two readings is meant, whether a test is right. Who
 * that is, the run decides; a strategy that uses this has `person` among its needs.
 */
export default async function askPerson(kit: Kit, text: string): Promise<string> {
  const [reply] = await kit.ask({ messages: [{ role: "user", content: text }], purpose: "person" });
  return withoutThinking(reply!.text).trim();
}
