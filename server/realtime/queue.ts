/**
 * What waits for the log in one room, in order. Neighbouring changes by one author become one row, so that a row has
 * one author and a burst of typing is one row. Numbers the changes, so that a receipt knows for which one it waits.
 */
import type { Budget } from "#server/realtime/committer.ts";
import { merged } from "#server/realtime/merge.ts";
import type { Author, Peer } from "#server/realtime/peer.ts";
import type { Append } from "#server/store/log/changes.ts";

export const SERVER: Author = { side: "server", person: null, delegation: null };

export interface Change {
  /** Its sender; null for the server's own. */
  peer: Peer | null;
  author: Author;
  bytes: Uint8Array;
  clients: readonly number[];
}

type Numbered = Change & { number: number };

export interface QueueRow {
  author: Author;
  append: Append;
  changes: Numbered[];
}

export class Queue {
  #waiting: Numbered[] = [];
  #flying: QueueRow[] = [];
  /** Number of the last change that was received. */
  last = 0;

  get idle(): boolean {
    return !this.#waiting.length && !this.#flying.length;
  }

  /** Number of the last change up to which all outcomes are known. */
  get settled(): number {
    const open = this.#flying[0]?.changes[0] ?? this.#waiting[0];
    return open ? open.number - 1 : this.last;
  }

  push(change: Change): void {
    this.last += 1;
    this.#waiting.push({ ...change, number: this.last });
  }

  take(budget: Budget, sheet: string, gate: number): Append[] {
    const taken = this.#waiting.splice(0, this.#within(budget));
    this.#flying = byAuthor(taken).map((changes) => ({
      author: (changes[0] as Numbered).author,
      changes,
      append: rowOf(changes, sheet, gate),
    }));
    return this.#flying.map((row) => row.append);
  }

  /** The rows that were taken last. */
  get flying(): readonly QueueRow[] {
    return this.#flying;
  }

  /** Their outcome is known and was sent to everybody; except for some, which wait again, before all others. */
  land(again: readonly QueueRow[] = []): void {
    this.#waiting = [...again.flatMap((row) => row.changes), ...this.#waiting];
    this.#flying = [];
  }

  /** Drops what waits and is no longer valid. */
  keep(stands: (change: Change) => boolean): void {
    this.#waiting = this.#waiting.filter(stands);
  }

  #within(budget: Budget): number {
    let bytes = budget.bytes;
    let count = 0;
    for (const change of this.#waiting) {
      if (count >= budget.changes || (count > 0 && change.bytes.length > bytes)) break;
      bytes -= change.bytes.length;
      count += 1;
    }
    return count;
  }
}

function byAuthor(changes: readonly Numbered[]): Numbered[][] {
  const groups: Numbered[][] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    if (last && sameAuthor((last[0] as Numbered).author, change.author)) last.push(change);
    else groups.push([change]);
  }
  return groups;
}

function sameAuthor(a: Author, b: Author): boolean {
  return a.person === b.person && a.side === b.side && a.delegation === b.delegation;
}

function rowOf(changes: readonly Numbered[], sheet: string, gate: number): Append {
  const [first] = changes as [Numbered];
  const bytes = merged(changes.map((change) => change.bytes));
  const clients = [...new Set(changes.flatMap((change) => change.clients))];
  return { sheet, gate, ...first.author, bytes, clients: first.author.person ? clients : [] };
}
