/**
 * What the projector shows: the durable text, the status of its clauses, and the amendments on them. Everybody in the
 * room sees it, so it shows no more than the seat that sees least may see, whoever has opened it.
 */
import type { RoomPoint } from "#domain/meeting/index.ts";
import type { Refusal } from "#domain/refusals.ts";
import type { Actor, Permission, Seat } from "#domain/rights/index.ts";
import type { Clause } from "#domain/text/index.ts";
import type { AmendmentData } from "#server/queries/amendments/amendment-view.ts";
import { amendmentsSeen } from "#server/queries/amendments/amendment-views.ts";
import type { QueryContext } from "#server/queries/context.ts";
import { type NegotiationData, negotiationOf } from "#server/queries/texts/negotiation.ts";
import { type ReadableText, readableText } from "#server/queries/texts/readable-text.ts";
import type { DelegationRow, MeetingView } from "#server/store/meetings/meetings.ts";
import type { TextRow } from "#server/store/texts/texts.ts";

export interface RoomPage {
  ok: true;
  text: Pick<TextRow, "id" | "title" | "language" | "sheet"> & { zone: string };
  /** The meeting's name. */
  meeting: Pick<MeetingView, "name" | "logo">;
  phase: TextRow["record"]["phase"];
  /** May this reader turn the projector? */
  may: { point: boolean };
  point: RoomPoint;
  clauses: Clause[];
  /** How much of the text could not be read. */
  leftOut: number;
  delegations: DelegationRow[];
  negotiation: NegotiationData;
  /** Released and not decided. */
  amendments: AmendmentData[];
}

export function room(context: QueryContext) {
  return async (actor: Actor | null, id: string): Promise<RoomPage | Refusal> => {
    const found = await readableText(context, actor, id);
    if (!found.ok) return found;
    const everybody = forEverybody(found);
    const { text, meeting } = found;
    const [{ ground, views }, delegations, point] = await Promise.all([
      amendmentsSeen(context, everybody),
      context.store.meetings.delegations(text.meetingId),
      context.store.roomPoints.of(id),
    ]);
    const { title, language, sheet, record } = text;
    return {
      ok: true,
      text: { id, title, language, sheet, zone: meeting.zone },
      meeting,
      phase: record.phase,
      may: { point: found.may["point-room"] },
      ...{ point, delegations, clauses: ground.now, leftOut: ground.leftOut },
      negotiation: negotiationOf(record, everybody.seat, context.now().toISOString()),
      amendments: views.filter(({ open }) => open),
    };
  };
}

/** The same text from a seat that sees least and may do nothing. */
function forEverybody(found: ReadableText): ReadableText {
  const seat: Seat = { meeting: found.seat.meeting, role: "observer", delegation: null };
  const nothing = Object.fromEntries(Object.keys(found.may).map((deed) => [deed, false]));
  return { ...found, seat, may: nothing as Record<Permission, boolean> };
}
