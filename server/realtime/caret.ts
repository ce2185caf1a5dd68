/** A caret as Yjs writes it into presence: two positions, each beside a struct or at the end of a type. */

import { LARGEST_CLIENT } from "#domain/text/client-ids.ts";
import { FRAGMENT } from "#domain/text/schema.ts";
import { type Id, LARGEST_CLOCK } from "#server/realtime/scan.ts";

interface Position {
  type: Id | null;
  /** The name of the fragment itself. */
  tname: string | null;
  item: Id | null;
  /** On which side of it. */
  assoc: number;
}

export interface Caret {
  anchor: Position;
  head: Position;
}

/** Null where it is not a caret. */
export function readCaret(options: unknown): Caret | null {
  const { anchor, head } = fieldsOf(options);
  const [from, to] = [readPosition(anchor), readPosition(head)];
  return from && to && { anchor: from, head: to };
}

function readPosition(options: unknown): Position | null {
  if (typeof options !== "object" || options === null) return null;
  const { type = null, tname = null, item = null, assoc = 0 } = fieldsOf(options);
  const [inType, atItem] = [readId(type), readId(item)];
  const named = tname === null || tname === FRAGMENT;
  if (inType === undefined || atItem === undefined || !named || !Number.isSafeInteger(assoc)) return null;
  // Yjs throws at a position that does not exist, while an editor redraws.
  if (!inType && !atItem && tname === null) return null;
  return { type: inType, tname, item: atItem, assoc: assoc as number };
}

/** Undefined where it is not an id. */
function readId(options: unknown): Id | null | undefined {
  if (options === null) return null;
  const { client, clock } = fieldsOf(options);
  const fits = isCount(client, LARGEST_CLIENT) && isCount(clock, LARGEST_CLOCK);
  return fits ? { client, clock } : undefined;
}

function isCount(options: unknown, largest: number): options is number {
  return Number.isInteger(options) && (options as number) >= 0 && (options as number) <= largest;
}

function fieldsOf(options: unknown): Record<string, unknown> {
  return typeof options === "object" && options !== null ? (options as Record<string, unknown>) : {};
}
