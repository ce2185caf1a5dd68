/**
 * Sends what is due, a letter at a time. It is claimed in the database before it is handed over, so that of several
 * processes one sends it; a process that dies in between leaves a claim that runs out, and the next one sends it with the
 * same Message-ID: once, as far as SMTP can promise it.
 */
import { type Letter, nextTry } from "#domain/notices/index.ts";
import { soundWords } from "#domain/text/sound.ts";
import type { Store } from "#server/store/open.ts";

export interface Sending {
  store: Pick<Store, "letters">;
  now(): Date;
  deliver(letter: Letter): Promise<{ ok: true } | { ok: false; fault: string; final: boolean }>;
}

/** A letter that ended so long ago tells nobody anything any more. */
const KEPT_MS = 90 * 86_400_000;

export async function sendLetters(sending: Sending, goOn: () => boolean = () => true): Promise<void> {
  while (goOn()) {
    const letter = await sending.store.letters.claim(sending.now());
    if (!letter) return;
    await send(sending, letter);
  }
}

/** What is too late is put aside, with or without a mail server; what is long over is forgotten. */
export async function clearLetters({ store, now }: Pick<Sending, "store" | "now">): Promise<void> {
  await store.letters.lapse(now());
  await store.letters.forget(new Date(now().getTime() - KEPT_MS));
}

async function send({ store, now, deliver }: Sending, letter: Letter): Promise<void> {
  const came = await deliver(letter).catch(unsendable);
  if (came.ok) return store.letters.sent(letter.id, now());
  const next = came.final ? null : nextTry(letter.tries, now());
  if (!next) console.error(`letters: number ${letter.id} could not be sent: ${came.fault}`);
  await store.letters.failed(letter.id, soundWords(came.fault), now(), next);
}

/** One that cannot even be written (an odd fact in it) waits like one that was not taken, and those behind it go. */
function unsendable(fault: Error): { ok: false; fault: string; final: boolean } {
  return { ok: false, fault: fault.message, final: false };
}
