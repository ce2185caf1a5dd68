/**
 * y-tiptap deletes words whose marks the schema does not know, for everybody and in the name of the person who opened
 * the text. The server lets no such mark in, but an old log or copy may hold one. Here the words are drawn without it,
 * and it is taken out of this copy before anybody types there: y-tiptap would send it again.
 */
import type { Mark, MarkType, Schema } from "@tiptap/pm/model";
import * as Y from "yjs";
import { fitsMark } from "#domain/text/forms.ts";

/** Changes this schema. Only lookups by the name of a mark can ask for an unknown one. */
export function passUnknownMarks(schema: Schema): Schema {
  const [mark, text] = [schema.mark.bind(schema), schema.text.bind(schema)];
  schema.mark = (type: string | MarkType, attributes) =>
    typeof type === "string" && !Object.hasOwn(schema.marks, type)
      ? (null as unknown as Mark)
      : mark(type, attributes);
  schema.text = (words, marks) =>
    text(
      words,
      marks?.filter((one) => one !== null),
    );
  return schema;
}

/** The origin of the removal; undo does not track it. */
export const TIDYING = "tidying";

export function dropUnknownMarks(fragment: Y.XmlFragment): void {
  const unknown = fragment
    .toArray()
    .flatMap((clause) =>
      clause instanceof Y.XmlElement
        ? clause.toArray().flatMap((words) => (words instanceof Y.XmlText ? unknownIn(words) : []))
        : [],
    );
  if (!unknown.length) return;
  fragment.doc?.transact((transaction) => {
    for (const item of unknown) item.delete(transaction);
  }, TIDYING);
}

function unknownIn(words: Y.XmlText): Y.Item[] {
  const found: Y.Item[] = [];
  for (let item = words._start; item; item = item.right) {
    const { content, deleted } = item;
    // The end of a mark draws nothing and is removed with the mark; otherwise y-tiptap would write it again.
    if (deleted || !(content instanceof Y.ContentFormat)) continue;
    if (!fitsMark(content.key, content.value)) found.push(item);
  }
  return found;
}
