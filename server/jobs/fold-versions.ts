/**
 * Folds each sheet's log into versions per clause, and counts what lists show. Only what is durable is folded, a batch
 * at a time, versions and cursor in one transaction: it can be stopped anywhere and goes on from there; and from
 * nothing it makes the same versions again. Memory holds one batch and the sheets that were written lately. A sheet
 * that fails waits and holds up no other (repeated-errors.ts).
 */

import type { NewNotification } from "#domain/life/index.ts";
import { clausesNeeded, countBrackets, foldTouches, TAIL, type Touch } from "#domain/text/index.ts";
import { type DeletionWatch, type LargeDeletion, watchDeletions } from "#server/jobs/large-deletions.ts";
import { jobErrors, type RepeatedErrors } from "#server/jobs/repeated-errors.ts";
import { sought } from "#server/store/comments/following.ts";
import type { ChangedVersions, Unfolded } from "#server/store/log/folding.ts";
import { openReplay, type Replay } from "#server/store/log/replay.ts";
import { RUNG_EVERY } from "#server/store/log/snapshots.ts";
import { movedThreads } from "#server/store/notifications/socket-notices.ts";
import type { Store, Tables } from "#server/store/open.ts";

/**
 * The size of one transaction: what two hundred people write in five seconds. Each change costs a row per clause that
 * it touched.
 */
export const BATCH = 5_000;
/** After so many changes (some 5 ms) people who type are let in between. */
const TURN = 100;
/**
 * The texts of so many sheets, the last that were folded, stay in memory for the next changes; other texts are read
 * again.
 */
const MOST_OPEN = 20;
/** A newest snapshot is worth its bytes when this many changes would have to be read instead. */
const SNAPSHOT_EVERY = 500;

interface Author {
  n: number;
  at: number;
  delegation: string | null;
  person: string | null;
  amendment: string | null;
}

interface Open {
  n: number;
  deletions: DeletionWatch;
  replay: Replay<Author>;
}

export interface Progress {
  sheet: string;
  folded: number;
  head: number;
}

export interface Folding {
  /** Folds a batch of each sheet that has grown; true where one of them is not yet at its end and continues. */
  run(): Promise<boolean>;
  /** Makes missing snapshots, because the log was folded without them or they were damaged. */
  mend(): Promise<void>;
  /** Deletes the versions of a sheet and folds its whole log again. */
  rebuild(sheet: string): Promise<void>;
  close(): void;
}

/**
 * `progress` is called for every batch, `rest` with how long each finished sheet has taken, in ms, and `due` decides
 * which of those that have grown are next. `errors` are those of this process: the caller counts them.
 */
export function foldingOf(
  store: Store,
  progress: (at: Progress) => void = () => {},
  rest: (took: number) => Promise<void> = async () => {},
  due: (unfolded: Unfolded) => boolean = () => true,
  errors: RepeatedErrors = jobErrors(),
): Folding {
  const open = new Map<string, Open>();

  async function fold(unfolded: Unfolded, anew = false): Promise<boolean> {
    const { sheet, folded: from, head } = unfolded;
    const began = performance.now();
    const folded = await foldBatch(store, open, unfolded, anew);
    for (const [longest] of [...open].slice(0, -MOST_OPEN)) close(open, longest);
    if (folded > from) progress({ sheet, folded, head });
    // `head` was read before the batch, and somebody may have written since: then `folded` is greater than `head`.
    const more = folded > from && folded < head;
    if (!more) await rest(performance.now() - began);
    return more;
  }

  /**
   * Whatever is wrong with this sheet, the next one is folded. Its text in memory may be at half of a change, so it is
   * dropped.
   */
  async function foldApart(unfolded: Unfolded): Promise<boolean> {
    const { sheet } = unfolded;
    const more = await errors.attempt(`the versions of sheet ${sheet}`, () => fold(unfolded));
    if (more === undefined) close(open, sheet);
    return more ?? false;
  }

  return {
    async run() {
      const unfolded = (await store.folding.unfolded()).filter(due);
      let more = false;
      for (const sheet of unfolded) if (await foldApart(sheet)) more = true;
      return more;
    },
    mend: () => mendLadders(store, errors),
    async rebuild(sheet) {
      close(open, sheet);
      await store.folding.forget(sheet);
      for (;;) {
        const waiting = (await store.folding.unfolded()).find((one) => one.sheet === sheet);
        if (!waiting || !(await fold(waiting, true))) return;
      }
    },
    close: () => {
      for (const sheet of [...open.keys()]) close(open, sheet);
    },
  };
}

