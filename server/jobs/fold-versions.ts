/**
 * Folds each sheet's log into versions per clause, and counts what lists show. Only what is durable is folded, a
 * batch at a time, versions and cursor in one transaction: whenever this is stopped, it goes on where it was; and
 * from nothing it makes the same versions again.
 */
import { type ClauseVersion, countBrackets, foldVersion, type Touch } from "#domain/text/index.ts";
import type { Unfolded } from "#server/store/folding.ts";
import type { Store, Tables } from "#server/store/open.ts";
import { openReplay, type Replay } from "#server/store/text-at.ts";

/** One transaction's worth. */
const BATCH = 500;
/** A snapshot is worth its bytes when this many changes would have to be read instead. */
const SNAPSHOT_EVERY = 500;

interface Author {
  n: number;
  at: number;
  delegation: string | null;
  person: string | null;
}

interface Open {
  n: number;
  replay: Replay<Author>;
}

export interface Folding {
  /** Folds what waits; true where something was folded. */
  run(): Promise<boolean>;
  /** Forgets the versions of a sheet and folds its whole log anew. */
  rebuild(sheet: string): Promise<void>;
  close(): void;
}

export function foldingOf(store: Store): Folding {
  const open = new Map<string, Open>();

  async function run(): Promise<boolean> {
    const unfolded = await store.folding.unfolded();
    for (const sheet of unfolded) await foldSheet(store, open, sheet);
    return unfolded.length > 0;
  }

  return {
    run,
    async rebuild(sheet) {
      close(open, sheet);
      await store.folding.forget(sheet);
      for (;;) {
        const waiting = (await store.folding.unfolded()).find((one) => one.sheet === sheet);
        if (!waiting || !(await foldSheet(store, open, waiting))) return;
      }
    },
    close: () => {
      for (const sheet of [...open.keys()]) close(open, sheet);
    },
  };
}

/** True where the cursor moved. */
async function foldSheet(
  store: Store,
  open: Map<string, Open>,
  { sheet, text, folded }: Unfolded,
): Promise<boolean> {
  const at = await openAt(store, open, sheet, folded);
  const batch = await store.changes.since(sheet, folded, BATCH);
  const touches: Touch[] = [];
  let settled = { n: folded, touches: 0 };
  for (const { n, bytes, person, delegation, at: time } of batch) {
    const author = { n, at: time.getTime(), person, delegation: delegation ?? (person ? "chair" : null) };
    for (const { clauseId, clause, author: by } of at.replay.apply(bytes, author)) {
      touches.push({ ...by, n, at: author.at, clauseId, clause });
    }
    at.n = n;
    // A clause without its id is named by the next change or so; its versions begin there, and so does the cursor.
    if (at.replay.waiting() === 0 || batch.length === BATCH) settled = { n, touches: touches.length };
  }
  if (settled.n < at.n) close(open, sheet);
  if (settled.n === folded) return false;
  const brackets = countBrackets(at.replay.clauses());
  await store.transaction(async (tables) => {
    await writeVersions(tables, sheet, touches.slice(0, settled.touches));
    await tables.folding.foldedTo(sheet, settled.n, brackets);
    await tables.outbox.put({ type: "versions", text });
  });
  if (settled.n === at.n) await snapshot(store, sheet, at);
  return true;
}

async function openAt(store: Store, open: Map<string, Open>, sheet: string, n: number): Promise<Open> {
  const found = open.get(sheet);
  if (found?.n === n) return found;
  close(open, sheet);
  const fresh = { n, replay: openReplay<Author>(await store.changes.stateAt(sheet, n)) };
  open.set(sheet, fresh);
  return fresh;
}

function close(open: Map<string, Open>, sheet: string): void {
  open.get(sheet)?.replay.close();
  open.delete(sheet);
}

async function writeVersions(tables: Tables, sheet: string, touches: readonly Touch[]): Promise<void> {
  for (const [clauseId, own] of Map.groupBy(touches, (touch) => touch.clauseId)) {
    const before = await tables.folding.versions(sheet, clauseId);
    const after = own.reduce<ClauseVersion[]>(foldVersion, before);
    const same = after.findIndex((version, i) => version !== before[i]);
    if (same < 0 && after.length === before.length) continue;
    const from = same < 0 ? after.length : same;
    await tables.folding.write(sheet, clauseId, from + 1, after.slice(from));
  }
}

async function snapshot(store: Store, sheet: string, { n, replay }: Open): Promise<void> {
  if (n - (await store.changes.snapshotAt(sheet)) < SNAPSHOT_EVERY) return;
  await store.changes.keepSnapshot(sheet, n, replay.state());
}
