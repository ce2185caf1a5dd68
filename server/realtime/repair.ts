/**
 * Only the server issues the ids of clauses. A clause without one, or with one that an earlier clause has (Enter splits
 * a clause, a paste doubles it), gets a fresh one, as does one whose id in an old log is not of our form; no other id
 * is touched, so doing it again changes nothing. The id is made from the clause's own Yjs id: two machines that do it
 * at the same time do the same. Out: the update; the document is not changed, because the update goes through the log.
 */
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { isClauseId } from "#domain/text/forms.ts";
import { FRAGMENT } from "#domain/text/schema.ts";

/** Null where every clause has its own id. `client` is the Yjs client id with which the server writes. */
export function repairIds(doc: Y.Doc, client: number, newId: (of: string) => string): Uint8Array | null {
  const wanting = withoutOwnId(doc);
  if (!wanting.length) return null;
  const clock = Y.getState(doc.store, client);
  const taken = new Set(clausesOf(doc).map((clause): unknown => clause.getAttribute("id")));
  const items = wanting.map((clause, i) =>
    idItem(clause, Y.createID(client, clock + i), freshId(clause, taken, newId)),
  );
  const encoder = new Y.UpdateEncoderV1();
  encoding.writeVarUint(encoder.restEncoder, 1);
  encoding.writeVarUint(encoder.restEncoder, items.length);
  encoder.writeClient(client);
  encoding.writeVarUint(encoder.restEncoder, clock);
  for (const item of items) item.write(encoder, 0);
  encoding.writeVarUint(encoder.restEncoder, 0);
  return encoder.toUint8Array();
}

/** Whether this transaction added a clause or changed an id. Typing does neither, and then no check is needed. */
export function touchedIds(transaction: Y.Transaction): boolean {
  const fragment = transaction.doc.share.get(FRAGMENT);
  for (const [type, keys] of transaction.changed)
    if ((type as unknown) === fragment || keys.has("id")) return true;
  return false;
}

function withoutOwnId(doc: Y.Doc): Y.XmlElement[] {
  const seen = new Set<string>();
  return clausesOf(doc).filter((clause) => {
    const id: unknown = clause.getAttribute("id");
    if (!isClauseId(id) || seen.has(id)) return true;
    seen.add(id);
    return false;
  });
}

function clausesOf(doc: Y.Doc): Y.XmlElement[] {
  const nodes = doc.getXmlFragment(FRAGMENT).toArray();
  return nodes.filter((node): node is Y.XmlElement => node instanceof Y.XmlElement);
}

/** The first one may have been given to this same clause before, and copied from it since. */
function freshId(clause: Y.XmlElement, taken: Set<unknown>, newId: (of: string) => string): string {
  const { client, clock } = (clause._item as Y.Item).id;
  for (let attempt = 0; ; attempt++) {
    const id = newId(`${client} ${clock} ${attempt}`);
    if (taken.has(id)) continue;
    taken.add(id);
    return id;
  }
}

/** The struct that Yjs makes for setAttribute("id", ...), before it is placed. */
function idItem(clause: Y.XmlElement, id: Y.ID, value: string): Y.Item {
  const before = clause._map.get("id") ?? null;
  const parent = clause as unknown as Y.AbstractType<unknown>;
  return new Y.Item(id, before, before?.lastId ?? null, null, null, parent, "id", new Y.ContentAny([value]));
}
