import { stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { AssayError } from "../../core/errors.ts";
import { writeAtomically } from "../../files/atomic.ts";
import { contentHash } from "../../files/content-hash.ts";
import { type DownloadOptions, download } from "../../files/download.ts";
import { Partial } from "../../files/partial.ts";
import { modelFolder, type StoredModel } from "./store.ts";

export interface PullOptions extends DownloadOptions {
  /** The file's published SHA-256: what arrives with another one is not kept. */
  sha256?: string;
  folder?: string;
}

/**
 * Downloads a model file into {@link modelFolder} unless it is there. `typed` is an address, or `OWNER/REPOSITORY/FILE`
 * at Hugging Face or the mirror in `HF_ENDPOINT`. What was cut goes on where it stopped; the file gets its name only
 * when it is whole. Its SHA-256 is measured and kept beside it, in the form that `sha256sum -c` reads.
 *
 * @throws AssayError MODEL_ADDRESS, FETCH_FAILED, FETCH_WRONG (another checksum), DISK_FULL
 */
export async function pullModel(typed: string, options: PullOptions = {}): Promise<StoredModel> {
  const { url, name } = addressOf(typed);
  const wanted = options.sha256?.toLowerCase();
  const path = join(options.folder ?? modelFolder(), name);
  if (!(await isFile(path))) {
    const partial = await Partial.claim(path);
    try {
      await download({ url, file: basename(name) }, partial, options);
      const sha256 = await contentHash(partial.path, false);
      if (wanted !== undefined && sha256 !== wanted) {
        await partial.restart(undefined);
        throw wrong(url, wanted, sha256);
      }
      await writeAtomically(`${path}.sha256`, `${sha256}  ${basename(name)}\n`);
      await partial.finish();
      return { name, path, bytes: partial.size, sha256 };
    } catch (error) {
      await partial.abandon();
      throw error;
    }
  }
  const sha256 = await contentHash(path, false);
  if (wanted !== undefined && sha256 !== wanted) throw wrong(path, wanted, sha256);
  return { name, path, bytes: (await stat(path)).size, sha256 };
}

/** Where a typed name is, and what it is called in the folder. */
function addressOf(typed: string): { url: string; name: string } {
  const bad = (what: string) =>
    new AssayError("MODEL_ADDRESS", what, {
      where: typed,
      fix: "write an http(s) address of a file, or OWNER/REPOSITORY/FILE at Hugging Face",
    });
  if (/^[a-z]+:\/\//i.test(typed)) {
    const url = URL.canParse(typed) ? new URL(typed) : undefined;
    const name = url && safeSegment(decodeURIComponent(basename(url.pathname)));
    if (!url || !/^https?:$/.test(url.protocol) || !name) throw bad("not the address of a file");
    return { url: url.href, name };
  }
  const parts = typed.split("/");
  if (parts.length < 3 || !parts.every(safeSegment)) throw bad("not a model's name");
  const [owner, repository, ...file] = parts;
  const endpoint = (process.env.HF_ENDPOINT || "https://huggingface.co").replace(/\/+$/, "");
  return { url: `${endpoint}/${owner}/${repository}/resolve/main/${file.join("/")}`, name: typed };
}

/** The segment, if it can be a file's name and nothing else. */
function safeSegment(segment: string): string | undefined {
  return /^[\w][\w.+@ -]*$/.test(segment) && !segment.endsWith(".partial") ? segment : undefined;
}

function wrong(where: string, wanted: string, found: string): AssayError {
  return new AssayError("FETCH_WRONG", "the file is not the one with this checksum", {
    where,
    fix: `expected SHA-256 ${wanted}, found ${found}`,
  });
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (entry) => entry.isFile(),
    () => false,
  );
}
