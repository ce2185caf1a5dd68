/**
 * The changes after those which a room has of its log, whoever wrote them: our own commits, messages about others',
 * and, where something is missing between, rows of the log itself. Each row is passed on once and in the log's order,
 * so that every copy of a sheet, on however many machines, is the same replay.
 */
import * as Y from "yjs";
import type { Logged } from "#server/store/log/changes.ts";

/** Rows `from` to `to` of one log, merged. */
export interface ChangeStretch {
  from: number;
  to: number;
  bytes: Uint8Array;
  /** The owners of the client ids in it. */
  owners: readonly (readonly [client: number, person: string])[];
  /** A command wrote it. */
  byCommand?: boolean;
}

interface TailOptions {
  head: number;
  since(n: number): Promise<readonly Logged[]>;
  /** It is their turn. They may say again what is known already; that changes nothing. */
  grow(stretches: readonly ChangeStretch[]): void;
}

export class Tail {
  readonly #options: TailOptions;
  #head: number;
  #waiting: ChangeStretch[] = [];
  #reading: Promise<void> | null = null;
  #asked = false;

  constructor(options: TailOptions) {
    this.#options = options;
    this.#head = options.head;
  }

  /** Up to which row everything was passed on. */
  get head(): number {
    return this.#head;
  }

  /** False where rows before these are missing: then they wait for them. */
  take(...stretches: readonly ChangeStretch[]): boolean {
    const due: ChangeStretch[] = [];
    const all = [...this.#waiting, ...stretches].sort((a, b) => a.from - b.from);
    this.#waiting = [];
    for (const stretch of all) {
      if (stretch.to <= this.#head) continue;
      if (stretch.from > this.#head + 1) this.#waiting.push(stretch);
      else {
        due.push(stretch);
        this.#head = stretch.to;
      }
    }
    if (due.length) this.#options.grow(due);
    return this.whole;
  }

  /** True where nothing waits for missing rows. */
  get whole(): boolean {
    return !this.#waiting.length;
  }

  /** Resolves when everything that was in the log at the time of the call was passed on. */
  catchUp(): Promise<void> {
    // A read that is under way may have begun before the rows were written for which this call was made.
    this.#asked = true;
    this.#reading ??= this.#read().finally(() => {
      this.#reading = null;
    });
    return this.#reading;
  }

  async #read(): Promise<void> {
    while (this.#asked) {
      this.#asked = false;
      for (let more = true; more; ) {
        const rows = await this.#options.since(this.#head);
        more = rows.length > 0;
        this.take(...rows.map(stretchOf));
      }
    }
  }
}

function stretchOf({ n, bytes, person }: Logged): ChangeStretch {
  const clients = person ? [...Y.parseUpdateMeta(bytes).to.keys()] : [];
  const owners = clients.map((client) => [client, person as string] as const);
  return { from: n, to: n, bytes, owners, byCommand: person === null };
}
