import { availableParallelism, totalmem } from "node:os";
import { AssayError } from "../../../core/errors.ts";
import type { Language } from "../../../core/language.ts";
import { loadRoom } from "../../../core/room.ts";
import type { HostedProvider } from "../../../models/hosted/service.ts";
import { providers } from "../../../models/open/open.ts";
import { findGroups } from "../../../sandboxes/engine/cgroup.ts";
import { openSandbox, probeIsolations } from "../../../sandboxes/open/open.ts";
import type { CommonOptions } from "../program/command.ts";
import { room } from "../program/options.ts";
import { bytesText } from "../show/numbers.ts";
import { measureReach, type Reach } from "./reach.ts";

/** One line of the examination. */
export interface Finding {
  area: "machine" | "isolation" | "measured" | "languages" | "models";
  name: string;
  ok: boolean;
  detail: string;
  /** The one thing to do about it; absent when nothing needs doing. */
  fix?: string;
}

const REACH_NAMES: Record<keyof Reach, string> = {
  network: "the network",
  reading: "your files",
  writing: "writing to your files",
  processes: "other processes",
  environment: "your environment",
};

/** Everything this machine can and cannot do for Assay. Never throws for a gap: a gap is a finding. */
export async function examine(options: CommonOptions): Promise<Finding[]> {
  const findings: Finding[] = [machine()];
  for (const { id, available, offers, reason, fix } of await probeIsolations()) {
    const works =
      id === "none"
        ? "only when typed: programs run with your rights"
        : `works${offers ? `: ${offers}` : ""}`;
    const detail = available ? works : (reason ?? "does not work");
    findings.push({ area: "isolation", name: id, ok: available, detail, ...(!available && fix && { fix }) });
  }
  findings.push(controlGroups(), ...(await measured(options)));
  for (const language of await loadRoom<Language>(room("languages"), "language"))
    findings.push(await toolchain(language));
  return [...findings, ...(await models())];
}

function machine(): Finding {
  const detail = `Node ${process.versions.node}, ${availableParallelism()} cores, ${bytesText(totalmem())} memory`;
  return { area: "machine", name: `${process.platform} ${process.arch}`, ok: true, detail };
}

/** A bound on each worker as a whole; without it programs are bounded one by one, and their sum is watched. */
function controlGroups(): Finding {
  const found = findGroups();
  const detail =
    "parent" in found
      ? `each worker in a group of its own below ${found.parent}`
      : `${found.reason}: limits of processes, and their sum watched`;
  return { area: "isolation", name: "control groups", ok: "parent" in found, detail };
}

async function measured({ isolation: wanted }: CommonOptions): Promise<Finding[]> {
  const area = "measured";
  try {
    const { isolation, reach } = await measureReach(() => openSandbox({ isolation: wanted, workers: 1 }));
    if (!reach) return [{ area, name: isolation, ok: false, detail: "the probe did not run" }];
    return (Object.keys(REACH_NAMES) as (keyof Reach)[]).map((key) => {
      const detail = `${reach[key] ? "within reach" : "out of reach"} (${isolation})`;
      return { area, name: REACH_NAMES[key], ok: !reach[key], detail };
    });
  } catch (error) {
    return [{ area, name: wanted, ok: false, ...explained(error) }];
  }
}

async function toolchain(language: Language): Promise<Finding> {
  const name = language.title;
  try {
    const { command, version } = await language.toolchain();
    return { area: "languages", name, ok: true, detail: `${version} (${command})` };
  } catch (error) {
    return { area: "languages", name, ok: false, ...explained(error) };
  }
}

/** Which hosted models could be asked: those whose key is set, and servers whose address is. Neither is shown. */
async function models(): Promise<Finding[]> {
  const services = (await providers()).flatMap(
    (provider) => (provider as Partial<HostedProvider>).service ?? [],
  );
  const found = services.filter(({ keyVariable, addressVariable = "" }) =>
    Boolean(process.env[keyVariable] || process.env[addressVariable]),
  );
  if (found.length === 0) {
    const fix =
      "set OPENAI_API_KEY or another provider's key; servers of your own and recorded models need none";
    return [{ area: "models", name: "hosted", ok: false, detail: "no key is set", fix }];
  }
  const how = 'key or address set; "assay doctor --model NAME" asks it';
  return found.map(({ id }): Finding => ({ area: "models", name: id, ok: true, detail: how }));
}

function explained(error: unknown): { detail: string; fix?: string } {
  if (error instanceof AssayError) return { detail: error.message, ...(error.fix && { fix: error.fix }) };
  return { detail: error instanceof Error ? error.message : String(error) };
}
