/**
 * Without this, the first person to open a long text after a start would be served by code that has never run: reading
 * and applying 460 kB takes 130 ms then, and a third of that later. So when the server starts, before anybody can
 * connect, it reads an invented text.
 */
import * as Y from "yjs";
import { CLAUSE_NODE, FRAGMENT } from "#domain/text/schema.ts";
import { inspect } from "#server/realtime/inspect.ts";
import { Ledger } from "#server/realtime/known.ts";
import { scan } from "#server/realtime/scan.ts";

/** After that the compiler has optimised it. */
const [ROUNDS, WORDS] = [4, 1_500];

export function warmUp(): void {
  for (let round = 0; round < ROUNDS; round++) {
    const written = Y.encodeStateAsUpdate(imagined());
    scan(written);
    Y.parseUpdateMeta(written);
    const doc = new Y.Doc();
    doc.getXmlFragment(FRAGMENT);
    inspect(written, new Ledger(doc));
    Y.applyUpdate(doc, written);
    Y.encodeStateAsUpdate(doc);
    doc.destroy();
  }
}

/** Words in several positions, some of them deleted. */
function imagined(): Y.Doc {
  const doc = new Y.Doc();
  const words = new Y.XmlText();
  doc.transact(() => {
    const clause = new Y.XmlElement(CLAUSE_NODE);
    clause.insert(0, [words]);
    doc.getXmlFragment(FRAGMENT).insert(0, [clause]);
    for (let i = 0; i < WORDS; i++) {
      words.insert((i * 7_919) % (words.length + 1), "word ");
      if (i % 3 === 0) words.delete((i * 104_729) % words.length, 1);
    }
  });
  return doc;
}
