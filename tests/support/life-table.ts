/**
 * The table of a text's life: the answer to each command in each phase, computed with `decide`. A phase is tried in
 * every form that matters (under each process rule, signed and unsigned); "yes" means that the command succeeds in one
 * of them.
 */
import {
  type ClauseNow,
  type Command,
  customaryRules,
  decide,
  evolve,
  PHASES,
  type PhaseName,
  type ProcessRules,
  RULES,
  type Step,
  type TextEvent,
  type TextRecord,
} from "#domain/life/index.ts";
import { AT, party, recordAfter } from "./texts.ts";

export const H = "a".repeat(64);
export const OTHER = "b".repeat(64);
export const CLAUSES = [{ id: "c1", digest: "d" }];
export const LATER = "2026-11-30T09:00:00.000Z";

const DELEGATIONS = [party("KZ"), party("UZ")];

export const opened: TextEvent = { type: "drafting-opened", pen: "open" };
export const issued: TextEvent = {
  type: "draft-issued",
  ...{ number: 1, name: "Zero draft", note: "", hash: H, clauses: CLAUSES },
};
const frozen = { draft: 1, hash: H };
export const silent: TextEvent = { type: "silence-opened", ...frozen, expires: LATER, asked: DELEGATIONS };
export const kept: TextEvent = { type: "silence-kept", ...frozen, expired: AT };
export const assembled: TextEvent = { type: "put-to-meeting", ...frozen, present: DELEGATIONS };
export const unopposed: TextEvent = { type: "no-objection", ...frozen };
export const signing: TextEvent = { type: "signing-opened", ...frozen };
export const adopted: TextEvent = {
  type: "adopted",
  ...{ slug: "s", hash: H, place: { en: "Astana" }, date: "2026-11-27" },
};
export const signed = (country: string, more: object = {}): TextEvent => ({
  type: "signed",
  ...{ party: party(country), hash: H, signatory: "Office", title: "Ombudsman" },
  ...more,
});
export const filed: TextEvent = {
  type: "statement-filed",
  ...{ number: 1, kind: "reservation", party: party("UZ"), clauses: ["c1"], hash: H, language: "en" },
  words: "Uzbekistan reserves its position.",
};

const effect = { before: [], after: [], others: [] };
export const amended = (amendment: string): TextEvent => ({
  ...{ type: "amendment-released", amendment, proposal: { deed: "delete", clause: "c1" } },
  ...{ party: party("KZ"), suggestedBy: null, base: [], proposed: [], reason: "" },
});

const clause: ClauseNow = {
  ...{ id: "c1", kind: "operative", reference: "OP1" },
  ...{ digest: "d", words: "Decide", brackets: 0 },
};
const agreedBy: TextEvent = { type: "clause-agreed-ad-ref", clause, digest: "d", parties: [party("KZ")] };
const correcting: TextEvent[] = [
  { type: "clause-agreed", clause, digest: "d" },
  { type: "correction-begun", clause, note: "Spelling", was: { words: "Decide", digest: "d" } },
];
const rejected: TextEvent = { type: "amendment-rejected", amendment: "a1", reason: "" };

export function under(steps: Step[], more: Partial<ProcessRules> = {}): TextEvent {
  return { type: "rules-set", rules: { ...customaryRules("en"), steps, ...more } };
}

export const ACCEPTED = DELEGATIONS.map((one): TextEvent => ({ type: "rules-accepted", party: one }));
const drafted = (...steps: Step[]) => [under(steps), ...ACCEPTED, opened, issued];
const ANNOUNCED = { statementsUntil: LATER };

