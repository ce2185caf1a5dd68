/** Signing: the newest draft is frozen, each delegation signs or refuses it, and what all have signed is adopted. */
import { correcting } from "#domain/life/agreement.ts";
import { type Chapter, LONGEST_LINE, reasonGiven } from "#domain/life/chapter.ts";
import type { SigningCommand } from "#domain/life/commands.ts";
import { nextReading } from "#domain/life/drafting.ts";
import type { Party, SigningEvent } from "#domain/life/events.ts";
import type { TextRecord } from "#domain/life/record.ts";
import type { Reason } from "#domain/refusals.ts";
import { missing } from "#domain/signoff/index.ts";

export const signing: Chapter<SigningCommand, SigningEvent> = {
  rules: {
    "open-signing": {
      phases: ["drafting"],
      done: ({ phase }, { seen }) => phase.name === "signing" && phase.hash === seen,
      answer: ({ drafts, standings }, { seen, current }) => {
        if (correcting(standings)) return "correction-open";
        const draft = drafts.at(-1);
        if (!draft) return "no-draft";
        if (draft.hash !== seen) return "hash-differs";
        if (draft.hash !== current) return "draft-behind-text";
        return { type: "signing-opened", draft: draft.number, hash: draft.hash };
      },
    },
    sign: {
      phases: ["signing"],
      done: answered,
      answer: (record, { delegation, seen, signatory, title }) => {
        const party = asked(record, delegation, seen);
        if (typeof party === "string") return party;
        if (!signatory.trim() || !title.trim()) return "name-missing";
        if (signatory.length > LONGEST_LINE || title.length > LONGEST_LINE) return "too-long";
        return { type: "signed", party, hash: seen, signatory: signatory.trim(), title: title.trim() };
      },
    },
    refuse: {
      phases: ["signing"],
      done: answered,
      answer: (record, { delegation, seen, reason }) => {
        const party = asked(record, delegation, seen);
        if (typeof party === "string") return party;
        const told = reasonGiven(reason);
        return typeof told === "string" ? told : { type: "refused", party, hash: seen, reason: told.reason };
      },
    },
    reopen: {
      phases: ["signing"],
      answer: (_, { reason }) => {
        const told = reasonGiven(reason);
        return typeof told === "string" ? told : { type: "reopened", reason: told.reason };
      },
    },
    adopt: {
      phases: ["signing"],
      done: ({ phase }, { seen }) => phase.name === "adopted" && phase.hash === seen,
      answer: (record, { seen, slug, place, date }) => {
        if (record.phase.name !== "signing" || record.phase.hash !== seen) return "hash-differs";
        if (missing(record).length) return "signatures-missing";
        return { type: "adopted", slug, hash: seen, place, date };
      },
    },
  },
  changes: {
    "signing-opened": (_, { draft, hash }, at) => ({
      phase: { name: "signing", draft, hash, openedAt: at },
      signOffs: [],
    }),
    signed: ({ signOffs }, { party, hash, signatory, title }, at) => ({
      signOffs: [...signOffs, { decision: "signed", party, hash, signatory, title, at }],
    }),
    refused: ({ signOffs }, { party, hash, reason }, at) => ({
      signOffs: [...signOffs, { decision: "refused", party, hash, reason, at }],
    }),
    reopened: (record) => ({ ...nextReading(record, "chair"), signOffs: [] }),
    adopted: ({ phase }, { slug, hash, date }, at) => {
      const draft = phase.name === "signing" ? phase.draft : 0;
      return { phase: { name: "adopted", draft, hash, slug, date, at } };
    },
  },
};

function answered({ signOffs }: TextRecord, { delegation }: { delegation: string }): boolean {
  return signOffs.some((signOff) => signOff.party.delegation === delegation);
}

/** The party for which this signature or refusal would stand, if it is asked and saw the frozen text. */
function asked({ phase, signatories }: TextRecord, delegation: string, seen: string): Party | Reason {
  if (phase.name !== "signing" || phase.hash !== seen) return "hash-differs";
  return signatories.find((party) => party.delegation === delegation) ?? "not-your-delegation";
}
