import { lstatSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { emptyRoot, systemLinks } from "../../../src/sandboxes/containers/root.ts";
import docker, { runtimeOf } from "../../../src/sandboxes/docker.ts";
import podman from "../../../src/sandboxes/podman.ts";

const worker = { python: "/usr/bin/python3", server: "/srv/harness", reads: ["/opt/go"] };
const after = (words: string[], option: string) =>
  words.flatMap((word, at) => (word === option ? [words[at + 1]] : []));

test.for([
  ["docker", docker],
  ["podman", podman],
] as const)(
  "%s: no network, no rights, nothing to write to, and only folders that are named",
  ([name, engine]) => {
    const words = engine.command(worker);
    expect(words[0]).toBe(name);
    for (const word of ["--rm", "--interactive", "--read-only"]) expect(words).toContain(word);
    expect(after(words, "--network")).toEqual(["none"]);
    expect(after(words, "--cap-drop")).toEqual(["all"]);
    expect(after(words, "--user")).toEqual(["65534:65534"]);
    expect(after(words, "--security-opt")).toContain("no-new-privileges");
    const volumes = after(words, "--volume");
    for (const volume of volumes) expect(volume).toMatch(/:ro$/);
    expect(volumes).toContain("/opt/go:/opt/go:ro");
    expect(volumes.at(-1)).toBe("/srv/harness:/assay:ro");
    const root = words.at(-6)!;
    expect(root).toMatch(name === "docker" ? /^assay-root:[0-9a-f]{12}$/ : /^\/.*container-root$/);
    expect(words.slice(-5)).toEqual(["/usr/bin/python3", "-s", "-S", "-B", "/assay/supervisor.py"]);
  },
);

test("gVisor is asked for where the daemon has it, and only there", () => {
  expect(runtimeOf('{"io.containerd.runc.v2":{"path":"runc"},"runc":{"path":"runc"}}')).toBe("runc");
  expect(runtimeOf('{"runc":{"path":"runc"},"runsc":{"path":"/usr/local/bin/runsc"}}')).toBe("runsc");
  expect(after(docker.command({ ...worker, found: "runsc" }), "--runtime")).toEqual(["runsc"]);
  expect(after(docker.command({ ...worker, found: "runc" }), "--runtime")).toEqual([]);
});

test("the root of a container has the system's links, and nothing else but empty folders", () => {
  const root = emptyRoot();
  for (const [path, target] of systemLinks()) expect(readlinkSync(join(root, path))).toBe(target);
  for (const name of ["assay", "tmp", "proc"]) expect(lstatSync(join(root, name)).isDirectory()).toBe(true);
});
