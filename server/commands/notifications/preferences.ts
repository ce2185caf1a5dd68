/** A person's preferences for mails. On no trail, because they are private. */
import {
  CHOICES,
  DIGESTS,
  NOTICE_KINDS,
  type NoticeKind,
  type Preferences,
} from "#domain/notifications/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import type { CommandContext } from "#server/commands/context.ts";

export function setNotificationPreferences({ store }: CommandContext) {
  return async (actor: Actor | null, inputs: Preferences): Promise<{ ok: true } | Refusal> => {
    if (!actor) return refuse("not-signed-in");
    if (!DIGESTS.includes(inputs.digest)) return refuse("malformed");
    const kinds = Object.entries(inputs.kinds) as [NoticeKind, string][];
    const known = kinds.every(
      ([kind, preference]) => NOTICE_KINDS.includes(kind) && CHOICES[kind].some((one) => one === preference),
    );
    if (!known) return refuse("malformed");
    await store.notificationPreferences.keep(actor.person, inputs);
    return { ok: true };
  };
}

/** By the token of a mail (server/mail/unsubscribing.ts), which names person and kind: nobody has to sign in. */
export function unsubscribe({ store }: CommandContext) {
  return ({
    person,
    kind,
  }: {
    person: string;
    kind: NoticeKind | "digest";
  }): Promise<{ ok: true } | Refusal> =>
    store.transaction(async (tables) => {
      if (!(await tables.meetings.namesOf([person])).size) return refuse("not-found");
      const { digest, kinds } = await tables.notificationPreferences.of(person);
      const less: Preferences =
        kind === "digest" ? { digest: "none", kinds } : { digest, kinds: { ...kinds, [kind]: "none" } };
      await tables.notificationPreferences.keep(person, less);
      return { ok: true };
    });
}
