/**
 * One open sheet. LOG FIRST: a change is judged, waits, is appended to the log, and only then applied and sent, to its
 * author, too, for whom the echo means that it is durable. Nobody ever sees a word that can be lost. The room holds
 * nothing that it cannot rebuild from the log: when anything fails it reports that, drops itself and is built again.
 */
import { randomInt } from "node:crypto";
import * as Y from "yjs";
import { drawClientId } from "#domain/text/client-ids.ts";
import { trespass } from "#server/realtime/bounds.ts";
import type { Budget, CommittedRoom, Committer } from "#server/realtime/committer.ts";
import { SheetDocument } from "#server/realtime/document.ts";
import { withoutForeign } from "#server/realtime/foreign.ts";
import { askStateFrame, changeFrame, noticeFrame, stateFrame } from "#server/realtime/frames.ts";
import { type InspectedChange, inspect, isNothing, type Verdict } from "#server/realtime/inspect.ts";
import { LONGEST_VECTOR, SOON_MS, SPACING_MS, UNSPACED } from "#server/realtime/limits.ts";
import { merged } from "#server/realtime/merge.ts";
import { NOBODY, Owners } from "#server/realtime/owners.ts";
import type { Author, Peer } from "#server/realtime/peer.ts";
import { Peers } from "#server/realtime/peers.ts";
import { type Change, Queue, type QueueRow, SERVER } from "#server/realtime/queue.ts";
import { ReceiptQueue } from "#server/realtime/receipts.ts";
import { repairIds, touchedIds } from "#server/realtime/repair.ts";
import { readVector } from "#server/realtime/scan.ts";
import { type ChangeStretch, Tail } from "#server/realtime/tail.ts";
import { TakenAway } from "#server/realtime/taken-away.ts";
import type { Append, Appended, Bounds, Changes, LoadedSheet } from "#server/store/log/changes.ts";

export interface RoomOptions {
  sheet: string;
  loaded: LoadedSheet;
  since: Changes["since"];
  bounds: Changes["bounds"];
  committer: Committer;
  newId(of: string): string;
  /** Sent to the other nodes. */
  kept?(stretch: ChangeStretch): void;
  /** Somebody brought words that are not his own; whose they are, where it is known. */
  heldBack?(by: Author, owners: readonly (string | null)[]): void;
  log(what: string, facts: Record<string, unknown>): void;
  /** It failed: the next newcomer needs a new one. */
  dropped(): void;
}

/** No sheet's count: with it the log refuses, and then we know for certain. */
const NO_GATE = -1;

export class Room implements CommittedRoom {
  readonly sheet: string;
  readonly #options: Omit<RoomOptions, "loaded">;
  readonly #text: SheetDocument;
  readonly #queue = new Queue();
  readonly #peers = new Peers(() => askStateFrame(this.#text.vector()));
  readonly #owners: Owners;
  /** What the server itself writes with. */
  readonly #hand = drawClientId(randomInt);
  readonly #receipts = new ReceiptQueue();
  #resting: (() => void)[] = [];
  readonly #tail: Tail;
  /** What we kept last. */
  #own: ChangeStretch | null = null;
  /** What may be written, as far as we know. */
  #bounds: Bounds;
  readonly #taken = new TakenAway();
  /** Something waits that must not be written, if what we know is still so. */
  #doubt = false;
  #byCommand = false;
  /** Somebody else's words were applied since what waits was judged. */
  #disturbed = false;
  #idsTouched = true;
  /** Another node has brought what may lack ids, and gives them. */
  #idsElsewhere = false;
  #repairing = false;
  /** What the log had of old is looked through once; what comes in is judged. */
  #unread = true;
  #failed = false;

  /** The document is made in a later turn of the loop, if nobody needs it before: newcomers do not wait for it. */
  readonly #soon = setTimeout(() => this.#opened() && this.#repair(), SOON_MS).unref();

