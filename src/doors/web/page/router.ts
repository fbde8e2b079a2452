import { useEffect, useState } from "preact/hooks";

/** Where the page is: what follows `#/`, so that links work from a server, from a folder and from a disk. */
export interface Route {
  path: string[];
  query: URLSearchParams;
}

/** The address of a place. Values that are empty are left out. */
export function linkTo(
  path: readonly (string | number)[],
  query: Record<string, string | number> = {},
): string {
  const given = Object.entries(query).filter(([, value]) => value !== "");
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return `#/${path.map((part) => encodeURIComponent(part)).join("/")}${search && `?${search}`}`;
}

/** Goes to a place; `replacing` keeps the way back short while somebody types in a filter. */
export function go(link: string, replacing = false): void {
  if (!replacing) {
    location.hash = link;
    return;
  }
  history.replaceState(null, "", link);
  dispatchEvent(new HashChangeEvent("hashchange"));
}

/** The place that an address names. A part that cannot be decoded stays as it is. */
export function routeOf(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?");
  return { path: path.split("/").filter(Boolean).map(decoded), query: new URLSearchParams(query) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = () => setHash(location.hash);
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return routeOf(hash);
}
