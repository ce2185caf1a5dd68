/**
 * Exchanges receipts with the server (save-state.ts decides): counts this person's changes, asks with a frame of type
 * 102 behind them, and receives the echo. Also receives the server's notices (103). The count is stored in the local
 * copy, so that the state is true after a reload without a network, too.
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { WebsocketProvider } from "y-websocket";
import type * as Y from "yjs";
import { keep, type SaveEvent, type SaveState, saveState, startSaving } from "./save-state.ts";

const RECEIPT = 102;
const NOTICE = 103;
const NOTIFYING: readonly string[] = ["phase", "decision", "clauses", "comments", "amendments"];

/** The notices that the server sends to everybody who has the text open. */
export interface ReceivedNotice {
  type: string;
  clause?: string;
}

export interface Receipts {
  now(): SaveState;
  /** Calls back after each change of the state; returns how to stop. */
  watch(changed: () => void): () => void;
  /** Changes that the server has not confirmed. */
  waiting(): number;
}

export interface Parts {
  provider: WebsocketProvider;
  /** Changes with this origin came from the local copy, not from the person. */
  copy: unknown;
  /** Unsaved changes of earlier visits. */
  waiting: number;
  /** Stores the number where the next visit finds it. */
  remember(waiting: number): void;
  onNotice(notice: ReceivedNotice): void;
}

export function trackReceipts(parts: Parts): Receipts {
  const { provider, copy } = parts;
  let state = startSaving(parts.waiting);
  let view = saveState(state);
  const watchers = new Set<() => void>();

  const happen = (happening: SaveEvent) => {
    const before = state.made - state.saved;
    const next = keep(state, happening);
    state = next.state;
    if (next.ask !== null) send(provider, next.ask);
    if (state.made - state.saved !== before) parts.remember(state.made - state.saved);
    view = saveState(state);
    for (const changed of watchers) changed();
  };

  // After the provider's own listener, so that the change is sent before the question about it.
  provider.doc.on("update", (_update: Uint8Array, origin: unknown, _doc: Y.Doc) => {
    if (origin !== provider && origin !== copy) happen({ type: "made" });
  });
  provider.on("sync", (synced: boolean) => {
    if (synced) happen({ type: "synced" });
  });
  provider.on("connection-close", () => happen({ type: "lost" }));
  provider.messageHandlers[RECEIPT] = (_reply, message) =>
    happen({ type: "receipt", seq: decoding.readVarUint(message) });
  provider.messageHandlers[NOTICE] = (_reply, message) => {
    const notice = readNotice(decoding.readVarString(message));
    if (notice) parts.onNotice(notice);
    // The bell in the frame asks again; a change of the log alone makes no notification.
    if (notice && NOTIFYING.includes(notice.type))
      globalThis.window?.dispatchEvent(new Event("plenary:told"));
  };
  return {
    now: () => view,
    waiting: () => state.made - state.saved,
    watch(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
  };
}

/** A connection that is closing answers nothing; its loss is noticed in a moment. */
function send({ ws }: WebsocketProvider, seq: number): void {
  if (ws?.readyState !== WebSocket.OPEN) return;
  const question = encoding.createEncoder();
  encoding.writeVarUint(question, RECEIPT);
  encoding.writeVarUint(question, seq);
  ws.send(encoding.toUint8Array(question) as Uint8Array<ArrayBuffer>);
}

/** A newer server may say more than this page understands: what cannot be read is passed over. */
export function readNotice(json: string): ReceivedNotice | null {
  try {
    const notice = JSON.parse(json);
    if (typeof notice?.type !== "string") return null;
    return { type: notice.type, ...(typeof notice.clause === "string" && { clause: notice.clause }) };
  } catch {
    return null;
  }
}
