/**
 * The signature block: who signed the text, in seat order. Of two parties each has its own copy that names it first
 * (the alternat); of more there is one.
 */
import type { NamedDelegation } from "#domain/life/events.ts";
import type { Signature, TextRecord } from "#domain/life/record.ts";
import { board } from "#domain/signoff/index.ts";

export interface BlockCopy {
  /** Whose copy it is; null where there is one for all. */
  of: NamedDelegation | null;
  lines: BlockLine[];
}

export interface BlockLine {
  party: NamedDelegation;
  /** Null where the place of the signature is still empty. */
  signature: Signature | null;
}

/** In: the record and one of the authentic languages. Who refused has no place under the text. */
export function signatureBlock(record: TextRecord, language: string): BlockCopy[] {
  const lines = board(record).flatMap(({ party, signOffs }): BlockLine[] => {
    if (signOffs.some((one) => one.decision === "refused")) return [];
    const signature = signOffs.find((one) => one.decision === "signed" && one.language === language);
    return [{ party, signature: signature?.decision === "signed" ? signature : null }];
  });
  if (record.signatories.length !== 2) return [{ of: null, lines }];
  return record.signatories.map((party) => ({ of: party, lines: firstOf(lines, party) }));
}

function firstOf(lines: readonly BlockLine[], { delegation }: NamedDelegation): BlockLine[] {
  const own = (line: BlockLine) => line.party.delegation === delegation;
  return [...lines.filter(own), ...lines.filter((line) => !own(line))];
}
