/** An amendment in the form in which a page shows it, with short defaults for tests. */

import type { AmendmentView } from "#app/presenters/amendment.ts";
import type { DelegationView } from "#app/presenters/delegation-view.ts";
import type { AmendmentCommand } from "#domain/life/index.ts";

const PERMISSIONS: readonly AmendmentCommand[] = [
  ...[
    "edit",
    "discard",
    "suggest",
    "take-back",
    "take-up",
    "propose-again",
    "release",
    "cosponsor",
    "leave",
    "withdraw",
  ],
  ...["check", "consider", "propose", "answer", "accept", "merge", "reject", "set-aside", "undo"],
] as AmendmentCommand[];

export function allowing(...allowed: AmendmentCommand[]): AmendmentView["may"] {
  return Object.fromEntries(
    PERMISSIONS.map((deed) => [deed, allowed.includes(deed)]),
  ) as AmendmentView["may"];
}

export const DELEGATIONS: DelegationView[] = [
  ["kz", "Kazakhstan"],
  ["uz", "Uzbekistan"],
  ["no", "Norway"],
].map(([id = "", name = ""]) => ({
  ...{ id, name, institution: "Ombudsman", country: id, initials: id, colour: "#0b6e99" },
}));

/** An amendment of Kazakhstan, released: "Decide to act" becomes "Decide to cooperate". */
export function amendment(values: Partial<AmendmentView> = {}): AmendmentView {
  return {
    id: "a1",
    deed: "replace",
    ...{
      at: "c1",
      with: "",
      what: "Reword OP1",
      place: "OP1",
      state: "released",
      open: true,
      check: false,
      fit: "fits",
    },
    ...{ by: "kz", own: false, sponsors: [], suggestedBy: null, reason: "", decided: null },
    released: { at: "2026-11-26T09:00:00Z", when: "26 November, 15:00" },
    now: {
      redline: [
        { text: "Decide to ", change: "same" },
        { text: "act", change: "removed" },
        { text: "cooperate", change: "added" },
      ],
      ...{ beside: [], fields: [] },
    },
    base: null,
    wording: { base: ["Decide to act"], proposed: ["Decide to cooperate"], ground: ["Decide to act"] },
    ...{ overlaps: "", outcome: null, may: allowing(), sheet: null, thread: null },
    ...values,
  };
}
