/**
 * What a session does with a copy that was set aside (set-aside.ts): restores this person's words whenever the text has
 * grown, shows what is still missing, and deletes the copy when nothing is missing.
 */
import type { IndexeddbPersistence } from "y-indexeddb";
import type { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import type { Receipts } from "./receipts.ts";
import { type Missing, missingFrom, takeBack } from "./set-aside.ts";

/** Where it is stored in the copy of this browser. */
export const ASIDE = "aside";

const LOOK_AFTER_MS = 300;

export interface Aside {
  missing(): readonly Missing[];
  watch(changed: () => void): () => void;
  /** Null where nothing is missing. */
  bytes(): Uint8Array | null;
  /** It has sent words from there in this session. */
  sent(): boolean;
  drop(): void;
}

interface Options {
  doc: Y.Doc;
  provider: WebsocketProvider;
  copy: IndexeddbPersistence | null;
  receipts: Receipts;
  isOwn(client: number): boolean;
  /** From an earlier session of this page, or from the copy. */
  bytes: Uint8Array | null;
  /** The server has refused the restored words: they are only shown. */
  hold: boolean;
}

export function openAside({ doc, provider, copy, receipts, isOwn, hold, ...options }: Options): Aside {
  let bytes = options.bytes;
  let missing: readonly Missing[] = [];
  let sent = false;
  let due = false;
  let over = false;
  const watchers = new Set<() => void>();

  const drop = () => {
    bytes = null;
    missing = [];
    void copy?.del(ASIDE).catch(() => undefined);
    for (const changed of watchers) changed();
  };
  const appearance = () => {
    due = false;
    if (over || !bytes || !provider.synced) return;
    const update = hold ? null : takeBack(doc, bytes, isOwn);
    if (update) {
      sent = true;
      Y.applyUpdate(doc, update, ASIDE);
    }
    missing = missingFrom(doc, bytes, isOwn);
    if (!missing.length && !receipts.waiting()) return drop();
    for (const changed of watchers) changed();
  };
  /** Changes that come close together are handled at once, because each check builds a document. */
  const soon = () => {
    if (due || !bytes) return;
    due = true;
    setTimeout(appearance, LOOK_AFTER_MS);
  };
  if (bytes) {
    provider.on("sync", soon);
    // All of it is in the text: it is deleted once the server has it, too.
    receipts.watch(() => missing.length || soon());
    doc.on("destroy", () => {
      over = true;
    });
    doc.on("afterTransaction", ({ origin }: Y.Transaction) => origin === provider && soon());
  }
  return {
    missing: () => missing,
    bytes: () => bytes,
    sent: () => sent,
    drop,
    watch(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
  };
}

/** For a session that is over: what is set aside now, merged with what was set aside before. */
export function setAside(doc: Y.Doc, before: Uint8Array | null): Uint8Array {
  const now = Y.encodeStateAsUpdate(doc);
  return before ? Y.mergeUpdates([before, now]) : now;
}
