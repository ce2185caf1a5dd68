/**
 * What is agreed: the gavel falls clause by clause, ad referendum or for good, and falls on the words that the chair
 * saw. An agreed clause is closed to everybody until it is reopened with a reason, or opened to the chair's side for
 * an editorial correction; one that the chair holds is closed to the delegations.
 */

import { type Chapter, statedReason } from "#domain/life/chapter.ts";
import type { AgreementCommand } from "#domain/life/commands.ts";
import type { AgreementEvent, ClauseName, NamedDelegation } from "#domain/life/events.ts";
import type { Agreement, ClauseState, TextRecord } from "#domain/life/record.ts";
import { isBlank } from "#domain/names/index.ts";
import type { Reason } from "#domain/refusals.ts";

export const agreement: Chapter<AgreementCommand, AgreementEvent> = {
  rules: {
    "agree-clause": {
      phases: ["drafting"],
      done: (record, { clause, adRef }) => agreedWith(stateOf(record, clause), adRef),
      answer: (record, { clause: now, seen, adRef }) => {
        if (agreedIn(record, now)?.correction) return "correction-open";
        if (now.digest !== seen) return "changed-meanwhile";
        if (isBlank(now.words)) return "empty";
        if (now.brackets) return "brackets-open";
        const parties = record.signatories.filter((party) => adRef.includes(party.delegation));
        if (parties.length < new Set(adRef).size) return "not-your-delegation";
        const facts = { clause: named(now), digest: now.digest };
        return parties.length
          ? { type: "clause-agreed-ad-ref", ...facts, parties }
          : { type: "clause-agreed", ...facts };
      },
    },
    "join-ad-ref": {
      phases: ["drafting"],
      done: (record, { clause, delegation }) => asks(stateOf(record, clause), delegation),
      answer: (record, { clause, delegation }) => {
        if (stateOf(record, clause)?.status !== "agreed-ad-ref") return "not-ad-ref";
        const party = namedDelegationOf(record, delegation);
        return party ? { type: "ad-ref-joined", clause: named(clause), party } : "not-your-delegation";
      },
    },
    "lift-ad-ref": {
      phases: ["drafting"],
      answer: (record, { clause, delegation }) => {
        const state = stateOf(record, clause);
        if (state?.status !== "agreed-ad-ref") return "not-ad-ref";
        const party = namedDelegationOf(record, delegation);
        if (!party) return "not-your-delegation";
        return asks(state, delegation)
          ? { type: "ad-ref-lifted", clause: named(clause), party }
          : "already-done";
      },
    },
    "reopen-clause": {
      phases: ["drafting"],
      answer: (record, { clause, reason }) => {
        if (!agreedIn(record, clause)) return "clause-not-agreed";
        const stated = statedReason(reason);
        return typeof stated === "string"
          ? stated
          : { type: "clause-reopened", clause: named(clause), reason: stated.reason };
      },
    },
    "hold-clause": {
      phases: ["drafting"],
      done: (record, { clause }) => stateOf(record, clause)?.status === "held",
      answer: (record, { clause }) =>
        agreedIn(record, clause) ? "clause-closed" : { type: "clause-held", clause: named(clause) },
    },
    "free-clause": {
      phases: ["drafting"],
      answer: (record, { clause }) => {
        if (agreedIn(record, clause)) return "clause-closed";
        return stateOf(record, clause) ? { type: "clause-freed", clause: named(clause) } : "already-done";
      },
    },
    "begin-correction": {
      phases: ["drafting"],
      done: (record, { clause }) => Boolean(agreedIn(record, clause)?.correction),
      answer: (record, { clause, note }) => {
        if (!agreedIn(record, clause)) return "clause-not-agreed";
        const stated = statedReason(note);
        if (typeof stated === "string") return stated;
        const { words, digest } = clause;
        return {
          type: "correction-begun",
          clause: named(clause),
          note: stated.reason,
          was: { words, digest },
        };
      },
    },
    "end-correction": {
      phases: ["drafting"],
      answer: (record, { clause }) => {
        const correction = agreedIn(record, clause)?.correction;
        if (!correction) return "already-done";
        if (clause.digest === correction.was.digest)
          return { type: "correction-ended", clause: named(clause) };
        if (clause.brackets) return "brackets-open";
        const { note, was } = correction;
        const is = { words: clause.words, digest: clause.digest };
        return { type: "clause-corrected", clause: named(clause), note, was, is };
      },
    },
  },
  changes: {
    "clause-agreed-ad-ref": (record, { clause, digest, parties }, at) =>
      now(record, clause, { status: "agreed-ad-ref", parties, at, digest, correction: null }),
    "clause-agreed": (record, { clause, digest }, at) =>
      now(record, clause, { status: "agreed", at, digest, correction: null }),
    "ad-ref-joined": (record, { clause, party }) =>
      changed(record, clause, (agreed) => ({
        ...agreed,
        status: "agreed-ad-ref",
        parties: inOrder(record, [...namedDelegationsOf(agreed), party]),
      })),
    "ad-ref-lifted": (record, { clause, party }, at) =>
      changed(record, clause, (agreed) => {
        const parties = namedDelegationsOf(agreed).filter((one) => one.delegation !== party.delegation);
        if (parties.length) return { ...agreed, status: "agreed-ad-ref", parties };
        return { status: "agreed", at, digest: agreed.digest, correction: agreed.correction };
      }),
    "clause-reopened": (record, { clause }) => now(record, clause, null),
    "clause-held": (record, { clause }, at) => now(record, clause, { status: "held", at }),
    "clause-freed": (record, { clause }) => now(record, clause, null),
    "correction-begun": (record, { clause, note, was }, at) =>
      changed(record, clause, (agreed) => ({ ...agreed, correction: { at, note, was } })),
    "clause-corrected": (record, { clause, is }) =>
      changed(record, clause, (agreed) => ({ ...agreed, digest: is.digest, correction: null })),
    "correction-ended": (record, { clause }) =>
      changed(record, clause, (agreed) => ({ ...agreed, correction: null })),
  },
};

