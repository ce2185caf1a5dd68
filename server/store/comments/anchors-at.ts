/**
 * Where the words are that somebody marked in a sheet: relative positions, read against one state of its log. Input may
 * come from a stranger and is checked here; nothing of it throws.
 */
import * as Y from "yjs";
import { type Anchor, LONGEST_POSITION, type Stretch } from "#domain/comments/index.ts";
import { type Clause, wordsOf } from "#domain/text/clause.ts";
import { FRAGMENT } from "#domain/text/schema.ts";
import { clauseOf, readClauses, takeIn } from "#server/store/log/text-at.ts";

export type Positions = Pick<Anchor, "from" | "to">;

export interface AskedAnchor extends Positions {
  clause: string;
}

/**
 * The clauses at a state, and for each requested anchor where its words are in its clause; null where nothing is left.
 */
export function anchorsAt(
  state: Uint8Array,
  asked: readonly AskedAnchor[],
): { clauses: Clause[]; held: (Stretch | null)[] } {
  const doc = new Y.Doc();
  takeIn(doc, state);
  const found = { clauses: readClauses(doc), held: asked.map((one) => stretchOf(doc, one)) };
  doc.destroy();
  return found;
}

/** The words between two positions, where both are in this clause and there is something between them. */
export function markedAt(state: Uint8Array, asked: AskedAnchor): string | null {
  const { clauses, held } = anchorsAt(state, [asked]);
  const clause = clauses.find(({ id }) => id === asked.clause);
  const [stretch] = held;
  return clause && stretch && stretch.to > stretch.from
    ? wordsOf(clause).slice(stretch.from, stretch.to)
    : null;
}

/** The positions around these words of a clause at a state; null where the clause is not there, or is too short. */
export function positionsAt(
  state: Uint8Array,
  places: readonly (Stretch & { clause: string })[],
): (Positions | null)[] {
  const doc = new Y.Doc();
  takeIn(doc, state);
  const elements = doc.getXmlFragment(FRAGMENT).toArray();
  const found = places.map(({ clause, from, to }) => {
    const element = elements.find((one) => one instanceof Y.XmlElement && clauseOf(one)?.id === clause);
    const [start, end] = element instanceof Y.XmlElement ? [at(element, from, 0), at(element, to, -1)] : [];
    return start && end ? { from: start, to: end } : null;
  });
  doc.destroy();
  return found;
}

/**
 * The n-th position in a clause's words; anchored at the letter behind it, or (-1) at the one before it, as the editor
 * does.
 */
function at(element: Y.XmlElement, offset: number, assoc: 0 | -1): string | null {
  let left = offset;
  for (const text of element.toArray()) {
    if (!(text instanceof Y.XmlText)) continue;
    if (assoc ? left <= text.length && left > 0 : left < text.length) {
      const position = Y.createRelativePositionFromTypeIndex(text, left, assoc);
      return Buffer.from(Y.encodeRelativePosition(position)).toString("base64url");
    }
    left -= text.length;
  }
  return null;
}

function stretchOf(doc: Y.Doc, { clause, from, to }: AskedAnchor): Stretch | null {
  const [start, end] = [from, to].map((position) => offsetAt(doc, position, clause));
  return start == null || end == null ? null : { from: start, to: end };
}

/** How many characters of the clause are before it; null where it is in another clause, or nowhere. */
function offsetAt(doc: Y.Doc, position: string, clause: string): number | null {
  const relative = positionFrom(position);
  // For a type that this document does not know yet, Yjs would make one.
  if (!relative?.item || !isKnown(doc, relative.item)) return null;
  const found = Y.createAbsolutePositionFromRelativePosition(relative, doc);
  const element = found?.type.parent;
  if (!found || !(element instanceof Y.XmlElement) || element.parent !== doc.getXmlFragment(FRAGMENT))
    return null;
  if (clauseOf(element)?.id !== clause) return null;
  let before = 0;
  for (const child of element.toArray()) {
    if (child === found.type) return before + found.index;
    if (child instanceof Y.XmlText) before += child.length;
  }
  return null;
}

function isKnown(doc: Y.Doc, { client, clock }: Y.ID): boolean {
  return clock < Y.getState(doc.store, client);
}

function positionFrom(encoded: string): Y.RelativePosition | null {
  if (encoded.length > LONGEST_POSITION || !/^[\w-]+$/.test(encoded)) return null;
  try {
    return Y.decodeRelativePosition(Buffer.from(encoded, "base64url"));
  } catch {
    return null;
  }
}
