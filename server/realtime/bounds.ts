/**
 * Which clauses may be written, asked of every change: an agreed clause is closed to all, a held one to the
 * delegations. Touching means to change words, marks or attributes, to delete, and to give another clause its id. Marks
 * that draw nothing, which a copy removes automatically, change nobody's text and pass.
 */
import * as Y from "yjs";
import { isMark } from "#domain/text/forms.ts";
import type { InspectedChange } from "#server/realtime/inspect.ts";
import type { Id } from "#server/realtime/scan.ts";
import type { Bounds, Side } from "#server/store/log/changes.ts";

/** Why a change by this side is refused, or null where it is allowed. */
export function trespass(
  { touches }: Pick<InspectedChange, "touches">,
  side: Side,
  { closed, held }: Bounds,
  doc: Y.Doc,
): "clause-closed" | "clause-held" | null {
  if (side === "server" || !(closed.length || held.length)) return null;
  const written = [...touches.claims, ...touches.clauses.flatMap((clause) => clauseId(doc, clause) ?? [])];
  const forbidden = (ids: readonly string[]) => {
    if (written.some((id) => ids.includes(id))) return true;
    const marks = touches.marks.filter(({ clause }) => ids.includes(clauseId(doc, clause) ?? ""));
    return changesMarks(doc, marks);
  };
  if (forbidden(closed)) return "clause-closed";
  return side === "member" && forbidden(held) ? "clause-held" : null;
}

/** Null for a clause that is not in the document yet, or no longer: then it was not a closed clause. */
function clauseId(doc: Y.Doc, { client, clock }: Id): string | null {
  if (clock >= Y.getState(doc.store, client)) return null;
  const struct: Y.Item | Y.GC = Y.getItem(doc.store, Y.createID(client, clock));
  if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentType)) return null;
  const { type } = struct.content;
  const id: unknown = type instanceof Y.XmlElement ? type.getAttribute("id") : null;
  return typeof id === "string" ? id : null;
}

/** Whether any word looks different without these marks. */
function changesMarks(doc: Y.Doc, marks: InspectedChange["touches"]["marks"]): boolean {
  // A mark that is not even saved yet was just set by the same person.
  if (marks.some(({ stretch }) => stretch.clock >= Y.getState(doc.store, stretch.client))) return true;
  const items = marks.map(({ stretch }) => Y.getItem(doc.store, Y.createID(stretch.client, stretch.clock)));
  const without = new Set(items);
  const texts = new Set([...without].map((item) => item.parent as Y.XmlText));
  return [...texts].some((text) => hasOtherMarks(text, without));
}

function hasOtherMarks(text: Y.XmlText, without: ReadonlySet<Y.Item>): boolean {
  const [now, then] = [new Map<string, string>(), new Map<string, string>()];
  for (let item = text._start; item; item = item.right) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentFormat) {
      const { key, value } = item.content;
      // Removing what no page draws changes nothing.
      if (!isMark(key)) continue;
      for (const look of without.has(item) ? [now] : [now, then])
        if (value === null) look.delete(key);
        else look.set(key, JSON.stringify(value));
    } else if (!sameMarks(now, then)) return true;
  }
  return false;
}

function sameMarks(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
}
