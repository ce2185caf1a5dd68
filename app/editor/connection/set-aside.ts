/**
 * A copy that the server does not accept as it is, because it holds words that others wrote and that the log has lost.
 * The whole copy is set aside. This person's own words are inserted from there as soon as everything on which they
 * depend is in the text; words that are not in the text yet are shown. Words of others are restored only from their own
 * browsers. Pure.
 */
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { FRAGMENT } from "#domain/text/schema.ts";
import type { UnsavedWords } from "./saved-words.ts";

export interface Missing extends UnsavedWords {
  /** Written by the person whose browser this is. */
  own: boolean;
}

type IsOwn = (client: number) => boolean;
type Deletes = Map<number, { clock: number; len: number }[]>;

/** The update with everything that can be inserted now; null where nothing can. */
export function takeBack(doc: Y.Doc, aside: Uint8Array, isOwn: IsOwn): Uint8Array | null {
  const scratch = new Y.Doc();
  Y.applyUpdate(scratch, Y.encodeStateAsUpdate(doc));
  const before = Y.encodeStateVector(scratch);
  Y.applyUpdate(scratch, ownPart(aside, isOwn, scratch));
  // Words that depend on missing words would be sent along.
  scratch.store.pendingStructs = null;
  scratch.store.pendingDs = null;
  const grown = !sameVector(before, Y.encodeStateVector(scratch));
  const update = grown ? ownPart(Y.encodeStateAsUpdate(scratch, before), isOwn, doc) : null;
  scratch.destroy();
  return update;
}

/** The words that are missing in the text, clause by clause, this person's and others' separately. */
export function missingFrom(doc: Y.Doc, aside: Uint8Array, isOwn: IsOwn): Missing[] {
  const all = new Y.Doc();
  Y.applyUpdate(all, aside);
  const present = new Set(clausesOf(doc).map(idOf));
  let after = "";
  const missing = clausesOf(all).flatMap((clause) => {
    const id = idOf(clause);
    const stands = present.has(id) ? id : "";
    const found = [true, false].flatMap((own) => {
      const words = missingIn(clause, doc, (client) => isOwn(client) === own);
      return words.trim() ? [{ clause: stands, after, words, own }] : [];
    });
    if (stands) after = stands;
    return found;
  });
  all.destroy();
  return missing;
}

function missingIn(clause: Y.XmlElement, doc: Y.Doc, theirs: IsOwn): string {
  const texts = clause.toArray().filter((child): child is Y.XmlText => child instanceof Y.XmlText);
  return texts.map((text) => stretchesIn(text, doc, theirs).join(" … ")).join(" ");
}

/** Words that are next to each other are one stretch. */
function stretchesIn(text: Y.XmlText, doc: Y.Doc, theirs: IsOwn): string[] {
  const stretches: string[] = [];
  let open = false;
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    const { client, clock } = item.id;
    const known = Math.max(0, Y.getState(doc.store, client) - clock);
    const words = theirs(client) ? item.content.str.slice(known) : "";
    if (!words) open = false;
    else if (open) stretches.push(`${stretches.pop()}${words}`);
    else stretches.push(words);
    open ||= Boolean(words);
  }
  return stretches.map((one) => one.trim()).filter(Boolean);
}

/**
 * The structs of this person's ids, and of the deletions only those of these ids that the text does not have yet: the
 * author of other deletions is recorded nowhere.
 */
function ownPart(update: Uint8Array, isOwn: IsOwn, text: Y.Doc): Uint8Array {
  const clients = [...Y.parseUpdateMeta(update).to.keys()];
  const vector = new Map(clients.map((client) => [client, isOwn(client) ? 0 : Number.MAX_SAFE_INTEGER]));
  const part = Y.diffUpdate(update, Y.encodeStateVector(vector));
  const deletes = Y.decodeUpdate(part).ds.clients as Deletes;
  const saved: Deletes = new Map();
  for (const [client, stretches] of deletes) {
    const own = isOwn(client) ? stretches.filter(({ clock }) => clock >= Y.getState(text.store, client)) : [];
    if (own.length) saved.set(client, own);
  }
  const structs = part.subarray(0, part.length - deletesAsBytes(deletes).length);
  const encoder = encoding.createEncoder();
  encoding.writeUint8Array(encoder, structs);
  encoding.writeUint8Array(encoder, deletesAsBytes(saved));
  return encoding.toUint8Array(encoder);
}

/** In the form of Yjs' first encoding, at the end of an update. */
function deletesAsBytes(deletes: Deletes): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, deletes.size);
  for (const [client, stretches] of deletes) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, stretches.length);
    for (const { clock, len } of stretches) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, len);
    }
  }
  return encoding.toUint8Array(encoder);
}

function sameVector(one: Uint8Array, other: Uint8Array): boolean {
  const [a, b] = [Y.decodeStateVector(one), Y.decodeStateVector(other)];
  return a.size === b.size && [...a].every(([client, clock]) => b.get(client) === clock);
}

function clausesOf(doc: Y.Doc): Y.XmlElement[] {
  const nodes = doc.getXmlFragment(FRAGMENT).toArray();
  return nodes.filter((node): node is Y.XmlElement => node instanceof Y.XmlElement);
}

function idOf(clause: Y.XmlElement): string {
  return String(clause.getAttribute("id") ?? "");
}
