import { useEffect, useRef, useState } from "preact/hooks";
import type { Row, RowPage, SortKey } from "../../table/columns.ts";
import { source } from "../data/source.ts";
import { useKeys } from "../keys.ts";
import { go, linkTo } from "../router.ts";
import { countText, secondsText } from "./numbers.ts";
import { OutcomeMark } from "./outcomes.tsx";

const ROW_HEIGHT = 34;
const PAGE_ROWS = 200;
/** Rows drawn beyond those that are seen, on each side. */
const MARGIN = 8;

export interface Filter {
  outcomes: string[];
  search: string;
  everywhere: boolean;
  sort: SortKey;
  descending: boolean;
}

/** The filter as a query, of the page's address and of the server. */
export function filterQuery({
  outcomes,
  search,
  everywhere,
  sort,
  descending,
}: Filter): Record<string, string> {
  return {
    outcomes: outcomes.join(","),
    search,
    in: everywhere ? "everything" : "",
    sort: sort === "task" ? "" : sort,
    descending: descending ? "true" : "",
  };
}

export function rowsPath(run: string, filter: Record<string, string>, offset: number, limit: number): string {
  const given = Object.entries({ ...filter, offset, limit }).filter(([, value]) => String(value) !== "");
  return `runs/${encodeURIComponent(run)}/rows?${new URLSearchParams(given.map(([k, v]) => [k, String(v)]))}`;
}

interface Answer extends RowPage {
  incomplete?: true;
  partial?: true;
}

/** Pages of rows, read as they come into sight; a few hundred are in memory, of however many samples. */
function useRows(run: string, filter: Record<string, string>, version: number) {
  const key = JSON.stringify([run, filter]);
  const [state, setState] = useState({
    key: "",
    total: 0,
    pages: new Map<number, Row[]>(),
    error: "",
    cut: false,
  });
  const [round, setRound] = useState(0);
  const asked = useRef(new Set<string>());
  const fetchPage = (page: number) => {
    const name = `${key} ${version} ${round} ${page}`;
    if (asked.current.has(name)) return;
    asked.current.add(name);
    source.get(rowsPath(run, filter, page * PAGE_ROWS, PAGE_ROWS)).then(
      (answer) => {
        const { total, rows, incomplete, partial } = answer as Answer;
        // The server has read only the beginning of a large run: the next question makes it go on.
        if (partial) setTimeout(() => setRound((before) => before + 1), 20);
        setState((before) => {
          const pages = before.key === key ? new Map(before.pages) : new Map<number, Row[]>();
          pages.set(page, rows);
          // Far pages are let go: they can be read again.
          for (const other of pages.keys())
            if (pages.size > 8 && Math.abs(other - page) > 4) pages.delete(other);
          for (const name of asked.current)
            if (!pages.has(Number(name.split(" ").at(-1)))) asked.current.delete(name);
          return { key, total, pages, error: "", cut: incomplete === true };
        });
      },
      (error: Error) => setState({ key, total: 0, pages: new Map(), error: error.message, cut: false }),
    );
  };
  return {
    ...(state.key === key ? state : { ...state, pages: new Map<number, Row[]>() }),
    isNew: state.key !== key,
    fetchPage,
  };
}

/** The samples of a run that fit a filter: a list of any length, of which only what is seen is there. */
export function Samples({
  run,
  filter,
  version,
  onSort,
}: {
  run: string;
  filter: Filter;
  version: number;
  onSort(key: SortKey): void;
}) {
  const query = filterQuery(filter);
  const { total, pages, error, cut, isNew, fetchPage } = useRows(run, query, version);
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(600);
  const [active, setActive] = useState(-1);
  useEffect(() => {
    const measure = () => setHeight(box.current?.clientHeight ?? 600);
    measure();
    addEventListener("resize", measure);
    return () => removeEventListener("resize", measure);
  }, []);
  const first = Math.max(0, Math.floor(top / ROW_HEIGHT) - MARGIN);
  const last = Math.min(total, Math.ceil((top + height) / ROW_HEIGHT) + MARGIN);
  useEffect(() => {
    for (
      let page = Math.floor(first / PAGE_ROWS);
      page <= Math.floor(Math.max(first, last - 1) / PAGE_ROWS);
      page++
    )
      fetchPage(page);
  });
  const rowAt = (place: number) => pages.get(Math.floor(place / PAGE_ROWS))?.[place % PAGE_ROWS];
  const linkOf = (row: Row, place: number) =>
    linkTo(["task", run, row.task, row.attempt], { ...query, at: place });
  const move = (step: number) => {
    const next = Math.min(Math.max(active + step, 0), total - 1);
    setActive(next);
    const node = box.current;
    if (!node) return;
    if (next * ROW_HEIGHT < node.scrollTop) node.scrollTop = next * ROW_HEIGHT;
    else if ((next + 1) * ROW_HEIGHT > node.scrollTop + node.clientHeight)
      node.scrollTop = (next + 1) * ROW_HEIGHT - node.clientHeight;
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    Enter: () => {
      const row = rowAt(active);
      if (row) go(linkOf(row, active));
    },
  });
  const column = (key: SortKey, name: string, kind = "") => (
    <span
      role="columnheader"
      class={kind}
      aria-sort={filter.sort === key ? (filter.descending ? "descending" : "ascending") : "none"}
    >
      <button type="button" onClick={() => onSort(key)}>
        {name}
        {filter.sort === key && <i aria-hidden="true">{filter.descending ? " ↓" : " ↑"}</i>}
      </button>
    </span>
  );
  return (
    <div class="samples" role="table" aria-label="Samples" aria-rowcount={total + 1}>
      <div class="row head" role="row">
        {column("outcome", "outcome")}
        {column("task", "task")}
        <span role="columnheader" class="attempt">
          attempt
        </span>
        {column("tokens", "tokens", "number")}
        {column("cpuSeconds", "processor", "number")}
      </div>
      {error && (
        <p class="problem" role="alert">
          {error}
        </p>
      )}
      {cut && <p class="hint">The search took too long and covers only the first samples.</p>}
      {!error && !isNew && total === 0 && <p class="nothing">No sample fits.</p>}
      <div
        class="window"
        role="rowgroup"
        ref={box}
        tabIndex={0}
        aria-label="Samples, scrolling"
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
        style={{ maxHeight: "70vh" }}
      >
        <div role="presentation" style={{ height: `${total * ROW_HEIGHT}px`, position: "relative" }}>
          {Array.from({ length: Math.max(0, last - first) }, (_, index) => {
            const place = first + index;
            const row = rowAt(place);
            return (
              <div
                key={place}
                role="row"
                aria-rowindex={place + 2}
                class={`row${place === active ? " active" : ""}`}
                style={{ top: `${place * ROW_HEIGHT}px` }}
              >
                {row ? <SampleCells row={row} link={linkOf(row, place)} /> : <span role="cell">…</span>}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function SampleCells({ row, link }: { row: Row; link: string }) {
  return (
    <>
      <span role="cell">
        <OutcomeMark outcome={row.outcome} />
      </span>
      <span role="cell" class="task">
        <a href={link}>{row.task}</a>
      </span>
      <span role="cell" class="attempt">
        {row.attempt}
      </span>
      <span role="cell" class="number">
        {row.tokens === 0 ? "–" : countText(row.tokens)}
      </span>
      <span role="cell" class="number">
        {secondsText(row.cpuSeconds)}
      </span>
    </>
  );
}