/** Which clauses nobody may change now, and which the chair's side alone may: the sheet's row says the same. */
export function closedClauses({ statuses }: Pick<TextRecord, "statuses">): {
  closed: string[];
  held: string[];
} {
  const chairs = (one: ClauseState) => one.status === "held" || one.correction !== null;
  const entries = Object.entries(statuses);
  return {
    closed: entries.flatMap(([id, one]) => (chairs(one) ? [] : [id])),
    held: entries.flatMap(([id, one]) => (chairs(one) ? [id] : [])),
  };
}

/** Why this side may not change the clause now, or null where it may: asked of amendments as of keystrokes. */
export function clauseClosedTo(
  side: "chair" | "member",
  record: Pick<TextRecord, "statuses">,
  clause: string,
): Extract<Reason, "clause-closed" | "clause-held"> | null {
  const { closed, held } = closedClauses(record);
  if (closed.includes(clause)) return "clause-closed";
  return side === "member" && held.includes(clause) ? "clause-held" : null;
}

/** Is any agreed clause open for a correction? Nobody signs a text in which words may still be on their way. */
export function correcting(statuses: TextRecord["statuses"]): boolean {
  return Object.values(statuses).some((one) => one.status !== "held" && one.correction !== null);
}

export type ClauseStatus = "open" | "held" | "agreed-ad-ref" | "agreed";

export function clauseStatus(record: Pick<TextRecord, "statuses">, clause: string): ClauseStatus {
  return stateOf(record, { id: clause })?.status ?? "open";
}

type Agreed = Exclude<ClauseState, { status: "held" }>;

function stateOf({ statuses }: Pick<TextRecord, "statuses">, { id }: { id: string }) {
  return Object.hasOwn(statuses, id) ? statuses[id] : undefined;
}

function agreedIn(record: TextRecord, clause: { id: string }): Agreed | null {
  const state = stateOf(record, clause);
  return state && state.status !== "held" ? state : null;
}

function agreedWith(state: ClauseState | undefined, adRef: readonly string[]): boolean {
  if (state?.status === "agreed") return adRef.length === 0;
  if (state?.status !== "agreed-ad-ref") return false;
  const asked = new Set(adRef);
  return state.parties.length === asked.size && state.parties.every((one) => asked.has(one.delegation));
}

function asks(state: ClauseState | undefined, delegation: string): boolean {
  return state?.status === "agreed-ad-ref" && state.parties.some((party) => party.delegation === delegation);
}

function namedDelegationOf({ signatories }: TextRecord, delegation: string): NamedDelegation | undefined {
  return signatories.find((party) => party.delegation === delegation);
}

function namedDelegationsOf(agreed: Agreed): NamedDelegation[] {
  return agreed.status === "agreed-ad-ref" ? agreed.parties : [];
}

/** In seat order, as the signatories are. */
function inOrder({ signatories }: TextRecord, parties: readonly NamedDelegation[]): NamedDelegation[] {
  const wanted = new Set(parties.map((party) => party.delegation));
  return signatories.filter((party) => wanted.has(party.delegation));
}

function named({ id, kind, reference }: ClauseName): ClauseName {
  return { id, kind, reference };
}

function now({ statuses }: TextRecord, { id }: ClauseName, state: ClauseState | null) {
  const { [id]: _, ...others } = statuses;
  return { statuses: state ? { ...others, [id]: state } : others };
}

function changed(record: TextRecord, clause: ClauseName, change: (agreed: Agreed) => Agreed & Agreement) {
  const agreed = agreedIn(record, clause);
  return agreed ? now(record, clause, change(agreed)) : {};
}
