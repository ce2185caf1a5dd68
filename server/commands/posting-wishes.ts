/** How a person wishes to be told by mail. No trail of it: it is nobody else's business. */
import { CHOICES, DIGESTS, NOTICE_KINDS, type NoticeKind, type Wishes } from "#domain/notices/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import type { Kit } from "#server/commands/kit.ts";

export function wishNotices({ store }: Kit) {
  return async (actor: Actor | null, wishes: Wishes): Promise<{ ok: true } | Refusal> => {
    if (!actor) return refuse("not-signed-in");
    if (!DIGESTS.includes(wishes.digest)) return refuse("malformed");
    const kinds = Object.entries(wishes.kinds) as [NoticeKind, string][];
    const known = kinds.every(
      ([kind, wish]) => NOTICE_KINDS.includes(kind) && CHOICES[kind].some((one) => one === wish),
    );
    if (!known) return refuse("malformed");
    await store.postingWishes.keep(actor.person, wishes);
    return { ok: true };
  };
}

/** By the token of a letter (server/post/unsubscribing.ts), which names person and kind: nobody has to sign in. */
export function unsubscribe({ store }: Kit) {
  return ({
    person,
    kind,
  }: {
    person: string;
    kind: NoticeKind | "digest";
  }): Promise<{ ok: true } | Refusal> =>
    store.transaction(async (tables) => {
      if (!(await tables.meetings.namesOf([person])).size) return refuse("not-found");
      const { digest, kinds } = await tables.postingWishes.of(person);
      const less: Wishes =
        kind === "digest" ? { digest: "none", kinds } : { digest, kinds: { ...kinds, [kind]: "none" } };
      await tables.postingWishes.keep(person, less);
      return { ok: true };
    });
}
