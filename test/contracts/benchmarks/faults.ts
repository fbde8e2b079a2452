import { basename } from "node:path";
import type { Benchmark, Source } from "../../../src/core/benchmark.ts";

export function sourcesOf({ source, parts = {}, beside = {} }: Benchmark): Source[] {
  return [...(source ? [source] : []), ...Object.values(parts), ...Object.values(beside)];
}

/** A file on a git host by commit: what `github.com/…/raw/` and `raw.githubusercontent.com` give. */
const FILE =
  /^https:\/\/(?:raw\.githubusercontent\.com\/[\w.-]+\/[\w.-]+|github\.com\/[\w.-]+\/[\w.-]+\/raw)\/[0-9a-f]{40}\/.+$/;

/**
 * What keeps a source from being downloaded as it says. A checksum of a repackaged file shows in the name: what is
 * downloaded must be called as upstream calls it, but for words that tell it from others of that name.
 */
export function faultsOf({ file, url, page, sha256, licence }: Source): string[] {
  const faults: string[] = [];
  if (licence === "") faults.push("no licence");
  if (url === undefined) {
    if (!/^https:.*\/[0-9a-f]{40}(\/|$)/.test(page ?? "")) faults.push(`not pinned to a commit: ${page}`);
    return faults;
  }
  if (!FILE.test(url)) faults.push(`not a file pinned to a commit: ${url}`);
  if (!/^[0-9a-f]{64}$/.test(sha256 ?? "")) faults.push(`not a SHA-256: ${sha256}`);
  const [own, theirs] = [named(file), named(url)];
  if (own.kind !== theirs.kind || !own.stem.includes(theirs.stem))
    faults.push(`${file} is not ${basename(url)}`);
  return faults;
}

function named(path: string): { stem: string; kind: string } {
  const name = basename(path);
  const kind = /\.(?:csv|jsonl?)(?:\.gz)?$/.exec(name)?.[0] ?? "";
  return { stem: name.slice(0, name.length - kind.length), kind };
}