  constructor({ loaded, ...options }: RoomOptions) {
    this.sheet = options.sheet;
    this.#options = options;
    this.#bounds = loaded.bounds;
    this.#tail = new Tail({
      head: loaded.head,
      since: (n) => options.since(options.sheet, n),
      grow: (stretches) => this.#publish(stretches),
    });
    this.#owners = new Owners(loaded.clients, this.#hand);
    this.#text = new SheetDocument(loaded, (transaction) => {
      this.#idsTouched ||= touchedIds(transaction);
      if (this.#byCommand) this.#taken.remember(transaction.deleteSet);
      // Yjs would now delete needless marks automatically, and the document would no longer be what the log says.
      transaction._needFormattingCleanup = false;
    });
  }

  get empty(): boolean {
    return this.#peers.size === 0;
  }

  /** Our question comes before our answer: when the client has the text, its own words are on their way already. */
  join(peer: Peer) {
    if (this.#failed) return peer.close(1013, "trouble");
    this.#peers.join(peer);
  }

  leave(peer: Peer): void {
    this.#peers.leave(peer);
  }

  answer(peer: Peer, vector: Uint8Array) {
    const known = vector.length > LONGEST_VECTOR ? null : readVector(vector);
    if (!known) return peer.close(1007, "malformed");
    if (!known.size) for (const frame of this.#text.frames()) peer.send(frame);
    else if (this.#opened()) peer.send(stateFrame(Y.encodeStateAsUpdate(this.#text.doc, vector)));
  }

  change(peer: Peer, update: Uint8Array, step: 2 | "update") {
    if (!this.#peers.has(peer)) return;
    if (step === 2) this.#peers.answered(peer);
    const verdict = this.#judge(update);
    if (!verdict) return;
    if (verdict.kind === "malformed") return this.#malformed(peer, verdict.why);
    if (verdict.kind === "too-much") return peer.close(4413, "too-large");
    if (verdict.kind === "gap") return this.#peers.missing(peer);
    if (verdict.kind === "news") this.#admit(peer, verdict);
    if (step === 2) for (const frame of this.#peers.complete(peer)) this.receipt(peer, frame);
  }

  receipt(peer: Peer, frame: Uint8Array): void {
    if (this.#peers.hold(peer, frame)) return;
    if (this.#queue.idle) peer.send(frame);
    else this.#receipts.push({ after: this.#queue.last, peer, frame });
  }

  /** Resolves when nothing waits for the log. */
  rest(): Promise<void> {
    if (this.#queue.idle || this.#failed) return Promise.resolve();
    return new Promise((resolve) => this.#resting.push(resolve));
  }

  /** Somebody else, a command or another machine, wrote into the log: everybody gets what it has, also where nobody types. */
  async catchUp(): Promise<void> {
    if (this.#failed) return;
    await this.#tail.catchUp();
    if (!this.#failed) this.#repair();
  }

  /** Another machine has kept this. A hole before it may be our own commit, whose answer is on its way. */
  async receive(stretch: ChangeStretch): Promise<void> {
    if (this.#failed) return;
    const own = this.#idsTouched;
    const whole = this.#tail.take(stretch);
    // Who brought a clause names it. Only if that machine is gone by the next look, we do.
    this.#idsElsewhere ||= this.#idsTouched;
    this.#idsTouched = own;
    if (!whole && !this.#queue.flying.length) await this.catchUp();
  }

  /** The log reaches up to `head`: is something missing that should have arrived by now? */
  lacks(head: number): boolean {
    if (this.#failed) return false;
    this.#idsTouched ||= this.#idsElsewhere;
    this.#idsElsewhere = false;
    this.#repair();
    return head > this.#tail.head;
  }

  owns(client: number, person: string): boolean {
    const owner = this.#owners.of(client);
    return owner === undefined ? this.#text.state(client) === 0 : owner === person;
  }

  destroy(): void {
    this.#failed = true;
    clearTimeout(this.#soon);
    this.#text.destroy();
  }

  // ---- what the committer asks

  get spacing(): number {
    return Math.max(0, this.#peers.size - UNSPACED) * SPACING_MS;
  }

  take(budget: Budget): Append[] {
    return this.#failed
      ? []
      : this.#queue.take(budget, this.sheet, this.#doubt ? NO_GATE : this.#bounds.gate);
  }

  async settle(results: readonly Appended[]): Promise<void> {
    if (this.#failed) return;
    const rows = this.#queue.flying;
    const kept: Append[] = [];
    const again: QueueRow[] = [];
    let to = 0;
    rows.forEach((row, i) => {
      const result = results[i];
      if (result?.ok) {
        kept.push(row.append);
        to = result.n;
      } else if (result?.reason === "changed-meanwhile") again.push(row);
      else this.#refused(row.changes, result?.reason ?? "not-found");
    });
    if (kept.length) await this.#kept(kept, to);
    else if (!this.#tail.whole) await this.#tail.catchUp();
    if (again.length) await this.#lookUp();
    if (this.#failed) return;
    this.#queue.land(again.filter((row) => row.author !== SERVER));
    if (rows.some((row) => row.author === SERVER)) this.#repairing = false;
    this.#idsTouched ||= again.some((row) => row.author === SERVER);
    if (kept.length === rows.length && this.#asJudged) this.#text.known.landed();
    else this.#judgeAgain(again.length > 0);
    this.#disturbed = false;
    this.#release();
    this.#repair();
  }

  fail(error: unknown): void {
    if (this.#failed) return;
    this.#options.log("a sheet's log failed", { sheet: this.sheet, error: String(error) });
    this.destroy();
    this.#options.dropped();
    for (const peer of this.#peers.clear()) {
      peer.send(noticeFrame({ type: "trouble" }));
      peer.close(1013, "trouble");
    }
    for (const resolve of this.#resting.splice(0)) resolve();
  }

  // ---- a change on its way in

  /** Null where the room is lost. */
  #judge(update: Uint8Array): Verdict | null {
    if (isNothing(update)) return { kind: "nothing-new" };
    return this.#opened() ? inspect(update, this.#text.known) : null;
  }

  /** There is a document from now on. False where what was read is no text: then the room is lost. */
  #opened(): boolean {
    if (this.#failed) return false;
    if (this.#text.made) return true;
    try {
      if (this.#text.torn) this.#sayTorn();
      return true;
    } catch (error) {
      this.fail(error);
      return false;
    }
  }

  #admit(peer: Peer, inspected: InspectedChange) {
    const { person } = peer.author;
    // First: who may not write at all may hold the only copy of somebody else's words.
    if (person && !this.#mayBring(peer, person, inspected.clients))
      return this.#wordsOfAnother(peer, inspected.clients);
    if (peer.refusal) return inspected.marksOnly ? undefined : peer.close(4403, peer.refusal);
    if (person) this.#owners.bind(inspected.clients, person);
    this.#push(peer, peer.author, inspected);
  }

  /** Who sends words did not always write them: a copy may hold what others wrote and this log lost. */
  #mayBring(peer: Peer, person: string, clients: readonly number[]): boolean {
    return (
      clients.every((client) => this.owns(client, person)) && peer.claims.cover(this.#owners.unbound(clients))
    );
  }

  #wordsOfAnother(peer: Peer, clients: readonly number[]): void {
    const owners = clients.map((client) => this.#owners.of(client) ?? null);
    this.#options.heldBack?.(peer.author, owners);
    peer.close(4403, "client-of-another");
  }

  #push(peer: Peer | null, author: Author, inspected: InspectedChange): void {
    this.#doubt ||= this.#trespass(author, inspected) !== null;
    this.#text.known.add(inspected.positions);
    this.#queue.push({ peer, author, bytes: inspected.bytes, clients: inspected.clients });
    this.#options.committer.wake(this);
  }

  #malformed(peer: Peer, why: string): void {
    const { person } = peer.author;
    this.#options.log("a malformed change was refused", { sheet: this.sheet, person, why });
    peer.close(1007, "malformed");
  }

  // ---- and after the log has it

  /** Gives back false: nothing of it is kept. */
  #refused(changes: readonly Change[], reason: string): false {
    for (const { peer, clients } of changes) {
      peer?.close(4403, reason);
      // They may have been bound by this very change.
      for (const client of clients) if (this.#text.state(client) === 0) this.#owners.forget(client);
    }
    return false;
  }

  /** One statement gives the rows of one sheet numbers without a gap. */
  async #kept(rows: readonly Append[], to: number): Promise<void> {
    const bytes = merged(rows.map((row) => row.bytes));
    const owners = rows.flatMap(({ person, clients }) =>
      clients.map((client) => [client, person ?? NOBODY] as const),
    );
    const own = { from: to - rows.length + 1, to, bytes, owners };
    this.#own = own;
    this.#options.kept?.(own);
    if (this.#tail.take(own)) return;
    await this.#tail.catchUp();
    if (this.#tail.head < own.to) throw new Error(`The log of sheet ${this.sheet} ends before ${own.to}.`);
  }

  /** What is in the log, and nothing else, is what everybody gets: once, as one frame. */
  #publish(stretches: readonly ChangeStretch[]): void {
    if (this.#failed) return;
    this.#owners.learn(stretches.flatMap(({ owners }) => owners));
    const bytes = merged(stretches.map((stretch) => stretch.bytes));
    this.#disturbed ||= stretches.some((stretch) => stretch !== this.#own);
    // It is in the log: nobody has to wait until it is in our copy, too.
    this.#peers.broadcast(changeFrame(bytes));
    this.#byCommand = stretches.some((stretch) => stretch.byCommand);
    if (this.#text.apply(bytes)) this.#sayTorn();
    this.#byCommand = false;
  }

  #sayTorn(): void {
    this.#options.log("the log of a sheet has a gap", { sheet: this.sheet, head: this.#tail.head });
  }

  /** What may be written has changed, or we doubt it. First that, then the log: so we have all that was written before. */
  async #lookUp(): Promise<void> {
    this.#bounds = await this.#options.bounds(this.sheet);
    await this.#tail.catchUp();
    this.#doubt = false;
  }

  #trespass(author: Author, inspected: InspectedChange): string | null {
    const closed = trespass(inspected, author.side, this.#bounds, this.#text.doc);
    return closed ?? (this.#taken.holds(inspected.touches.lost) ? "changed-meanwhile" : null);
  }

  /**
   * Only what was below the waiting changes when they were judged was applied, and no clause is closed: the verdicts
   * stand. In a flood thousands wait, and to judge them all after each commit would take n squared.
   */
  get #asJudged(): boolean {
    return !this.#disturbed && !this.#doubt && !this.#bounds.closed.length && !this.#bounds.held.length;
  }

  /**
   * The waiting changes were judged on top of what is now in the document, or, where it was refused, nowhere. A writer
   * is sent away only when the status of the clause was just looked up: it may have been reopened.
   */
  #judgeAgain(lookedUp: boolean): void {
    this.#text.known.clear();
    this.#queue.keep((change) => {
      const verdict = inspect(change.bytes, this.#text.known);
      const wrong = verdict.kind === "news" ? this.#trespass(change.author, verdict) : null;
      if (wrong && lookedUp) return this.#refused([change], wrong);
      this.#doubt ||= wrong !== null;
      if (verdict.kind === "news") this.#text.known.add(verdict.positions);
      else if (!change.peer) this.#repairing = false;
      else if (verdict.kind !== "nothing-new") change.peer.close(1013, "trouble");
      return verdict.kind === "news";
    });
  }

  #release(): void {
    for (const { peer, frame } of this.#receipts.ready(this.#queue.settled))
      if (this.#peers.has(peer)) peer.send(frame);
    if (this.#queue.idle) for (const resolve of this.#resting.splice(0)) resolve();
  }

  /** One repair at a time: the next is computed when this one is in the document. */
  #repair(): void {
    if (!this.#text.made || this.#repairing) return;
    const bytes = this.#repaired();
    const verdict = bytes && inspect(bytes, this.#text.known);
    if (verdict?.kind !== "news") return;
    this.#repairing = true;
    this.#push(null, SERVER, verdict);
  }

  /** A sheet that cannot be repaired is written in all the same, and ends neither its room nor the round of all rooms. */
  #repaired(): Uint8Array | null {
    try {
      const foreign = this.#unread ? withoutForeign(this.#text.doc) : null;
      this.#unread = false;
      if (foreign || !this.#idsTouched) return foreign;
      this.#idsTouched = false;
      return repairIds(this.#text.doc, this.#hand, (of) => this.#options.newId(`${this.sheet} ${of}`));
    } catch (error) {
      this.#options.log("a sheet could not be repaired", { sheet: this.sheet, error: String(error) });
      return null;
    }
  }
}
