import { readdirSync, readFileSync, readlinkSync, statSync } from "node:fs";
import { join } from "node:path";
import { AssayError } from "../../core/errors.ts";
import type { SessionRequest } from "../../core/session.ts";

/** One file, folder or link: path, mode, seconds of its last change, content, target of a link. */
export type Entry = [
  path: string,
  mode: number,
  modified: number,
  base64: string | null,
  link: string | null,
];

/** The date of files that are given as texts, so that equal requests are equal sessions. */
const FIXED_DATE = 1_700_000_000;

/** What a session's folder holds at the beginning. Throws FILE_UNREADABLE, and SESSION_TOO_LARGE past `limit` bytes. */
export function filesOf(files: SessionRequest["files"], limit: number): Entry[] {
  const entries: Entry[] = [];
  if (typeof files === "string") {
    try {
      readFolder(files, "", entries, { left: limit });
    } catch (cause) {
      if (cause instanceof AssayError) throw cause;
      const reason = (cause as Error).message;
      throw new AssayError("FILE_UNREADABLE", `the session's files cannot be read: ${reason}`, {
        where: files,
        fix: "name a folder that you may read",
        cause,
      });
    }
  } else {
    for (const [path, text] of Object.entries(files ?? {})) {
      if (path.startsWith("/") || path.split("/").includes("..")) {
        throw new AssayError("FILE_UNREADABLE", "a session's file must lie in its folder", {
          where: path,
          fix: "use a relative path without `..`",
        });
      }
      entries.push([path, 0o644, FIXED_DATE, Buffer.from(text).toString("base64"), null]);
    }
  }
  return entries;
}

function readFolder(root: string, below: string, entries: Entry[], room: { left: number }): void {
  for (const found of readdirSync(join(root, below), { withFileTypes: true })) {
    const path = join(below, found.name);
    const full = join(root, path);
    if (found.isSymbolicLink()) {
      entries.push([path, 0o777, 0, null, readlinkSync(full)]);
      continue;
    }
    if (!found.isFile() && !found.isDirectory()) continue;
    const { mode, mtimeMs, size } = statSync(full);
    const about = [path, mode & 0o777, mtimeMs / 1000] as const;
    if (found.isDirectory()) {
      entries.push([...about, null, null]);
      readFolder(root, path, entries, room);
      continue;
    }
    room.left -= size;
    if (room.left < 0) {
      throw new AssayError("SESSION_TOO_LARGE", "the folder is larger than the session's files may be", {
        where: root,
        fix: "give the session a larger `fileBytes`",
      });
    }
    entries.push([...about, readFileSync(full).toString("base64"), null]);
  }
}
