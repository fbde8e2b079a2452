import { Dialog } from "./dialog.tsx";

const KEYS: [string, string][] = [
  ["Ctrl K", "search for a run, a task, a screen"],
  ["/", "filter by regular expression"],
  ["j, k", "down and up a list; next and previous sample"],
  ["Enter", "open"],
  ["u", "up: from a trace to its task, from a task to its run"],
  ["t", "from a task to its trace"],
  ["?", "this"],
  ["Esc", "close"],
];

export function Help({ onClose }: { onClose(): void }) {
  return (
    <Dialog label="Keys" onClose={onClose}>
      <h2>Keys</h2>
      <dl class="keys">
        {KEYS.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <button type="button" onClick={onClose}>
        close
      </button>
    </Dialog>
  );
}
