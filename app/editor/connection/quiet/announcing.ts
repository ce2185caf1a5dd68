/**
 * Remote changes, in few words for screen readers: the clauses and the delegations, gathered until there is a pause and
 * announced as one sentence, never more often than a listener can follow. Pure but for its clock, which is handed in.
 */
import type { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { readPresence } from "#app/editor/drawing/carets.ts";

export interface RemoteChanges {
  /** Ids of the clauses whose words changed. */
  clauses: string[];
  /** Clauses were added, removed or moved. */
  structure: boolean;
  /** Delegations by their ids; null is the chair's side. Empty where it cannot be known. */
  hands: (string | null)[];
}

/** What a remote change did; null where it was made here, or before the first synchronisation. */
export function remoteChangesOf(
  tr: Y.Transaction,
  fragment: Y.XmlFragment,
  provider: Pick<WebsocketProvider, "awareness">,
): RemoteChanges | null {
  const clauses = new Set<string>();
  let structure = false;
  for (const type of tr.changed.keys()) {
    if ((type as unknown) === fragment) structure = true;
    const id = clauseIdOf(type, fragment);
    if (id) clauses.add(id);
  }
  if (!clauses.size && !structure) return null;
  const hands = new Set<string | null>();
  for (const [client, clock] of tr.afterState) {
    if (clock <= (tr.beforeState.get(client) ?? 0)) continue;
    const presence = readPresence(provider.awareness.getStates().get(client)?.user);
    if (presence) hands.add(presence.delegation);
  }
  return { clauses: [...clauses], structure, hands: [...hands] };
}

function clauseIdOf(type: unknown, fragment: Y.XmlFragment): string | null {
  let at: unknown = type;
  while (at instanceof Y.XmlElement || at instanceof Y.XmlText) {
    if (at.parent === fragment) return at instanceof Y.XmlElement ? (at.getAttribute("id") ?? null) : null;
    at = at.parent;
  }
  return null;
}

/** As long as a burst of typing pauses, and the least time between two sentences. */
export const PAUSE_MS = 2_000;
export const REST_MS = 10_000;

export interface Timer {
  set(act: () => void, ms: number): unknown;
  clear(handle: unknown): void;
}

/** Gathers remote changes and announces them as one. */
export function gather(
  notify: (received: RemoteChanges) => void,
  timer: Timer,
): { receive(received: RemoteChanges): void; stop(): void } {
  let all: RemoteChanges | null = null;
  let pause: unknown;
  let resting = false;
  let rest: unknown;
  const announce = () => {
    if (!all || resting) return;
    const received = all;
    all = null;
    resting = true;
    rest = timer.set(() => {
      resting = false;
      announce();
    }, REST_MS);
    notify(received);
  };
  return {
    receive(received) {
      all = all ? together(all, received) : received;
      timer.clear(pause);
      pause = timer.set(announce, PAUSE_MS);
    },
    stop() {
      timer.clear(pause);
      timer.clear(rest);
    },
  };
}

function together(one: RemoteChanges, other: RemoteChanges): RemoteChanges {
  return {
    clauses: [...new Set([...one.clauses, ...other.clauses])],
    structure: one.structure || other.structure,
    hands: [...new Set([...one.hands, ...other.hands])],
  };
}
