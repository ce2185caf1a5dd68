/**
 * What the server has of a sheet: the document, which holds what is durable, and what is admitted and waits for the
 * log. The next change is judged against both. Reads Yjs' structs in place and changes nothing.
 */
import * as Y from "yjs";
import { FRAGMENT } from "#domain/text/schema.ts";
import type { Id, StructStretch } from "#server/realtime/scan.ts";

/** Where something stands: among the clauses, in a clause, among its words, or where nothing is to be seen any more. */
export type KnownPosition = "sheet" | "clause" | "words" | "gone";

export interface StructPosition extends StructStretch {
  place: KnownPosition;
  /** The attribute that it is a value of. */
  key: string | null;
  /** The place that it is for others. */
  opens: KnownPosition | null;
  deleted: boolean;
  mark: boolean;
  /** The clause that contains it, or that it is, by the id of its struct. */
  clause: Id | null;
}

export interface Known {
  /** How many clocks of this client are here. */
  state(client: number): number;
  /** What covers a clock below that number. */
  at(client: number, clock: number): StructPosition;
}

export class Ledger implements Known {
  readonly #doc: Y.Doc;
  #waiting = new Map<number, StructPosition[]>();

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  state(client: number): number {
    const last = this.#waiting.get(client)?.at(-1);
    const durable = Y.getState(this.#doc.store, client);
    // The log may have brought, from another machine, more of a person who is connected here by now.
    return last ? Math.max(last.clock + last.length, durable) : durable;
  }

  at(client: number, clock: number): StructPosition {
    return clock < Y.getState(this.#doc.store, client)
      ? structPositionIn(this.#doc, client, clock)
      : covering(this.#waiting.get(client) ?? [], clock);
  }

  /** Adds what was admitted. */
  add(positions: ReadonlyMap<number, readonly StructPosition[]>): void {
    for (const [client, more] of positions) {
      const waiting = this.#waiting.get(client);
      if (!waiting) this.#waiting.set(client, [...more]);
      else for (const one of more) waiting.push(one);
    }
  }

  /** Forgets what is in the document now; the rest waits on. */
  landed(): void {
    for (const [client, waiting] of this.#waiting) {
      const state = Y.getState(this.#doc.store, client);
      const rest = waiting.findIndex((one) => one.clock >= state);
      if (rest < 0) this.#waiting.delete(client);
      else waiting.splice(0, rest);
    }
  }

  /** Forgets all that waits, after it was applied or refused. */
  clear(): void {
    this.#waiting = new Map();
  }
}

/** The one of these, sorted by clock, that covers the clock. */
export function covering(sorted: readonly StructPosition[], clock: number): StructPosition {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] as StructPosition).clock <= clock) low = middle;
    else high = middle - 1;
  }
  const found = sorted[low];
  if (!found) throw new Error("Asked for a clock that is not known.");
  return found;
}

function structPositionIn(doc: Y.Doc, client: number, clock: number): StructPosition {
  const struct: Y.Item | Y.GC = Y.getItem(doc.store, Y.createID(client, clock));
  const stretch = { client, clock: struct.id.clock, length: struct.length };
  if (!(struct instanceof Y.Item))
    return { ...stretch, place: "gone", key: null, opens: "gone", deleted: true, mark: false, clause: null };
  const { content } = struct;
  const parent = struct.parent as Y.AbstractType<unknown>;
  const place = placeOf(doc, parent);
  return {
    ...stretch,
    place,
    key: struct.parentSub,
    opens: content instanceof Y.ContentType ? placeOf(doc, content.type) : "gone",
    deleted: struct.deleted,
    mark: content instanceof Y.ContentFormat,
    clause: place === "sheet" ? struct.id : clauseAround(parent),
  };
}

function clauseAround(type: Y.AbstractType<unknown>): Id | null {
  const element = type instanceof Y.XmlText ? (type._item?.parent as Y.AbstractType<unknown> | null) : type;
  return element?._item?.id ?? null;
}

function placeOf(doc: Y.Doc, type: Y.AbstractType<unknown>): KnownPosition {
  if (type._item === null) return type === doc.share.get(FRAGMENT) ? "sheet" : "gone";
  if (type instanceof Y.XmlText) return "words";
  return type instanceof Y.XmlElement ? "clause" : "gone";
}
