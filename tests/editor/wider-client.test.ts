/**
 * A client with a wider schema beside honest editors with y-tiptap and the editor's own schema. What the server lets in
 * is shown as the server reads it, and showing it deletes nothing; what it does not let in changes nothing.
 */
import { getSchema } from "@tiptap/core";
import { initProseMirrorDoc } from "@tiptap/y-tiptap";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { exactClauseOf } from "#app/editor/document/clauses.ts";
import { sheetExtensions } from "#app/editor/document/schema.ts";
import { type Clause, FRAGMENT, tidy } from "#domain/text/index.ts";
import { inspect } from "#server/realtime/inspect.ts";
import { Ledger } from "#server/realtime/known.ts";
import { readClauses, seedState } from "#server/store/log/text-at.ts";
import { mulberry } from "../support/mulberry.ts";
import { clause } from "../support/texts.ts";
import { widerChange } from "../support/wider-client.ts";

/** Without the extension that makes the editor accept unknown marks: here only the inspector protects it. */
const schema = getSchema(sheetExtensions());
const SEED = seedState([
  clause("title", "A title", 0, "c1"),
  clause("preambular", "Recalling the Convention 😀", 0, "c2"),
  { ...clause("action", "Publish", 0, "c3"), fields: { due: "2027-01-01" } },
]);

function docOf(...updates: Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.getXmlFragment(FRAGMENT);
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

/** What an honest editor has on its screen. */
function viewed(doc: Y.Doc): Clause[] {
  const before = Y.encodeStateAsUpdate(doc);
  const { doc: drawn } = initProseMirrorDoc(doc.getXmlFragment(FRAGMENT), schema);
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  return drawn.children.map(exactClauseOf);
}

const read = (doc: Y.Doc) => readClauses(doc).map((one) => ({ ...one, runs: tidy(one.runs) }));

test("W104 whatever a client with a wider schema sends, honest editors show what the server reads and delete nothing", {
  timeout: 120_000,
}, () => {
  const tally = { news: 0, refused: 0 };
  fc.assert(
    fc.property(fc.integer({ min: 1 }), (seed) => {
      const random = mulberry(seed);
      const [server, honest] = [docOf(SEED), docOf(SEED)];
      let hostile = docOf(SEED);
      for (let i = 0; i < 40; i++) {
        try {
          widerChange(hostile, random);
        } catch {
          // What Yjs itself does not accept may be half done; the rest is sent all the same.
        }
        const update = Y.encodeStateAsUpdate(hostile, Y.encodeStateVector(server));
        const before = read(server);
        const verdict = inspect(update, new Ledger(server));
        if (verdict.kind === "news") for (const doc of [server, honest]) Y.applyUpdate(doc, verdict.bytes);
        else hostile = docOf(Y.encodeStateAsUpdate(server));
        tally[verdict.kind === "news" ? "news" : "refused"] += 1;
        if (verdict.kind !== "news") expect(read(server)).toEqual(before);
        expect(viewed(honest)).toEqual(read(server));
      }
    }),
    { numRuns: 60 },
  );
  // Otherwise only one of the two cases was tested.
  expect(Math.min(tally.news, tally.refused)).toBeGreaterThan(300);
});
