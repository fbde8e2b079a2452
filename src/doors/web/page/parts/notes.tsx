import { useEffect, useState } from "preact/hooks";
import type { Note } from "../../runs/notes.ts";
import type { SampleView } from "../../runs/sample-view.ts";
import { source, token } from "../data/source.ts";

type Thumb = Note["thumb"];

/** A thumb and a comment, kept in the run's folder. An export shows them and takes none. */
export function Notes({ view }: { view: SampleView }) {
  const [thumb, setThumb] = useState<Thumb>(0);
  const [comment, setComment] = useState("");
  const [told, setTold] = useState("");
  useEffect(() => {
    setThumb(view.note?.thumb ?? 0);
    setComment(view.note?.comment ?? "");
    setTold("");
  }, [view]);
  if (!source.live) {
    const shown =
      view.note && `${["thumb down", "", "thumb up"][view.note.thumb + 1]} ${view.note.comment}`.trim();
    return shown ? <p class="panel">{shown}</p> : null;
  }
  const save = async (next: Thumb) => {
    setThumb(next);
    const { run, task, attempt } = view;
    const response = await fetch(`api/runs/${encodeURIComponent(run)}/notes`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "x-assay-token": token },
      body: JSON.stringify({ task, attempt, thumb: next, comment }),
    });
    setTold(response.ok ? "kept with the run" : ((await response.json()) as { error: string }).error);
  };
  const button = (value: Thumb, label: string) => (
    <button
      type="button"
      class="thumb"
      aria-pressed={thumb === value}
      aria-label={label}
      onClick={() => save(thumb === value ? 0 : value)}
    >
      <ThumbSign up={value > 0} />
    </button>
  );
  return (
    <div class="notes">
      <h2>What you think</h2>
      {button(1, "thumb up")}
      {button(-1, "thumb down")}
      <textarea
        rows={3}
        maxLength={4000}
        placeholder="comment"
        aria-label="Comment"
        value={comment}
        onInput={(event) => setComment(event.currentTarget.value)}
      />
      <button type="button" onClick={() => save(thumb)}>
        keep comment
      </button>
      <span class="hint" role="status">
        {told}
      </span>
    </div>
  );
}

function ThumbSign({ up }: { up: boolean }) {
  return (
    <svg class={up ? "" : "down"} width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M2 7h2.500v7H2zM6 7l3-5.500c1.500 0 2 1 1.700 2.300L10.200 6H13c1 0 1.600.800 1.400 1.700l-1.200 5c-.200.800-.800 1.300-1.600 1.300H6z" />
    </svg>
  );
}
