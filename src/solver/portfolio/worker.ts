import { parentPort, workerData } from "node:worker_threads";
import type { Hints } from "../spec/read.ts";
import type { Configuration } from "./configuration.ts";
import { searchText } from "./search-text.ts";

export interface Job {
  text: string;
  hints: Hints;
  configuration: Configuration;
  evaluations: number;
  seconds: number;
}

const { text, hints, configuration, evaluations, seconds } = workerData as Job;
const result = searchText(text, hints, configuration, evaluations, seconds, (found) =>
  parentPort?.postMessage({ kind: "found", found }),
);
parentPort?.postMessage({ kind: "end", result });
