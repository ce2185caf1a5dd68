/**
 * A head or alternate states the own delegation's position on a clause, and its audience; or withdraws it. It is on no
 * trail. Only people who may see it, or could until now, get a notice.
 */
import { type PositionAudience, positionError, type Stance, widest } from "#domain/positions/index.ts";
import { refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import { clauseDigest } from "#domain/text/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import type { Done } from "#server/commands/perform.ts";
import { mayNow } from "#server/commands/seat-now.ts";
import type { Tables } from "#server/store/open.ts";

export interface TakePosition {
  text: string;
  clause: string;
  /** Null takes it back. */
  content: { stance: Stance; note: string; audience: PositionAudience } | null;
}

export function takePosition(context: CommandContext) {
  return async (actor: Actor | null, input: TakePosition): Promise<Done> => {
    const done = await context.store.transaction((tables) => take(context, tables, actor, input));
    if (done.ok) context.wake();
    return done;
  };
}

async function take(
  context: CommandContext,
  tables: Tables,
  actor: Actor | null,
  { text, clause, content }: TakePosition,
): Promise<Done> {
  if (!actor) return refuse("not-signed-in");
  const row = await tables.texts.byId(text);
  if (!row) return refuse("not-found");
  const permission = await mayNow(tables, actor, "take-position", { meeting: row.meetingId }, context.now());
  if (!permission.ok) return permission;
  const { delegation } = permission.seat;
  if (!delegation || !row.record.signatories.some((party) => party.delegation === delegation))
    return refuse("not-your-delegation");
  const error = positionError(row.record.phase.name, content?.note ?? "");
  if (error) return refuse(error);
  const state = (await tables.sheets.clauses(row.sheet)).find((one) => one.id === clause);
  if (!clause || !state) return refuse("unknown-clause");
  const before = await tables.positions.one(text, clause, delegation);
  if (content) {
    const { stance, audience } = content;
    const facts = { text, clause, delegation, person: actor.person, at: context.now() };
    const note = content.note.trim();
    await tables.positions.take({ ...facts, stance, audience, note, digest: clauseDigest(state) });
  } else await tables.positions.takeBack(text, clause, delegation);
  const audience = widest(before?.audience ?? null, content?.audience ?? null);
  if (audience) await tables.outbox.put({ type: "positions", text, delegation, audience });
  return { ok: true };
}
