/**
 * A log of 250,000 single keystrokes, as of a text that was edited for a long time: sentences at places all over the
 * text, two fifths of which are taken back. Its state takes about 300 kB. It includes the snapshots that the job would
 * have made.
 */
import * as Y from "yjs";
import { CLAUSE_NODE, FRAGMENT } from "#domain/text/schema.ts";
import { RUNG_EVERY } from "#server/store/log/snapshots.ts";
import type { Store } from "#server/store/open.ts";
import { mulberry } from "../support/mulberry.ts";

export const LONG_CHANGES = Number(process.env.BENCH_CHANGES) || 250_000;
const CLAUSES = 40;
const KEYS = { typed: 26, takenBack: 11 };

/** Writes the same log for each of these sheets, which exist and hold only their seed. */
export async function writeLong(store: Store, [first = "", ...others]: readonly string[]): Promise<void> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await store.changes.stateAt(first, 1));
  let rows: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => rows.push(update));
  const press = typist(doc);
  for (let n = 2; n <= LONG_CHANGES; n++) {
    press();
    if (n % RUNG_EVERY && n < LONG_CHANGES) continue;
    await write(store, first, n, rows);
    await store.changes.keepSnapshot(first, n, Y.encodeStateAsUpdate(doc));
    rows = [];
  }
  // Marks every version of a clause as folded: folding is not measured with these sheets.
  await store.pool.query("UPDATE sheet SET head = $2, folded = $2 WHERE id = $1", [first, LONG_CHANGES]);
  for (const other of others) await repeat(store, first, other);
}

async function write(store: Store, sheet: string, n: number, rows: readonly Uint8Array[]): Promise<void> {
  await store.pool.query(
    `INSERT INTO change (sheet_id, n, bytes, person_id, delegation_id)
     SELECT $1, $2::int + i, bytes, 'person-0', 'member' FROM unnest($3::bytea[]) WITH ORDINALITY AS u(bytes, i)`,
    [sheet, n - rows.length, rows.map((bytes) => Buffer.from(bytes))],
  );
}

async function repeat(store: Store, from: string, to: string): Promise<void> {
  for (const table of ["change", "snapshot"])
    await store.pool.query(
      `INSERT INTO ${table} SELECT (jsonb_populate_record(one, jsonb_build_object('sheet_id', $2::text))).*
       FROM ${table} one WHERE one.sheet_id = $1 ON CONFLICT DO NOTHING`,
      [from, to],
    );
  await store.pool.query(
    "UPDATE sheet SET head = one.head, folded = one.folded FROM sheet one WHERE sheet.id = $2 AND one.id = $1",
    [from, to],
  );
}

/** Each call is one key and one update. */
function typist(doc: Y.Doc): () => void {
  const random = mulberry(1);
  const clauses = Array.from({ length: CLAUSES }, (_, i) => {
    const words = new Y.XmlText();
    const clause = new Y.XmlElement(CLAUSE_NODE);
    clause.setAttribute("id", `c${i}`);
    clause.insert(0, [words]);
    return { clause, words };
  });
  let [pressed, at] = [-1, 0];
  let words = clauses[0]?.words as Y.XmlText;
  return () => {
    if (pressed < 0)
      doc.getXmlFragment(FRAGMENT).insert(
        1,
        clauses.map(({ clause }) => clause),
      );
    else {
      const key = pressed % (KEYS.typed + KEYS.takenBack);
      if (key === 0) {
        words = (clauses[Math.floor(random() * CLAUSES)] as (typeof clauses)[0]).words;
        at = Math.floor(random() * (words.length + 1));
      }
      if (key < KEYS.typed) words.insert(at++, "abcdefgh ".charAt(key % 9));
      else words.delete(--at, 1);
    }
    pressed += 1;
  };
}
