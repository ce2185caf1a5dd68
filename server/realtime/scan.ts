/**
 * Reads an update of Yjs' first encoding without applying it. Yjs itself throws after it has applied half of a broken
 * update, and holds what it cannot place yet, so everything is read before anything is done. Only what the text of a
 * sheet is made of is read: clauses, their words, marks and attributes. Anything else is an error. Never throws.
 */
import * as decoding from "lib0/decoding";
import { LARGEST_CLIENT } from "#domain/text/client-ids.ts";
import { areWords, fitsMark, isAttribute } from "#domain/text/forms.ts";
import { FRAGMENT, LONGEST_FIELD, SHEET } from "#domain/text/schema.ts";

export interface Id {
  client: number;
  clock: number;
}

export interface StructStretch extends Id {
  length: number;
}

export type What = "gone" | "skipped" | "deleted" | "string" | "mark" | "clause" | "words" | "attribute";

export interface Struct extends StructStretch {
  what: What;
  origin: Id | null;
  rightOrigin: Id | null;
  /** Where neither neighbour is named: the type that contains it, "sheet" for the fragment itself. */
  parent: Id | "sheet" | null;
  key: string | null;
  /** For an attribute. */
  value: unknown;
  /** What the schema of a sheet does not name. Judged where the struct is new: known structs were accepted before. */
  foreign: string | null;
}

export interface Scan {
  /** By client, in the order of their clocks. */
  structs: Map<number, Struct[]>;
  deletes: StructStretch[];
  /** Where the structs end and the deletes begin. */
  structsEnd: number;
}

export interface ScanError {
  error: string;
}

/** Clocks count characters. Two thousand million are no text: they would make another's future words look old. */
export const LARGEST_CLOCK = 2 ** 31 - 1;
/** A struct takes two bytes in an update and a hundred in memory. A client that comes back brings only what we lack. */
const MOST_STRUCTS = 30_000;
/** But such a client brings all deletions of a long text. */
const MOST_DELETES = 100_000;
/** The name of an attribute or a mark, in characters: none is longer. */
const LONGEST_NAME = 64;
/** A mark's value is `{}` or an address. */
const LONGEST_MARK = 2_048;

export function scan(bytes: Uint8Array): Scan | ScanError {
  try {
    const decoder = decoding.createDecoder(bytes);
    const structs = readSections(decoder);
    const structsEnd = decoder.pos;
    const deletes = readDeletes(decoder);
    if (decoder.pos !== bytes.length) throw new Error("bytes are left over");
    return { structs, deletes, structsEnd };
  } catch (error) {
    return { error: (error as Error).message };
  }
}

/** A state vector: client -> how many clocks are known of it. Null where it is malformed. */
export function readVector(bytes: Uint8Array): Map<number, number> | null {
  try {
    const decoder = decoding.createDecoder(bytes);
    const vector = new Map<number, number>();
    for (let left = decoding.readVarUint(decoder); left > 0; left--)
      vector.set(readClient(decoder), decoding.readVarUint(decoder));
    return decoder.pos === bytes.length ? vector : null;
  } catch {
    return null;
  }
}

function readSections(decoder: decoding.Decoder): Map<number, Struct[]> {
  const sections = new Map<number, Struct[]>();
  let room = MOST_STRUCTS;
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const count = decoding.readVarUint(decoder);
    room -= count;
    if (room < 0) throw new Error("too many structs");
    const client = readClient(decoder);
    // Yjs would forget the first of two sections of one client.
    if (sections.has(client)) throw new Error("a client occurs twice");
    sections.set(client, readSection(decoder, client, count));
  }
  return sections;
}

function readSection(decoder: decoding.Decoder, client: number, count: number): Struct[] {
  const structs: Struct[] = [];
  let clock = decoding.readVarUint(decoder);
  for (let left = count; left > 0; left--) {
    const struct = readStruct(decoder, client, clock);
    clock += struct.length;
    if (!struct.length || clock > LARGEST_CLOCK) throw new Error("a struct of no fit length");
    structs.push(struct);
  }
  return structs;
}

const GC = 0;
const SKIP = 10;
const HAS_ORIGIN = 0x80;
const HAS_RIGHT_ORIGIN = 0x40;
const HAS_KEY = 0x20;
const CONTENT = 0x1f;

