/**
 * Sends what is due, a mail at a time. It is claimed in the database before it is handed over, so that of several
 * processes one sends it; a process that dies in between leaves a claim that expires, and the next one sends it with
 * the same Message-ID: once, as far as SMTP can promise it.
 */
import { type Mail, nextTry } from "#domain/notifications/index.ts";
import { soundWords } from "#domain/text/valid-values.ts";
import type { Store } from "#server/store/open.ts";

export interface Sending {
  store: Pick<Store, "mails">;
  now(): Date;
  deliver(mail: Mail): Promise<{ ok: true } | { ok: false; error: string; final: boolean }>;
}

/** A mail that ended so long ago is of no use to anybody. */
const KEPT_MS = 90 * 86_400_000;

export async function sendMails(sending: Sending, goOn: () => boolean = () => true): Promise<void> {
  while (goOn()) {
    const mail = await sending.store.mails.claim(sending.now());
    if (!mail) return;
    await send(sending, mail);
  }
}

/**
 * Emails that are too late are marked as such, with or without a mail server; those that ended long ago are deleted.
 */
export async function clearMails({ store, now }: Pick<Sending, "store" | "now">): Promise<void> {
  await store.mails.lapse(now());
  await store.mails.forget(new Date(now().getTime() - KEPT_MS));
}

async function send({ store, now, deliver }: Sending, mail: Mail): Promise<void> {
  const result = await deliver(mail).catch(unsendable);
  if (result.ok) return store.mails.sent(mail.id, now());
  const next = result.final ? null : nextTry(mail.tries, now());
  if (!next) console.error(`letters: number ${mail.id} could not be sent: ${result.error}`);
  await store.mails.failed(mail.id, soundWords(result.error), now(), next);
}

/**
 * An email that cannot be written (because of a wrong fact in it) waits like one that was not accepted, and those
 * behind it are sent.
 */
function unsendable(failed: Error): { ok: false; error: string; final: boolean } {
  return { ok: false, error: failed.message, final: false };
}
