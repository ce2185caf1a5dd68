/**
 * Converts words in the editor to the positions by which a discussion holds them, and back: positions are made from the
 * selection, and read against the shared document. A person who only reads can mark words, too: nothing is written into
 * the document.
 */
import type { Node } from "@tiptap/pm/model";
import type { EditorState } from "@tiptap/pm/state";
import * as Y from "yjs";
import { positionOfId } from "#app/editor/document/clauses.ts";
import { type Anchor, footing, LONGEST_QUOTE, type Stretch } from "#domain/comments/index.ts";

export interface MarkedHere extends Pick<Anchor, "from" | "to" | "quote"> {
  clause: string;
}

/** The selected words, if they are in one clause that has its id. Blanks at the ends are left out. */
export function markedIn(state: EditorState, fragment: Y.XmlFragment): MarkedHere | null {
  const { $from, $to, empty } = state.selection;
  const clause = fragment.get($from.index(0));
  if (empty || $from.depth !== 1 || !$from.sameParent($to) || !(clause instanceof Y.XmlElement)) return null;
  const { id } = $from.parent.attrs;
  const words = $from.parent.textContent;
  const picked = words.slice($from.parentOffset, $to.parentOffset);
  const start = $from.parentOffset + picked.length - picked.trimStart().length;
  const end = start + picked.trim().length;
  if (!id || start >= end || end - start > LONGEST_QUOTE) return null;
  const [from, to] = [positionAt(clause, start, 0), positionAt(clause, end, -1)];
  return from && to ? { clause: id, from, to, quote: words.slice(start, end) } : null;
}

/** The n-th position in a clause's words; anchored at the letter behind it, or (-1) at the one before it. */
function positionAt(clause: Y.XmlElement, offset: number, assoc: 0 | -1): string | null {
  let left = offset;
  for (const text of textsOf(clause)) {
    if (assoc ? left <= text.length && left > 0 : left < text.length)
      return base64url(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, left, assoc)));
    left -= text.length;
  }
  return null;
}

/**
 * Where the words are in the editor's document, by the rules of footing(); null if only the clause, or nothing, is
 * left.
 */
export function whereMarked(
  fragment: Y.XmlFragment,
  doc: Node,
  { clause, anchor }: { clause: string; anchor: Pick<Anchor, "from" | "to" | "quote"> | null },
): (Stretch & { pos: number }) | null {
  const place = anchor && positionOfId(doc, clause);
  if (!place || !anchor) return null;
  const element = fragment.get(place.index);
  const held = element instanceof Y.XmlElement ? heldIn(element, anchor) : null;
  const found = footing(place.node.textContent, held, anchor.quote);
  if (found.kind !== "words" || found.to > place.node.content.size) return null;
  return { from: found.from, to: found.to, pos: place.pos + 1 };
}

function heldIn(element: Y.XmlElement, { from, to }: Pick<Anchor, "from" | "to">): Stretch | null {
  const [start, end] = [from, to].map((position) => offsetIn(element, position));
  return start == null || end == null ? null : { from: start, to: end };
}

function offsetIn(element: Y.XmlElement, position: string): number | null {
  const { doc } = element;
  const relative = decoded(position);
  if (!doc || !relative?.item) return null;
  // It may not have arrived yet.
  if (relative.item.clock >= Y.getState(doc.store, relative.item.client)) return null;
  const found = Y.createAbsolutePositionFromRelativePosition(relative, doc);
  let before = 0;
  for (const text of textsOf(element)) {
    if (found && text === found.type) return before + found.index;
    before += text.length;
  }
  return null;
}

function textsOf(clause: Y.XmlElement): Y.XmlText[] {
  return clause.toArray().filter((child): child is Y.XmlText => child instanceof Y.XmlText);
}

function base64url(bytes: Uint8Array): string {
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function decoded(position: string): Y.RelativePosition | null {
  try {
    const letters = atob(position.replaceAll("-", "+").replaceAll("_", "/"));
    return Y.decodeRelativePosition(Uint8Array.from(letters, (letter) => letter.charCodeAt(0)));
  } catch {
    return null;
  }
}
