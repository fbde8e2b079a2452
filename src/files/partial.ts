import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * An unfinished download beside its target, named `<target>.<owner>.<validator>.partial`. The owner is the process
 * writing it, so that processes fetching the same file never write to one another's; the validator is the server's
 * ETag, which makes it safe to go on later. Renaming claims it, validator included, in one step.
 */
export class Partial {
  readonly target: string;
  path: string;
  /** Bytes already here. */
  size: number;

  private constructor(target: string, path: string, size: number) {
    this.target = target;
    this.path = path;
    this.size = size;
  }

  /** Takes over what an ended process or a failed call left, or begins with nothing. */
  static async claim(target: string): Promise<Partial> {
    await mkdir(dirname(target), { recursive: true });
    const prefix = `${basename(target)}.`;
    for (const name of await readdir(dirname(target))) {
      const [owner, validator] = name.slice(prefix.length).split(".");
      if (!name.startsWith(prefix) || !name.endsWith(".partial") || !validator || alive(owner!)) continue;
      const mine = new Partial(target, `${target}.${newOwner()}.${validator}.partial`, 0);
      try {
        await rename(join(dirname(target), name), mine.path);
        mine.size = (await stat(mine.path)).size;
        return mine;
      } catch {
        // Another process claimed it first.
      }
    }
    return new Partial(target, `${target}.${newOwner()}.none.partial`, 0);
  }

  /** The ETag of what is here, when the server gave one. */
  get validator(): string | undefined {
    const encoded = this.path.split(".").at(-2)!;
    return encoded === "none" ? undefined : Buffer.from(encoded, "base64url").toString();
  }

  /** Forgets what is here and begins again with content that goes by this ETag. */
  async restart(validator: string | undefined): Promise<void> {
    await rm(this.path, { force: true });
    // A file name holds 255 bytes; a longer ETag, or a weak one, cannot be gone on from.
    const usable = validator && validator.length <= 80 && !validator.startsWith("W/");
    const encoded = usable ? Buffer.from(validator).toString("base64url") : "none";
    const parts = this.path.split(".");
    this.path = [...parts.slice(0, -2), encoded, "partial"].join(".");
    this.size = 0;
  }

  /** Appends the chunks; `size` counts what arrived even when they end in an error. */
  async append(chunks: AsyncIterable<Uint8Array>, onChunk: () => void): Promise<void> {
    const file = await open(this.path, "a");
    try {
      for await (const chunk of chunks) {
        await file.appendFile(chunk);
        this.size += chunk.length;
        onChunk();
      }
      await file.sync();
    } finally {
      await file.close();
    }
  }

  /** Puts the whole file in its place. */
  async finish(): Promise<void> {
    await rename(this.path, this.target);
  }

  /** Leaves what arrived for the next call, or nothing when it could not be gone on from. */
  async abandon(): Promise<void> {
    if (this.size === 0 || this.validator === undefined) return rm(this.path, { force: true });
    const parts = this.path.split(".");
    await rename(this.path, [...parts.slice(0, -3), "0-0", ...parts.slice(-2)].join("."));
  }
}

let owners = 0;

function newOwner(): string {
  return `${process.pid}-${++owners}`;
}

/** Whether the process behind an owner still runs; `0-0` is an abandoned file's. */
function alive(owner: string): boolean {
  const pid = Number(owner.split("-")[0]);
  if (!Number.isInteger(pid) || pid < 0) return true;
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
