/**
 * Adoption and what surrounds it: the chair adopts what has every step of the rules behind it, or reopens it, which
 * voids every signature; an outcome is announced at a later meeting; and who joins afterwards accedes.
 */
import { isDay } from "#domain/day.ts";
import { type Answered, type Chapter, LONGEST_LINE, statedReason } from "#domain/life/chapter.ts";
import type { AdoptionCommand } from "#domain/life/commands.ts";
import { nextReading } from "#domain/life/drafting.ts";
import type { AdoptionEvent } from "#domain/life/events.ts";
import { frozenOf } from "#domain/life/freezing.ts";
import { cleared, nameOf } from "#domain/life/obstacles.ts";
import { type EditionMade, hashesOf, type TextRecord } from "#domain/life/record.ts";
import { nextStep } from "#domain/life/rules.ts";
import { signatureFrom, signatureOf } from "#domain/life/signing.ts";
import { past } from "#domain/life/silence.ts";
import { readName } from "#domain/names/index.ts";
import type { Obstacle } from "#domain/refusals.ts";
import { missing } from "#domain/signoff/index.ts";

export const adoption: Chapter<AdoptionCommand, AdoptionEvent> = {
  rules: {
    reopen: {
      phases: ["silence", "meeting", "agreed", "signing", "adopted"],
      tooLate: ["adopted"],
      answer: ({ phase }, { reason }) => {
        if (phase.name === "adopted") return "text-adopted";
        const stated = statedReason(reason);
        return typeof stated === "string" ? stated : { type: "reopened", reason: stated.reason };
      },
    },
    adopt: {
      phases: ["agreed", "signing"],
      done: ({ phase }, { seen }) => phase.name === "adopted" && phase.hash === seen,
      answer: (record, { seen, slug, place, date, obstacles = [], override }) => {
        if (!("hash" in record.phase) || record.phase.hash !== seen) return "hash-differs";
        if (nextStep(record)) return "not-this-step";
        const clear = cleared([...obstacles, ...signatureObstacles(record)], override);
        if ("refused" in clear) return clear;
        return { type: "adopted", slug, hash: seen, place, date, ...clear };
      },
    },
    "announce-outcome": {
      phases: ["agreed", "signing", "adopted"],
      done: ({ decided }) => decided.length > 0 && decided.every((one) => one.announced),
      answer: ({ decided }, { meeting, date }) => {
        const step = decided.find((one) => !one.announced)?.step;
        if (!step) return "nothing-given";
        const named = readName(meeting, { longest: LONGEST_LINE, missing: "meeting-missing" });
        if (!named.ok) return named.reason;
        if (!isDay(date)) return "malformed";
        return { type: "outcome-announced", step, meeting: named.name, date };
      },
    },
    accede: {
      phases: ["adopted"],
      done: (record, { party, language }) => joined(record, party.delegation, language ?? record.language),
      answer: accession,
    },
  },
  changes: {
    reopened: (record, { reason }, at) => ({
      ...nextReading(record, "chair"),
      silences: past(record, "reopened", at, reason),
    }),
    adopted: ({ phase, editions }, { slug, hash, date }, at) => {
      const frozen = "draft" in phase ? frozenOf(phase) : { draft: 0, hash };
      const edition: EditionMade = { number: 1, at, reason: "", ...frozen };
      return { phase: { name: "adopted", slug, date, at, ...frozen }, editions: [...editions, edition] };
    },
    "outcome-announced": ({ decided }, { step, meeting, date }) => ({
      decided: decided.map((one) => (one.step === step ? { ...one, announced: { meeting, date } } : one)),
    }),
    acceded: ({ accessions, language }, { type: _, edition, ...entered }, at) => ({
      accessions: [...accessions, { ...signatureFrom(entered, language, at), edition }],
    }),
  },
};

/** Whose signature is needed and not there: nothing is missing where the rules ask for none. */
export function signatureObstacles(record: TextRecord): Obstacle[] {
  if (record.phase.name !== "signing") return [];
  const where = missing(record).map(nameOf);
  return where.length ? [{ what: "signature", where }] : [];
}

function accession(
  record: TextRecord,
  { type: _, party, ...input }: Extract<AdoptionCommand, { type: "accede" }>,
): Answered {
  const edition = record.editions.at(-1);
  if (!edition) return "not-in-this-phase";
  const entered = signatureOf(input, party, record.language, hashesOf(edition, record.language));
  return typeof entered === "string" ? entered : { type: "acceded", edition: edition.number, ...entered };
}

/** Who signed before the adoption has joined already. */
function joined({ signOffs, accessions }: TextRecord, delegation: string, language: string): boolean {
  return [...signOffs, ...accessions].some(
    (one) => one.decision === "signed" && one.party.delegation === delegation && one.language === language,
  );
}
