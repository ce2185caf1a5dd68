/**
 * The mails of the installation: for the secretariat of a meeting its own, for a steward also those of no meeting.
 * Secrets are shown to the secretariat that may invite, and to nobody else; a personal mail without its words.
 */
import { type Mail, type MailState, PERSONAL_KINDS } from "#domain/notifications/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import { type Actor, may } from "#domain/rights/index.ts";
import type { QueryContext } from "#server/queries/context.ts";
import type { MeetingView } from "#server/store/meetings/meetings.ts";

export interface OutboxPage {
  ok: true;
  /** Whether there is a mail server. */
  sends: boolean;
  counts: Record<MailState, number>;
  mails: OutboxMail[];
}

export interface OutboxMail {
  mail: Mail;
  /** Its words are for the addressee alone. */
  personal: boolean;
  meeting: Pick<MeetingView, "id" | "name" | "zone"> | null;
  mayTry: boolean;
}

const PAGE_SIZE = 100;

/** The meetings whose mails this person may read; null where there are none, and the person is no steward. */
export function readsMails(actor: Actor): string[] | null {
  const secretariats = actor.seats
    .map((seat) => seat.meeting)
    .filter((meeting) => may(actor, "set-up", { meeting }).ok);
  return secretariats.length || actor.steward ? secretariats : null;
}

export function outbox({ store, now, sends = false }: QueryContext) {
  return async (actor: Actor | null): Promise<OutboxPage | Refusal> => {
    if (!actor) return refuse("not-signed-in");
    const secretariats = readsMails(actor);
    if (!secretariats) return refuse("not-your-role");
    const installations = actor.steward === true;
    const [mails, counts, meetings] = await Promise.all([
      store.mails.listed(secretariats, installations, PAGE_SIZE),
      store.mails.counted(secretariats, installations),
      store.meetings.byIds(secretariats),
    ]);
    const view = (mail: Mail): OutboxMail => {
      const personal = PERSONAL_KINDS.includes(mail.kind);
      const secrets = mail.kind === "invitation" ? mail.secrets : null;
      const meeting = meetings.find((one) => one.id === mail.meeting) ?? null;
      return {
        mail: { ...mail, secrets },
        personal,
        meeting,
        mayTry: mail.state === "dead" && mail.until > now(),
      };
    };
    return { ok: true, sends, counts, mails: mails.map(view) };
  };
}
