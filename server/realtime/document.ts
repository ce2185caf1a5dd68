/**
 * The text of a room, as bytes and as a document. The bytes that were read are sent on unchanged, before they are
 * decoded: making a document of a long text takes longer than all the rest of opening it. The document is made when it
 * is first needed (a change, a copy that comes back, a row of another node); until then it can be made again from the
 * log.
 */
import * as Y from "yjs";
import { FRAGMENT } from "#domain/text/schema.ts";
import { Ledger } from "#server/realtime/known.ts";
import { Whole } from "#server/realtime/whole.ts";
import type { LoadedSheet } from "#server/store/log/changes.ts";

type Loaded = Pick<LoadedSheet, "updates" | "reach">;

export class SheetDocument {
  readonly #whole: Whole;
  readonly #after: (transaction: Y.Transaction) => void;
  /** The bytes from which the document will be made. */
  #loaded: Loaded | null;
  #made: { doc: Y.Doc; known: Ledger } | null = null;

  /** `after` is called after each update of the document. */
  constructor(loaded: Loaded, after: (transaction: Y.Transaction) => void) {
    this.#loaded = loaded;
    this.#after = after;
    this.#whole = new Whole(loaded.updates, () => Y.encodeStateAsUpdate(this.doc));
  }

  get made(): boolean {
    return this.#made !== null;
  }

  /** Throws where what was read is no text, like everything that uses it. */
  get doc(): Y.Doc {
    return this.#make().doc;
  }

  /** The next change is judged against this. */
  get known(): Ledger {
    return this.#make().known;
  }

  /** How many clocks of this client are here. */
  state(client: number): number {
    if (this.#loaded) return this.#loaded.reach.get(client) ?? 0;
    return Y.getState(this.doc.store, client);
  }

  vector(): Uint8Array {
    return Y.encodeStateVector(this.#loaded ? new Map(this.#loaded.reach) : this.doc);
  }

  /** All of it, for a client that has nothing. */
  frames(): Uint8Array[] {
    return this.#whole.frames();
  }

  /** True where something is missing on which it depends. */
  apply(bytes: Uint8Array): boolean {
    Y.applyUpdate(this.doc, bytes);
    this.#whole.grew(bytes);
    return this.torn;
  }

  get torn(): boolean {
    const { pendingStructs, pendingDs } = this.doc.store;
    return pendingStructs !== null || pendingDs !== null;
  }

  destroy(): void {
    this.#made?.doc.destroy();
  }

  #make(): { doc: Y.Doc; known: Ledger } {
    if (this.#made) return this.#made;
    const doc = new Y.Doc();
    doc.getXmlFragment(FRAGMENT);
    doc.on("afterTransaction", this.#after);
    for (const update of this.#loaded?.updates ?? []) Y.applyUpdate(doc, update);
    this.#loaded = null;
    this.#made = { doc, known: new Ledger(doc) };
    return this.#made;
  }
}
