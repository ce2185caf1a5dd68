/**
 * Amendments: released by delegations, co-sponsored, considered, and decided by the chair, which can be undone. What a
 * decision does to the words is worked out before (text/revision.ts) and comes with the command as its effect.
 */
import { clauseStatus } from "#domain/life/agreement.ts";
import { type Amendment, type AmendmentState, amendmentOf, isOpen } from "#domain/life/amendment.ts";
import { type Chapter, LONGEST_REASON, statedReason } from "#domain/life/chapter.ts";
import type { AmendingCommand, Effect } from "#domain/life/commands.ts";
import type { AmendingEvent } from "#domain/life/events.ts";
import { amendmentsOpen, type TextRecord } from "#domain/life/record.ts";
import type { Reason } from "#domain/refusals.ts";
import type { Clause } from "#domain/text/clause.ts";
import { clausesOf, wordingError } from "#domain/text/proposal.ts";

type On<T> = { amendment: string } & T;

export const amending: Chapter<AmendingCommand, AmendingEvent> = {
  rules: {
    "release-amendment": {
      phases: ["drafting"],
      done: (record, { amendment }) => amendmentOf(record, amendment) !== null,
      answer: (record, { type: _type, ...released }, now) => {
        if (!amendmentsOpen(record, now)) return "amendments-closed";
        if (agreedAmong(record, clausesOf(released.proposal))) return "clause-closed";
        if (released.reason.length > LONGEST_REASON) return "too-long";
        const error = wordingError(released.proposal, released);
        return error ?? { type: "amendment-released", ...released, reason: released.reason.trim() };
      },
    },
    "cosponsor-amendment": {
      phases: ["drafting"],
      done: (record, { amendment, party, joins }) =>
        amendmentOf(record, amendment)?.sponsors.some((one) => one.delegation === party.delegation) === joins,
      answer: (record, { amendment, party, joins }) => {
        const open = openOne(record, amendment);
        if (typeof open === "string") return open;
        if (open.party.delegation === party.delegation) return "own-amendment";
        return { type: "amendment-cosponsored", amendment, party, joins };
      },
    },
    "consider-amendment": {
      phases: ["drafting"],
      done: inState("considered"),
      answer: (record, { amendment }) => whileOpen(record, { type: "amendment-considered", amendment }),
    },
    "check-amendment": {
      phases: ["drafting"],
      done: (record, { amendment }) => amendmentOf(record, amendment)?.check === false,
      answer: (record, { amendment }) => whileOpen(record, { type: "amendment-checked", amendment }),
    },
    "withdraw-amendment": {
      phases: ["drafting"],
      done: inState("withdrawn"),
      answer: (record, { amendment, reason }) =>
        whileOpen(record, { type: "amendment-withdrawn", amendment, reason }),
    },
    "accept-amendment": {
      phases: ["drafting"],
      done: inState("accepted", "modified"),
      answer: (record, { amendment, modified, reason, effect }) => {
        const { before, after } = effect;
        if (agreedAmong(record, idsOf(before))) return "clause-closed";
        return whileOpen(
          record,
          { type: "amendment-accepted", amendment, modified, reason, before, after },
          othersAfter(amendment, effect),
        );
      },
    },
    "merge-amendment": {
      phases: ["drafting"],
      done: inState("merged"),
      answer: (record, { amendment, into, reason }) => {
        const target = amendmentOf(record, into);
        if (!target || target.state.name === "withdrawn") return "not-found";
        if (leadsTo(record, target, amendment)) return "merged-in-circle";
        return whileOpen(record, { type: "amendment-merged", amendment, into, reason });
      },
    },
    "reject-amendment": {
      phases: ["drafting"],
      done: inState("rejected"),
      answer: (record, { amendment, reason }) =>
        whileOpen(record, { type: "amendment-rejected", amendment, reason }),
    },
    "set-aside-amendment": {
      phases: ["drafting"],
      done: inState("overtaken"),
      answer: (record, { amendment }) =>
        whileOpen(record, { type: "amendment-affected", amendment, by: null, how: "overtaken" }),
    },
    "undo-decision": {
      phases: ["drafting"],
      answer: (record, { amendment, reason, effect }) => {
        const found = amendmentOf(record, amendment);
        if (!found) return "not-found";
        if (isOpen(found) || found.state.name === "withdrawn") return "not-decided";
        const stated = statedReason(reason);
        if (typeof stated === "string") return stated;
        const { before, after } = effect;
        if (agreedAmong(record, idsOf(before))) return "clause-closed";
        const undone: AmendingEvent = { type: "decision-undone", amendment, ...stated, before, after };
        return [undone, ...othersAfter(amendment, effect)];
      },
    },
    "set-attribution": {
      phases: ["preparing", "drafting", "silence", "meeting", "agreed", "signing"],
      done: ({ attribution }, { shown }) => attribution === shown,
      answer: (_, { shown }) => ({ type: "attribution-set", shown }),
    },
  },
  changes: {
    "amendment-released": ({ amendments }, { amendment: id, proposal, party, suggestedBy }, at) => {
      const fresh: Amendment = {
        ...{ id, proposal, party, suggestedBy, sponsors: [], releasedAt: at, check: false },
        state: { name: "released" },
      };
      return { amendments: [...amendments, fresh] };
    },
    "amendment-cosponsored": (record, { amendment, party, joins }) =>
      changed(record, amendment, ({ sponsors }) => {
        const others = sponsors.filter((one) => one.delegation !== party.delegation);
        return { sponsors: joins ? [...others, party] : others };
      }),
    "amendment-considered": (record, { amendment }, at) =>
      into(record, amendment, { name: "considered", at }),
    "amendment-checked": (record, { amendment }) => changed(record, amendment, () => ({ check: false })),
    "amendment-withdrawn": (record, { amendment, reason }, at) =>
      into(record, amendment, { name: "withdrawn", at, reason }),
    "amendment-accepted": (record, { amendment, modified, reason }, at) =>
      into(record, amendment, { name: modified ? "modified" : "accepted", at, reason }),
    "amendment-merged": (record, { amendment, into: other, reason }, at) =>
      into(record, amendment, { name: "merged", at, reason, into: other }),
    "amendment-rejected": (record, { amendment, reason }, at) =>
      into(record, amendment, { name: "rejected", at, reason }),
    "amendment-affected": (record, { amendment, by, how }, at) => {
      if (how === "overtaken") return into(record, amendment, { name: "overtaken", at, by });
      // What was overtaken by a decision that is undone is open again.
      return changed(record, amendment, (one) => ({
        check: how === "check",
        state: isOpen(one) ? one.state : { name: "released" },
      }));
    },
    "decision-undone": (record, { amendment }, at) => into(record, amendment, { name: "considered", at }),
    "attribution-set": (_, { shown }) => ({ attribution: shown }),
  },
};

