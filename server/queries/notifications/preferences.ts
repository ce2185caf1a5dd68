/** A person's choices about mail, and what can be chosen. */
import {
  CHOICES,
  NOTICE_KINDS,
  type NoticeKind,
  type Preference,
  type Preferences,
  preferenceFor,
} from "#domain/notifications/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import type { QueryContext } from "#server/queries/context.ts";
import { readsMails } from "#server/queries/notifications/outbox.ts";

export interface PreferencesPage {
  ok: true;
  /** Are mails sent at all? */
  sends: boolean;
  /** Whether this person may read the outbox. */
  outbox: boolean;
  digest: Preferences["digest"];
  kinds: { kind: NoticeKind; preference: Preference; choices: readonly Preference[] }[];
  /** When the address of the calendar was made. */
  calendarSince: string | null;
}

export function notificationPreferences({ store, sends = false }: QueryContext) {
  return async (actor: Actor | null): Promise<PreferencesPage | Refusal> => {
    if (!actor) return refuse("not-signed-in");
    const [preferences, since] = await Promise.all([
      store.notificationPreferences.of(actor.person),
      store.calendarAddresses.madeAt(actor.person),
    ]);
    const kinds = NOTICE_KINDS.map((kind) => ({
      kind,
      preference: preferenceFor(kind, preferences),
      choices: CHOICES[kind],
    }));
    const outbox = readsMails(actor) !== null;
    return {
      ok: true,
      sends,
      outbox,
      digest: preferences.digest,
      kinds,
      calendarSince: since?.toISOString() ?? null,
    };
  };
}
