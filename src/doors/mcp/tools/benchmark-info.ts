import { z } from "zod";
import type { Benchmark } from "../../../core/benchmark.ts";
import { loadFromRoom, loadRoom } from "../../../core/room.ts";
import type { Tool } from "../house.ts";

const ROOM = new URL("../../../benchmarks/", import.meta.url);
const input = z.object({
  id: z.string().max(60).optional().describe("a benchmark's id; none lists them all"),
});

/** What benchmarks there are. */
const benchmarkInfo: Tool<z.infer<typeof input>> = {
  name: "benchmark_info",
  title: "Look up a code benchmark",
  description:
    "Lists the benchmarks that can be run here, or tells about one: its paper, its language, where its data come from and under which licence, and the command that runs it.",
  input,
  free: true,
  async run({ id }) {
    if (id === undefined) {
      const all = await loadRoom<Benchmark>(ROOM, "benchmark");
      return { benchmarks: all.map(({ id: known, title, language }) => ({ id: known, title, language })) };
    }
    const { title, paper, language, source, parts, rows } = await loadFromRoom<Benchmark>(
      ROOM,
      "benchmark",
      id,
    );
    return {
      id,
      title,
      paper,
      language,
      ships: rows !== undefined,
      ...(source && { source: { url: source.url ?? source.page, licence: source.licence } }),
      ...(parts && { parts: Object.keys(parts) }),
      command: `assay eval ${id} --model PROVIDER/NAME`,
    };
  },
};

export default benchmarkInfo;
