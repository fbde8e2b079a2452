import { parentPort, workerData } from "node:worker_threads";
import type { Hints } from "../spec/read.ts";
import type { Configuration } from "./configuration.ts";
import { searchText } from "./search-text.ts";

export interface Job {
  text: string;
  hints: Hints;
  configuration: Configuration;
  evaluations: number;
  milliseconds: number;
}

const { text, hints, configuration, evaluations, milliseconds } = workerData as Job;
const result = searchText(text, hints, configuration, evaluations, milliseconds, (found) =>
  parentPort?.postMessage({ kind: "found", found }),
);
parentPort?.postMessage({ kind: "end", result });
