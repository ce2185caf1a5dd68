/**
 * Lets what others write wait for the moment at which it does no harm. A caret that was just moved is read first, or it
 * would be put back to where it was; a word that is being composed (input methods, phones) is finished first, or the
 * browser writes it twice. Nothing waits for long: phones compose all the time.
 */
import { Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import * as decoding from "lib0/decoding";
import { messageYjsUpdate } from "y-protocols/sync";
import { messageSync, type WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { readCaret } from "./read-caret.ts";

/** Long enough between two letters of a word that is being composed, short enough for the others' words. */
const REST_MS = 1_000;

export function hearing(provider: WebsocketProvider): Plugin {
  return new Plugin({
    view(view) {
      const hear = provider.messageHandlers[messageSync];
      const held = new HeldUpdates(provider, view);
      provider.messageHandlers[messageSync] = (reply, message, ...rest) => {
        readCaret(view);
        if (!held.take(message)) hear?.(reply, message, ...rest);
      };
      return {
        update: () => held.settle(),
        destroy() {
          if (hear) provider.messageHandlers[messageSync] = hear;
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

  constructor(provider: WebsocketProvider, view: EditorView) {
    this.provider = provider;
    this.view = view;
  }

  /** Takes an update away from the frame while a word is composed; the greeting of a new line is never held. */
  take(message: decoding.Decoder): boolean {
    if (!this.view.composing || decoding.peekVarUint(message) !== messageYjsUpdate) return false;
    decoding.readVarUint(message);
    this.updates.push(decoding.readVarUint8Array(message).slice());
    this.timer ??= setTimeout(() => this.apply(), REST_MS);
    return true;
  }

  /** The editor changed: either the word grows, then the others wait on, or it is finished. */
  settle(): void {
    if (!this.updates.length) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.apply(), this.view.composing ? REST_MS : 0);
  }

  apply(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const updates = this.updates.splice(0);
    if (updates.length) Y.applyUpdate(this.provider.doc, Y.mergeUpdates(updates), this.provider);
  }
}
