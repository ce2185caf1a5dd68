/** What this reader may do with an amendment now, from the seat's rights and the amendment's state. */
import {
  type Amendment,
  type AmendmentCommand,
  amendmentsOpen,
  clauseStatus,
  type DraftCommand,
  decideDraft,
  isOpen,
  type TextRecord,
} from "#domain/life/index.ts";
import type { Permission, Seat } from "#domain/rights/index.ts";
import { clausesOf, type Fit } from "#domain/text/index.ts";
import type { AmendmentRow } from "#server/store/amendments/amendments.ts";

export interface AskedCommands {
  row: AmendmentRow;
  /** Null before its release. */
  onRecord: Amendment | null;
  record: TextRecord;
  seat: Seat;
  may: Record<Permission, boolean>;
  fit: Fit;
  now: string;
}

export function commandsOf(asked: AskedCommands): Record<AmendmentCommand, boolean> {
  if (asked.record.phase.name !== "drafting") return NONE;
  return asked.onRecord ? onRecordCommands(asked, asked.onRecord) : draftCommands(asked);
}

const NONE: Record<AmendmentCommand, boolean> = {
  ...{ edit: false, discard: false, suggest: false, "take-back": false, "take-up": false, release: false },
  "propose-again": false,
  ...{ cosponsor: false, leave: false, withdraw: false, check: false, consider: false, propose: false },
  ...{ answer: false, accept: false, merge: false, reject: false, "set-aside": false, undo: false },
};

function draftCommands({
  row,
  record,
  seat,
  may,
  now,
  fit,
}: AskedCommands): Record<AmendmentCommand, boolean> {
  const can = (deed: DraftCommand) => decideDraft(row, deed, seat).ok;
  const drafts = may["draft-amendment"] || may["suggest-amendment"];
  const notifies = amendmentsOpen(record, now) && fit !== "gone" && !isAgreed(record, row);
  return {
    ...NONE,
    edit: can("edit") && drafts && row.sheet !== null,
    discard: can("discard") && drafts,
    suggest: can("suggest") && may["suggest-amendment"] && notifies,
    "take-back": can("take-back") && may["suggest-amendment"],
    "take-up": can("take-up") && may["draft-amendment"] && fit !== "gone" && !isAgreed(record, row),
    release: can("release") && may["release-amendment"] && notifies,
  };
}

function onRecordCommands(
  { row, record, seat, may, fit }: AskedCommands,
  found: Amendment,
): Record<AmendmentCommand, boolean> {
  const open = isOpen(found);
  const own = seat.delegation !== null && found.party.delegation === seat.delegation;
  const sponsors = found.sponsors.some((one) => one.delegation === seat.delegation);
  const decides = open && may["decide-amendment"];
  const { outcome } = row;
  return {
    ...NONE,
    cosponsor: open && !own && !sponsors && may["cosponsor-amendment"],
    leave: open && sponsors && may["cosponsor-amendment"],
    "propose-again":
      !open && own && may["draft-amendment"] && !["gone", "same"].includes(fit) && !isAgreed(record, row),
    withdraw: open && own && may["withdraw-amendment"],
    check: open && own && found.check && may["withdraw-amendment"],
    consider: decides && found.state.name === "released",
    propose: open && may["propose-outcome"],
    answer: open && own && outcome !== null && outcome.answer === null && may["answer-outcome"],
    accept: decides && fit !== "gone" && fit !== "same" && !isAgreed(record, row),
    merge: decides,
    reject: decides,
    "set-aside": decides,
    undo: !open && found.state.name !== "withdrawn" && may["decide-amendment"],
  };
}

function isAgreed(record: TextRecord, { proposal }: AmendmentRow): boolean {
  return clausesOf(proposal).some((id) => clauseStatus(record, id).startsWith("agreed"));
}
