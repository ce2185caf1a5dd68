/**
 * The rights table: what each role may do in each phase of a text, worked out by asking. `may` says who; the rules by
 * which `decide` answers say when. Nothing here grants anything, and a test asks pages, sockets and commands about each
 * cell.
 */
import type { Command } from "#domain/life/commands.ts";
import { RULES } from "#domain/life/decide.ts";
import { accepts, type Phase } from "#domain/life/record.ts";
import { positionError } from "#domain/positions/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import { type Actor, may, type Permission, type Role, sideOf } from "#domain/rights/may.ts";

export const SITUATIONS = [
  "preparing",
  "drafting-open",
  "drafting-chair",
  "silence",
  "meeting",
  "agreed",
  "signing",
  "adopted",
  "withdrawn",
] as const;
export type Situation = (typeof SITUATIONS)[number];

export function situationOf(phase: Phase): Situation {
  return phase.name === "drafting" ? `drafting-${phase.pen}` : phase.name;
}

/** The answer for this role, permission and situation of a text. */
export function rightOf(role: Role, permission: Permission, situation: Situation): { ok: true } | Refusal {
  const phase = PHASE[situation];
  const who = may(inRole(role), permission, { meeting: "m", phase });
  if (!who.ok) return who;
  return possible(permission, phase) ? { ok: true } : refuse("not-in-this-phase");
}

/** Permissions that belong together, in the order in which a text meets them. */
export const PERMISSION_GROUPS = {
  words: ["read", "edit", "comment", "resolve-comment", "set-languages"],
  opening: [
    "set-rules",
    "accept-rules",
    "open-drafting",
    "hand-pen",
    "open-reading",
    "restore-text",
    "issue-draft",
  ],
  amendments: [
    "draft-amendment",
    "suggest-amendment",
    "release-amendment",
    "withdraw-amendment",
    "cosponsor-amendment",
    "propose-outcome",
    "answer-outcome",
    "decide-amendment",
    "set-amendments-close",
    "set-attribution",
  ],
  clauses: [
    "see-positions",
    "take-position",
    "agree-clause",
    "reopen-clause",
    "ad-ref",
    "hold-clause",
    "correct-clause",
    "point-room",
  ],
  deciding: [
    "open-silence",
    "extend-silence",
    "join-silence",
    "break-silence",
    "put-to-meeting",
    "note-outcome",
    "open-signing",
    "sign",
    "refuse",
    "confirm-signature",
    "withdraw-signature",
    "file-statement",
    "override",
    "reopen",
    "withdraw",
    "adopt",
  ],
  afterwards: ["announce-outcome", "accede", "propose-correction", "object-to-correction"],
  meeting: ["enrol-key", "invite", "set-up"],
} as const satisfies Record<string, readonly Permission[]>;

type Commanded = readonly Command["type"][];
type When = (phase: Phase) => boolean;

/** The commands on the record for each permission; what is on no record states itself when it is possible. */
const DONE_BY: Record<Permission, Commanded | When> = {
  read: () => true,
  // These three are closed by `may` itself, which every page and socket asks.
  edit: () => true,
  comment: () => true,
  "resolve-comment": () => true,
  "issue-draft": ["issue-draft"],
  "open-drafting": ["open-drafting"],
  "hand-pen": ["hand-pen"],
  "draft-amendment": (phase) => phase.name === "drafting",
  "suggest-amendment": (phase) => phase.name === "drafting",
  "release-amendment": ["release-amendment"],
  "withdraw-amendment": ["withdraw-amendment", "check-amendment"],
  "cosponsor-amendment": ["cosponsor-amendment"],
  "propose-outcome": (phase) => phase.name === "drafting",
  "answer-outcome": (phase) => phase.name === "drafting",
  "decide-amendment": [
    "consider-amendment",
    "accept-amendment",
    "merge-amendment",
    "reject-amendment",
    "set-aside-amendment",
    "undo-decision",
  ],
  "set-attribution": ["set-attribution"],
  "see-positions": () => true,
  "take-position": (phase) => positionError(phase.name, "") === null,
  "open-reading": ["open-reading"],
  "restore-text": ["restore-text"],
  "set-amendments-close": ["set-amendments-close"],
  "agree-clause": ["agree-clause"],
  "reopen-clause": ["reopen-clause"],
  "ad-ref": ["join-ad-ref", "lift-ad-ref"],
  "hold-clause": ["hold-clause", "free-clause"],
  "correct-clause": ["begin-correction", "end-correction"],
  "point-room": () => true,
  "set-rules": ["set-rules"],
  "accept-rules": ["accept-rules"],
  "open-silence": ["open-silence"],
  "extend-silence": ["extend-silence"],
  "join-silence": ["join-silence"],
  "break-silence": ["break-silence"],
  "put-to-meeting": ["put-to-meeting"],
  "note-outcome": ["note-no-objection", "note-objection"],
  "open-signing": ["open-signing"],
  sign: ["sign"],
  refuse: ["refuse"],
  "confirm-signature": ["confirm-signature"],
  "withdraw-signature": ["withdraw-signature"],
  reopen: ["reopen"],
  adopt: ["adopt"],
  "announce-outcome": ["announce-outcome"],
  accede: ["accede"],
  "file-statement": ["file-statement", "join-statement", "withdraw-statement"],
  "propose-correction": ["propose-correction", "withdraw-correction"],
  "object-to-correction": ["object-to-correction"],
  override: [
    "open-drafting",
    "open-silence",
    "put-to-meeting",
    "open-signing",
    "adopt",
    "propose-correction",
  ],
  withdraw: ["withdraw"],
  "set-languages": (phase) => accepts(phase) !== "nobody",
  // Of the meeting, whatever becomes of one text.
  "enrol-key": () => true,
  "set-up": () => true,
  invite: () => true,
};

/** The commands that need a permission; none where it is on no record. */
export function commandsOf(permission: Permission): Commanded {
  const by = DONE_BY[permission];
  return typeof by === "function" ? [] : by;
}

function possible(permission: Permission, phase: Phase): boolean {
  const by = DONE_BY[permission];
  if (typeof by === "function") return by(phase);
  return by.some((type) => {
    const { phases, tooLate = [] } = RULES[type];
    return phases.includes(phase.name) && !tooLate.includes(phase.name);
  });
}

/** Only name and pen of a phase matter to a right; the rest is there because a phase has it. */
const FROZEN = { draft: 1, hash: "", openedAt: "" };
const PHASE: Record<Situation, Phase> = {
  preparing: { name: "preparing" },
  "drafting-open": { name: "drafting", pen: "open", reading: 1 },
  "drafting-chair": { name: "drafting", pen: "chair", reading: 1 },
  silence: { name: "silence", ...FROZEN, expires: "", asked: [], extended: [] },
  meeting: { name: "meeting", ...FROZEN, present: [] },
  agreed: { name: "agreed", draft: 1, hash: "", by: "silence", at: "" },
  signing: { name: "signing", ...FROZEN },
  adopted: { name: "adopted", draft: 1, hash: "", slug: "", date: "", at: "" },
  withdrawn: { name: "withdrawn", reason: "", at: "" },
};

function inRole(role: Role): Actor {
  const delegation = sideOf(role) === "chair" ? null : "d";
  return { person: "p", name: "", language: null, seats: [{ meeting: "m", role, delegation }] };
}
