/**
 * The amendments of a text as one reader may see them: computed against the text at this moment, with what collides,
 * and without what this reader may not see.
 */
import { amendmentOf, seesDraft } from "#domain/life/index.ts";
import { sideOf } from "#domain/rights/index.ts";
import { type Fit, numbering, revise, revisionOf, standsAt } from "#domain/text/index.ts";
import { commandsOf } from "#server/queries/amendments/amendment-commands.ts";
import type { AmendmentGround, Worked } from "#server/queries/amendments/amendment-ground.ts";
import { overlapsOf } from "#server/queries/amendments/amendment-overlaps.ts";
import { redlinesOf } from "#server/queries/amendments/amendment-redlines.ts";
import type { AmendmentData, OutcomeData, StateData } from "#server/queries/amendments/amendment-view.ts";
import { namesTo } from "#server/queries/amendments/attribution.ts";
import { seenThreads } from "#server/queries/comments/thread-view.ts";
import type { QueryContext } from "#server/queries/context.ts";
import { type NamedClause, nameOf } from "#server/queries/texts/clause.ts";
import type { ReadableText } from "#server/queries/texts/readable-text.ts";
import type { AmendmentRow } from "#server/store/amendments/amendments.ts";
import type { SheetRead } from "#server/store/log/text-at.ts";

/** Reading gives nothing new an id. */
const NO_ID = () => "";

export interface SeenAmendments {
  ground: AmendmentGround;
  worked: Worked[];
  views: AmendmentData[];
}

/** In the order of the text, at one clause in the order in which they were made known, drafts last. */
export async function amendmentsSeen(context: QueryContext, found: ReadableText): Promise<SeenAmendments> {
  const { store } = context;
  const { text, seat } = found;
  const [rows, now, threads] = await Promise.all([
    store.amendments.ofText(text.id),
    store.sheets.read(text.sheet),
    store.threads.of(text.id).then((all) => new Set(seenThreads(all, found).map(({ id }) => id))),
  ]);
  const seen = rows.filter((row) => seesDraft(row, seat));
  const ground = await amendmentStateOf(context, found, now, seen);
  const worked = await Promise.all(seen.map((row) => work(context, found, ground, row)));
  const collisions = overlapsOf(worked, ground);
  const views = worked.map((one) => ({
    ...viewOf(context, found, ground, one, collisions.get(one.row.id) ?? [], rows),
    thread: one.row.thread && threads.has(one.row.thread) ? one.row.thread : null,
  }));
  return { ground, worked, views: inOrder(views, ground) };
}

async function amendmentStateOf(
  { store }: QueryContext,
  { text }: ReadableText,
  { clauses: now, leftOut }: SheetRead,
  rows: readonly AmendmentRow[],
): Promise<AmendmentGround> {
  const here = new Set(now.map((clause) => clause.id));
  const named = rows.flatMap(({ proposal }) => [standsAt(proposal), otherOf(proposal)]);
  const gone = [...new Set(named)].filter((id): id is string => id !== null && !here.has(id));
  const last = gone.length ? await store.folding.newest(text.sheet, gone) : [];
  const names = new Map(last.map((version) => [version.clauseId, nameOf(version)]));
  return { now, leftOut, marks: numbering(now), language: text.language, gone: names };
}

async function work(
  { store }: QueryContext,
  { text }: ReadableText,
  { now, language }: AmendmentGround,
  row: AmendmentRow,
): Promise<Worked> {
  const proposed = await store.amendments.words(row);
  const revision = revisionOf(row.proposal, { base: row.base, proposed }, row.order);
  const revised = revise(revision, { now, language, newId: NO_ID });
  return { row, proposed, revision, revised, onRecord: amendmentOf(text.record, row.id) };
}

function viewOf(
  context: QueryContext,
  found: ReadableText,
  ground: AmendmentGround,
  worked: Worked,
  overlaps: string[],
  rows: readonly AmendmentRow[],
): Omit<AmendmentData, "thread"> {
  const { row, onRecord, proposed, revised } = worked;
  const { seat, may, text } = found;
  const { record } = text;
  const own = seat.delegation !== null && seat.delegation === row.delegation;
  const bureau = sideOf(seat.role) === "chair";
  const state = onRecord?.state ?? stateOf(row, rows);
  const open = ["drafted", "suggested", "released", "considered"].includes(state.name);
  const fit: Fit = revised.kind;
  const named = namesTo(found);
  return {
    ...{ id: row.id, proposal: row.proposal, state, open, own, fit, overlaps, proposed, base: row.base },
    ...{ check: onRecord?.check ?? false, reason: row.reason, sheet: row.sheet },
    place: nameAt(ground, standsAt(row.proposal), row),
    other: nameAt(ground, otherOf(row.proposal), row),
    delegation: named(row.delegation),
    sponsors: (onRecord?.sponsors ?? []).flatMap((one) => named(one.delegation) ?? []),
    suggestedBy: named(suggesterOf(worked)),
    releasedAt: row.notifiedAt?.toISOString() ?? null,
    redline: redlinesOf(worked, ground),
    outcome: own || bureau ? outcomeOf(row) : null,
    may: commandsOf({ row, onRecord, record, seat, may, fit, now: context.now().toISOString() }),
  };
}

function suggesterOf({ row, onRecord }: Worked): string | null {
  return onRecord?.suggestedBy?.delegation ?? (row.stage === "suggested" ? row.delegation : null);
}

/** Of what is on no record: a suggestion that was taken up lives on in the amendment of another. */
function stateOf({ id, stage, notifiedAt }: AmendmentRow, rows: readonly AmendmentRow[]): StateData {
  const at = notifiedAt?.toISOString() ?? "";
  if (stage === "suggested") return { name: "suggested", at };
  const heir = rows.find((row) => row.origin === id && row.stage === "released");
  if (stage !== "taken-up" || !heir) return { name: "drafted" };
  return { name: "merged", at: heir.notifiedAt?.toISOString() ?? at, reason: "", into: heir.id };
}

function outcomeOf({ outcome }: AmendmentRow): OutcomeData | null {
  return outcome;
}

function otherOf(proposal: AmendmentRow["proposal"]): string | null {
  if (proposal.deed === "merge") return proposal.with;
  return proposal.deed === "move" ? proposal.after : null;
}

function nameAt(
  { now, marks, gone }: AmendmentGround,
  id: string | null,
  { base }: AmendmentRow,
): NamedClause | null {
  if (id === null) return null;
  const at = now.findIndex((clause) => clause.id === id);
  const clause = now[at];
  if (clause) return { id, kind: clause.kind, reference: marks[at]?.reference ?? "" };
  const kind = base.find((one) => one.id === id)?.kind ?? "operative";
  return gone.get(id) ?? { id, kind, reference: "" };
}

function inOrder(views: AmendmentData[], { now }: AmendmentGround): AmendmentData[] {
  const places = new Map(now.map((clause, at) => [clause.id, at]));
  const placeOf = ({ place }: AmendmentData) => (place ? (places.get(place.id) ?? now.length) : -1);
  const notifiedAt = ({ releasedAt }: AmendmentData) => releasedAt ?? "9";
  return views.sort((a, b) => placeOf(a) - placeOf(b) || notifiedAt(a).localeCompare(notifiedAt(b)));
}
