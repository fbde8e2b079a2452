/** Asks a judge model one question; the reply as text. Callers bind it to a kit, an endpoint, or a script. */
export type AskJudge = (prompt: string) => Promise<string>;
