/**
 * Where every delegation stands on the frozen text: the board. Derived from the record, in seat order (alphabets
 * differ by language, so names never sort it).
 */
import type { Party } from "#domain/life/events.ts";
import type { SignOff, TextRecord } from "#domain/life/record.ts";

export type Standing = "not-asked-yet" | "awaiting" | "signed" | "refused";

export interface BoardRow {
  party: Party;
  standing: Standing;
  signOff: SignOff | null;
}

/** One row for each delegation whose signature the text needs. */
export function board(record: TextRecord): BoardRow[] {
  return record.signatories.map((party) => {
    const signOff = record.signOffs.find((one) => one.party.delegation === party.delegation) ?? null;
    return { party, signOff, standing: signOff?.decision ?? unanswered(record) };
  });
}

/** Those without whose signature the text cannot be adopted: who did not answer and who refused. */
export function missing(record: TextRecord): Party[] {
  return board(record)
    .filter((row) => row.standing !== "signed")
    .map((row) => row.party);
}

function unanswered({ phase }: TextRecord): Standing {
  return phase.name === "signing" ? "awaiting" : "not-asked-yet";
}
