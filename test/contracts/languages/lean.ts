import { printing } from "./samples.ts";

export default printing(
  "def main : IO Unit := do\n  let line ← (← IO.getStdin).getLine\n  IO.println line.trim.toUpper\n",
);
