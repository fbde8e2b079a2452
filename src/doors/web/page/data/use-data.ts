import { useEffect, useState } from "preact/hooks";
import { source } from "./source.ts";

export interface Loading<T> {
  value: T | undefined;
  error: string | undefined;
}

/** What the source answers on a path; nothing is asked where there is no path. A new `version` asks again. */
export function useData<T>(path: string | null, version = 0): Loading<T> {
  const [state, setState] = useState<Loading<T> & { path: string | null }>({
    value: undefined,
    error: undefined,
    path: null,
  });
  useEffect(() => {
    if (path === null) return undefined;
    let gone = false;
    source.get(path).then(
      (value) => !gone && setState({ value: value as T, error: undefined, path }),
      (error: Error) => !gone && setState({ value: undefined, error: error.message, path }),
    );
    return () => {
      gone = true;
    };
  }, [path, version]);
  // What belongs to the last path must not be shown under a new one.
  return state.path === path ? state : { value: undefined, error: undefined };
}
