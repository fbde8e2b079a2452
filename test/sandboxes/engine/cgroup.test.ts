import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, expect, test } from "vitest";
import { type ControlGroups, findGroups, Groups } from "../../../src/sandboxes/engine/cgroup.ts";

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder that looks like a mounted hierarchy in which this process is in the group `/user/session`. */
function fake({ controllers = "cpu memory pids", limited = ["/user"], path = "/user/session" } = {}) {
  const mount = mkdtempSync(join(tmpdir(), "assay-cgroup-"));
  made.push(mount);
  const make = (folder: string) => {
    mkdirSync(folder, { recursive: true });
    for (const file of ["cgroup.procs", "cgroup.subtree_control"]) writeFileSync(join(folder, file), "");
    writeFileSync(join(folder, "cgroup.controllers"), controllers);
    if (limited.some((parent) => resolve(mount, `.${parent}`) === resolve(folder, "..")))
      for (const file of ["memory.max", "memory.swap.max", "pids.max"]) writeFileSync(join(folder, file), "");
  };
  make(resolve(mount, `.${path}`));
  const system: ControlGroups = {
    mounts: `22 1 0:20 / /proc rw - proc proc rw\n30 22 0:26 / ${mount} rw,nosuid shared:4 - cgroup2 cgroup2 rw\n`,
    own: `4:memory:/other\n0::${path}\n`,
    make,
  };
  return { mount, system };
}

test("says in a line why there are none: not mounted, no controllers, no limits", () => {
  expect(findGroups({ mounts: "", own: "0::/\n", make: mkdirSync })).toEqual({
    reason: "no control groups of version 2 are mounted",
  });
  expect(findGroups(fake({ controllers: "hugetlb pids" }).system)).toEqual({
    reason: "the control groups of version 2 here have no controller of memory",
  });
  const { system, mount } = fake({ limited: [] });
  expect(findGroups(system)).toEqual({
    reason: expect.stringMatching(/^no control group can be made with limits: ENOENT/),
  });
  expect(readdirSync(join(mount, "user/session")).filter((name) => name.endsWith(".max"))).toEqual([]);
});

test("takes the group around when its own gives no limits, and asks for the controllers first", () => {
  const { system, mount } = fake();
  expect(findGroups(system)).toEqual({ parent: join(mount, "user") });
  expect(readFileSync(join(mount, "user/session/cgroup.subtree_control"), "utf8")).toBe("+memory +pids");
});

test("a worker starts inside a group of its own that has limits", () => {
  const { system, mount } = fake({ limited: ["/"], path: "/" });
  expect(findGroups(system)).toEqual({ parent: mount });
  const groups = new Groups(mount, 2, system);
  const [program, ...args] = groups.wrap(["sh", "-c", "echo $$ and $1", "sh", "two words"]);
  const said = execFileSync(program!, args, { encoding: "utf8" });
  const [name] = readdirSync(mount).filter((one) => /^assay-\d+-\d+$/.test(one));
  const read = (file: string) => readFileSync(join(mount, name!, file), "utf8");
  expect(said).toBe(`${read("cgroup.procs").trim()} and two words\n`);
  expect(Number(read("memory.max"))).toBeGreaterThanOrEqual(2 * 1024 ** 3);
  expect([read("pids.max"), read("memory.swap.max")]).toEqual(["2048", "0"]);
  for (const file of readdirSync(join(mount, name!))) rmSync(join(mount, name!, file));
  groups.close();
  expect(existsSync(join(mount, name!))).toBe(false);
});

test("a worker that cannot be put into its group does not start", () => {
  const { system, mount } = fake({ limited: ["/"], path: "/" });
  const [program, ...args] = new Groups(mount, 1, system).wrap(["echo", "started"]);
  const [name] = readdirSync(mount).filter((one) => /^assay-\d+-\d+$/.test(one));
  rmSync(join(mount, name!), { recursive: true });
  expect(() => execFileSync(program!, args, { stdio: "pipe" })).toThrow();
});
