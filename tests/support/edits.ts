/** Changes to a sheet as an editor would send them, made on a separate document. */
import * as Y from "yjs";
import { FRAGMENT } from "#domain/text/index.ts";
import type { Append } from "#server/store/log/changes.ts";
import type { Store } from "#server/store/open.ts";

export interface Hand {
  doc: Y.Doc;
  /** Types at the end of the n-th clause (from 0); returns the change. */
  type(clause: number, words: string): Append;
  /** Any other change of the fragment. */
  change(work: (fragment: Y.XmlFragment) => void): Append;
}

/** A test client of a member delegation; it starts from the present content of the log. */
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
