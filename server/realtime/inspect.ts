/**
 * Judges an update before anybody applies it: is it complete, does it build on what is known, is its content of the
 * form of a sheet, and what of it is new. What passes can be applied without throwing and without anything left
 * pending, and carries nothing but the new part. Follows Yjs' own order of integration.
 */
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { fitsAttribute, isAttribute } from "#domain/text/forms.ts";
import { covering, type Known, type KnownPosition, type StructPosition } from "#server/realtime/known.ts";
import { type Id, type Scan, type Struct, type StructStretch, scan } from "#server/realtime/scan.ts";

export interface InspectedChange {
  kind: "news";
  /** Only what is new. */
  bytes: Uint8Array;
  /** The clients whose structs are new. */
  clients: number[];
  positions: ReadonlyMap<number, readonly StructPosition[]>;
  /** Nothing but marks are deleted: Yjs does that automatically in every copy, also where nobody may write. */
  marksOnly: boolean;
  touches: Touches;
}

/** Which clauses an update writes. */
export interface Touches {
  /** Clauses of which words or attributes change, or which are deleted, by the ids of their structs. */
  clauses: readonly Id[];
  /** Marks that are deleted, by clause. */
  marks: readonly { clause: Id; stretch: StructStretch }[];
  /** Clause ids that are given to clauses. */
  claims: readonly string[];
  /** Neighbours of words that would be inserted into something deleted. */
  lost: readonly Id[];
}

export type Verdict =
  | { kind: "malformed"; why: string }
  /** More than anybody writes while offline, and long to process for everybody. */
  | { kind: "too-much" }
  /** It depends on something that is not here. */
  | { kind: "gap" }
  | { kind: "nothing-new" }
  | InspectedChange;

/** A day of typing is some thousands of structs; ten thousand take a twentieth of a second, here and on each screen. */
const MOST_FRESH = 10_000;
/** One person's copies that were never seen before. Bounds how deep dependencies go. */
const MOST_CLIENTS = 1_000;

/** The answer of a client that has nothing: no structs, no deletions. */
export function isNothing(update: Uint8Array): boolean {
  return update.length === 2 && update[0] === 0 && update[1] === 0;
}

export function inspect(update: Uint8Array, known: Known): Verdict {
  const scanned = scan(update);
  if ("error" in scanned) return { kind: "malformed", why: scanned.error };
  const fresh = freshStructs(scanned, known);
  if (!fresh) return { kind: "gap" };
  if (fresh.size > MOST_CLIENTS) return { kind: "malformed", why: "too many clients" };
  if (sizeOf(fresh) > MOST_FRESH) return { kind: "too-much" };
  const walk = new Walk(fresh, known);
  const error = walk.run();
  if (error) return error === "gap" ? { kind: "gap" } : { kind: "malformed", why: error };
  const deletes = freshDeletes(scanned.deletes, walk);
  if (!deletes) return { kind: "gap" };
  if (!fresh.size && !deletes.stretches.length) return { kind: "nothing-new" };
  if (deletes.stretches.length > MOST_FRESH) return { kind: "too-much" };
  return {
    kind: "news",
    bytes: trimmed(update, scanned, fresh, deletes.stretches, known),
    clients: [...fresh.keys()],
    positions: walk.positions,
    marksOnly: !fresh.size && deletes.marksOnly,
    touches: {
      clauses: [...walk.touched.values(), ...deletes.touched.values()],
      marks: deletes.marks,
      claims: walk.claims,
      lost: walk.lost,
    },
  };
}

function sizeOf(fresh: ReadonlyMap<number, readonly Struct[]>): number {
  return [...fresh.values()].reduce((sum, structs) => sum + structs.length, 0);
}

/** The structs of which at least the end is new; null where one comes before its predecessor. */
function freshStructs(scanned: Scan, known: Known): Map<number, Struct[]> | null {
  const fresh = new Map<number, Struct[]>();
  for (const [client, structs] of scanned.structs) {
    const state = known.state(client);
    const rest = structs.filter((struct) => struct.clock + struct.length > state);
    if (!rest.length) continue;
    if ((rest[0] as Struct).clock > state || rest.some((struct) => struct.what === "skipped")) return null;
    fresh.set(client, [restOf(rest[0] as Struct, state), ...rest.slice(1)]);
  }
  return fresh;
}

