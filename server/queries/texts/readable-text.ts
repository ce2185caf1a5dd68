/**
 * The text of a page, if this person may read it: called first by every query on a text. With a language, the version
 * in it: its sheet replaces the main one.
 */
import { accepts, asOf } from "#domain/life/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import { type Actor, may, OPEN_TO, type Permission, type Seat } from "#domain/rights/index.ts";
import type { QueryContext } from "#server/queries/context.ts";
import type { MeetingView } from "#server/store/meetings/meetings.ts";
import type { TextRow } from "#server/store/texts/texts.ts";

export interface ReadableText {
  ok: true;
  actor: Actor;
  text: TextRow;
  seat: Seat;
  meeting: MeetingView;
  /** Every permission, answered here, so that no component computes a right. */
  may: Record<Permission, boolean>;
  /** Whether this person can now restore the text of an earlier moment. */
  mayRestore: boolean;
}

export async function readableText(
  { store, now }: QueryContext,
  actor: Actor | null,
  id: string,
  language?: string | null,
): Promise<ReadableText | Refusal> {
  if (!actor) return refuse("not-signed-in");
  const text = language ? await store.texts.inLanguage(id, language) : await store.texts.byId(id);
  if (!text) return refuse("not-found");
  const permission = may(actor, "read", { meeting: text.meetingId });
  if (!permission.ok) return permission;
  const meeting = await store.meetings.byId(text.meetingId);
  if (!meeting) return refuse("not-found");
  // As it is at this moment, whether or not a job has written it.
  const record = asOf(text.record, now().toISOString());
  const subject = { meeting: text.meetingId, phase: record.phase };
  const permissions = Object.keys(OPEN_TO) as Permission[];
  const answers = Object.fromEntries(
    permissions.map((command) => [command, may(actor, command, subject).ok]),
  );
  const seat = permission.seat;
  const allowed = answers as Record<Permission, boolean>;
  const mayRestore = allowed["restore-text"] && accepts(record.phase) !== "nobody";
  return { ok: true, actor, text: { ...text, record }, seat, meeting, may: allowed, mayRestore };
}
