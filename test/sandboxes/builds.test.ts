import { afterAll, describe, expect, it, type TestContext } from "vitest";
import { openLanguage } from "../../src/languages/open/open.ts";
import { sandboxOrReason } from "./opened.ts";

const sandbox = await sandboxOrReason("auto");
const missing = await (await openLanguage("c")).toolchain().then(
  () => undefined,
  (error: Error) => error.message,
);

afterAll(async () => {
  if (typeof sandbox !== "string") await sandbox.close();
});

/** Runs a C program whose main has this body. */
async function run(context: TestContext, body: string, stdin = "") {
  if (typeof sandbox === "string") return context.skip(sandbox);
  if (missing) return context.skip(missing);
  const program = `#include <dirent.h>\n#include <errno.h>\n#include <fcntl.h>\n#include <stdio.h>\n#include <string.h>\n#include <sys/stat.h>\n#include <unistd.h>\nint main(void) {\n${body}\n}\n`;
  return sandbox.run({ language: "c", program, stdin });
}

describe("what a build left behind", () => {
  it("cannot be changed, removed or added to by the program that it became", async (context) => {
    const ran = await run(
      context,
      `int all = 0;
      all |= open("/build/program", O_WRONLY) >= 0;
      all |= open("/build/other", O_CREAT | O_WRONLY, 0700) >= 0;
      all |= unlink("/build/program") == 0;
      all |= rename("/build/program", "/build/moved") == 0;
      all |= chmod("/build/program", 0) == 0;
      printf("%d", all);`,
    );
    expect(ran?.stdout).toBe("0");
  });

  it("is all that the program sees of builds", async (context) => {
    const ran = await run(
      context,
      `for (int i = 0; i < 2; i++) {
        DIR *folder = opendir(i ? "/tmp" : "/build");
        for (struct dirent *one; (one = readdir(folder));) if (one->d_name[0] != '.') printf("%s ", one->d_name);
      }`,
    );
    expect(ran?.stdout).toBe("program ");
  });

  it("serves the next run of the same source, which sees nothing of the one before", async (context) => {
    const body =
      'printf("%d", access("/tmp/trace", F_OK) == 0); close(open("/tmp/trace", O_CREAT | O_WRONLY, 0600));';
    const [first, second] = [await run(context, body), await run(context, body)];
    expect([first?.stdout, second?.stdout]).toEqual(["0", "0"]);
  });

  it("is refused with the compiler's words when it does not compile, however often", async (context) => {
    for (const _ of [1, 2]) {
      const ran = await run(context, "return missing;");
      expect(ran).toMatchObject({ outcome: "build", stderr: expect.stringContaining("missing") });
    }
  });

  it("cannot read what the machine holds: an include of a file outside fails", async (context) => {
    const ran = await run(context, '#include "/etc/passwd"\nreturn 0;');
    expect(ran?.outcome).toBe("build");
    expect(ran?.stderr).toContain("No such file");
  });
});