/** Up to which change the sheet is folded now. */
async function foldBatch(
  store: Store,
  open: Map<string, Open>,
  unfolded: Unfolded,
  anew: boolean,
): Promise<number> {
  const { sheet, text, folded, head } = unfolded;
  const at = await openAt(store, open, sheet, folded);
  const { touches, settled } = await play(store, at, unfolded);
  const counted = settled.n === at.n ? at.replay.clauses() : null;
  if (settled.n < at.n) close(open, sheet);
  if (settled.n === folded) return folded;
  const deletions = at.deletions.found(() => at.replay.clauses()).filter(({ n }) => n <= settled.n);
  // When a log is folded again, everybody was already notified at the time of writing.
  const notices = anew ? [] : await noticesOf(store, unfolded, deletions);
  // In a transaction of its own, repeated if this stops before the cursor moves: a decision holds the sheet's row while
  // it moves anchors. Skipped when a log is folded again: its old changes say nothing about where discussions are now.
  if (at.n >= head) await letFollow(store, unfolded, at.replay, touches.slice(0, settled.touches));
  await store.transaction(async (tables) => {
    await writeVersions(tables, sheet, touches.slice(0, settled.touches));
    await tables.outbox.put({ type: "versions", text });
    for (const { notification, deletion } of notices)
      await tables.notifications.put(text, notification, new Date(deletion.at), deletion.person);
    // Open pages show it.
    if (notices.length) await tables.outbox.put({ type: "decision", text });
    // Last: from here to the commit, typing in this sheet waits, because the cursor is in the sheet's row.
    await tables.folding.foldedTo(sheet, folded, settled.n, counted && countBrackets(counted));
  });
  if (counted) await snapshot(store, sheet, at, head);
  return settled.n;
}

/**
 * Discussions follow words that somebody moved into another clause by hand; a language version has the source's
 * clauses.
 */
async function letFollow(
  store: Store,
  { sheet, text }: Unfolded,
  replay: Replay<Author>,
  touches: readonly Touch[],
): Promise<void> {
  const moves = movesIn(touches);
  const main = moves.length ? (await store.texts.byId(text))?.sheet : null;
  if (main !== sheet) return;
  await store.transaction(async ({ threads, outbox }) => {
    const here = await threads.at(
      text,
      moves.map(({ from }) => from),
    );
    const hung = here.length ? sought(here, { sheet, state: replay.state(), moves }) : [];
    await threads.hang(hung);
    for (const notice of movedThreads(text, hung)) await outbox.put(notice);
  });
}

/** What the chair's side is notified of: who deleted, how much, and between which changes. */
async function noticesOf(
  { texts, languages, meetings }: Store,
  { sheet, text }: Unfolded,
  deletions: readonly LargeDeletion[],
): Promise<{ notification: NewNotification; deletion: LargeDeletion }[]> {
  if (!deletions.length) return [];
  const [row, versions] = await Promise.all([texts.byId(text), languages.ofText(text)]);
  const delegations = row ? await meetings.delegations(row.meetingId) : [];
  const language = versions.find((one) => one.sheet === sheet)?.language;
  return deletions.map((deletion) => {
    const own = delegations.find(({ id }) => id === deletion.delegation);
    const { clauses, words, before, n } = deletion;
    const party = own ? { country: own.country, name: own.name } : null;
    const facts = { party, clauses, words, before, n, ...(language && { language }) };
    return { deletion, notification: { matter: "clauses-deleted", to: "chairs", facts } };
  });
}

/** In both directions: when a split is undone, the words come back. */
function movesIn(touches: readonly Touch[]): { from: string; to: string }[] {
  return touches.flatMap(({ clauseId, change, other }) => {
    if (!other || (change !== "split" && change !== "merged")) return [];
    return [
      { from: clauseId, to: other },
      { from: other, to: clauseId },
    ];
  });
}

