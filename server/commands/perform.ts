/**
 * The shape of every command on the record of a text: load (under the row's lock), `may`, decide, store; one
 * transaction; nothing after the commit but a nudge. The instant of a command is the database's, under that lock.
 */
import { type Command, decide } from "#domain/life/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { Actor, Permission, Seat } from "#domain/rights/index.ts";
import type { TrailActor } from "#domain/trail/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import { mayNow } from "#server/commands/seat-now.ts";
import type { Tables } from "#server/store/open.ts";
import type { IssuedText, OpenRecord } from "#server/store/texts/records.ts";

export type Done = { ok: true } | Refusal;

/**
 * The command that an input amounts to, the frozen words where it issues any, and what else is written once it is
 * decided.
 */
export type Ruling = { command: Command; issued?: IssuedText; also?(): Promise<void> } | Refusal;

export async function perform(
  context: CommandContext,
  actor: Actor | null,
  permission: Permission,
  text: string,
  input: (opened: OpenRecord, seat: Seat, tables: Tables) => Ruling | Promise<Ruling>,
): Promise<Done> {
  const done = await context.store.transaction(async (tables): Promise<Done> => {
    const opened = await tables.records.open(text);
    if (!opened) return actor ? refuse("not-found") : refuse("not-signed-in");
    const granted = await mayNow(tables, actor, permission, { meeting: opened.meeting }, opened.at);
    if (!granted.ok) return granted;
    const ruling = await input(opened, granted.seat, tables);
    if ("ok" in ruling) return ruling;
    const { record, at } = opened;
    const { events, ...outcome } = decide(record, ruling.command, at.toISOString());
    const by = onRecord(granted.seat, actor as Actor);
    if (events) await tables.records.keep(opened, events, { at, actor: by }, ruling.issued);
    if (outcome.ok) await ruling.also?.();
    return outcome;
  });
  // Also after a refusal: it may have been put on the record, and opening a record may have written what was due.
  context.wake();
  return done;
}

/** The actor on the record is the delegation; the person is stored beside it. */
export function onRecord(seat: Seat, actor: Actor): TrailActor {
  const side = seat.delegation ? "delegation" : seat.role === "secretariat" ? "secretariat" : "chair";
  return { side, delegation: seat.delegation, person: actor.person };
}
