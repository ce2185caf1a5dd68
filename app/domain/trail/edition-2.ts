/**
 * The second form of an edition: the text in each authentic language, the trail up to its adoption (entries that are
 * not for the public by their digest alone), and the installation's seal over both. A corrigendum is a further edition,
 * which names the document that it takes the place of. Signatures, statements and how it was decided are read from the
 * trail: nothing stands in it twice.
 */

import type { LanguageHash, SigningKey } from "#domain/life/events.ts";
import { replay } from "#domain/life/evolve.ts";
import { hashesOf, type TextRecord } from "#domain/life/record.ts";
import { rulesOf } from "#domain/life/rules-of-process.ts";
import { missing } from "#domain/signoff/index.ts";
import { assertionError, matterOf } from "#domain/signoff/passkey.ts";
import type { FrozenText } from "#domain/text/canonical.ts";
import { breaking, type TrailEntry } from "#domain/trail/chain.ts";
import { type PublishedKeys, sealSchema } from "#domain/trail/keys.ts";
import {
  type Check,
  check,
  eventsIn,
  type Happened,
  hex,
  textErrors,
  textSchema,
  trailSchema,
} from "#domain/trail/parts.ts";
import { type Seal, type SealStatement, sealHolds } from "#domain/trail/seal.ts";
import { z } from "#domain/zod.ts";

export const EDITION_FORM = "plenary-edition@2";

export interface SealedEdition {
  form: typeof EDITION_FORM;
  /** One for the text as it was adopted; each corrigendum adds one. */
  number: number;
  /** The edition that this one takes the place of, by the SHA-256 of its document. */
  replaces: { number: number; digest: string } | null;
  /** In each authentic language, the negotiating one first; with the SHA-256 of its canonical form, which was signed. */
  texts: { hash: string; text: FrozenText }[];
  trail: TrailEntry[];
  seal: Seal;
}

export const sealedSchema = z.strictObject({
  form: z.literal(EDITION_FORM),
  number: z.int().min(1),
  replaces: z.strictObject({ number: z.int(), digest: hex }).nullable(),
  texts: z.array(z.strictObject({ hash: hex, text: textSchema })).min(1),
  trail: trailSchema,
  seal: sealSchema,
});

/** What the installation puts its seal to: everything else hangs on these hashes. */
export function sealedFacts({
  form,
  number,
  replaces,
  texts,
  trail,
}: Omit<SealedEdition, "seal">): SealStatement {
  const hashes = texts.map(({ hash, text }) => ({ language: text.language, hash }));
  return { form, number, replaces, texts: hashes, head: trail.at(-1)?.hash ?? "" };
}

/** In: what is published, and the sealer. The trail ends with the entry by which this edition came about. */
export function sealedEdition(
  facts: Pick<SealedEdition, "number" | "replaces" | "texts" | "trail">,
  seal: (statement: SealStatement) => Seal,
): SealedEdition {
  const edition = { form: EDITION_FORM, ...facts } as const;
  return { ...edition, seal: seal(sealedFacts(edition)) };
}

/** Yields now and then, so that a page which verifies a long record can let its reader do something in between. */
export function* checksOfSealed(edition: SealedEdition, keys?: PublishedKeys): Generator<void, Check[]> {
  const broken = yield* breaking(edition.trail);
  const trail = check("trail", () => (broken ? [`entry ${broken.n} (${broken.what})`] : []));
  const happened = eventsIn(edition.trail);
  const text = check("text", () => wordErrors(edition, happened));
  yield;
  // Checks that depend on hashes that do not hold would fail as well, and would not show where the error is.
  if (!trail.ok || !text.ok) return [trail, text];
  let records: [before: TextRecord, after: TextRecord] | null = null;
  const adoption = check("adoption", () => {
    const error = endedWith(edition, happened);
    records = [replay(happened.slice(0, -1)) as TextRecord, replay(happened) as TextRecord];
    return error ? [error] : [];
  });
  if (!adoption.ok || !records) return [trail, text, adoption];
  const [before, after] = records as [TextRecord, TextRecord];
  yield;
  const draft = check("draft", () => draftErrors(edition, after));
  const decision = check("decision", () => decisionErrors(before, happened));
  const signatures = check("signatures", () => signatureErrors(before, happened));
  const passkeys = yield* passkeyCheck(happened);
  const seal = check("seal", () => sealErrors(edition, keys));
  return [trail, text, draft, decision, signatures, passkeys, adoption, seal];
}

/** Each takes a millisecond or two. */
function* passkeyCheck(happened: readonly Happened[]): Generator<void, Check> {
  const errors: string[] = [];
  for (const signature of passkeySignatures(happened)) {
    yield;
    const { where } = check("passkeys", signature);
    errors.push(...where);
  }
  return check("passkeys", () => errors);
}

