import type { Sandbox } from "../../core/sandbox.ts";

/** Something about a problem that makes its scores wrong (`fault`), or that a person should look at (`doubt`). */
export interface Finding {
  kind:
    | "wrong-reference"
    | "no-reference"
    | "empty-passes"
    | "unsteady-judge"
    | "leaked-test"
    | "duplicate"
    | "unclear-prompt"
    | "cannot-run";
  level: "fault" | "doubt";
  task: string;
  /** One line: what, and what to do where that is not plain. */
  text: string;
}

export interface AuditPorts {
  sandbox: Sandbox;
  signal?: AbortSignal;
  /** Called once for each program judged. */
  onJudged?(): void;
}
