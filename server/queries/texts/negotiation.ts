/**
 * The state of a text's negotiation, as one seat sees it at this moment: clauses, reading, time limit, open amendments.
 */
import { byName } from "#domain/by-name.ts";
import {
  amendmentsOpen,
  type ClauseState,
  clauseClosedTo,
  openAmendments,
  type TextRecord,
} from "#domain/life/index.ts";
import { type Seat, sideOf } from "#domain/rights/index.ts";

export interface NegotiationData {
  /** The server's time, which deadlines are counted by. */
  now: string;
  reading: number;
  /** By clause; nothing for a clause that is simply open. */
  statuses: Record<string, { state: ClauseState; closed: boolean }>;
  /** Delegations that sign, in seat order. */
  signatories: string[];
  amendments: { closes: string | null; open: boolean; waiting: number };
}

export function negotiationOf(record: TextRecord, { role }: Seat, now: string): NegotiationData {
  const side = sideOf(role) === "chair" ? "chair" : "member";
  const statuses = Object.entries(record.statuses).map(([id, state]) => {
    return [id, { state, closed: clauseClosedTo(side, record, id) !== null }] as const;
  });
  return {
    now,
    reading: record.reading,
    statuses: byName(statuses),
    signatories: record.signatories.map((party) => party.delegation),
    amendments: {
      closes: record.amendmentsClose,
      open: amendmentsOpen(record, now),
      waiting: openAmendments(record).length,
    },
  };
}
