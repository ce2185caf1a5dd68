/**
 * Who is here and where their carets are: in memory only, and never delaying a change. A connection has one client id;
 * the session says who that is. Everything of a tenth of a second is sent as one frame. Stock clients send back what
 * they receive: that is dropped here before anybody reads it.
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { type Caret, readCaret } from "#server/realtime/caret.ts";
import { presenceFrame } from "#server/realtime/frames.ts";
import { Round } from "#server/realtime/round.ts";

/** How a person is shown to the others. */
export interface User {
  person: string;
  name: string;
  delegation: string | null;
  /** Country code or name of the organisation; empty for the chair's side. */
  label: string;
  country: string | null;
  colour: string;
}

export interface Attendant {
  user: User;
  /** Under which ids it may be present, and under which one it is. */
  claims?: { present(client: number): void; holds(client: number): boolean };
  /** One frame, in parts. It may be dropped where the reader is slow. */
  sendIfIdle(...parts: readonly Uint8Array[]): void;
}

export interface RoomPresence<A extends Attendant> {
  join(attendant: A): void;
  /** False where the update is malformed. */
  receive(attendant: A, update: Uint8Array): boolean;
  answer(attendant: A): void;
  leave(attendant: A): void;
  /** All entries of people connected here, for other nodes to show. */
  own(): Shared[];
  /** The entries of that node's people. */
  receiveFromNode(node: string, entries: readonly Shared[]): void;
  /** That node is gone, and its people with it. */
  forgetNode(node: string): void;
  close(): void;
}

/** An entry as one node sends it to the others. */
export interface Shared {
  client: number;
  person: string;
  bytes: Uint8Array;
}

interface Entry<A> {
  /** A connection here, or the name of another node. */
  owner: A | string;
  person: string;
  clock: number;
  bytes: Uint8Array;
}

/** A caret takes 200 bytes. */
const LARGEST_ENTRY = 2 * 1024;
/** A stock client sends back all that it receives; no meeting has more people. */
const MOST_ENTRIES = 2_000;
/**
 * Ten times a second looks like movement. Slower for a crowd saves little, because everybody in it has moved again by
 * then; and where stock clients send it all back, the larger messages cost twice.
 */
export const FLUSH_MS = 100;

