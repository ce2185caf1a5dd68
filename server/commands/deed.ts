/**
 * The shape of every command on the record of a text: load (under the row's lock), may, decide, keep; one
 * transaction; nothing after the commit but a nudge. The instant of the deed is the database's, under that lock.
 */
import { type Command, decide } from "#domain/life/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { Actor, Deed, Seat } from "#domain/rights/index.ts";
import type { TrailActor } from "#domain/trail/index.ts";
import type { Kit } from "#server/commands/kit.ts";
import { mayNow } from "#server/commands/seat-now.ts";
import type { Tables } from "#server/store/open.ts";
import type { IssuedText, OpenRecord } from "#server/store/records.ts";

export type Done = { ok: true } | Refusal;

/** The command that a wish amounts to, the frozen words where it issues any, and what else is written once it is decided. */
export type Wish = { command: Command; issued?: IssuedText; also?(): Promise<void> } | Refusal;

export async function perform(
  kit: Kit,
  actor: Actor | null,
  deed: Deed,
  text: string,
  wish: (opened: OpenRecord, seat: Seat, tables: Tables) => Wish | Promise<Wish>,
): Promise<Done> {
  const done = await kit.store.transaction(async (tables): Promise<Done> => {
    const opened = await tables.records.open(text);
    if (!opened) return actor ? refuse("not-found") : refuse("not-signed-in");
    const permission = await mayNow(tables, actor, deed, { meeting: opened.meeting }, opened.at);
    if (!permission.ok) return permission;
    const wished = await wish(opened, permission.seat, tables);
    if ("ok" in wished) return wished;
    const { record, at } = opened;
    const { events, ...told } = decide(record, wished.command, at.toISOString());
    const by = onRecord(permission.seat, actor as Actor);
    if (events) await tables.records.keep(opened, events, { at, actor: by }, wished.issued);
    if (told.ok) await wished.also?.();
    return told;
  });
  // Also after a refusal: it may have been put on the record, and opening a record may have written what was due.
  kit.wake();
  return done;
}

/** The actor on the record is the delegation; the person is kept beside it. */
export function onRecord(seat: Seat, actor: Actor): TrailActor {
  const side = seat.delegation ? "delegation" : seat.role === "secretariat" ? "secretariat" : "chair";
  return { side, delegation: seat.delegation, person: actor.person };
}
