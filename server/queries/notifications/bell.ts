/** A person's notifications: how many are unread, the newest, and one by its id. */
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import type { QueryContext } from "#server/queries/context.ts";
import type { Notification } from "#server/store/notifications/notifications.ts";

/** As many as a panel shows without turning into a page. */
const PAGE_SIZE = 12;

export function bell({ store }: QueryContext) {
  return async (
    actor: Actor | null,
  ): Promise<{ ok: true; unseen: number; notices: Notification[] } | Refusal> => {
    if (!actor) return refuse("not-signed-in");
    const { unseen, of } = store.notifications;
    const [count, notices] = await Promise.all([unseen(actor.person), of(actor.person, PAGE_SIZE)]);
    return { ok: true, unseen: count, notices };
  };
}

/** Only the number: every page asks for it. */
export function unread({ store }: QueryContext) {
  return (actor: Actor | null): Promise<number> =>
    actor ? store.notifications.unseen(actor.person) : Promise.resolve(0);
}

export function notice({ store }: QueryContext) {
  return async (actor: Actor | null, id: string): Promise<{ ok: true; notice: Notification } | Refusal> => {
    if (!actor) return refuse("not-signed-in");
    const found = await store.notifications.one(actor.person, id);
    return found ? { ok: true, notice: found } : refuse("not-found");
  };
}
