/**
 * Test doubles for the rooms: a log in memory that keeps the promises of store.changes and can be held back or broken,
 * a connection that remembers what it received, and a client that behaves as y-websocket's provider does.
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import type { Kind } from "#domain/text/clause.ts";
import { CLAUSE_NODE, FRAGMENT } from "#domain/text/schema.ts";
import { Claims } from "#server/realtime/claims.ts";
import { groupCommit } from "#server/realtime/committer.ts";
import { changeFrame, readFrame, stateFrame } from "#server/realtime/frames.ts";
import type { Peer } from "#server/realtime/peer.ts";
import { Room, type RoomOptions } from "#server/realtime/room.ts";
import type { Append, Appended, Bounds, Changes } from "#server/store/log/changes.ts";
import { readClauses, seedState } from "#server/store/log/text-at.ts";

export const SHEET = "sheet-1";

export type Log = Pick<Changes, "append" | "load" | "since" | "bounds">;

export interface MemoryLog extends Log {
  rows: { n: number; sheet: string; person: string | null; bytes: Uint8Array; clients: readonly number[] }[];
  accepts: "members" | "chair" | "nobody";
  /** As a command does it: the clauses that may not be written change, and the number of the gate grows. */
  bind(clauses: Partial<Pick<Bounds, "closed" | "held">>): void;
  /** Appends wait until the returned function is called. */
  hold(): () => void;
  /** The next append throws: before it is written, or after it (as when the power is cut before the answer). */
  failNext(when: "before" | "after" | null): void;
  appends: number;
  /** The log as it was after `n`: all later rows are gone, and so are the client ids that they bound to people. */
  earlier(n: number): MemoryLog;
  /** Binds a client id to a person. */
  own(client: number, person: string): void;
}

export function memoryLog(): MemoryLog {
  let held: Promise<void> | null = null;
  let failing: "before" | "after" | null = null;
  const clients = new Map<number, string>();
  let bounds: Bounds = { gate: 0, closed: [], held: [] };
  const log: MemoryLog = {
    rows: [],
    accepts: "members",
    appends: 0,
    earlier(n) {
      const before = memoryLog();
      before.rows = log.rows.slice(0, n);
      for (const { person, clients: ids } of before.rows)
        if (person) for (const id of ids) before.own(id, person);
      return before;
    },
    own: (client, person) => void clients.set(client, person),
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return () => {
        held = null;
        resolve();
      };
    },
    bind(clauses) {
      bounds = { ...bounds, ...clauses, gate: bounds.gate + 1 };
    },
    bounds: async () => bounds,
    failNext(when) {
      failing = when;
    },
    async append(batch) {
      log.appends += 1;
      await held;
      await new Promise((resolve) => setImmediate(resolve));
      const failure = failing;
      failing = null;
      if (failure === "before") throw new Error("the disk is full");
      const results = batch.map(write);
      if (failure === "after") throw new Error("the connection broke on the way back");
      return results;
    },
    async load(sheet) {
      const rows = log.rows.filter((row) => row.sheet === sheet);
      const state = Y.mergeUpdates([new Uint8Array([0, 0]), ...rows.map((row) => row.bytes)]);
      const reach = Y.parseUpdateMeta(state).to;
      return { head: rows.length, updates: [state], reach, state, clients: new Map(clients), bounds };
    },
    async since(sheet, n) {
      return log.rows
        .filter((row) => row.sheet === sheet && row.n > n)
        .map((row) => ({ ...row, delegation: null, at: new Date(0) }));
    },
  };

  function write(one: Append): Appended {
    if (log.accepts === "nobody") return { ok: false, reason: "text-closed" };
    if (log.accepts === "chair" && one.side === "member") return { ok: false, reason: "pen-with-chair" };
    if (one.gate !== undefined && one.gate !== bounds.gate) return { ok: false, reason: "changed-meanwhile" };
    if (one.clients.some((client) => clients.has(client) && clients.get(client) !== one.person))
      return { ok: false, reason: "client-of-another" };
    if (one.person) for (const client of one.clients) clients.set(client, one.person);
    const n = log.rows.filter((row) => row.sheet === one.sheet).length + 1;
    log.rows.push({
      n,
      sheet: one.sheet,
      person: one.person,
      bytes: one.bytes.slice(),
      clients: one.clients,
    });
    return { ok: true, n };
  }

  return log;
}

/** A sheet with two clauses, as the server seeds it. */
export async function seeded(log: Log, sheet = SHEET): Promise<void> {
  const bytes = seedState([
    { id: "c1", kind: "preambular", level: 0, runs: [{ text: "Recalling the Convention" }] },
    {
      id: "c2",
      kind: "operative",
      level: 0,
      runs: [{ text: "Call", italic: true }, { text: " upon States" }],
    },
  ]);
  await log.append([{ sheet, side: "server", person: null, delegation: null, bytes, clients: [] }]);
}

type More = Partial<Pick<RoomOptions, "newId" | "dropped" | "kept">>;

export async function openRoom(log: Log, more: More = {}) {
  let ids = 0;
  const committer = groupCommit((batch) => log.append(batch));
  const logged: string[] = [];
  const heldBack: (string | null)[] = [];
  const room = new Room({
    sheet: SHEET,
    loaded: await log.load(SHEET),
    since: log.since,
    bounds: log.bounds,
    committer,
    newId: more.newId ?? (() => `c${900 + ++ids}`),
    log: (what) => logged.push(what),
    kept: more.kept,
    heldBack: ({ person }) => heldBack.push(person),
    dropped: more.dropped ?? (() => {}),
  });
  return { room, committer, logged, heldBack };
}

