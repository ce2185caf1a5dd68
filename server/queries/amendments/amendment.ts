/** One amendment: what competes with it, how it fits into the present text, and what happened to it. */
import type { TextEvent } from "#domain/life/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import {
  BREAK,
  groundOf,
  inverseOf,
  type Piece,
  type Revised,
  type Revision,
  revise,
  shapeOf,
} from "#domain/text/index.ts";
import type { TrailContent } from "#domain/trail/index.ts";
import type { Worked } from "#server/queries/amendments/amendment-ground.ts";
import type {
  AmendmentMoment,
  AmendmentPageData,
  MergeData,
  StateName,
} from "#server/queries/amendments/amendment-view.ts";
import { amendmentsSeen, type SeenAmendments } from "#server/queries/amendments/amendment-views.ts";
import { factsOf } from "#server/queries/amendments/amendments.ts";
import { namesTo } from "#server/queries/amendments/attribution.ts";
import type { QueryContext } from "#server/queries/context.ts";
import { type ReadableText, readableText } from "#server/queries/texts/readable-text.ts";

export function amendment(context: QueryContext) {
  return async (actor: Actor | null, id: string, wanted: string): Promise<AmendmentPageData | Refusal> => {
    const found = await readableText(context, actor, id);
    if (!found.ok) return found;
    const seen = await amendmentsSeen(context, found);
    const view = seen.views.find((one) => one.id === wanted);
    const worked = seen.worked.find(({ row }) => row.id === wanted);
    if (!view || !worked) return refuse("not-found");
    const [delegations, story] = await Promise.all([
      context.store.meetings.delegations(found.text.meetingId),
      storyOf(context, found, worked),
    ]);
    const { text, attribution } = factsOf(found);
    return {
      ok: true,
      ...{ text, attribution, delegations, story, amendment: view },
      competing: seen.views.filter((one) => one !== view && one.open && one.place?.id === view.place?.id),
      others: seen.views.filter((one) => one !== view && !NOT_TO_MERGE_INTO.includes(one.state.name)),
      merge: view.open ? mergeOf(worked, seen) : undoneOf(worked, seen),
    };
  };
}

const NOT_TO_MERGE_INTO: readonly StateName[] = ["drafted", "suggested", "withdrawn"];

/** A move and a deletion that fits have no words to be looked at. */
function mergeOf({ revision, revised, row }: Worked, seen: SeenAmendments): MergeData | null {
  if (revised.kind === "fits" && row.proposal.deed === "move") return null;
  return mergeViewOf(revision, revised, seen);
}

/** Of an accepted one: how its words are taken out of the text again. */
function undoneOf({ row }: Worked, seen: SeenAmendments): MergeData | null {
  if (!row.applied) return null;
  const revision = inverseOf(row.applied);
  const { now, language } = seen.ground;
  return mergeViewOf(revision, revise(revision, { now, language, newId: () => "" }), seen);
}

function mergeViewOf(revision: Revision, revised: Revised, { ground }: SeenAmendments): MergeData | null {
  const seen = groundOf(revision, ground.now);
  if (revised.kind === "fits") {
    const pieces = revised.after.flatMap(({ runs }, at): Piece[] => [
      { kind: "agreed", runs: [...(at ? [{ text: BREAK }] : []), ...runs] },
    ]);
    const ids = revised.after.map((clause) => clause.id);
    return { seen, pieces, shapes: revised.after.map(shapeOf), ids, conflicts: 0, merged: revised.after };
  }
  if (revised.kind === "same") return null;
  const { pieces, shapes } = revised;
  const known = new Set(revision.base.map((clause) => clause.id));
  const ids = revision.proposed.map(({ id }) => (known.has(id) ? id : ""));
  const conflicts = pieces.filter((piece) => piece.kind === "conflict").length;
  return { seen, pieces, shapes, ids, conflicts, merged: null };
}

async function storyOf(
  { store }: QueryContext,
  found: ReadableText,
  { row }: Worked,
): Promise<AmendmentMoment[]> {
  const trail = await store.records.trail(found.text.id);
  const named = namesTo(found);
  return trail.flatMap(({ content }) => (content ? momentOf(content, row.id, named) : []));
}

function momentOf(
  { at, actor, event }: TrailContent,
  id: string,
  named: (delegation: string | null) => string | null,
): AmendmentMoment[] {
  if (!("amendment" in event) || event.amendment !== id) return [];
  const moment = { at, event: keyOf(event), side: actor.side, reason: reasonOf(event) };
  return [{ ...moment, delegation: named(actor.delegation) }];
}

/** The key in the catalogues: some events have a key for each kind of result. */
function keyOf(event: TextEvent): string {
  if (event.type === "amendment-affected") return `${event.type}_${event.how}`;
  if (event.type === "amendment-accepted" && event.modified) return `${event.type}_modified`;
  return event.type === "amendment-cosponsored" && !event.joins ? `${event.type}_leaves` : event.type;
}

function reasonOf(event: TextEvent): string {
  return "reason" in event && typeof event.reason === "string" ? event.reason : "";
}