export const IN_PHASE: Record<PhaseName, TextRecord[]> = {
  preparing: [recordAfter(), recordAfter(under(["silence"])), recordAfter(under(["silence"]), ...ACCEPTED)],
  drafting: [
    ...[["silence"], ["meeting"], ["signature"]].map((steps) =>
      recordAfter(...drafted(...(steps as Step[]))),
    ),
    recordAfter(under(["silence"]), opened, issued),
    recordAfter(opened, issued, amended("a1"), amended("a3")),
    recordAfter(opened, issued, amended("a1"), rejected),
    recordAfter(opened, issued, agreedBy),
    recordAfter(opened, issued, ...correcting),
    recordAfter(opened, issued, { type: "clause-held", clause }),
    recordAfter(opened, issued, amended("a1"), {
      ...{ type: "amendment-affected", amendment: "a1", by: null, how: "check" },
    }),
  ],
  silence: [recordAfter(...drafted("silence"), silent), recordAfter(...drafted("silence"), silent, filed)],
  meeting: [
    recordAfter(...drafted("meeting"), assembled),
    recordAfter(...drafted("meeting"), assembled, filed),
  ],
  agreed: [
    recordAfter(...drafted("silence"), silent, kept, filed),
    recordAfter(...drafted("silence", "meeting"), silent, kept),
    recordAfter(...drafted("silence", "signature"), silent, kept),
    recordAfter(...drafted("meeting", "silence"), assembled, unopposed),
  ],
  signing: [
    recordAfter(...drafted("signature"), signing),
    recordAfter(...drafted("silence", "signature"), silent, kept, signing, filed),
    recordAfter(...drafted("signature"), signing, signed("KZ", { adReferendum: true })),
    recordAfter(...drafted("signature"), signing, signed("KZ"), signed("UZ")),
  ],
  adopted: [
    recordAfter(opened, issued, signing, signed("KZ"), signed("UZ"), adopted),
    recordAfter(...drafted("silence"), silent, kept, adopted),
    recordAfter(
      under(["signature"], ANNOUNCED),
      opened,
      issued,
      signing,
      signed("KZ", { adReferendum: true }),
      filed,
      adopted,
    ),
    recordAfter(opened, issued, signing, adopted, {
      ...{ type: "correction-proposed", edition: 2, draft: 2, hash: OTHER, reason: "A slip" },
      ...{ expires: LATER, asked: DELEGATIONS },
    }),
  ],
  withdrawn: [recordAfter({ type: "withdrawn", reason: "No mandate" })],
};

const OFFICE = { seen: H, signatory: "Office", title: "Deputy Ombudsman" };
const FREEZE = { seen: H, current: H };

