/** The texts of meetings as lists show them: phase, open brackets, the status of the reader's delegation. */
import { asOf, isOpen, type NamedDelegation, nextStep, type Phase, type Step } from "#domain/life/index.ts";
import { board, missing, type SignOffStatus } from "#domain/signoff/index.ts";
import type { TextKind } from "#domain/text/index.ts";
import type { TextRow } from "#server/store/texts/texts.ts";

export interface ListedText {
  id: string;
  title: string;
  kind: TextKind;
  phase: Phase;
  brackets: number;
  /** Null where the reader's delegation is not asked to sign. */
  mine: SignOffStatus | null;
  signed: number;
  asked: number;
  /** Required signatures that are missing. */
  missing: number;
  /** The next step by the process rules; null where only the adoption is left. */
  next: Step | null;
  /** The reader's delegation has not accepted the process rules. */
  rulesAwaited: boolean;
  /** Amendments that wait for a decision. */
  undecided: number;
  /** The reader's delegation has answered the present silence procedure; it does not have to. */
  joined: boolean;
}

export function listed(
  { id, title, kind, record: stored, brackets }: TextRow,
  delegation: string | null,
  now: Date,
): ListedText {
  const record = asOf(stored, now.toISOString());
  const rows = board(record);
  const mine = rows.find((row) => row.party.delegation === delegation)?.state ?? null;
  const signed = rows.filter((row) => row.state === "signed").length;
  const own = ({ party }: { party: NamedDelegation }) => party.delegation === delegation;
  return {
    ...{ id, title, kind, phase: record.phase, brackets, mine, signed, asked: rows.length },
    missing: missing(record).length,
    next: nextStep(record),
    rulesAwaited: record.rules !== null && mine !== null && !record.acceptances.some(own),
    joined: record.answers.some(own),
    undecided: record.amendments.filter(isOpen).length,
  };
}
