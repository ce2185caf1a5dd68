/**
 * Corrigendum (Vienna Convention, art. 79): an error in an adopted text is corrected by a proposal, a time limit and
 * no objection. The corrected text is a further edition; the first stays as it is. What time does, outcome.ts says.
 */
import { type Chapter, statedReason } from "#domain/life/chapter.ts";
import type { CorrectionCommand } from "#domain/life/commands.ts";
import type { CorrectionEvent, TextEvent } from "#domain/life/events.ts";
import { frozenOf } from "#domain/life/freezing.ts";
import { objection } from "#domain/life/meeting.ts";
import { cleared } from "#domain/life/obstacles.ts";
import type { Frozen, OpenCorrection, TextRecord } from "#domain/life/record.ts";
import { isInstant, LONGEST_SILENCE_HOURS } from "#domain/life/rules.ts";
import { rulesOf } from "#domain/life/rules-of-process.ts";
import type { Reason } from "#domain/refusals.ts";

type Proposal = Extract<CorrectionCommand, { type: "propose-correction" }>;

const HOUR = 3_600_000;

export const correction: Chapter<CorrectionCommand, CorrectionEvent> = {
  rules: {
    "propose-correction": {
      phases: ["adopted"],
      done: (record, { hash, languages }) =>
        record.correction !== null && !differs(record.correction, { hash, languages }),
      answer: (record, command, now) => {
        const unfit = unfitProposal(record, command, now);
        if (unfit) return unfit;
        const stated = statedReason(command.reason);
        if (typeof stated === "string") return stated;
        const clear = cleared(command.obstacles ?? [], command.override);
        return "refused" in clear ? clear : proposed(record, command, { reason: stated.reason, ...clear });
      },
    },
    "object-to-correction": {
      phases: ["adopted"],
      answer: (record, { delegation, seen, reason }) => {
        const open = record.correction;
        if (!open) return "no-corrigendum";
        if (open.hash !== seen) return "hash-differs";
        const party = open.asked.find((one) => one.delegation === delegation);
        if (!party) return "not-your-delegation";
        const stated = statedReason(reason);
        if (typeof stated === "string") return stated;
        return [{ type: "correction-objected", edition: open.edition }, objection(party, stated.reason)];
      },
    },
    "withdraw-correction": {
      phases: ["adopted"],
      answer: ({ correction: open }, { reason }) => {
        if (!open) return "no-corrigendum";
        const stated = statedReason(reason);
        if (typeof stated === "string") return stated;
        return { type: "correction-withdrawn", edition: open.edition, reason: stated.reason };
      },
    },
  },
  changes: {
    "correction-proposed": (_, { type: _type, ...facts }, at) => ({
      correction: { ...facts, openedAt: at } satisfies OpenCorrection,
    }),
    "correction-objected": () => ({ correction: null }),
    "correction-withdrawn": () => ({ correction: null }),
    corrected: ({ editions }, { edition, reason, expired, ...frozen }) => ({
      correction: null,
      editions: [...editions, { number: edition, at: expired, reason, ...frozenOf(frozen) }],
    }),
  },
};

function unfitProposal(
  record: TextRecord,
  { seen, hash, languages, clauses, expires }: Proposal,
  now: string,
): Reason | null {
  if (record.correction) return "corrigendum-open";
  const newest = record.editions.at(-1);
  if (newest?.hash !== seen) return "hash-differs";
  if (!clauses.length) return "text-empty";
  if (!differs(newest, { hash, languages })) return "says-the-same";
  if (!isInstant(expires)) return "malformed";
  const length = Date.parse(expires) - Date.parse(now);
  if (length > LONGEST_SILENCE_HOURS * HOUR) return "malformed";
  return length < rulesOf(record).silenceHours * HOUR ? "too-short" : null;
}

type Words = Pick<Frozen, "hash" | "languages">;

/** An error may stand in one language alone. A courtesy version is no part of the edition. */
function differs(of: Words, { hash, languages }: Words): boolean {
  return of.hash !== hash || authentic(of, languages).some((one) => !holds(of, one));
}

function authentic({ languages: known = [] }: Words, languages: Frozen["languages"] = []) {
  return languages.filter((one) => known.some(({ language }) => language === one.language));
}

function holds({ languages = [] }: Words, one: { language: string; hash: string }): boolean {
  return languages.some(({ language, hash }) => language === one.language && hash === one.hash);
}

/** The corrected words are issued as a draft of their own, so that every clause has its digest on the trail. */
function proposed(
  record: TextRecord,
  { hash, clauses, languages = [], expires }: Proposal,
  stated: Pick<OpenCorrection, "reason" | "override">,
): TextEvent[] {
  const edition = record.editions.length + 1;
  const draft = record.drafts.length + 1;
  const asked = [...record.signatories, ...acceded(record)];
  const named = languages.length && { languages };
  const newest = record.editions.at(-1);
  const frozen = frozenOf({ draft, hash, languages: newest ? authentic(newest, languages) : [] });
  return [
    {
      type: "draft-issued",
      ...{ number: draft, name: `Corr.${edition - 1}`, note: stated.reason, hash, clauses, ...named },
    },
    { type: "correction-proposed", edition, expires, asked, ...frozen, ...stated },
  ];
}

function acceded({ accessions, signatories }: TextRecord) {
  const known = new Set(signatories.map((party) => party.delegation));
  const parties = accessions.map((one) => one.party).filter((party) => !known.has(party.delegation));
  return [...new Map(parties.map((party) => [party.delegation, party])).values()];
}
