/**
 * This person's changes to a clause that is closed by now cannot be undone, since that would write in it again. Such
 * steps are removed when the clause closes, and those before and after them can still be undone.
 */
import * as Y from "yjs";

type Step = { insertions: Ranges; deletions: Ranges };
type Ranges = { clients: Map<number, { clock: number; len: number }[]> };

export function forgetClosed(undo: Y.UndoManager, closed: (clause: string) => boolean): void {
  const stays = (step: Step) =>
    ![step.insertions, step.deletions].some((one) => touches(undo.doc, one, closed));
  undo.undoStack = undo.undoStack.filter(stays);
  undo.redoStack = undo.redoStack.filter(stays);
}

function touches(doc: Y.Doc, ranges: Ranges, closed: (clause: string) => boolean): boolean {
  for (const [client, stretches] of ranges.clients)
    for (const { clock, len } of stretches)
      for (let at = clock; at < clock + len; ) {
        const struct: Y.Item | Y.GC = Y.getItem(doc.store, Y.createID(client, at));
        const id = struct instanceof Y.Item ? clauseAround(struct) : null;
        if (id !== null && closed(id)) return true;
        at = struct.id.clock + struct.length;
      }
  return false;
}

/** The id of the clause that an item is in, or is. */
function clauseAround(item: Y.Item): string | null {
  const own = item.content instanceof Y.ContentType ? item.content.type : null;
  for (let type = own ?? item.parent; type; ) {
    if (type instanceof Y.XmlElement) return (type.getAttribute("id") as string | undefined) ?? null;
    type = (type as Y.AbstractType<unknown>)._item?.parent ?? null;
  }
  return null;
}