/** The clauses that differ, those of other languages with their language before them. */
function wordErrors({ texts }: SealedEdition, happened: readonly Happened[]): string[] {
  const issued = lastOf(happened, "draft-issued");
  return texts.flatMap(({ text, hash }, at) => {
    const other = issued?.languages?.find((one) => one.language === text.language);
    const digests = (at === 0 ? issued?.clauses : other?.clauses) ?? [];
    return textErrors(text, hash, digests).map((error) => (at === 0 ? error : `${text.language} ${error}`));
  });
}

/** The trail of the first edition ends with its adoption, that of a corrigendum with the correction. */
function endedWith({ number, replaces }: SealedEdition, happened: readonly Happened[]): string | null {
  const last = happened.at(-1)?.event;
  if (happened[0]?.event.type !== "text-created") return "text-created";
  if (number === 1) return last?.type === "adopted" && !replaces ? null : "adopted";
  if (last?.type !== "corrected" || last.edition !== number) return "corrected";
  return replaces?.number === number - 1 ? null : "replaces";
}

/** Each language in which it was frozen is there, and no other, and each with the hash that it was frozen with. */
function draftErrors({ texts, number }: SealedEdition, record: TextRecord): string[] {
  const made = record.editions.find((one) => one.number === number);
  const frozen: LanguageHash[] = made ? hashesOf(made, record.language) : [];
  const known = texts.map(({ hash, text }) => ({ language: text.language, hash }));
  const same = (a?: LanguageHash, b?: LanguageHash) => a?.language === b?.language && a?.hash === b?.hash;
  const length = Math.max(frozen.length, known.length);
  const errors = Array.from({ length }, (_, at) =>
    same(frozen[at], known[at]) ? null : (known[at] ?? frozen[at])?.language,
  );
  return errors.flatMap((language) => language ?? []);
}

/** The steps that the process rules ask for and that were not taken, and what a correction needs. */
function decisionErrors(before: TextRecord, happened: readonly Happened[]): string[] {
  const last = happened.at(-1);
  if (last?.event.type === "corrected") {
    const { edition, hash, expired } = last.event;
    const open = before.correction;
    return open?.edition === edition && open.hash === hash && open.expires === expired && expired <= last.at
      ? []
      : ["correction-proposed"];
  }
  const hash = last?.event.type === "adopted" ? last.event.hash : "";
  const { phase, decided } = before;
  return rulesOf(before).steps.filter((step) =>
    step === "signature"
      ? !(phase.name === "signing" && phase.hash === hash)
      : !decided.some((one) => one.step === step && one.hash === hash),
  );
}

/** Those whose signature was needed and is not there, unless the chair went on without it and said why. */
function signatureErrors(before: TextRecord, happened: readonly Happened[]): string[] {
  const last = happened.at(-1)?.event;
  if (last?.type !== "adopted" || !rulesOf(before).steps.includes("signature")) return [];
  const borne = last.override?.which.find(({ what }) => what === "signature")?.where ?? [];
  return missing(before)
    .map((party) => party.country ?? party.delegation)
    .filter((name) => !borne.includes(name));
}

/** Every signature that was ever given with a passkey, each with its check. */
function passkeySignatures(happened: readonly Happened[]): (() => string[])[] {
  let opened: { at: string; keys: SigningKey[] } = { at: "", keys: [] };
  const created = happened[0]?.event;
  const { text, language } = created?.type === "text-created" ? created : { text: "", language: "" };
  return happened.flatMap(({ event, at }) => {
    if (event.type === "signing-opened") opened = { at, keys: event.keys ?? [] };
    if ((event.type !== "signed" && event.type !== "acceded") || !event.assertion) return [];
    const { assertion, party } = event;
    const known = opened;
    return () => {
      const matter = matterOf(event, { text, language, opened: known.at });
      const error = assertionError(assertion, matter, known.keys);
      return error ? [`${party.country ?? party.delegation}: ${error}`] : [];
    };
  });
}

/** The seal itself, and whether its key was this installation's when the edition was made, where its keys are known. */
function sealErrors(edition: SealedEdition, keys?: PublishedKeys): string[] {
  const { seal, trail } = edition;
  if (!sealHolds(sealedFacts(edition), seal)) return ["seal"];
  if (!keys) return [];
  const at = trail.at(-1)?.content?.at ?? "";
  const held = keys.keys.some(
    ({ key, since, until }) => key === seal.key && since <= at && (until === null || at <= until),
  );
  return held ? [] : [`key ${seal.key}`];
}

function lastOf<T extends string>(happened: readonly Happened[], type: T) {
  const events = happened.map(({ event }) => event);
  return events.findLast((event): event is Extract<typeof event, { type: T }> => event.type === type);
}