function readStruct(decoder: decoding.Decoder, client: number, clock: number): Struct {
  const info = readByte(decoder);
  if (info === GC || info === SKIP) {
    const length = decoding.readVarUint(decoder);
    return {
      client,
      clock,
      length,
      what: info === GC ? "gone" : "skipped",
      origin: null,
      rightOrigin: null,
      parent: null,
      key: null,
      value: null,
      foreign: null,
    };
  }
  const origin = info & HAS_ORIGIN ? readId(decoder) : null;
  const rightOrigin = info & HAS_RIGHT_ORIGIN ? readId(decoder) : null;
  const alone = !origin && !rightOrigin;
  const parent = alone ? readParent(decoder) : null;
  const key = alone && info & HAS_KEY ? decoding.readVarString(decoder) : null;
  const { what, length, value = null, foreign = null } = readContent(decoder, info & CONTENT);
  const named = key === null || isAttribute(key) ? foreign : "an attribute that no clause has";
  return { client, clock, length, what, origin, rightOrigin, parent, key, value, foreign: named };
}

interface Content {
  what: What;
  length: number;
  value?: unknown;
  foreign?: string | null;
}

function readContent(decoder: decoding.Decoder, kind: number): Content {
  switch (kind) {
    case 1:
      return { what: "deleted", length: decoding.readVarUint(decoder) };
    case 4:
      return readWords(decoder);
    case 6:
      return readMark(decoder);
    case 7:
      return readType(decoder);
    case 8:
      return readAttribute(decoder);
    default:
      throw new Error(`content of kind ${kind}`);
  }
}

function readWords(decoder: decoding.Decoder): Content {
  const words = decoding.readVarString(decoder);
  return {
    what: "string",
    length: words.length,
    foreign: areWords(words) ? null : "a character that no word has",
  };
}

function readMark(decoder: decoding.Decoder): Content {
  const name = decoding.readVarString(decoder);
  const json = decoding.readVarString(decoder);
  if (name.length > LONGEST_NAME || json.length > LONGEST_MARK) throw new Error("a mark too long");
  const value: unknown = JSON.parse(json);
  return { what: "mark", length: 1, foreign: fitsMark(name, value) ? null : "a mark that no words have" };
}

const ELEMENT = 3;
const XML_TEXT = 6;

function readType(decoder: decoding.Decoder): { what: What; length: number } {
  const kind = decoding.readVarUint(decoder);
  if (kind === XML_TEXT) return { what: "words", length: 1 };
  if (kind !== ELEMENT || !Object.hasOwn(SHEET.nodes, decoding.readVarString(decoder)))
    throw new Error("a node that is no clause");
  return { what: "clause", length: 1 };
}

/** One simple value: a string, number, boolean or null. Nested values could overflow the reader's stack. */
function readAttribute(decoder: decoding.Decoder): Content {
  if (decoding.readVarUint(decoder) !== 1) throw new Error("an attribute of several values");
  const kind = decoding.peekUint8(decoder);
  if (!(kind >= 119 && kind <= 127 && kind !== 122)) throw new Error("an attribute that is not plain");
  const value: unknown = decoding.readAny(decoder);
  // For any attribute: its name is known here only where no neighbour is named.
  const long = typeof value === "string" && value.length > LONGEST_FIELD;
  return { what: "attribute", length: 1, value, foreign: long ? "an attribute too long" : null };
}

function readParent(decoder: decoding.Decoder): Id | "sheet" {
  const named = decoding.readVarUint(decoder);
  if (named === 0) return readId(decoder);
  if (named !== 1 || decoding.readVarString(decoder) !== FRAGMENT) throw new Error("a place beside the text");
  return "sheet";
}

function readDeletes(decoder: decoding.Decoder): StructStretch[] {
  const deletes: StructStretch[] = [];
  const clients = new Set<number>();
  for (let sections = decoding.readVarUint(decoder); sections > 0; sections--) {
    const client = readClient(decoder);
    if (clients.has(client)) throw new Error("a client's deletions occur twice");
    clients.add(client);
    let end = 0;
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const stretch = { client, clock: decoding.readVarUint(decoder), length: decoding.readVarUint(decoder) };
      // Yjs writes them sorted and separate; overlapping ones would make a small update walk the text without end.
      if (stretch.clock < end) throw new Error("deletions out of order");
      end = stretch.clock + stretch.length;
      if (!stretch.length || end > LARGEST_CLOCK) throw new Error("a deletion of no fit length");
      if (deletes.push(stretch) > MOST_DELETES) throw new Error("too many deletions");
    }
  }
  return deletes;
}

function readId(decoder: decoding.Decoder): Id {
  return { client: readClient(decoder), clock: decoding.readVarUint(decoder) };
}

function readClient(decoder: decoding.Decoder): number {
  const client = decoding.readVarUint(decoder);
  if (client > LARGEST_CLIENT) throw new Error("a client id that Yjs does not give");
  return client;
}

function readByte(decoder: decoding.Decoder): number {
  if (decoder.pos >= decoder.arr.length) throw new Error("the update breaks off");
  return decoding.readUint8(decoder);
}
