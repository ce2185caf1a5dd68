/** Words marked in a sheet as the page of a text marks them: two positions in the shared document. */
import * as Y from "yjs";
import { FRAGMENT } from "#domain/text/index.ts";
import type { Store } from "#server/store/open.ts";

export interface MarkedIn {
  sheet: string;
  from: string;
  to: string;
}

/** In: the n-th clause from 0, and words in it. */
export async function marked(store: Store, sheet: string, clause: number, words: string): Promise<MarkedIn> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, (await store.changes.load(sheet)).state);
  const text = (doc.getXmlFragment(FRAGMENT).get(clause) as Y.XmlElement).get(0) as Y.XmlText;
  const from = text.toString().indexOf(words);
  if (from < 0) throw new Error(`There is no "${words}".`);
  const position = (index: number, assoc: number) =>
    Buffer.from(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, index, assoc))).toString(
      "base64url",
    );
  return { sheet, from: position(from, 0), to: position(from + words.length, -1) };
}
