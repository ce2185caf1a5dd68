/** Changes to a sheet as an editor would send them, made on a document of one's own. */
import * as Y from "yjs";
import { FRAGMENT } from "#domain/text/index.ts";
import type { Append } from "#server/store/log/changes.ts";
import type { Store } from "#server/store/open.ts";

export interface Hand {
  doc: Y.Doc;
  /** Types at the end of the n-th clause (from 0); the change that it made. */
  type(clause: number, words: string): Append;
  /** Whatever else a hand may do to the fragment. */
  change(work: (fragment: Y.XmlFragment) => void): Append;
}

/** A hand of a member delegation, starting from what the log holds now. */
export async function handOn(
  store: Store,
  sheet: string,
  person: string | null,
  delegation: string | null,
): Promise<Hand> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, (await store.changes.load(sheet)).state);
  const fragment = doc.getXmlFragment(FRAGMENT);
  const change: Hand["change"] = (work) => {
    const before = Y.encodeStateVector(doc);
    doc.transact(() => work(fragment));
    const bytes = Y.encodeStateAsUpdate(doc, before);
    const side = person === null ? "server" : delegation ? "member" : "chair";
    return { sheet, side, person, delegation, bytes, clients: [doc.clientID] };
  };
  const type: Hand["type"] = (clause, words) =>
    change(() => {
      const text = (fragment.get(clause) as Y.XmlElement).get(0) as Y.XmlText;
      text.insert(text.length, words);
    });
  return { doc, change, type };
}
