/**
 * The chair's side turns the projector to a clause. It is on no record, because it decides nothing; everybody who has
 * the text open gets a notice, so that a projector follows at once.
 */
import { isRoomView } from "#domain/meeting/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import { mayNow } from "#server/commands/seat-now.ts";

interface Ruling {
  text: string;
  /** Null: the beginning of the text. */
  clause: string | null;
  view: string;
}

export function pointRoom({ store, now, wake }: CommandContext) {
  return async (actor: Actor | null, input: Ruling): Promise<{ ok: true } | Refusal> => {
    if (!actor) return refuse("not-signed-in");
    const text = await store.texts.byId(input.text);
    if (!text) return refuse("not-found");
    const { clause, view } = input;
    const done = await store.transaction(async (tables): Promise<{ ok: true } | Refusal> => {
      const at = now();
      const permission = await mayNow(tables, actor, "point-room", { meeting: text.meetingId }, at);
      if (!permission.ok) return permission;
      if (!isRoomView(view)) return refuse("malformed");
      if (clause !== null && !(await tables.sheets.hasClause(text.sheet, clause)))
        return refuse("unknown-clause");
      await tables.roomPoints.set(text.id, { clause, view }, at);
      await tables.outbox.put({ type: "room", text: text.id });
      return { ok: true };
    });
    if (done.ok) wake();
    return done;
  };
}
