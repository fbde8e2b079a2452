import { useEffect, useState } from "preact/hooks";
import type { LiveView } from "../../api/live.ts";
import { source } from "./source.ts";

/** What a run has come to, told by the server as long as it goes on; nothing where there is no server. */
export function useLive(id: string, wanted: boolean): LiveView | undefined {
  const [view, setView] = useState<LiveView>();
  useEffect(() => {
    setView(undefined);
    if (!wanted || !source.live) return undefined;
    const events = new EventSource(`api/runs/${encodeURIComponent(id)}/events`);
    events.addEventListener("run", (event) => {
      const told = JSON.parse((event as MessageEvent<string>).data) as LiveView;
      setView(told);
      if (told.state === "finished") events.close();
    });
    return () => events.close();
  }, [id, wanted]);
  return view;
}
