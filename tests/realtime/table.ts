/**
 * People at one sheet over real sockets, on any node that is running: they type, connect again when their node ends,
 * and record what was confirmed as saved and what they saw of each other.
 */
import { expect } from "vitest";
import * as Y from "yjs";
import { FRAGMENT } from "#domain/text/schema.ts";
import type { Store } from "#server/store/open.ts";
import { Sitter } from "./sitter.ts";
import { docOf, textAt, until, wordsOf } from "./stand-ins.ts";

/** The time between two markers of one person, in ms: a fast typist types ten letters a second. */
const TYPE_MS = 20;

/** Waits long, because whole servers start and end beside other work on a machine with two cores. */
export function eventually(holds: () => boolean | Promise<boolean>, what?: string): Promise<void> {
  return until(holds, what, { patience: 30_000, every: 10 });
}

export class Table {
  readonly sitters: Sitter[];
  readonly #store: Store;
  readonly #sheet: string;
  /** By sitter: marker -> the number of the question after it. */
  readonly #typed: Map<string, number>[];
  #hands: NodeJS.Timeout | null = null;
  #count = 0;

  constructor(store: Store, sheet: string, seats: readonly { at: () => string; cookie: string }[]) {
    this.#store = store;
    this.#sheet = sheet;
    this.sitters = seats.map((seat) => new Sitter({ ...seat, sheet }));
    this.#typed = this.sitters.map(() => new Map());
  }

  async seated(): Promise<void> {
    await eventually(
      () => this.sitters.every((one) => one.settled && one.words.length > 0),
      "all to be seated",
    );
  }

  /** Everybody types, until they are asked to stop. */
  begin(): void {
    this.#hands ??= setInterval(() => {
      for (const who of this.sitters.keys()) this.type(who);
    }, TYPE_MS);
  }

  stop(): void {
    if (this.#hands) clearInterval(this.#hands);
    this.#hands = null;
  }

  type(who: number): string {
    const sitter = this.sitters[who] as Sitter;
    const marker = `‹${who}-${++this.#count}›`;
    const clauses = sitter.doc.getXmlFragment(FRAGMENT).length;
    const text = textAt(sitter.doc, this.#count % Math.min(3, clauses));
    text.insert(text.length, marker);
    this.#typed[who]?.set(marker, sitter.ask());
    return marker;
  }

  /** The number of markers that were confirmed as saved. */
  get notified(): number {
    const noticeFor = ({ answered }: Sitter, who: number) =>
      [...(this.#typed[who]?.values() ?? [])].filter((asked) => asked <= answered).length;
    return this.sitters.reduce((sum, sitter, who) => sum + noticeFor(sitter, who), 0);
  }

  /** Markers that were confirmed as saved, and markers of others that anybody sees. */
  promised(): Set<string> {
    const notified = this.sitters.flatMap((sitter, who) =>
      [...(this.#typed[who] ?? [])].flatMap(([marker, asked]) => (asked <= sitter.answered ? [marker] : [])),
    );
    const seen = this.sitters.flatMap((sitter, who) =>
      markersIn(sitter.words).filter((marker) => !marker.startsWith(`‹${who}-`)),
    );
    return new Set([...notified, ...seen]);
  }

  async log(): Promise<string[]> {
    return wordsOf(docOf([(await this.#store.changes.load(this.#sheet)).state]));
  }

  /** Everything promised by now is in the log, whichever server has died since. */
  async holds(promised: ReadonlySet<string>): Promise<void> {
    const kept = new Set(markersIn(await this.log()));
    expect([...promised].filter((marker) => !kept.has(marker))).toEqual([]);
  }

  /** Nothing that was typed is missing anywhere: every copy is the text of the log, and the rows have no gap. */
  async agree(): Promise<void> {
    this.stop();
    const last = this.sitters.map((sitter) => sitter.ask());
    await eventually(() => {
      this.sitters.forEach((sitter, i) => {
        if (sitter.answered < (last[i] ?? 0)) sitter.ask();
      });
      return this.sitters.every((sitter, i) => sitter.answered >= (last[i] ?? 0));
    }, "all to be told that their words are kept");
    const words = await this.log();
    const same = () => this.sitters.every((one) => one.words.join("\n") === words.join("\n"));
    await eventually(same, "every copy to be the log's text").catch(() => {});
    for (const sitter of this.sitters) expect(sitter.words).toEqual(words);
    const kept = new Set(markersIn(words));
    const typed = this.#typed.flatMap((own) => [...own.keys()]);
    expect(typed.filter((marker) => !kept.has(marker))).toEqual([]);
    const numbers = (await this.#store.changes.since(this.#sheet, 0, 100_000)).map((row) => row.n);
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
    for (const sitter of this.sitters)
      expect(Y.encodeStateVector(sitter.doc)).toEqual(vectorOf(this.sitters[0]));
  }

  leave(): void {
    this.stop();
    for (const sitter of this.sitters) sitter.leave();
  }
}

function markersIn(words: readonly string[]): string[] {
  return words.join("\n").match(/‹\d+-\d+›/g) ?? [];
}

function vectorOf(sitter: Sitter | undefined): Uint8Array {
  return Y.encodeStateVector(sitter?.doc ?? new Y.Doc());
}
