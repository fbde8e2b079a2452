import { useEffect } from "preact/hooks";

/** Calls what belongs to a key, by the key's name (`j`, `/`, `?`, `Ctrl+k`); not while somebody writes, but for Ctrl. */
export function useKeys(keys: Record<string, (event: KeyboardEvent) => void>): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.altKey || event.defaultPrevented) return;
      const isCtrl = event.ctrlKey || event.metaKey;
      const act = keys[isCtrl ? `Ctrl+${event.key.toLowerCase()}` : event.key];
      if (!act || (!isCtrl && isWriting(event.target))) return;
      event.preventDefault();
      act(event);
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  });
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.matches("input:not([type=checkbox]), textarea, select") || target.closest("dialog") !== null)
  );
}
