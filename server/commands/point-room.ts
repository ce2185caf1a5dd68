/**
 * The chair's side turns the wall of the hall to a clause. It is on no record, because it decides nothing; whoever has
 * the text open is told, so that a wall follows at once.
 */
import { isRoomView } from "#domain/meeting/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import { type Actor, may } from "#domain/rights/index.ts";
import type { Kit } from "#server/commands/kit.ts";

interface Wish {
  text: string;
  /** Null: the beginning of the text. */
  clause: string | null;
  view: string;
}

export function pointRoom({ store, now, wake }: Kit) {
  return async (actor: Actor | null, wish: Wish): Promise<{ ok: true } | Refusal> => {
    if (!actor) return refuse("not-signed-in");
    const text = await store.texts.byId(wish.text);
    if (!text) return refuse("not-found");
    const permission = may(actor, "point-room", { meeting: text.meetingId });
    if (!permission.ok) return permission;
    const { clause, view } = wish;
    if (!isRoomView(view)) return refuse("malformed");
    if (clause !== null && !(await store.sheets.hasClause(text.sheet, clause)))
      return refuse("unknown-clause");
    await store.transaction(async (tables) => {
      await tables.roomPoints.set(text.id, { clause, view }, now());
      await tables.outbox.put({ type: "room", text: text.id });
    });
    wake();
    return { ok: true };
  };
}