/**
 * Of a half known struct, the new half: Yjs puts it after the known one, whatever position the struct names. So it must
 * not be judged by the named position, or words could be brought into any clause in the name of another.
 */
function restOf(struct: Struct, state: number): Struct {
  const { client, clock, length, what } = struct;
  if (clock >= state) return struct;
  const rest = { ...struct, clock: state, length: length - (state - clock), parent: null, key: null };
  return what === "gone" ? rest : { ...rest, origin: { client, clock: state - 1 } };
}

/** Goes through the new structs in the order in which Yjs will place them, and finds the position of each. */
class Walk {
  readonly positions = new Map<number, StructPosition[]>();
  readonly touched = new Map<string, Id>();
  readonly claims: string[] = [];
  readonly lost: Id[] = [];
  readonly #fresh: ReadonlyMap<number, Struct[]>;
  readonly #known: Known;

  constructor(fresh: ReadonlyMap<number, Struct[]>, known: Known) {
    this.#fresh = fresh;
    this.#known = known;
  }

  /** Null where everything has a position. */
  run(): "gap" | string | null {
    for (const [client, structs] of this.#fresh) {
      while (this.#placed(client) < structs.length) {
        const error = this.#advance(client);
        if (error) return error;
      }
    }
    return null;
  }

  /** How far a client is known by now: from before, or by this walk. */
  reached(client: number): number {
    const last = this.positions.get(client)?.at(-1);
    return last ? last.clock + last.length : this.#known.state(client);
  }

  at(id: Id): StructPosition {
    return id.clock < this.#known.state(id.client)
      ? this.#known.at(id.client, id.clock)
      : covering(this.positions.get(id.client) ?? [], id.clock);
  }

  /** Places the client's next struct, and before it everything on which that depends. */
  #advance(start: number): "gap" | string | null {
    const path = [start];
    while (path.length) {
      const client = path.at(-1) as number;
      const struct = this.#fresh.get(client)?.[this.#placed(client)];
      if (!struct) return "gap";
      const missing = this.#missing(struct);
      if (typeof missing === "string") return missing;
      if (missing === null) {
        const error = this.#place(struct);
        if (error) return error;
        path.pop();
      } else if (path.includes(missing)) return "gap";
      else path.push(missing);
    }
    return null;
  }

  #missing({ client, clock, origin, rightOrigin, parent }: Struct): number | string | null {
    for (const id of [origin, rightOrigin, parent]) {
      if (!id || id === "sheet") continue;
      // Yjs does not look for it, and throws when it is not there.
      if (id.client === client && id.clock >= clock) return "something stands on itself";
      if (id.client !== client && id.clock >= this.reached(id.client)) return id.client;
    }
    return null;
  }

  #place(struct: Struct): string | null {
    const { client, clock, length, what, value, foreign } = struct;
    if (foreign) return foreign;
    const { place, key, clause } = this.#whereOf(struct);
    if (!fits(what, place, key)) return `${what} in ${key ? "an attribute of " : ""}${place}`;
    if (what === "attribute" && key && !fitsAttribute(key, value))
      return "a value that its attribute cannot have";
    const opens = what === "clause" || what === "words" ? what : "gone";
    const deleted = what === "gone" || what === "deleted";
    const position = {
      client,
      clock,
      length,
      place,
      key,
      opens: opens as KnownPosition,
      deleted,
      mark: what === "mark",
      clause,
    };
    // What was deleted before it arrived changes no words; but it may be an attribute that it would overwrite.
    if (clause && place !== "sheet" && (!deleted || key)) touch(this.touched, clause);
    if (key === "id" && typeof value === "string") this.claims.push(value);
    if (what === "string" && place === "gone") this.lost.push(...neighboursOf(struct));
    const before = this.positions.get(client);
    if (before) before.push(position);
    else this.positions.set(client, [position]);
    return null;
  }

  /** As Item.getMissing does it: the left neighbour's position, else the right one's, else the named one. */
  #whereOf(struct: Struct): Where {
    const { what, origin, rightOrigin, parent, key } = struct;
    const left = origin && this.at(origin);
    const right = rightOrigin && this.at(rightOrigin);
    if (what === "gone" || left?.place === "gone" || right?.place === "gone")
      return { place: "gone", key: null, clause: null };
    const neighbour = left ?? right;
    if (neighbour?.place === "sheet" || (!neighbour && parent === "sheet"))
      return { place: "sheet", key: neighbour ? neighbour.key : key, clause: struct };
    if (neighbour) return neighbour;
    const host = parent && this.at(parent as Id);
    return { place: host?.opens ?? "gone", key, clause: host?.clause ?? null };
  }

  #placed(client: number): number {
    return this.positions.get(client)?.length ?? 0;
  }
}

