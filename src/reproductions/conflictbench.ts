import { basename, dirname } from "node:path";
import { z } from "zod";
import { type KeptFigure, keptRows } from "./recorded/kept.ts";
import { rowsOfFile } from "./recorded/rows.ts";
import { spreadFiles } from "./recorded/spread.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

/** Of the half whose figures are known: how many outputs can be used, and how many of these are the developers' resolution. */
const KNOWN = {
  fstmerge: { name: "FSTMerge", usable: 60, same: 21 },
  jdime: { name: "JDime", usable: 47, same: 24 },
  intellimerge: { name: "IntelliMerge", usable: 48, same: 21 },
  automerge: { name: "AutoMerge", usable: 48, same: 25 },
};

const Row = z.record(z.string(), z.string());

/** What four merge tools make of ConflictBench's conflicts, from its sheet of verdicts. Nothing is merged again. */
const conflictbench: Reproduction = {
  id: "conflictbench",
  title: "ConflictBench: four merge tools against the developers",
  paper: "Shen and Meng 2024, ConflictBench, Journal of Systems and Software 214",
  async *rows(ports) {
    const figures: KeptFigure[] = [];
    for (const path of await spreadFiles({ folder: /^conflictbench/, file: "conflicts" }, ports.data)) {
      const rows = await rowsOfFile(path, Row);
      const folder = basename(dirname(path));
      for (const [tool, { name, usable, same }] of Object.entries(KNOWN)) {
        const used = rows.filter((row) => row[`${tool}_useability`] === "1");
        const alike = used.filter((row) => row[`${tool}_desirability_same_developper`] === "1");
        const percent = (count: number, of: number) => (100 * count) / Math.max(1, of);
        if (rows.length !== 90 || !folder.includes("even")) {
          ports.onNotice(
            `${folder}, ${name}: usable ${used.length} of ${rows.length}, as the developers ${alike.length}`,
          );
          continue;
        }
        const note = (count: number, of: number) => `${count} of ${of}`;
        figures.push(
          {
            name: `${name}: usable %`,
            published: percent(usable, 90),
            ours: percent(used.length, 90),
            note: note(used.length, 90),
          },
          {
            name: `${name}: as the developers, %`,
            published: percent(same, usable),
            ours: percent(alike.length, used.length),
            note: note(alike.length, used.length),
          },
        );
      }
    }
    yield* keptRows(ports, figures, 0.01);
  },
};

export default conflictbench;
