/** The texts of meetings as lists show them: phase, open brackets, where the reader's delegation stands. */
import { asOf, type Phase } from "#domain/life/index.ts";
import { board, type Standing } from "#domain/signoff/index.ts";
import type { TextKind } from "#domain/text/index.ts";
import type { TextRow } from "#server/store/texts.ts";

export interface ListedText {
  id: string;
  title: string;
  kind: TextKind;
  phase: Phase;
  brackets: number;
  /** Nothing where the reader's delegation is not asked to sign. */
  mine: Standing | null;
  signed: number;
  asked: number;
}

export function listed(
  { id, title, kind, record: stored, brackets }: TextRow,
  delegation: string | null,
  now: Date,
): ListedText {
  const record = asOf(stored, now.toISOString());
  const rows = board(record);
  const mine = rows.find((row) => row.party.delegation === delegation)?.standing ?? null;
  const signed = rows.filter((row) => row.standing === "signed").length;
  return { id, title, kind, phase: record.phase, brackets, mine, signed, asked: rows.length };
}