/**
 * Applies the next batch. A clause without an id is named within the next few changes; until then the log is not
 * settled.
 */
async function play(store: Store, at: Open, { sheet, folded }: Unfolded) {
  const batch = await store.changes.since(sheet, folded, BATCH);
  if (!batch.length) throw new Error(`Its log ends at ${folded}, and should go on.`);
  const touches: Touch[] = [];
  let settled = { n: folded, touches: 0 };
  for (const [i, { n, bytes, person, delegation, amendment = null, at: time }] of batch.entries()) {
    // A decision is the chair's, but its words belong to the delegation that proposed them.
    const side = delegation ?? (person || amendment ? "chair" : null);
    const author = { n, at: time.getTime(), person, delegation: side, amendment };
    const seen = at.replay.apply(bytes, author);
    at.deletions.see(author, seen);
    for (const { author: by, was: _, ...one } of seen)
      touches.push({ ...one, ...by, n, at: author.at, bornAt: by.n });
    at.n = n;
    if (n % RUNG_EVERY === 0) await store.changes.keepSnapshot(sheet, n, at.replay.state());
    // If a clause is never named, folding continues all the same.
    if (at.replay.waiting() === 0 || batch.length === BATCH) settled = { n, touches: touches.length };
    if (i % TURN === TURN - 1) await new Promise((resolve) => setImmediate(resolve));
  }
  return { touches, settled };
}

async function openAt(store: Store, open: Map<string, Open>, sheet: string, n: number): Promise<Open> {
  const found = open.get(sheet);
  if (found?.n === n) {
    // Deleted and set again, so that it is last in the map: the last one is kept longest.
    open.delete(sheet);
    open.set(sheet, found);
    return found;
  }
  close(open, sheet);
  const replay = openReplay<Author>(await store.changes.stateAt(sheet, n));
  const fresh = { n, replay, deletions: watchDeletions() };
  open.set(sheet, fresh);
  return fresh;
}

function close(open: Map<string, Open>, sheet: string): void {
  open.get(sheet)?.replay.close();
  open.delete(sheet);
}

async function writeVersions(tables: Tables, sheet: string, touches: readonly Touch[]): Promise<void> {
  const before = await tables.folding.tails(sheet, [...clausesNeeded(touches)], TAIL + 1);
  const changed: ChangedVersions[] = [];
  for (const [clauseId, after] of foldTouches(before, touches)) {
    const known = before.get(clauseId) ?? [];
    if (after === known) continue;
    const same = after.findIndex((version, i) => version !== known[i]);
    const versions = same < 0 ? [] : after.slice(same);
    const number = versions[0]?.number ?? (after.at(-1)?.number ?? 0) + 1;
    changed.push({ clauseId, number, versions });
  }
  await tables.folding.write(sheet, changed);
}

/** A newest snapshot only at the end of the log: while a long log is folded, the regular snapshots are enough. */
async function snapshot(store: Store, sheet: string, { n, replay }: Open, head: number): Promise<void> {
  if (n < head || n - (await store.changes.snapshotAt(sheet)) < SNAPSHOT_EVERY) return;
  await store.changes.keepSnapshot(sheet, n, replay.state());
}

async function mendLadders(store: Store, errors: RepeatedErrors): Promise<void> {
  const passed = new Set<string>();
  for (;;) {
    const missing = (await store.changes.missingRungs()).filter(({ sheet }) => !passed.has(sheet));
    if (!missing.length) return;
    for (const { sheet, n } of missing) {
      const mended = await errors.attempt(`the snapshots of sheet ${sheet}`, () => mendRung(store, sheet, n));
      if (!mended) passed.add(sheet);
    }
  }
}

async function mendRung(store: Store, sheet: string, n: number): Promise<true> {
  const replay = openReplay(await store.changes.stateAt(sheet, n));
  try {
    await store.changes.keepSnapshot(sheet, n, replay.state());
    return true;
  } finally {
    replay.close();
  }
}