export function openPresence<A extends Attendant>(
  /** Whether this person may use the client id. */
  owns: (client: number, person: string) => boolean,
  { everyMs = FLUSH_MS, now = Date.now, share = (_changed: readonly Shared[]) => {} } = {},
): RoomPresence<A> {
  const attendants = new Set<A>();
  const entries = new Map<number, Entry<A>>();
  const spoken = new Map<A, number>();
  const changed = new Map<number, Uint8Array>();
  /** Of the changed entries, those that the other nodes do not know. */
  const unshared = new Map<number, Shared>();
  let timer: NodeJS.Timeout | null = null;
  let latest = 0;
  let flushed = Number.NEGATIVE_INFINITY;

  function receive(attendant: A, { client, clock, json }: PresenceUpdate): void {
    const own = spoken.get(attendant);
    const before = entries.get(client);
    if ((own !== undefined && own !== client) || !attendants.has(attendant)) return;
    if (before && before.owner !== attendant && before.person !== attendant.user.person) return;
    if (before?.clock === clock || !owns(client, attendant.user.person)) return;
    if (attendant.claims && !attendant.claims.holds(client)) return;
    const state = readState(json);
    if (state === undefined || (state === null && own === undefined)) return;
    if (before && before.owner !== attendant) disown(before);
    write(attendant, client, state && { ...state, user: attendant.user });
  }

  /** Clocks are the server's and go by the time of day, so that one from before a restart is never ahead of them. */
  function write(owner: A, client: number, state: object | null): void {
    const clock = Math.max(now(), latest + 1);
    latest = clock;
    const bytes = encodeEntry(client, clock, state);
    const { person } = owner.user;
    if (state) {
      entries.set(client, { owner, person, clock, bytes });
      spoken.set(owner, client);
      owner.claims?.present(client);
    } else forget(owner, client);
    unshared.set(client, { client, person, bytes });
    changed.set(client, bytes);
    schedule();
  }

  function forget(owner: A, client: number): void {
    entries.delete(client);
    spoken.delete(owner);
  }

  function disown({ owner }: Entry<A>): void {
    if (typeof owner !== "string") spoken.delete(owner);
  }

  /** A person who was there and is here now is not removed by that node's goodbye. */
  function receiveFrom(node: string, { client, person, bytes }: Shared): void {
    const before = entries.get(client);
    const message = readEntry(bytes);
    if (!message || (message.gone ? before?.owner !== node : before && before.clock >= message.clock)) return;
    latest = Math.max(latest, message.clock);
    if (before) disown(before);
    if (message.gone) entries.delete(client);
    else entries.set(client, { owner: node, person, clock: message.clock, bytes });
    changed.set(client, bytes);
    schedule();
  }

  function schedule(): void {
    timer ??= setTimeout(flush, Math.max(0, flushed + everyMs - now()));
  }

  /** A client does not receive its own entry: a stock client would answer it, without end. */
  function flush(): void {
    timer = null;
    flushed = now();
    const round = new Round(changed);
    for (const attendant of attendants) attendant.sendIfIdle(...round.messageFor(spoken.get(attendant)));
    changed.clear();
    if (unshared.size) share([...unshared.values()]);
    unshared.clear();
  }

  function answer(attendant: A): void {
    const others = [...entries.values()].filter((entry) => entry.owner !== attendant);
    if (others.length) attendant.sendIfIdle(presenceFrame(others.map((entry) => entry.bytes)));
  }

  return {
    answer,
    join(attendant) {
      attendants.add(attendant);
      answer(attendant);
    },
    receive(attendant, update) {
      const updates = readPresence(update, spoken.get(attendant));
      for (const one of updates ?? []) if (one.json.length <= LARGEST_ENTRY) receive(attendant, one);
      return updates !== null;
    },
    leave(attendant) {
      attendants.delete(attendant);
      const client = spoken.get(attendant);
      if (client !== undefined && entries.get(client)?.owner === attendant) write(attendant, client, null);
      spoken.delete(attendant);
    },
    own: () =>
      [...entries].flatMap(([client, { owner, person, bytes }]) =>
        typeof owner === "string" ? [] : [{ client, person, bytes }],
      ),
    receiveFromNode(node, updates) {
      for (const one of updates) receiveFrom(node, one);
    },
    forgetNode(node) {
      for (const [client, { owner, person }] of entries)
        if (owner === node)
          receiveFrom(node, {
            client,
            person,
            bytes: encodeEntry(client, Math.max(now(), latest + 1), null),
          });
    },
    close() {
      if (timer) clearTimeout(timer);
      timer = null;
      attendants.clear();
    },
  };
}

interface PresenceUpdate {
  client: number;
  clock: number;
  /** Not parsed before it is known whose it is. */
  json: Uint8Array;
}

/**
 * A connection that has an id already uses only that one: the others, which a stock client sends back, are not parsed.
 */
function readPresence(update: Uint8Array, only?: number): PresenceUpdate[] | null {
  try {
    const decoder = decoding.createDecoder(update);
    const updates: PresenceUpdate[] = [];
    let left = decoding.readVarUint(decoder);
    if (left > MOST_ENTRIES) return null;
    for (; left > 0; left--) {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      const length = decoding.readVarUint(decoder);
      if (only === undefined || only === client)
        updates.push({ client, clock, json: decoding.readUint8Array(decoder, length) });
      else decoder.pos += length;
    }
    return decoder.pos === update.length ? updates : null;
  } catch {
    return null;
  }
}

const UTF8 = new TextDecoder();

interface State {
  cursor?: Caret;
}

/**
 * The part of a client's state that others draw: its caret. Undefined where it is no state. Everything else in it would
 * go to everybody, and a caret of another form makes their editors throw.
 */
function readState(json: Uint8Array): State | null | undefined {
  try {
    const state: unknown = JSON.parse(UTF8.decode(json));
    if (state === null) return null;
    if (typeof state !== "object" || Array.isArray(state)) return undefined;
    const cursor = readCaret((state as { cursor?: unknown }).cursor);
    return cursor ? { cursor } : {};
  } catch {
    return undefined;
  }
}

function encodeEntry(client: number, clock: number, state: object | null): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
  encoding.writeVarString(encoder, JSON.stringify(state));
  return encoding.toUint8Array(encoder);
}

function readEntry(bytes: Uint8Array): { clock: number; gone: boolean } | null {
  const updates = readPresence(Buffer.concat([ONE, bytes]))?.[0];
  return updates ? { clock: updates.clock, gone: UTF8.decode(updates.json) === "null" } : null;
}

/** A count of entries, as an update begins. */
const ONE = Buffer.from([1]);
