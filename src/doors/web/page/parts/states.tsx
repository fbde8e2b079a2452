import type { ComponentChildren } from "preact";
import type { Loading } from "../data/use-data.ts";

/** What is loading, what went wrong, or what is there. */
export function Loaded<T>({ of, children }: { of: Loading<T>; children: (value: T) => ComponentChildren }) {
  if (of.error !== undefined)
    return (
      <p class="problem" role="alert">
        {of.error}
      </p>
    );
  if (of.value === undefined)
    return (
      <p class="waiting" role="status">
        Loading…
      </p>
    );
  return <>{children(of.value)}</>;
}

/** What a screen says when there is nothing to show: what would be here, and the command that makes it. */
export function Nothing({ children, command }: { children: ComponentChildren; command?: string }) {
  return (
    <div class="nothing">
      <p>{children}</p>
      {command && <code>{command}</code>}
    </div>
  );
}

export function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A table that may be wider than a phone: it scrolls by itself, also by keyboard. */
export function Wide({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="wide-table" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
