/**
 * What a long log costs: 250,000 single keystrokes of five delegations in a text of 400 clauses, folded into versions;
 * the text "as it stood" at several instants; and who wrote the words of a clause. Prints time and memory and asserts
 * nothing. Uses a scratch database of its own.
 */
import { rmSync } from "node:fs";
import path from "node:path";
import * as Y from "yjs";
import { CLAUSE_NODE, FRAGMENT, hashOf, written } from "#domain/text/index.ts";
import { foldingOf } from "#server/jobs/fold-versions.ts";
import { newId } from "#server/store/database/new-id.ts";
import { clausesIn, putsIn } from "#server/store/log/text-at.ts";
import { openStore, type Store } from "#server/store/open.ts";
import { scratchFolder } from "../../support/scratch.ts";

const CHANGES = Number(process.env.BENCH_CHANGES) || 250_000;
const CLAUSES = 400;
const WORDS = "Decide to cooperate in the protection of the rights of the child ".repeat(5);
/** The number of keys at one position before the typist goes to another: a sentence. */
const KEYS = 60;
const INSTANTS = 10;

let drawn = 0;
const folder = scratchFolder();
const store = await openStore({ folder: path.join(folder, "postgres") });
try {
  const sheet = await text(store);
  console.log(`\nA log of ${CHANGES.toLocaleString("en")} keystrokes in ${CLAUSES} clauses`);
  await timed("  written", () => write(store, sheet));
  await fold(store, sheet);
  await asItStood(store, sheet);
  await whoWrote(store, sheet);
} finally {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
}

async function text(store: Store): Promise<string> {
  const [meeting, id, sheet] = [newId(), newId(), newId()];
  const days = { starts: "2026-11-26", ends: "2026-11-27", zone: "Asia/Almaty" };
  const names = { name: { en: "Bench" }, place: { en: "Bench" }, host: "KZ" };
  const forum = { id: newId(), slug: "f", name: { en: "F" } };
  await store.meetings.create(forum, { id: meeting, slug: "m", ...names, ...days });
  const clauses = Array.from({ length: CLAUSES }, (_, i) => {
    return { id: `c${i}`, kind: "operative", level: 0, runs: [{ text: WORDS }] } as const;
  }).map((clause) => ({ ...clause, runs: [...clause.runs] }));
  const facts = { kind: "declaration", title: "Bench", language: "en", position: 1 } as const;
  await store.texts.create({ id, sheet, meetingId: meeting, ...facts, clauses });
  return sheet;
}

/** Written directly into the table, because only reading is measured. One second between keys, so that bursts end. */
async function write(store: Store, sheet: string): Promise<void> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await store.changes.stateAt(sheet, 1));
  let waiting: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => waiting.push(update));
  const typed = typist(doc);
  for (let n = 2; n <= CHANGES; n++) {
    typed();
    if (waiting.length < 5_000 && n < CHANGES) continue;
    const first = n - waiting.length + 1;
    await store.pool.query(
      `INSERT INTO change (sheet_id, n, bytes, person_id, delegation_id, at)
       SELECT $1, $2::int + i - 1, bytes, 'p' || d, 'd' || d, now() - interval '30 days' + ($2::int + i) * interval '1 second'
       FROM unnest($3::bytea[]) WITH ORDINALITY AS u(bytes, i), LATERAL (SELECT ($2::int + i) / $4::int % 5 AS d) who`,
      [sheet, first, waiting.map((update) => Buffer.from(update)), KEYS],
    );
    waiting = [];
  }
  await store.pool.query("UPDATE sheet SET head = $2 WHERE id = $1", [sheet, CHANGES]);
}

