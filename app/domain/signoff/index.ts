/**
 * Where every delegation stands on the frozen text: the board. Derived from the record, in seat order (alphabets
 * differ by language, so names never sort it).
 */
import type { NamedDelegation } from "#domain/life/events.ts";
import { frozenIn, type Signature, type SignOff, type TextRecord } from "#domain/life/record.ts";
import { rulesOf } from "#domain/life/rules-of-process.ts";

/** `partly`: not yet in every authentic language; `ad-referendum`: signed in all, and one waits for its confirmation. */
export const BOARD_STATUSES = [
  "not-asked-yet",
  "awaiting",
  "partly",
  "ad-referendum",
  "signed",
  "refused",
] as const;
export type SignOffStatus = (typeof BOARD_STATUSES)[number];

export interface BoardRow {
  party: NamedDelegation;
  state: SignOffStatus;
  /** Is the text waiting for this delegation's signature? */
  required: boolean;
  /** The first of its answers. */
  signOff: SignOff | null;
  /** One for each language in which it signed, or its refusal. */
  signOffs: SignOff[];
}

/** One row for each delegation that takes part in the decision. */
export function board(record: TextRecord): BoardRow[] {
  const { mustSign } = rulesOf(record);
  return record.signatories.map((party) => {
    const signOffs = record.signOffs.filter((one) => one.party.delegation === party.delegation);
    const required = mustSign === null || mustSign.includes(party.delegation);
    return { party, required, signOffs, signOff: signOffs[0] ?? null, state: state(record, signOffs) };
  });
}

/** Those without whose signature the text cannot be adopted: who did not answer, not wholly, or refused. */
export function missing(record: TextRecord): NamedDelegation[] {
  return board(record)
    .filter((row) => row.required && row.state !== "signed")
    .map((row) => row.party);
}

function state(record: TextRecord, signOffs: readonly SignOff[]): SignOffStatus {
  if (signOffs.some((one) => one.decision === "refused")) return "refused";
  const signed = signOffs.filter((one) => one.decision === "signed");
  if (!signed.length) return record.phase.name === "signing" ? "awaiting" : "not-asked-yet";
  const texts = frozenIn(record);
  if (!texts.every((text) => signed.some((one) => isOver(one, text)))) return "partly";
  return signed.some((one) => one.adReferendum && !one.adReferendum.confirmed) ? "ad-referendum" : "signed";
}

function isOver(signature: Signature, text: { language: string; hash: string }): boolean {
  return signature.language === text.language && signature.hash === text.hash;
}
