import { fileAccount, ledgerFile } from "../../../kit/purse/ledger.ts";
import { Purse, type SharedCap } from "../../../kit/purse.ts";
import { readConfig } from "./config.ts";

/** The caps that all attempts of a command share: on the run, as typed or configured, and on the day. */
export function pursesOf(runBudget: SharedCap | undefined): Purse[] {
  const { budget } = readConfig();
  const run = runBudget ?? budget.run;
  return [
    ...(run ? [new Purse("run", run)] : []),
    ...(budget.day ? [new Purse("day", budget.day, fileAccount(ledgerFile()))] : []),
  ];
}