/** Inserts, and sometimes takes back: a sentence in one clause, then one in another; sometimes makes a new clause. */
function typist(doc: Y.Doc): () => void {
  const fragment = doc.getXmlFragment(FRAGMENT);
  let [keys, clause, at, made] = [0, 0, 0, 0];
  const wordsOf = (n: number) => (fragment.get(n) as Y.XmlElement).get(0) as Y.XmlText;
  return () => {
    if (keys++ % KEYS === 0) {
      clause = Math.floor(random() * fragment.length);
      at = Math.floor(random() * wordsOf(clause).length);
    }
    if (keys % 5_003 === 0) {
      const element = new Y.XmlElement(CLAUSE_NODE);
      for (const [name, value] of Object.entries({ id: `n${++made}`, kind: "operative" }))
        element.setAttribute(name, value);
      element.insert(0, [new Y.XmlText("New")]);
      fragment.insert(clause, [element]);
      clause++;
    } else if (keys % 7 === 6 && at > 0) wordsOf(clause).delete(--at, 1);
    else wordsOf(clause).insert(at++, "x");
  };
}

async function fold(store: Store, sheet: string): Promise<void> {
  let [most, longest, last] = [0, 0, performance.now()];
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const pulse = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  const folding = foldingOf(store, ({ folded, head }) => {
    most = Math.max(most, process.memoryUsage().heapUsed - before);
    if (folded % 50_000 === 0) console.log(`  folded ${folded} of ${head}`);
  });
  last = performance.now();
  await timed("  folded", async () => {
    while (await folding.run());
  });
  clearInterval(pulse);
  folding.close();
  const { rows } = await store.pool.query("SELECT count(*)::int AS n FROM clause_version");
  console.log(
    `  ${rows[0].n} versions; heap grew by at most ${megabytes(most)}; others waited ${longest.toFixed(0)} ms at most`,
  );
  const size = "SELECT count(*)::int AS n, sum(length(bytes))::int AS bytes FROM snapshot";
  const snapshots = (await store.pool.query(size)).rows[0];
  console.log(`  ${snapshots.n} snapshots, ${megabytes(snapshots.bytes)}`);
  await timed("  loaded", () => store.changes.load(sheet));
}

async function asItStood(store: Store, sheet: string): Promise<void> {
  const taken: number[] = [];
  for (let i = 0; i < INSTANTS; i++) {
    const n = 1 + Math.floor(random() * CHANGES);
    const began = performance.now();
    clausesIn(await store.changes.stateAt(sheet, n));
    taken.push(performance.now() - began);
  }
  const sorted = taken.toSorted((a, b) => a - b).map((ms) => ms.toFixed(0));
  console.log(`  as it stood at ${INSTANTS} instants: ${sorted.join(", ")} ms`);
}

/** For the clause with the most versions, and for others. */
async function whoWrote(store: Store, sheet: string): Promise<void> {
  const { rows } = await store.pool.query<{ id: string; versions: number }>(
    "SELECT clause_id AS id, count(*)::int AS versions FROM clause_version GROUP BY 1 ORDER BY 2 DESC LIMIT $1",
    [INSTANTS],
  );
  const taken: number[] = [];
  for (const { id } of rows) {
    const began = performance.now();
    const { state } = await store.changes.load(sheet);
    const current = putsIn(state, id);
    const histories = new Map([[id, await store.folding.versions(sheet, id)]]);
    const seatsOf = (person: string) => [person.replace("p", "d")];
    const hands = current?.puts.map(({ length }) => ({ length, person: "p0" })) ?? [];
    if (current) written({ clause: id, words: current.words, hands, histories, seatsOf, language: "en" });
    taken.push(performance.now() - began);
  }
  const most = rows[0]?.versions ?? 0;
  const each = taken.map((ms) => ms.toFixed(0)).join(", ");
  console.log(`  who wrote a clause, the ${INSTANTS} with most versions (${most} at most): ${each} ms`);
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const done = await work();
  console.log(`${what} in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return done;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(0)} MB`;
}

/** The same log in every run. */
function random(): number {
  drawn++;
  return Number.parseInt(hashOf(`bench ${drawn}`).slice(0, 8), 16) / 0x1_0000_0000;
}
