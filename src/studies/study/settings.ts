import { compareRuns } from "../../run/compare.ts";
import type { Section } from "../document/document.ts";
import type { StudyRun } from "./study.ts";

/** The settings in which a later run differs from the first: anything but the one studied makes it another study. */
export function settingsOf([first, ...others]: readonly StudyRun[]): Section {
  const rows = others.flatMap((run) =>
    compareRuns(first!, run, 0).plan.map(({ field, first: before, second }) => [
      run.name,
      field,
      told(before),
      told(second),
    ]),
  );
  const text = [
    "Only what is studied should stand here. A difference in anything else could explain the result as well.",
  ];
  return {
    heading: "What was set otherwise",
    text: rows.length > 0 ? text : ["Nothing: the runs have the same plan, so a difference is chance."],
    ...(rows.length > 0 && { table: { columns: ["run", "setting", first!.name, "here"], rows } }),
  };
}

function told(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "not set");
}
