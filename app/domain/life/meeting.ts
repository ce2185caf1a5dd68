/** Decision at a meeting: the chair puts the draft to those present, and nobody objects, or somebody does. */
import { type Chapter, statedReason } from "#domain/life/chapter.ts";
import type { MeetingCommand } from "#domain/life/commands.ts";
import { nextReading } from "#domain/life/drafting.ts";
import type { MeetingEvent, NamedDelegation, TextEvent } from "#domain/life/events.ts";
import { frozenFor, frozenOf, isFrozen } from "#domain/life/freezing.ts";

export const meeting: Chapter<MeetingCommand, MeetingEvent> = {
  rules: {
    "put-to-meeting": {
      phases: ["drafting", "agreed"],
      done: ({ phase }, { seen }) => phase.name === "meeting" && phase.hash === seen,
      answer: (record, { present, ...freeze }) => {
        const frozen = frozenFor(record, "meeting", freeze);
        if (!isFrozen(frozen)) return frozen;
        const parties = among(record.signatories, present);
        if (parties.length !== new Set(present).size) return "not-your-delegation";
        return parties.length ? { type: "put-to-meeting", ...frozen, present: parties } : "nobody-present";
      },
    },
    "note-no-objection": {
      phases: ["meeting"],
      done: ({ phase }, { seen }) => phase.name === "agreed" && phase.by === "meeting" && phase.hash === seen,
      answer: ({ phase }, { seen }) => {
        if (phase.name !== "meeting" || phase.hash !== seen) return "hash-differs";
        return { type: "no-objection", draft: phase.draft, hash: phase.hash };
      },
    },
    "note-objection": {
      phases: ["meeting"],
      answer: ({ phase }, { seen, delegations, reason }) => {
        if (phase.name !== "meeting" || phase.hash !== seen) return "hash-differs";
        const parties = among(phase.present, delegations);
        if (!parties.length || parties.length !== new Set(delegations).size) return "nobody-present";
        const stated = statedReason(reason);
        if (typeof stated === "string") return stated;
        const fact: TextEvent = { type: "meeting-objected", draft: phase.draft, hash: phase.hash };
        return [fact, ...parties.map((party) => objection(party, stated.reason))];
      },
    },
  },
  changes: {
    "put-to-meeting": (_, { present, ...frozen }, at) => ({
      phase: { name: "meeting", ...frozenOf(frozen), openedAt: at, present },
    }),
    "no-objection": ({ phase, decided }, { draft, hash }, at) => ({
      phase: { name: "agreed", by: "meeting", at, ...frozenOf("hash" in phase ? phase : { draft, hash }) },
      decided: [...decided, { step: "meeting", draft, hash, at, announced: null }],
    }),
    "meeting-objected": (record) => nextReading(record, "chair"),
  },
};

function among(parties: readonly NamedDelegation[], delegations: readonly string[]): NamedDelegation[] {
  return parties.filter((party) => delegations.includes(party.delegation));
}

/** An objection that was made before everybody. */
export function objection(party: NamedDelegation, reason: string): TextEvent {
  return { type: "objection-noted", party, reason, amendment: null, to: "all" };
}
