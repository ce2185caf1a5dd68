/**
 * What others changed while the page is open: as one sentence for screen readers, and clause by clause for navigation.
 */
import { useEffect, useState } from "react";
import type * as Y from "yjs";
import type { Session } from "#app/editor/connection/session.ts";
import { gather, type RemoteChanges, remoteChangesOf } from "./announcing.ts";

const BROWSER = {
  set: (act: () => void, ms: number) => setTimeout(act, ms),
  clear: (handle: unknown) => clearTimeout(handle as ReturnType<typeof setTimeout>),
};

export interface Updates {
  /** To be announced now; null until there is something. */
  announced: RemoteChanges | null;
  /** Ids of all clauses that others changed since the page was opened. */
  changed: ReadonlySet<string>;
}

const NONE: Updates = { announced: null, changed: new Set() };

export function useRemoteChanges({ doc, fragment, provider }: Session): Updates {
  const [updates, setUpdates] = useState(NONE);
  useEffect(() => {
    setUpdates(NONE);
    const notify = (announced: RemoteChanges) =>
      setUpdates(({ changed }) => ({ announced, changed: new Set([...changed, ...announced.clauses]) }));
    const gathered = gather(notify, BROWSER);
    // The greeting of a connection brings what is already known, or what the page shows as changed since the last
    // visit.
    let greeted = provider.synced;
    const onSync = (synced: boolean) => {
      setTimeout(() => {
        greeted = synced;
      });
    };
    const onTransaction = (tr: Y.Transaction) => {
      const received = greeted && tr.origin === provider ? remoteChangesOf(tr, fragment, provider) : null;
      if (received) gathered.receive(received);
    };
    provider.on("sync", onSync);
    doc.on("afterTransaction", onTransaction);
    return () => {
      gathered.stop();
      provider.off("sync", onSync);
      doc.off("afterTransaction", onTransaction);
    };
  }, [doc, fragment, provider]);
  return updates;
}
