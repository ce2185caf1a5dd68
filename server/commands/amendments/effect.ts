/**
 * What a decision changes in the text and in the other amendments on the same clauses: computed from the present text
 * under the lock of its sheet, and written in the transaction of the decision.
 */
import { amendmentOf, type Effect, openAmendments, type TextRecord } from "#domain/life/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import {
  type Clause,
  clausesAfter,
  clausesOf,
  type Ground,
  groundOf,
  isStructural,
  type Proposal,
  type Revised,
  type Revision,
  revise,
  revisionOf,
  settle,
} from "#domain/text/index.ts";
import type { Conflicted, Settled } from "#server/commands/amendments/inputs.ts";
import { clauseOfSettled, hasNoWords, isSettled } from "#server/commands/amendments/settled.ts";
import { letFollow } from "#server/commands/comments/let-follow.ts";
import { updateOf } from "#server/store/log/sheet-edits.ts";
import type { FrozenSheet } from "#server/store/log/sheets.ts";
import type { Tables } from "#server/store/open.ts";
import type { OpenRecord } from "#server/store/texts/records.ts";

type Fits = Extract<Revised, { kind: "fits" }>;

/** The text under its lock, and what else the domain needs. */
export interface Table extends Ground {
  frozen: FrozenSheet;
  opened: OpenRecord;
  tables: Tables;
}

export async function sceneOf(tables: Tables, opened: OpenRecord, newId: () => string): Promise<Table> {
  const frozen = await tables.sheets.frozen(opened.sheet);
  return { frozen, opened, tables, now: frozen.clauses, language: opened.record.language, newId };
}

/** How the revision goes into the text: without conflict, or as somebody settled it on the present words. */
export function worked(
  table: Table,
  revision: Revision,
  settled: Settled | null | undefined,
): Fits | Refusal | Conflicted {
  const seen = groundOf(revision, table.now);
  if (settled) return settledBy(table, revision, settled, seen);
  const revised = revise(revision, table);
  if (revised.kind === "fits") return revised;
  if (revised.kind === "same") return refuse("says-the-same");
  const { pieces, shapes } = revised;
  return { ok: false, reason: "conflict", seen, pieces, shapes };
}

function settledBy(table: Table, revision: Revision, settled: Settled, seen: string): Fits | Refusal {
  if (settled.seen !== seen) return refuse("changed-meanwhile");
  if (!isSettled(settled.clauses)) return refuse("malformed");
  const clauses = settled.clauses.map(clauseOfSettled);
  // Only a deletion may be settled to nothing, and a move has no words to settle.
  if (hasNoWords(clauses) || (!clauses.length && revision.proposed.length)) return refuse("empty");
  if (revision.base.length && revision.after !== undefined) return refuse("not-fitting");
  const revised = settle(revision, table, clauses);
  return revised.kind === "fits" ? revised : refuse("says-the-same");
}

/**
 * Before, after, and what becomes of other open amendments on the same clauses, and of those that this decision had
 * overtaken.
 */
export async function effectOf(table: Table, { before, after, edits }: Fits, by: string): Promise<Effect> {
  const now = clausesAfter(table.now, edits);
  const others = await othersAfter(table, now, touched(before, after), by);
  return { before, after, others };
}

/** Where the text does not change: only the amendments that this decision had overtaken are checked. */
export async function effectOnOthers(table: Table, by: string): Promise<Effect> {
  return { before: [], after: [], others: await othersAfter(table, table.now, new Set(), by) };
}

/** One row of the log, by the server, in the name of the delegation whose words they are. */
export async function write(
  { frozen, opened, tables, language }: Table,
  { edits, before, after }: Fits,
  by: { amendment: string; delegation: string | null },
): Promise<void> {
  const bytes = updateOf(frozen.state, edits, language);
  if (!bytes) return;
  await tables.sheets.write(opened.sheet, frozen, { bytes, ...by, structural: edits.some(isStructural) });
  await tables.outbox.put({ type: "changes", text: opened.text, sheet: opened.sheet });
  const { text, sheet } = opened;
  await letFollow(tables, text, { sheet, state: frozen.state, bytes, before, after, language });
}

function touched(before: readonly Clause[], after: readonly Clause[]): Set<string> {
  return new Set([...before, ...after].map((clause) => clause.id));
}

async function othersAfter(
  { opened: { record }, tables, language, newId }: Table,
  now: readonly Clause[],
  clauses: ReadonlySet<string>,
  by: string,
): Promise<Effect["others"]> {
  const others: Effect["others"] = [];
  for (const { id, proposal, check } of concerned(record, clauses, by)) {
    const row = await tables.amendments.byId(id);
    if (!row) continue;
    const revision = revisionOf(proposal, { base: row.base, proposed: row.proposed ?? [] }, row.order);
    const how = HOW[revise(revision, { now, language, newId }).kind];
    if (how !== "check" || !check) others.push({ amendment: id, how });
  }
  return others;
}

const HOW = { fits: "rebased", conflict: "check", same: "overtaken", gone: "overtaken" } as const;

function concerned(record: TextRecord, clauses: ReadonlySet<string>, by: string) {
  const open = openAmendments(record).filter(
    ({ id, proposal }) => id !== by && clausesNamedBy(proposal).some((clause) => clauses.has(clause)),
  );
  const overtaken = record.amendments.filter(
    ({ state, id }) => state.name === "overtaken" && state.by === by && amendmentOf(record, id),
  );
  return [...open, ...overtaken];
}

function clausesNamedBy(proposal: Proposal): string[] {
  const place = "after" in proposal && proposal.after ? [proposal.after] : [];
  return [...clausesOf(proposal), ...place];
}
