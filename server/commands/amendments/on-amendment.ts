/**
 * The shape of every command on an amendment: a person who may not see it gets the answer that there is none; then as
 * `perform`, or, for what is on no record, the same without a trail. Both hold the lock of the text's row.
 */
import { amendmentOf, type NamedDelegation, seesDraft } from "#domain/life/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import { type Actor, may, type Permission, type Seat } from "#domain/rights/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import { type Done, perform, type Ruling } from "#server/commands/perform.ts";
import { actorNow } from "#server/commands/seat-now.ts";
import type { AmendmentRow } from "#server/store/amendments/amendments.ts";
import type { DelegationRow } from "#server/store/meetings/meetings.ts";
import type { Tables } from "#server/store/open.ts";
import type { OpenRecord } from "#server/store/texts/records.ts";

export interface HeldAmendment {
  opened: OpenRecord;
  row: AmendmentRow;
  seat: Seat;
  tables: Tables;
}

/** On the record. */
export async function onAmendment(
  context: CommandContext,
  actor: Actor | null,
  deed: Permission,
  id: string,
  input: (held: HeldAmendment) => Ruling | Promise<Ruling>,
): Promise<Done> {
  const text = await textOf(context, actor, id);
  if (typeof text !== "string") return text;
  return perform(context, actor, deed, text, async (opened, seat, tables) =>
    input({ opened, seat, tables, row: await rowOf(tables, id) }),
  );
}

/** Not on the record: inside a delegation, or between the chair's side and a delegation. */
export async function besideRecord<T extends { ok: boolean }>(
  context: CommandContext,
  actor: Actor | null,
  allowed: readonly Permission[],
  text: string,
  work: (opened: OpenRecord, seat: Seat, tables: Tables) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  if (!actor) return refuse("not-signed-in");
  const done = await context.store.transaction(async (tables): Promise<T | Refusal> => {
    const opened = await tables.records.open(text);
    if (!opened) return refuse("not-found");
    const { meeting, at } = opened;
    const asked = await actorNow(tables, actor, meeting, at);
    const answers = allowed.map((deed) => may(asked, deed, { meeting }));
    const permission = answers.find((one) => one.ok) ?? answers[0];
    if (!permission?.ok) return permission ?? refuse("not-your-role");
    return work(opened, permission.seat, tables);
  });
  if (done.ok) context.wake();
  return done;
}

export async function besideAmendment(
  context: CommandContext,
  actor: Actor | null,
  allowed: readonly Permission[],
  id: string,
  work: (held: HeldAmendment) => Promise<Done>,
): Promise<Done> {
  const text = await textOf(context, actor, id);
  if (typeof text !== "string") return text;
  return besideRecord<Done>(context, actor, allowed, text, async (opened, seat, tables) =>
    work({ opened, seat, tables, row: await rowOf(tables, id) }),
  );
}

/** Its delegation on the record: that of its release. */
export function isOwn({ opened, row, seat }: HeldAmendment): boolean {
  const found = amendmentOf(opened.record, row.id);
  return seat.delegation !== null && seat.delegation === (found?.party.delegation ?? row.delegation);
}

export async function namedDelegationOf(tables: Tables, delegation: string): Promise<NamedDelegation> {
  const found = await tables.meetings.delegation(delegation);
  if (!found) throw new Error(`There is no delegation ${delegation}.`);
  const { id, country, name, institution }: DelegationRow = found;
  return { delegation: id, country, name, institution };
}

async function textOf({ store }: CommandContext, actor: Actor | null, id: string): Promise<string | Refusal> {
  if (!actor) return refuse("not-signed-in");
  const row = await store.amendments.byId(id);
  const text = row && (await store.texts.byId(row.text));
  const seat = actor.seats.find((one) => one.meeting === text?.meetingId);
  return row && seat && seesDraft(row, seat) ? row.text : refuse("not-found");
}

async function rowOf(tables: Tables, id: string): Promise<AmendmentRow> {
  const row = await tables.amendments.byId(id);
  if (!row) throw new Error(`There is no amendment ${id}.`);
  return row;
}