/** Is one of these clauses agreed? It is closed, to amendments too, until it is reopened. */
function agreedAmong(record: TextRecord, clauses: readonly string[]): boolean {
  return clauses.some((id) => clauseStatus(record, id).startsWith("agreed"));
}

const idsOf = (clauses: readonly Clause[]) => clauses.map((clause) => clause.id);

function inState(...names: AmendmentState["name"][]) {
  return (record: TextRecord, { amendment }: On<object>): boolean => {
    const found = amendmentOf(record, amendment);
    return found !== null && names.includes(found.state.name);
  };
}

function openOne(record: TextRecord, id: string): Amendment | Reason {
  const found = amendmentOf(record, id);
  if (!found) return "not-found";
  return isOpen(found) ? found : "amendment-closed";
}

/** The event, if its amendment is open; a reason that came with it is trimmed. */
function whileOpen(
  record: TextRecord,
  event: Exclude<AmendingEvent, { type: "attribution-set" }>,
  others: readonly AmendingEvent[] = [],
): AmendingEvent[] | Reason {
  const open = openOne(record, event.amendment);
  if (typeof open === "string") return open;
  if (!("reason" in event)) return [event, ...others];
  if (event.reason.length > LONGEST_REASON) return "too-long";
  return [{ ...event, reason: event.reason.trim() }, ...others];
}

function othersAfter(by: string, { others }: Effect): AmendingEvent[] {
  return others.map((other) => ({ type: "amendment-affected", by, ...other }));
}

/** Is this amendment `id`, or was it merged into it, directly or by way of others? */
function leadsTo(record: TextRecord, { id: own, state }: Amendment, id: string): boolean {
  if (own === id) return true;
  const next = state.name === "merged" ? amendmentOf(record, state.into) : null;
  return next !== null && leadsTo(record, next, id);
}

function into(record: TextRecord, id: string, state: AmendmentState): Partial<TextRecord> {
  return changed(record, id, () => ({ state, check: false }));
}

function changed(
  { amendments }: TextRecord,
  id: string,
  change: (amendment: Amendment) => Partial<Amendment>,
): Partial<TextRecord> {
  return { amendments: amendments.map((one) => (one.id === id ? { ...one, ...change(one) } : one)) };
}
