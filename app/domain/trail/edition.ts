/**
 * The public record of an adopted text, as one JSON document, and its verification, which runs alike on the server,
 * in a reader's browser and on a copy from a dump in twenty years. Nothing stands in it twice and nothing loose: every
 * byte is either the text (bound by its hash), an entry of the trail (bound by the chain) or compared with one. Editions
 * are made in the newest form; every form that one was ever made in stays readable.
 */
import type { LanguageHash, NamedDelegation, Occasion } from "#domain/life/events.ts";
import { replay } from "#domain/life/evolve.ts";
import type { TextRecord } from "#domain/life/record.ts";
import { board } from "#domain/signoff/index.ts";
import type { FrozenText } from "#domain/text/canonical.ts";
import { firstBreak, type TrailEntry } from "#domain/trail/chain.ts";
import { checksOfFirst, FIRST_FORM, type FirstEdition, firstSchema } from "#domain/trail/edition-1.ts";
import { checksOfSealed, type SealedEdition, sealedSchema } from "#domain/trail/edition-2.ts";
import type { PublishedKeys } from "#domain/trail/keys.ts";
import { type Check, check, eventsIn, headErrors } from "#domain/trail/parts.ts";

export type Edition = FirstEdition | SealedEdition;

export interface Verification {
  ok: boolean;
  checks: Check[];
}

/** What is known of the publisher beside the document; without it the document is only checked against itself. */
export interface Publisher {
  /** Hash of the last trail entry that it names. */
  head?: string | undefined;
  keys?: PublishedKeys | undefined;
}

/**
 * In: the JSON of an edition as a string, and what the publisher says elsewhere. Out: each check with the places where
 * it fails. Never throws.
 */
export function verifyEdition(json: string, publisher: Publisher = {}): Verification {
  const running = verifying(json, publisher);
  for (;;) {
    const step = running.next();
    if (step.done) return step.value;
  }
}

/** The same a piece at a time: a page asks for the next one when its reader can spare the moment. */
export function* verifying(json: string, { head, keys }: Publisher = {}): Generator<void, Verification> {
  const read = readEdition(json);
  if (!read.ok) return { ok: false, checks: [{ name: "readable", ok: false, where: read.where }] };
  yield;
  const { edition } = read;
  const checks: Check[] = [{ name: "readable", ok: true, where: [] }];
  checks.push(
    ...(edition.form === FIRST_FORM ? checksOfFirst(edition) : yield* checksOfSealed(edition, keys)),
  );
  if (head !== undefined) checks.push(check("published", () => headErrors(edition.trail, head)));
  return { ok: checks.every((one) => one.ok), checks };
}

/** Reads an edition and says where it is not one. */
export function readEdition(json: string): { ok: true; edition: Edition } | { ok: false; where: string[] } {
  try {
    const entered = JSON.parse(json);
    const parsed =
      entered?.form === FIRST_FORM ? firstSchema.safeParse(entered) : sealedSchema.safeParse(entered);
    if (parsed.success) return { ok: true, edition: parsed.data as unknown as Edition };
    return {
      ok: false,
      where: parsed.error.issues.map((issue) => `${issue.path.join(".") || "document"}: ${issue.message}`),
    };
  } catch (failure) {
    return { ok: false, where: [(failure as Error).message] };
  }
}

/** The text in each of its authentic languages, the negotiating one first. */
export function textsOf(edition: Edition): { hash: string; text: FrozenText }[] {
  return edition.form === FIRST_FORM ? [{ hash: edition.hash, text: edition.text }] : edition.texts;
}

/** The text in this language, or in the negotiating one. */
export function textIn(edition: Edition, language?: string | null): FrozenText {
  const texts = textsOf(edition).map(({ text }) => text);
  return (texts.find((text) => text.language === language) ?? texts[0]) as FrozenText;
}

/** The facts of an edition that its page shows, all taken from the trail. */
export interface EditionFacts {
  slug: string;
  number: number;
  title: string;
  /** Of the text in the negotiating language. */
  hash: string;
  hashes: LanguageHash[];
  /** Hash of the edition's last trail entry: names the whole record. */
  head: string;
  place: Record<string, string>;
  date: string;
  /** The instant at which this edition came about. */
  at: string;
  occasion: Occasion;
  demonstration: string | null;
  /** One for each delegation that signed before the adoption, in seat order. */
  signatures: { party: NamedDelegation; signatory: string; title: string; at: string }[];
  /** What the trail adds up to, with what followed the edition where that is known. */
  record: TextRecord;
}

/**
 * In: an edition that verifies, and the entries that followed. Throws where its trail has no creation or no adoption:
 * that is not an edition.
 */
export function factsOf(edition: Edition, later: readonly TrailEntry[] = []): EditionFacts {
  const happened = eventsIn(edition.trail);
  const record = replay([...happened, ...eventsIn(later)]);
  const adopted = happened.find(({ event }) => event.type === "adopted")?.event;
  if (!record || adopted?.type !== "adopted") throw new Error("This record has no adoption.");
  const { title, occasion, demonstration } = record;
  const signatures = board(record).flatMap(({ signOff }) =>
    signOff?.decision === "signed"
      ? [{ party: signOff.party, signatory: signOff.signatory, title: signOff.title, at: signOff.at }]
      : [],
  );
  const hashes = textsOf(edition).map(({ hash, text }) => ({ language: text.language, hash }));
  const { slug, place, date } = adopted;
  return {
    ...{ slug, title, place, date, occasion, demonstration, signatures, hashes, record },
    number: edition.form === FIRST_FORM ? 1 : edition.number,
    hash: hashes[0]?.hash ?? "",
    head: edition.trail.at(-1)?.hash ?? "",
    at: happened.at(-1)?.at ?? "",
  };
}

/** Do these entries follow the edition's trail? The number of the first that does not, or null. */
export function laterBreak(edition: Edition, later: readonly TrailEntry[]): ReturnType<typeof firstBreak> {
  return firstBreak([...edition.trail, ...later]);
}
