import { useLayoutEffect } from "preact/hooks";

/** Calls what belongs to a key, by the key's name (`j`, `/`, `?`, `Ctrl+k`); not while somebody writes, but for Ctrl. */
export function useKeys(keys: Record<string, (event: KeyboardEvent) => void>): void {
  // Not after the next frame, as an effect would be: somebody types faster than that.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.altKey || event.defaultPrevented) return;
      const isCtrl = event.ctrlKey || event.metaKey;
      const act = keys[isCtrl ? `Ctrl+${event.key.toLowerCase()}` : event.key];
      if (!act || (!isCtrl && isWriting(event.target))) return;
      if (event.key === "Enter" && isPressable(event.target)) return;
      event.preventDefault();
      act(event);
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  });
}

/** What Enter presses by itself. */
function isPressable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("a, button, summary, input");
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.matches("input:not([type=checkbox]), textarea, select") || target.closest("dialog") !== null)
  );
}
