import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished } from "vitest";
import { ISOLATIONS, limits, sessionsIn } from "../sandboxes/sessions.ts";

describe.each(ISOLATIONS)("sessions in %s", (isolation) => {
  const inside = sessionsIn(isolation);
  inside("a folder's copy can be written, the folder cannot", { language: "bash" }, async (_, sandbox) => {
    const folder = mkdtempSync(join(tmpdir(), "assay-folder-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    mkdirSync(join(folder, "src"));
    writeFileSync(join(folder, "src/a.txt"), "original\n", { mode: 0o600 });
    writeFileSync(join(folder, "run.sh"), "echo ran\n", { mode: 0o755 });
    symlinkSync("src/a.txt", join(folder, "link"));
    const session = await sandbox.open({ language: "bash", files: folder, limits });
    onTestFinished(() => session.close());
    expect((await session.step("cat link; bash ./run.sh; test -x run.sh && echo x")).output).toBe(
      "original\nran\nx\n",
    );
    const then = await session.snapshot();
    await session.step(
      "echo new > src/a.txt; rm -r run.sh link; mkdir -p deep/er; echo y > deep/er/z; chmod 0 src",
    );
    expect(readFileSync(join(folder, "src/a.txt"), "utf8")).toBe("original\n");
    expect(readdirSync(folder).sort()).toEqual(["link", "run.sh", "src"]);
    await session.restore(then);
    expect((await session.step("cat link; ls; stat -c %a src/a.txt")).output).toBe(
      "original\nlink\nrun.sh\nsrc\n600\n",
    );
    await session.step("rm -r *");
    await session.reset();
    expect((await session.step("cat link; ls")).output).toBe("original\nlink\nrun.sh\nsrc\n");
  });

  inside(
    "files given as texts",
    { language: "python", files: { "lib/m.py": "def f(): return 'from m'\n" } },
    async (session) => {
      expect((await session.step("from lib.m import f\nf()")).output).toBe("'from m'\n");
    },
  );

  inside(
    "Bash keeps folder, functions, options, exports and what runs in the background",
    { language: "bash" },
    async (session) => {
      await session.step(
        "mkdir sub && cd sub; f() { echo f$1; }; set -o noclobber; export E=1; a=(1 '2 3'); sleep 60 & job=$!",
      );
      const shown = await session.step(
        "basename $PWD; f 1; set -o | grep noclobber; env | grep ^E=; echo ${a[1]}; kill -0 $job && echo alive",
      );
      expect(shown.output.replace(/\s+/g, " ")).toBe("sub f1 noclobber on E=1 2 3 alive ");
    },
  );

  inside(
    "Bash that ends says what is lost, and begins again where the step began",
    { language: "bash" },
    async (session) => {
      await session.step(
        "mkdir sub; cd sub; x=1; f() { echo f; }; alias g='echo g'; trap 'echo bye' EXIT; shopt -s extglob",
      );
      const ended = await session.step("x=2; exit 3");
      expect(ended).toMatchObject({
        outcome: "done",
        exitCode: 3,
        lost: expect.stringContaining("shell ended"),
      });
      expect(
        (await session.step("echo $x; basename $PWD; f; alias g; shopt extglob")).output.replace(/\s+/g, " "),
      ).toBe("1 sub f alias g='echo g' extglob on ");
    },
  );

  inside(
    "Python shows values, keeps functions, and outlives exit()",
    { language: "python" },
    async (session) => {
      expect((await session.step("def f(x):\n    return x * 2\nf(21)")).output).toBe("42\n");
      expect((await session.step("None")).output).toBe("");
      expect(await session.step("exit(3)")).toMatchObject({ exitCode: 3, error: "SystemExit: 3" });
      expect(await session.step("f('a'); raise ValueError('no')")).toMatchObject({
        error: "ValueError: no",
        exitCode: 1,
      });
      const killed = await session.step("import os\nos._exit(9)");
      expect(killed).toMatchObject({ outcome: "done", lost: expect.stringContaining("copy from before") });
      expect((await session.step("f(1)")).output).toBe("2\n");
      expect((await session.step("def broken(:")).error).toContain("SyntaxError");
    },
  );

  inside(
    "SQL gives rows as data, and refuses a snapshot in a transaction",
    { language: "sqlite" },
    async (session) => {
      const shown = await session.step(
        "CREATE TABLE t (a, b); INSERT INTO t VALUES (1, 'x;y'), (2, NULL); SELECT * FROM t",
      );
      expect(shown.value).toEqual({
        columns: ["a", "b"],
        rows: [
          [1, "x;y"],
          [2, null],
        ],
      });
      expect(shown.output).toBe("a|b\n1|x;y\n2|NULL\n");
      await session.step("BEGIN; DELETE FROM t");
      await expect(session.snapshot()).rejects.toMatchObject({ code: "SESSION_REFUSED" });
      await session.step("ROLLBACK");
      await session.snapshot();
    },
  );
});
