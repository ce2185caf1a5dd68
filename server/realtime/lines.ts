/**
 * Who is connected to a room, and what is asked of each: when it comes, for all that it has, and again where something
 * it sent stands on words that are not here. Such a change is dropped, never kept pending: the answer includes it. A
 * receipt that was asked for after it waits for that answer, too.
 */
import type { Line } from "#server/realtime/line.ts";

/** Rounds of "you lack something" before a copy is taken to be past mending. */
const MOST_GAPS = 5;

interface Standing {
  /** Our question is on the way. */
  asked: boolean;
  gaps: number;
  /** Receipts that wait for its answer; null where nothing was dropped. */
  held: Uint8Array[] | null;
}

export class Lines {
  readonly #standings = new Map<Line, Standing>();
  readonly #question: () => Uint8Array;

  /** `question` is the frame that asks for whatever we do not have. */
  constructor(question: () => Uint8Array) {
    this.#question = question;
  }

  get size(): number {
    return this.#standings.size;
  }

  has(line: Line): boolean {
    return this.#standings.has(line);
  }

  join(line: Line): void {
    this.#standings.set(line, { asked: true, gaps: 0, held: null });
    line.send(this.#question());
  }

  leave(line: Line): void {
    this.#standings.delete(line);
  }

  /** The same bytes to everybody. */
  tell(frame: Uint8Array): void {
    for (const line of this.#standings.keys()) line.send(frame);
  }

  /** Everybody leaves. */
  clear(): Line[] {
    const lines = [...this.#standings.keys()];
    this.#standings.clear();
    return lines;
  }

  /** It has answered our question: whatever is missing now needs another. */
  answered(line: Line): void {
    const standing = this.#standings.get(line);
    if (standing) standing.asked = false;
  }

  /** What an honest client types between connecting and our first question stands on nothing, for one. */
  missing(line: Line): void {
    const standing = this.#standings.get(line);
    if (!standing) return;
    standing.held ??= [];
    if (standing.asked) return;
    standing.gaps += 1;
    standing.asked = true;
    if (standing.gaps > MOST_GAPS) line.close(4403, "missing-dependencies");
    else line.send(this.#question());
  }

  /** True where the receipt has to wait for words that were dropped. */
  hold(line: Line, receipt: Uint8Array): boolean {
    const held = this.#standings.get(line)?.held;
    held?.push(receipt);
    return held !== null && held !== undefined;
  }

  /** Its answer was taken in, and with it all that had to be dropped: the receipts that waited. */
  complete(line: Line): Uint8Array[] {
    const standing = this.#standings.get(line);
    const held = standing?.held ?? [];
    if (standing) standing.held = null;
    return held;
  }
}
