/** A text at two points of its history, compared; with the other points that could be chosen, and who changed what. */
import { byName } from "#domain/by-name.ts";
import type { Refusal } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import { type Comparison, compare } from "#domain/text/index.ts";
import type { TrailEntry } from "#domain/trail/index.ts";
import { attributed } from "#server/queries/amendments/attribution.ts";
import type { QueryContext } from "#server/queries/context.ts";
import { type TextAtPoint, textAtPoint } from "#server/queries/texts/points.ts";
import { readableText } from "#server/queries/texts/readable-text.ts";
import type { DelegationRow } from "#server/store/meetings/meetings.ts";

export type EndView = Omit<TextAtPoint, "ok" | "clauses" | "leftOut">;

/** A labelled time on the slider. */
export interface TimeMark {
  at: string;
  event: "draft-issued" | "drafting-opened" | "signing-opened" | "reopened" | "adopted" | "withdrawn";
  /** For a draft. */
  draft: { number: number; name: string } | null;
}

export interface ComparisonPage {
  ok: true;
  text: { id: string; title: string; zone: string; language: string; leftOut: number };
  mayRestore: boolean;
  from: EndView;
  to: EndView;
  comparison: Comparison;
  /** Per clause, the delegations that touched it between the two points; "chair" for the chair's side. */
  touchedBy: Record<string, string[]>;
  delegations: DelegationRow[];
  /** In the order in which they were issued. */
  drafts: { number: number; name: string; at: string }[];
  /** Moments of the log from the first to the last, and the labelled ones among them. */
  timeline: { stops: string[]; marks: TimeMark[] };
}

/** As many steps as a hand can distinguish on a slider. */
const STOPS = 120;

/** Without `from`: the last issued draft, or the beginning; without `to`: now. */
export function comparison(context: QueryContext) {
  return async (
    actor: Actor | null,
    id: string,
    points: { from?: string | undefined; to?: string | undefined },
  ): Promise<ComparisonPage | Refusal> => {
    const found = await readableText(context, actor, id);
    if (!found.ok) return found;
    const { text, meeting } = found;
    const last = text.record.drafts.at(-1);
    const from = await textAtPoint(context, text, points.from || (last ? `draft-${last.number}` : "n-1"));
    if (!from.ok) return from;
    const to = await textAtPoint(context, text, points.to || "now");
    if (!to.ok) return to;
    const [authors, delegations, timeline] = await Promise.all([
      context.store.timeline.authors(text.sheet, Math.min(from.n, to.n), Math.max(from.n, to.n)),
      context.store.meetings.delegations(text.meetingId),
      timelineOf(context, id, text.sheet),
    ]);
    const leftOut = Math.max(from.leftOut, to.leftOut);
    return {
      ok: true,
      text: { id, title: text.title, zone: meeting.zone, language: text.language, leftOut },
      mayRestore: found.mayRestore,
      from: viewOf(from),
      to: viewOf(to),
      comparison: compare(from, to, { language: text.language }),
      touchedBy: byClause(attributed(found, authors)),
      delegations,
      drafts: text.record.drafts.map(({ number, name, at }) => ({ number, name, at })),
      timeline,
    };
  };
}

function viewOf({ value, draft, n, at }: TextAtPoint): EndView {
  return { value, draft, n, at };
}

function byClause(authors: readonly { clauseId: string; delegations: string[] }[]): Record<string, string[]> {
  const found = Map.groupBy(authors, ({ clauseId }) => clauseId);
  return byName(
    [...found].map(([clause, all]) => [clause, [...new Set(all.flatMap((one) => one.delegations))]] as const),
  );
}

async function timelineOf(
  { store }: QueryContext,
  text: string,
  sheet: string,
): Promise<ComparisonPage["timeline"]> {
  const newest = await store.timeline.newest(sheet);
  const stops = newest ? await store.timeline.stops(sheet, newest.n, STOPS) : [];
  const trail = await store.records.trail(text);
  return { stops: stops.map((stop) => stop.at.toISOString()), marks: trail.flatMap(markOf) };
}

function markOf({ content }: TrailEntry): TimeMark[] {
  if (!content) return [];
  const { at, event } = content;
  switch (event.type) {
    case "draft-issued":
      return [{ at, event: event.type, draft: { number: event.number, name: event.name } }];
    case "drafting-opened":
    case "signing-opened":
    case "reopened":
    case "adopted":
    case "withdrawn":
      return [{ at, event: event.type, draft: null }];
    default:
      return [];
  }
}
