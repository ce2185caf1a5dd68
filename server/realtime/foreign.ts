/**
 * What an old log holds that the description of a sheet does not name: marks, attributes and their values, characters,
 * nodes. It was let in before this was judged, and is no reason not to open the sheet. But an editor would remove it in
 * the name of the next person who types there, or send it again after an undo, and be refused for it. So the server
 * deletes it, through the log and in nobody's name. Out: the update; the document is not changed.
 */
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { fitsAttribute, fitsMark, unfitAt } from "#domain/text/forms.ts";
import { CLAUSE_NODE, FRAGMENT } from "#domain/text/schema.ts";
import { writeDeletes } from "#server/realtime/inspect.ts";
import type { StructStretch } from "#server/realtime/scan.ts";

/** The deletions, or null where there is nothing to delete. */
export function withoutForeign(doc: Y.Doc): Uint8Array | null {
  const found = foreignIn(doc);
  if (!found.length) return null;
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  writeDeletes(
    encoder,
    found.sort((a, b) => a.client - b.client || a.clock - b.clock),
  );
  return encoding.toUint8Array(encoder);
}

function foreignIn(doc: Y.Doc): StructStretch[] {
  return itemsOf(doc.getXmlFragment(FRAGMENT)).flatMap((item) => {
    const { content } = item;
    const isClause = content instanceof Y.ContentType && isClauseNode(content.type);
    return isClause ? inClause(content.type as Y.XmlElement) : [stretchOf(item)];
  });
}

const isClauseNode = (type: unknown) => type instanceof Y.XmlElement && type.nodeName === CLAUSE_NODE;

function inClause(clause: Y.XmlElement): StructStretch[] {
  const attributes = [...clause._map].flatMap(([name, item]) =>
    // An id of another form is replaced by a new one (repair.ts).
    item.deleted || name === "id" || fitsAttribute(name, item.content.getContent()[0])
      ? []
      : [stretchOf(item)],
  );
  const words = itemsOf(clause).flatMap((item) => {
    const { content } = item;
    return content instanceof Y.ContentType && content.type instanceof Y.XmlText
      ? itemsOf(content.type).flatMap(inWords)
      : [stretchOf(item)];
  });
  return [...attributes, ...words];
}

function inWords(item: Y.Item): StructStretch[] {
  const { content, id } = item;
  if (content instanceof Y.ContentFormat)
    return fitsMark(content.key, content.value) ? [] : [stretchOf(item)];
  if (!(content instanceof Y.ContentString)) return [stretchOf(item)];
  return unfitAt(content.str).map((at) => ({ client: id.client, clock: id.clock + at, length: 1 }));
}

function stretchOf({ id, length }: Y.Item): StructStretch {
  return { client: id.client, clock: id.clock, length };
}

function itemsOf(type: { _start: Y.Item | null }): Y.Item[] {
  const items: Y.Item[] = [];
  for (let item = type._start; item; item = item.right) if (!item.deleted) items.push(item);
  return items;
}