function neighboursOf({ origin, rightOrigin, parent }: Struct): Id[] {
  return [origin, rightOrigin, parent].filter((id): id is Id => id !== null && id !== "sheet");
}

type Where = Pick<StructPosition, "place" | "key" | "clause">;

function touch(touched: Map<string, Id>, { client, clock }: Id): void {
  touched.set(`${client} ${clock}`, { client, clock });
}

/** What may stand where. An editor that meets anything else would delete it, or fail, for everybody. */
function fits(what: Struct["what"], place: KnownPosition, key: string | null): boolean {
  if (what === "gone" || place === "gone") return true;
  if (what === "deleted") return key === null || (place === "clause" && isAttribute(key));
  if (place === "sheet") return what === "clause" && key === null;
  if (place === "clause") return key === null ? what === "words" : what === "attribute";
  return (what === "string" || what === "mark") && key === null;
}

function freshDeletes(deletes: readonly StructStretch[], walk: Walk) {
  const stretches: StructStretch[] = [];
  const touched = new Map<string, Id>();
  const marks: { clause: Id; stretch: StructStretch }[] = [];
  let marksOnly = true;
  for (const stretch of deletes) {
    const end = stretch.clock + stretch.length;
    if (end > walk.reached(stretch.client)) return null;
    let fresh = false;
    for (let clock = stretch.clock; clock < end; ) {
      const position = walk.at({ client: stretch.client, clock });
      clock = position.clock + position.length;
      if (position.deleted) continue;
      fresh = true;
      marksOnly &&= position.mark;
      if (position.clause && position.mark) marks.push({ clause: position.clause, stretch: position });
      else if (position.clause) touch(touched, position.clause);
    }
    if (fresh) stretches.push(stretch);
  }
  return { stretches, marksOnly, touched, marks };
}

function trimmed(
  update: Uint8Array,
  scanned: Scan,
  fresh: ReadonlyMap<number, Struct[]>,
  deletes: readonly StructStretch[],
  known: Known,
): Uint8Array {
  const old = [...scanned.structs].some(
    ([client, structs]) => structs.length && (structs[0] as Struct).clock < known.state(client),
  );
  if (!old && deletes.length === scanned.deletes.length) return update;
  const encoder = encoding.createEncoder();
  encoding.writeUint8Array(
    encoder,
    old ? without(update, scanned, fresh, known) : update.subarray(0, scanned.structsEnd),
  );
  writeDeletes(encoder, deletes);
  return encoding.toUint8Array(encoder);
}

/** The structs without those that are known. Yjs cuts a half known one. */
function without(
  update: Uint8Array,
  { structs, structsEnd }: Scan,
  fresh: ReadonlyMap<number, Struct[]>,
  known: Known,
): Uint8Array {
  const vector = encoding.createEncoder();
  encoding.writeVarUint(vector, structs.size);
  for (const client of structs.keys()) {
    encoding.writeVarUint(vector, client);
    encoding.writeVarUint(vector, fresh.has(client) ? known.state(client) : Number.MAX_SAFE_INTEGER);
  }
  const alone = encoding.createEncoder();
  encoding.writeUint8Array(alone, update.subarray(0, structsEnd));
  encoding.writeVarUint(alone, 0);
  // Ends with the one byte that means that nothing is deleted.
  return Y.diffUpdate(encoding.toUint8Array(alone), encoding.toUint8Array(vector)).slice(0, -1);
}

/** In order of their clocks. */
export function writeDeletes(encoder: encoding.Encoder, deletes: readonly StructStretch[]): void {
  const byClient = Map.groupBy(deletes, (stretch) => stretch.client);
  encoding.writeVarUint(encoder, byClient.size);
  for (const [client, stretches] of byClient) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, stretches.length);
    for (const { clock, length } of stretches) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, length);
    }
  }
}
