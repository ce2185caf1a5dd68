/** Drafting: the text is opened, the pen goes from hand to hand, readings are opened, clocks set, drafts issued. */

import { clauseClosedTo } from "#domain/life/agreement.ts";
import { type Chapter, LONGEST_LINE, LONGEST_REASON } from "#domain/life/chapter.ts";
import type { DraftingCommand } from "#domain/life/commands.ts";
import type { DraftingEvent, LanguageHash, Pen } from "#domain/life/events.ts";
import { acceptanceObstacles, cleared } from "#domain/life/obstacles.ts";
import type { IssuedDraft, TextRecord } from "#domain/life/record.ts";
import { readNameIfAny } from "#domain/names/index.ts";
import type { Reason } from "#domain/refusals.ts";

export const drafting: Chapter<DraftingCommand, DraftingEvent> = {
  rules: {
    "open-drafting": {
      phases: ["preparing"],
      done: ({ phase }) => phase.name === "drafting",
      answer: (record, { override }) => {
        if (!record.signatories.length) return "no-signatories";
        const clear = cleared(acceptanceObstacles(record), override);
        return "refused" in clear ? clear : { type: "drafting-opened", pen: "open", ...clear };
      },
    },
    "hand-pen": {
      phases: ["drafting"],
      done: ({ phase }, { pen }) => phase.name === "drafting" && phase.pen === pen,
      answer: (_, { pen }) => ({ type: "pen-handed", pen }),
    },
    "open-reading": {
      phases: ["drafting"],
      done: ({ reading }, { after }) => reading > after,
      answer: ({ reading }) => ({ type: "reading-opened", reading: reading + 1 }),
    },
    "set-amendments-close": {
      phases: ["drafting"],
      done: ({ amendmentsClose }, { closes }) => amendmentsClose === closes,
      answer: (_, { closes }, now) => {
        const error = closes === null ? null : momentError(closes, now);
        return error ?? { type: "amendments-close-set", closes };
      },
    },
    "restore-text": {
      phases: ["preparing", "drafting"],
      answer: (record, { type: _, ...restored }) => {
        const { back, changed, removed, language } = restored;
        if (!back.length && !changed.length && !removed.length) return "already-done";
        // Clauses are closed in the negotiating language alone.
        const closed = language ? [] : [...changed, ...removed];
        const why = closed.map(({ id }) => clauseClosedTo("chair", record, id)).find((one) => one !== null);
        return why ?? { type: "text-restored", ...restored };
      },
    },
    "issue-draft": {
      phases: ["drafting"],
      answer: ({ drafts }, { name, note, hash, clauses, languages = [] }) => {
        if (!clauses.length) return "text-empty";
        if (sameWords(drafts.at(-1), hash, languages)) return "already-done";
        const named = readNameIfAny(name, { longest: LONGEST_LINE });
        if (!named.ok) return named.reason;
        if (note.length > LONGEST_REASON) return "too-long";
        const number = drafts.length + 1;
        const facts = { number, name: named.name || draftName(drafts.length), note, hash, clauses };
        return { type: "draft-issued", ...facts, ...(languages.length && { languages }) };
      },
    },
  },
  changes: {
    "drafting-opened": (record, { pen }) => nextReading(record, pen),
    "pen-handed": ({ reading }, { pen }) => ({ phase: { name: "drafting", pen, reading } }),
    // The clock was that of the reading before.
    "reading-opened": ({ phase }, { reading }) => ({
      reading,
      amendmentsClose: null,
      ...(phase.name === "drafting" && { phase: { ...phase, reading } }),
    }),
    // Words are the sheet's. What was decided of a clause is not taken back with them.
    "text-restored": () => ({}),
    "amendments-close-set": (_, { closes }) => ({ amendmentsClose: closes }),
    "draft-issued": ({ drafts }, { number, name, hash, languages }, at) => ({
      drafts: [...drafts, { number, name, at, hash, ...(languages && { languages: hashesIn(languages) }) }],
    }),
  },
};

/** UN practice (PRACTICE.md 4): the first full draft is the Zero draft, re-issues are Rev.1, Rev.2 ... */
export function draftName(issuedBefore: number): string {
  return issuedBefore === 0 ? "Zero draft" : `Rev.${issuedBefore}`;
}

/** Drafting opens again: one more full pass through the text. Whatever depended on the frozen words is void. */
export function nextReading(record: TextRecord, pen: Pen): Partial<TextRecord> {
  const reading = record.reading + 1;
  return { ...VOID, reading, amendmentsClose: null, phase: { name: "drafting", pen, reading } };
}

const VOID = { decided: [], answers: [], signOffs: [], statements: [] } satisfies Partial<TextRecord>;

/** Instants are compared as strings, so they have one form: that of Date.toISOString. */
function momentError(instant: string, now: string): Reason | null {
  const time = new Date(instant);
  if (Number.isNaN(time.getTime()) || time.toISOString() !== instant) return "malformed-moment";
  return instant > now ? null : "moment-passed";
}

function sameWords(last: IssuedDraft | undefined, hash: string, languages: readonly LanguageHash[]): boolean {
  if (last?.hash !== hash) return false;
  const before = (last.languages ?? []).map((one) => `${one.language} ${one.hash}`).sort();
  return (
    before.join() ===
    languages
      .map((one) => `${one.language} ${one.hash}`)
      .sort()
      .join()
  );
}

function hashesIn(languages: readonly LanguageHash[]): LanguageHash[] {
  return languages.map(({ language, hash }) => ({ language, hash }));
}
