/** What a person may choose about mail, and what is chosen. */
import {
  CHOICES,
  NOTICE_KINDS,
  type NoticeKind,
  type Wish,
  type Wishes,
  wishFor,
} from "#domain/notices/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import { readsLetters } from "#server/queries/outbox.ts";
import type { Shelf } from "#server/queries/shelf.ts";

export interface WishesPage {
  ok: true;
  /** Are letters sent at all? */
  sends: boolean;
  /** May this person read the outbox? */
  outbox: boolean;
  digest: Wishes["digest"];
  kinds: { kind: NoticeKind; wish: Wish; choices: readonly Wish[] }[];
  /** When the address of the calendar was made. */
  calendarSince: string | null;
}

export function postingWishes({ store, sends = false }: Shelf) {
  return async (actor: Actor | null): Promise<WishesPage | Refusal> => {
    if (!actor) return refuse("not-signed-in");
    const [wishes, since] = await Promise.all([
      store.postingWishes.of(actor.person),
      store.calendarAddresses.madeAt(actor.person),
    ]);
    const kinds = NOTICE_KINDS.map((kind) => ({ kind, wish: wishFor(kind, wishes), choices: CHOICES[kind] }));
    const outbox = readsLetters(actor) !== null;
    return {
      ok: true,
      sends,
      outbox,
      digest: wishes.digest,
      kinds,
      calendarSince: since?.toISOString() ?? null,
    };
  };
}
