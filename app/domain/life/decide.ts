/**
 * The only place with the rules of a text's life (RULES.md, L1 ...). A command is a wish; what comes back is either
 * the events that fulfil it or the reason why not. Who may wish is decided in domain/rights before.
 */
import type { ClauseDigest, Names, Party, Pen, TextEvent } from "#domain/life/events.ts";
import type { PhaseName, TextRecord } from "#domain/life/record.ts";
import { type Reason, type Refusal, refuse } from "#domain/refusals.ts";
import { missing } from "#domain/signoff/index.ts";

export type Command =
  | { type: "open-drafting" }
  | { type: "hand-pen"; pen: Pen }
  /** The hash and the digests are those of the sheet's words at this moment. */
  | { type: "issue-draft"; name: string; note: string; hash: string; clauses: ClauseDigest[] }
  /** `seen` is the draft's hash on the chair's page, `current` that of the sheet now. */
  | { type: "open-signing"; seen: string; current: string }
  | { type: "sign"; delegation: string; seen: string; signatory: string; title: string }
  | { type: "refuse"; delegation: string; seen: string; reason: string }
  | { type: "reopen"; reason: string }
  | { type: "adopt"; seen: string; slug: string; place: Names; date: string }
  | { type: "withdraw"; reason: string };

export type Decision = { ok: true; events: TextEvent[] } | Refusal;

/** In which phases a command can be thought of at all; every other cell of the table is "not-in-this-phase". */
export const POSSIBLE: Record<Command["type"], readonly PhaseName[]> = {
  "open-drafting": ["preparing"],
  "hand-pen": ["drafting"],
  "issue-draft": ["drafting"],
  "open-signing": ["drafting"],
  sign: ["signing"],
  refuse: ["signing"],
  reopen: ["signing"],
  adopt: ["signing"],
  withdraw: ["preparing", "drafting", "signing"],
};

/** Longest name, title or reason that is taken onto the record. */
export const LONGEST_LINE = 300;
export const LONGEST_REASON = 4_000;

export function decide(record: TextRecord, command: Command): Decision {
  if (done(record, command)) return refuse("already-done");
  if (!POSSIBLE[command.type].includes(record.phase.name)) return refuse("not-in-this-phase");
  const rule = RULES[command.type] as (record: TextRecord, command: Command) => TextEvent | Reason;
  const outcome = rule(record, command);
  return typeof outcome === "string" ? refuse(outcome) : { ok: true, events: [outcome] };
}

/** The second click of two: nothing is wrong, and nothing is written twice. */
function done({ phase, signOffs }: TextRecord, command: Command): boolean {
  if (command.type === "open-drafting") return phase.name === "drafting";
  if (command.type === "open-signing") return phase.name === "signing" && phase.hash === command.seen;
  if (command.type === "adopt") return phase.name === "adopted" && phase.hash === command.seen;
  if (command.type === "withdraw") return phase.name === "withdrawn";
  if (command.type !== "sign" && command.type !== "refuse") return false;
  return signOffs.some((signOff) => signOff.party.delegation === command.delegation);
}

type Rules = {
  [T in Command["type"]]: (record: TextRecord, command: Extract<Command, { type: T }>) => TextEvent | Reason;
};

const RULES: Rules = {
  "open-drafting": ({ signatories }) =>
    signatories.length ? { type: "drafting-opened", pen: "open" } : "no-signatories",

  "hand-pen": ({ phase }, { pen }) =>
    phase.name === "drafting" && phase.pen === pen ? "already-done" : { type: "pen-handed", pen },

  "issue-draft": ({ drafts }, { name, note, hash, clauses }) => {
    if (!clauses.length) return "text-empty";
    if (drafts.at(-1)?.hash === hash) return "already-done";
    if (name.length > LONGEST_LINE || note.length > LONGEST_REASON) return "too-long";
    return {
      type: "draft-issued",
      number: drafts.length + 1,
      name: name || draftName(drafts.length),
      note,
      hash,
      clauses,
    };
  },

  "open-signing": ({ drafts }, { seen, current }) => {
    const draft = drafts.at(-1);
    if (!draft) return "no-draft";
    if (draft.hash !== seen) return "hash-differs";
    return draft.hash === current
      ? { type: "signing-opened", draft: draft.number, hash: draft.hash }
      : "draft-behind-text";
  },

  sign: (record, { delegation, seen, signatory, title }) => {
    const party = signing(record, delegation, seen);
    if (typeof party === "string") return party;
    if (!signatory.trim() || !title.trim()) return "name-missing";
    if (signatory.length > LONGEST_LINE || title.length > LONGEST_LINE) return "too-long";
    return { type: "signed", party, hash: seen, signatory: signatory.trim(), title: title.trim() };
  },

  refuse: (record, { delegation, seen, reason }) => {
    const party = signing(record, delegation, seen);
    if (typeof party === "string") return party;
    const told = reasonGiven(reason);
    return typeof told === "string" ? told : { type: "refused", party, hash: seen, reason: told.reason };
  },

  reopen: (_, { reason }) => {
    const told = reasonGiven(reason);
    return typeof told === "string" ? told : { type: "reopened", reason: told.reason };
  },

  adopt: (record, { seen, slug, place, date }) => {
    if (record.phase.name !== "signing" || record.phase.hash !== seen) return "hash-differs";
    if (missing(record).length) return "signatures-missing";
    return { type: "adopted", slug, hash: seen, place, date };
  },

  withdraw: (_, { reason }) => {
    const told = reasonGiven(reason);
    return typeof told === "string" ? told : { type: "withdrawn", reason: told.reason };
  },
};

/** UN practice (DRAFTING.md section 3): the first full draft is the Zero draft, re-issues are Rev.1, Rev.2 ... */
export function draftName(issuedBefore: number): string {
  return issuedBefore === 0 ? "Zero draft" : `Rev.${issuedBefore}`;
}

/** The party for which this signature or refusal would stand, if it is asked and saw the frozen text. */
function signing({ phase, signatories }: TextRecord, delegation: string, seen: string): Party | Reason {
  if (phase.name !== "signing" || phase.hash !== seen) return "hash-differs";
  return signatories.find((party) => party.delegation === delegation) ?? "not-your-delegation";
}

function reasonGiven(reason: string): { reason: string } | Reason {
  if (!reason.trim()) return "reason-missing";
  return reason.length > LONGEST_REASON ? "too-long" : { reason: reason.trim() };
}