export const COMMANDS: { [T in Command["type"]]: Extract<Command, { type: T }> } = {
  "set-rules": {
    type: "set-rules",
    rules: { ...customaryRules("en"), steps: ["silence", "signature"] },
    reason: "The region agreed",
  },
  "accept-rules": { type: "accept-rules", delegation: "kz" },
  "open-drafting": { type: "open-drafting" },
  "hand-pen": { type: "hand-pen", pen: "chair" },
  "open-reading": { type: "open-reading", after: 1 },
  "set-amendments-close": { type: "set-amendments-close", closes: LATER },
  "restore-text": {
    ...{ type: "restore-text", n: 3, at: AT },
    ...{ back: [{ id: "c9", kind: "operative", reference: "OP9" }], changed: [], removed: [] },
  },
  "agree-clause": { type: "agree-clause", clause, seen: "d", adRef: ["kz"] },
  "join-ad-ref": { type: "join-ad-ref", clause, delegation: "uz" },
  "lift-ad-ref": { type: "lift-ad-ref", clause, delegation: "kz" },
  "reopen-clause": { type: "reopen-clause", clause, reason: "New facts" },
  "hold-clause": { type: "hold-clause", clause },
  "free-clause": { type: "free-clause", clause },
  "begin-correction": { type: "begin-correction", clause, note: "Spelling" },
  "end-correction": { type: "end-correction", clause: { ...clause, digest: "e", words: "Decides" } },
  "issue-draft": { type: "issue-draft", name: "", note: "", hash: OTHER, clauses: CLAUSES },
  "release-amendment": {
    ...{ type: "release-amendment", amendment: "a2", proposal: { deed: "delete", clause: "c1" } },
    ...{ party: party("KZ"), suggestedBy: null, base: [], proposed: [], reason: "" },
  },
  "cosponsor-amendment": {
    ...{ type: "cosponsor-amendment", amendment: "a1", party: party("UZ"), joins: true },
  },
  "consider-amendment": { type: "consider-amendment", amendment: "a1" },
  "check-amendment": { type: "check-amendment", amendment: "a1" },
  "withdraw-amendment": { type: "withdraw-amendment", amendment: "a1", reason: "" },
  "accept-amendment": { type: "accept-amendment", amendment: "a1", modified: false, reason: "", effect },
  "merge-amendment": { type: "merge-amendment", amendment: "a1", into: "a3", reason: "" },
  "reject-amendment": { type: "reject-amendment", amendment: "a1", reason: "" },
  "set-aside-amendment": { type: "set-aside-amendment", amendment: "a1" },
  "undo-decision": { type: "undo-decision", amendment: "a1", reason: "A slip", effect },
  "set-attribution": { type: "set-attribution", shown: false },
  "open-silence": { type: "open-silence", ...FREEZE, expires: LATER },
  "extend-silence": {
    type: "extend-silence",
    expires: "2026-12-01T09:00:00.000Z",
    reason: "A capital needs a day more",
  },
  "join-silence": { type: "join-silence", delegation: "kz", seen: H },
  "break-silence": {
    type: "break-silence",
    ...{ delegation: "kz", seen: H, reason: "OP3 goes too far", amendment: "", confidential: false },
  },
  "put-to-meeting": { type: "put-to-meeting", ...FREEZE, present: ["kz", "uz"] },
  "note-no-objection": { type: "note-no-objection", seen: H },
  "note-objection": { type: "note-objection", seen: H, delegations: ["uz"], reason: "OP3 goes too far" },
  "open-signing": { type: "open-signing", ...FREEZE },
  sign: { type: "sign", delegation: "kz", ...OFFICE },
  refuse: { type: "refuse", delegation: "kz", seen: H, reason: "No mandate" },
  "confirm-signature": { type: "confirm-signature", delegation: "kz", by: "Parliament" },
  "withdraw-signature": { type: "withdraw-signature", delegation: "kz", reason: "A word was missed" },
  reopen: { type: "reopen", reason: "A clause was missed" },
  adopt: { type: "adopt", seen: H, slug: "s", place: { en: "Astana" }, date: "2026-11-27" },
  "announce-outcome": { type: "announce-outcome", meeting: "Tashkent meeting", date: "2027-05-01" },
  accede: { type: "accede", party: party("MN"), ...OFFICE },
  "file-statement": {
    type: "file-statement",
    ...{ delegation: "kz", kind: "reservation", clauses: ["c1"], language: "en", seen: H },
    words: "Kazakhstan reserves its position.",
  },
  "join-statement": { type: "join-statement", delegation: "kz", number: 1 },
  "withdraw-statement": { type: "withdraw-statement", delegation: "uz", number: 1 },
  "propose-correction": {
    type: "propose-correction",
    ...{ seen: H, hash: OTHER, clauses: CLAUSES, expires: LATER, reason: "A slip of the pen" },
  },
  "object-to-correction": { type: "object-to-correction", delegation: "kz", seen: OTHER, reason: "No slip" },
  "withdraw-correction": { type: "withdraw-correction", reason: "It was right" },
  withdraw: { type: "withdraw", reason: "No mandate" },
};

/** "yes" if it succeeds in one of the forms of the phase; else the reasons; "no" is not-in-this-phase. */
export function cell(type: Command["type"], phase: PhaseName): string {
  const outcomes = IN_PHASE[phase].map((record) => outcome(record, COMMANDS[type]));
  if (outcomes.includes("yes")) return "yes";
  return [...new Set(outcomes)].sort().join(" / ");
}

export function outcome(record: TextRecord, command: Command, now = AT): string {
  const decision = decide(record, command, now);
  if (decision.ok) return "yes";
  return decision.reason === "not-in-this-phase" ? "no" : decision.reason;
}

/** The record after a command that has to succeed. */
export function done(record: TextRecord, command: Command, now = AT): TextRecord {
  const decision = decide(record, command, now);
  if (!decision.ok) throw new Error(`${command.type}: ${decision.reason}`);
  return decision.events.reduce((known, event) => evolve(known, event, now), record);
}

/** The table as it is printed in RULES.md. */
export function drawnTable(): string {
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const types = Object.keys(RULES) as Command["type"][];
  const lines = types.map((type) => row([type, ...PHASES.map((phase) => cell(type, phase))]));
  return [row(["", ...PHASES]), row(["---", ...PHASES.map(() => "---")]), ...lines].join("\n");
}
