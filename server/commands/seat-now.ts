/**
 * The first question of every command, asked inside its transaction: may this person do this from the seat as it is in
 * the database now? The seat stays locked until the commit. So closing the seat waits for the command, or the command
 * is refused. `actor.seats` is what the request read when it came in, and may be older.
 */
import { refuse } from "#domain/refusals.ts";
import {
  type Actor,
  may,
  type Permission,
  type PermissionAnswer,
  type Subject,
} from "#domain/rights/index.ts";
import type { Tables } from "#server/store/open.ts";

/** Call it after the lock of the text's or the meeting's row: locks are taken in that order everywhere. */
export async function mayNow(
  tables: Tables,
  actor: Actor | null,
  permission: Permission,
  subject: Subject,
  at: Date,
): Promise<PermissionAnswer> {
  if (!actor) return refuse("not-signed-in");
  const asked = await actorNow(tables, actor, subject.meeting, at);
  return may(asked, permission, subject);
}

/** The actor with the one seat that counts at this meeting, as it is now. */
export async function actorNow(tables: Tables, actor: Actor, meeting: string, at: Date): Promise<Actor> {
  const seat = await tables.meetings.lockSeat(meeting, actor.person, at);
  return { ...actor, seats: seat ? [seat] : [] };
}
