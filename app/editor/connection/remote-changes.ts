/**
 * Delays others' changes until they do no harm. A caret that was just moved is read first, or it would be put back to
 * where it was; a word that is being composed (input methods, phones) is finished first, or the browser writes it
 * twice. Nothing waits for long, because phones compose all the time. Only for a person who asks for a text that does
 * not move, everything waits (quiet/holding.ts).
 */
import { Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import * as decoding from "lib0/decoding";
import { messageYjsUpdate } from "y-protocols/sync";
import { messageSync, type WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { readCaret } from "#app/editor/document/read-caret.ts";
import type { Holding } from "./quiet/holding.ts";

/** Long enough between two letters of a word that is being composed, short enough for remote words. */
const REST_MS = 1_000;

export function remoteChangePlugin(provider: WebsocketProvider, holding: Holding): Plugin {
  return new Plugin({
    view(view) {
      const receive = provider.messageHandlers[messageSync];
      const held = new HeldUpdates(provider, view, holding);
      const stop = holding.onRelease(() => held.apply());
      provider.messageHandlers[messageSync] = (reply, message, ...rest) => {
        readCaret(view);
        if (!held.take(message)) receive?.(reply, message, ...rest);
      };
      return {
        update: () => held.settle(),
        destroy() {
          if (receive) provider.messageHandlers[messageSync] = receive;
          stop();
          held.apply();
        },
      };
    },
    props: {
      handleDOMEvents: {
        compositionend: (view) => {
          // After ProseMirror has taken the composed word in.
          setTimeout(() => view.dispatch(view.state.tr), 50);
        },
      },
    },
  });
}

class HeldUpdates {
  private updates: Uint8Array[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private provider: WebsocketProvider;
  private view: EditorView;
  private holding: Holding;

  constructor(provider: WebsocketProvider, view: EditorView, holding: Holding) {
    this.provider = provider;
    this.view = view;
    this.holding = holding;
  }

  /** Takes an update out of the frame while a word is composed; the greeting of a new connection is never held. */
  take(message: decoding.Decoder): boolean {
    const held = this.holding.on();
    if (!(held || this.view.composing) || decoding.peekVarUint(message) !== messageYjsUpdate) return false;
    decoding.readVarUint(message);
    const update = decoding.readVarUint8Array(message).slice();
    // The echo of one's own words is not a remote change.
    if (held && !isNew(this.provider.doc, update)) return true;
    this.updates.push(update);
    if (held) this.holding.count(this.updates.length);
    else this.timer ??= setTimeout(() => this.apply(), REST_MS);
    return true;
  }

  /** The editor changed: either the word grows, then the others' changes wait on, or it is finished. */
  settle(): void {
    if (!this.updates.length || this.holding.on()) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.apply(), this.view.composing ? REST_MS : 0);
  }

  apply(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const updates = this.updates.splice(0);
    this.holding.count(0);
    if (updates.length) Y.applyUpdate(this.provider.doc, Y.mergeUpdates(updates), this.provider);
  }
}

/** Is there anything in it that this copy does not have? */
function isNew(doc: Y.Doc, update: Uint8Array): boolean {
  const { to } = Y.parseUpdateMeta(update);
  for (const [client, clock] of to) if (clock > Y.getState(doc.store, client)) return true;
  const gone = Y.createDeleteSetFromStructStore(doc.store);
  for (const [client, ranges] of Y.decodeUpdate(update).ds.clients)
    for (const { clock, len } of ranges)
      for (let at = clock; at < clock + len; at++)
        if (!Y.isDeleted(gone, Y.createID(client, at))) return true;
  return false;
}