/** One person's copy, with a connection to the room that can be cut and made again. */
export class Copy implements Peer {
  readonly doc = new Y.Doc();
  author: Peer["author"];
  refusal: string | null = null;
  claims = new Claims();
  frames: Uint8Array[] = [];
  closed: { code: number; reason: string } | null = null;
  /** Called for each frame that arrives; the default reads it at once. */
  deliver: (frame: Uint8Array) => void = (frame) => this.read(frame);
  #room: Room | null = null;
  #send: (frame: Uint8Array) => void = () => {};

  constructor(person: string, side: "chair" | "member" = "member") {
    this.author = { side, person, delegation: side === "chair" ? null : `delegation-of-${person}` };
    this.doc.getXmlFragment(FRAGMENT);
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.emit(changeFrame(update));
    });
  }

  connect(room: Room): this {
    this.closed = null;
    this.#room = room;
    room.join(this);
    room.answer(this, Y.encodeStateVector(this.doc));
    return this;
  }

  /** Through a connection that the test makes: nothing is sent at once. */
  connectBy(send: (frame: Uint8Array) => void): void {
    this.#send = send;
  }

  cut(): void {
    this.#room?.leave(this);
    this.#room = null;
    this.#send = () => {};
  }

  send(frame: Uint8Array): void {
    this.frames.push(frame);
    this.deliver(frame);
  }

  close(code: number, reason: string): void {
    this.closed ??= { code, reason };
    this.cut();
  }

  emit(frame: Uint8Array): void {
    if (this.#room) receive(this.#room, this, frame);
    else this.#send(frame);
  }

  /** As the provider does: a question is answered, everything else is applied. */
  read(frame: Uint8Array): void {
    const message = readFrame(frame);
    if (message.type === "ask-state") this.emit(stateFrame(Y.encodeStateAsUpdate(this.doc, message.vector)));
    if (message.type === "change") Y.applyUpdate(this.doc, message.update, this);
  }

  /** The changes that it received, without the first state. */
  get changes(): Uint8Array[] {
    return this.frames.flatMap((frame) => {
      const message = readFrame(frame);
      return message.type === "change" && message.step === "update" ? [message.update] : [];
    });
  }

  get words(): string[] {
    return wordsOf(this.doc);
  }
}

export function receive(room: Room, peer: Peer, bytes: Uint8Array): void {
  const frame = readFrame(bytes);
  if (frame.type === "ask-state") room.answer(peer, frame.vector);
  else if (frame.type === "change") room.change(peer, frame.update, frame.step);
  else if (frame.type === "receipt") room.receipt(peer, frame.bytes);
}

export function wordsOf(doc: Y.Doc): string[] {
  return readClauses(doc).map((clause) => clause.runs.map((run) => run.text).join(""));
}

export function idsOf(doc: Y.Doc): string[] {
  return readClauses(doc).map((clause) => clause.id);
}

export function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.getXmlFragment(FRAGMENT);
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

export function addClause(
  doc: Y.Doc,
  at: number,
  words: string,
  id?: string,
  kind: Kind = "operative",
): void {
  doc.transact(() => {
    const clause = new Y.XmlElement(CLAUSE_NODE);
    if (id !== undefined) clause.setAttribute("id", id);
    clause.setAttribute("kind", kind);
    clause.insert(0, [new Y.XmlText(words)]);
    doc.getXmlFragment(FRAGMENT).insert(at, [clause]);
  });
}

export function textAt(doc: Y.Doc, at: number): Y.XmlText {
  const clause = doc.getXmlFragment(FRAGMENT).get(at) as Y.XmlElement;
  return clause.get(0) as Y.XmlText;
}

/** A caret as an editor sends it, identified by a number. */
export function caretAt(clock: number) {
  const place = { type: { client: 5, clock: 2 }, tname: null, item: { client: 5, clock }, assoc: 0 };
  return { anchor: place, head: place };
}

export function receipt(number: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 102);
  encoding.writeVarUint(encoder, number);
  return encoding.toUint8Array(encoder);
}

export function noticesIn(frames: readonly Uint8Array[]): { type: string }[] {
  return frames.flatMap((frame) => {
    const decoder = decoding.createDecoder(frame);
    if (decoding.readVarUint(decoder) !== 103) return [];
    return [JSON.parse(decoding.readVarString(decoder)) as { type: string }];
  });
}

export async function until(
  holds: () => boolean | Promise<boolean>,
  what = "what was waited for",
  { patience = 10_000, every = 2 } = {},
): Promise<void> {
  const end = Date.now() + patience;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Waited ${patience / 1_000} seconds for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}

export const seedOf = (log: MemoryLog) => (log.rows[0] as MemoryLog["rows"][number]).bytes;

/** A seeded sheet, its room, and two delegates at it who have received the text. */
export async function table() {
  const log = memoryLog();
  await seeded(log);
  const opened = await openRoom(log);
  const aigul = new Copy("aigul").connect(opened.room);
  const bakyt = new Copy("bakyt").connect(opened.room);
  await opened.committer.idle();
  aigul.frames = [];
  bakyt.frames = [];
  return { log, ...opened, aigul, bakyt };
}
