/**
 * The silence procedure (PRACTICE.md 6): the newest draft is frozen and holds unless somebody objects in
 * writing before a fixed instant. What time did to it, outcome.ts says.
 */
import { isDay } from "#domain/day.ts";
import {
  type Answered,
  type Chapter,
  LONGEST_LINE,
  LONGEST_REASON,
  statedReason,
} from "#domain/life/chapter.ts";
import type { SilenceCommand } from "#domain/life/commands.ts";
import { nextReading } from "#domain/life/drafting.ts";
import type { NamedDelegation, SilenceEvent } from "#domain/life/events.ts";
import { frozenFor, frozenOf, isFrozen } from "#domain/life/freezing.ts";
import type { PastSilence, Phase, PhaseName, TextRecord } from "#domain/life/record.ts";
import { isInstant, LONGEST_SILENCE_HOURS } from "#domain/life/rules.ts";
import { rulesOf } from "#domain/life/rules-of-process.ts";
import { isBlank, readNameIfAny } from "#domain/names/index.ts";
import type { Reason } from "#domain/refusals.ts";

type Breaking = Extract<SilenceCommand, { type: "break-silence" }>;
type SilencePhase = Extract<Phase, { name: "silence" }>;

/** In whatever phase the text is now: a late answer gets this reason. */
const TOO_LATE: readonly PhaseName[] = ["meeting", "agreed", "signing", "adopted"];
const SINCE: readonly PhaseName[] = ["silence", ...TOO_LATE];
const HOUR = 3_600_000;

export const silence: Chapter<SilenceCommand, SilenceEvent> = {
  rules: {
    "open-silence": {
      phases: ["drafting", "agreed"],
      done: ({ phase }, { seen }) => phase.name === "silence" && phase.hash === seen,
      answer: (record, { expires, agreedAt, ...freeze }, now) => {
        const rules = rulesOf(record);
        const frozen = frozenFor(record, "silence", freeze);
        if (!isFrozen(frozen)) return frozen;
        const error = unfitExpiry(expires, now, rules.silenceHours);
        if (error) return error;
        if (rules.confirmMeeting && !agreedAt?.meeting.trim()) return "meeting-missing";
        const meeting = readNameIfAny(agreedAt?.meeting ?? "", { longest: LONGEST_LINE });
        if (!meeting.ok) return meeting.reason;
        if (agreedAt && meeting.name && !isDay(agreedAt.date)) return "malformed";
        const asked = record.signatories;
        const by = agreedAt && meeting.name ? { agreedAt: { ...agreedAt, meeting: meeting.name } } : {};
        return { type: "silence-opened", ...frozen, expires, asked, ...by };
      },
    },
    "extend-silence": {
      phases: SINCE,
      tooLate: TOO_LATE,
      answer: (record, { expires, reason }) =>
        underSilence(record, (phase) => {
          if (!isInstant(expires) || expires <= phase.expires) return "not-later";
          if (Date.parse(expires) - Date.parse(phase.openedAt) > LONGEST_SILENCE_HOURS * HOUR)
            return "not-later";
          const stated = statedReason(reason);
          if (typeof stated === "string") return stated;
          return { type: "silence-extended", previous: phase.expires, expires, reason: stated.reason };
        }),
    },
    "join-silence": {
      phases: SINCE,
      tooLate: TOO_LATE,
      done: ({ answers }, { delegation }) => answers.some((one) => one.party.delegation === delegation),
      answer: (record, { delegation, seen }) =>
        underSilence(record, (phase) => {
          const party = askedIn(phase, delegation, seen);
          if (typeof party === "string") return party;
          return { type: "silence-joined", party, to: rulesOf(record).answers };
        }),
    },
    "break-silence": {
      phases: SINCE,
      tooLate: TOO_LATE,
      answer: (record, command) => {
        const { phase } = record;
        if (phase.name !== "silence") return late(record, command);
        const party = askedIn(phase, command.delegation, command.seen);
        if (typeof party === "string") return party;
        return unfitBreak(record, command) ?? broken(record, phase, party, command);
      },
    },
  },
  changes: {
    "silence-opened": (_, { expires, asked, ...frozen }, at) => ({
      phase: { name: "silence", ...frozenOf(frozen), openedAt: at, expires, asked, extended: [] },
      answers: [],
    }),
    "silence-extended": ({ phase }, { previous, expires, reason }, at) => {
      if (phase.name !== "silence") return {};
      return {
        phase: { ...phase, expires, extended: [...phase.extended, { previous, expires, at, reason }] },
      };
    },
    "silence-joined": ({ answers }, { party, to }, at) => ({ answers: [...answers, { party, at, to }] }),
    "silence-broken": (record, _, at) => ({
      ...nextReading(record, "chair"),
      silences: past(record, "broken", at),
    }),
    // Follows a break of silence, or an objection elsewhere, which the trail alone records.
    "objection-noted": ({ silences, phase }, { to, ...stated }) => {
      const last = silences.at(-1);
      if (to !== "all" || last?.ended !== "broken" || phase.name !== "drafting") return {};
      return { silences: [...silences.slice(0, -1), notifiedFor(last, stated)] };
    },
    "objection-late": () => ({}),
    "silence-kept": (record, { draft, hash, expired }) => ({
      phase: { name: "agreed", by: "silence", at: expired, ...frozenOf(frozenNow(record, draft, hash)) },
      decided: [...record.decided, { step: "silence", draft, hash, at: expired, announced: null }],
      silences: past(record, "kept", expired),
    }),
  },
};

/** The silence procedures that are over, with the one under way. */
export function past(
  { phase, silences }: TextRecord,
  ended: PastSilence["ended"],
  at: string,
  reason: string | null = null,
): PastSilence[] {
  if (phase.name !== "silence") return silences;
  const { draft, hash, openedAt, expires } = phase;
  return [...silences, { draft, hash, openedAt, expires, ended, at, party: null, reason, amendment: null }];
}

function notifiedFor(
  silence: PastSilence,
  { party, reason, amendment }: Pick<PastSilence, "party" | "reason" | "amendment">,
): PastSilence {
  return {
    ...silence,
    party: silence.party ?? party,
    reason: silence.reason ?? reason,
    amendment: silence.amendment ?? amendment,
  };
}

function frozenNow({ phase }: TextRecord, draft: number, hash: string) {
  return "hash" in phase ? phase : { draft, hash };
}

function unfitExpiry(expires: string, now: string, hours: number): Reason | null {
  if (!isInstant(expires)) return "malformed";
  const length = Date.parse(expires) - Date.parse(now);
  if (length > LONGEST_SILENCE_HOURS * HOUR) return "malformed";
  return length < hours * HOUR ? "too-short" : null;
}

function underSilence(record: TextRecord, answer: (phase: SilencePhase) => Answered): Answered {
  if (record.phase.name === "silence") return answer(record.phase);
  return lastKept(record) ? "silence-over" : "not-in-this-phase";
}

function lastKept({ decided, silences }: TextRecord): PastSilence | null {
  const taken = decided.some((one) => one.step === "silence");
  return (taken && silences.findLast((one) => one.ended === "kept")) || null;
}

function askedIn(phase: SilencePhase, delegation: string, seen: string): NamedDelegation | Reason {
  if (phase.hash !== seen) return "hash-differs";
  return phase.asked.find((party) => party.delegation === delegation) ?? "not-your-delegation";
}

function unfitBreak(record: TextRecord, { reason, amendment }: Breaking): Reason | null {
  if (reason.length > LONGEST_REASON || amendment.length > LONGEST_REASON) return "too-long";
  const enough = rulesOf(record).breaks === "objection" ? reason : reason + amendment;
  return isBlank(enough) ? "reason-missing" : null;
}

/** The fact is everybody's; who and why go to those whom the rules and the delegation name. */
function broken(
  record: TextRecord,
  { draft, hash }: SilencePhase,
  party: NamedDelegation,
  { reason, amendment, confidential }: Breaking,
): SilenceEvent[] {
  const nameless = rulesOf(record).namesBreaker === "chair";
  const words = { reason: reason.trim(), amendment: amendment.trim() };
  const whole: SilenceEvent = { type: "objection-noted", party, ...words, to: "chair" };
  const open = confidential ? { reason: null, amendment: null } : words;
  const stated: SilenceEvent = {
    type: "objection-noted",
    party: nameless ? null : party,
    ...open,
    to: "all",
  };
  const fact: SilenceEvent = { type: "silence-broken", draft, hash };
  if (nameless && confidential) return [fact, whole];
  return nameless || confidential ? [fact, stated, whole] : [fact, stated];
}

/** Too late by a millisecond or by a week: it changes nothing, and it is on the record. */
function late(record: TextRecord, command: Breaking): Answered {
  const kept = lastKept(record);
  if (!kept) return "not-in-this-phase";
  if (kept.hash !== command.seen) return "hash-differs";
  const party = record.signatories.find((one) => one.delegation === command.delegation);
  if (!party) return "not-your-delegation";
  const unfit = unfitBreak(record, command);
  if (unfit) return unfit;
  const secret = command.confidential || rulesOf(record).namesBreaker === "chair";
  const event: SilenceEvent = {
    type: "objection-late",
    party,
    reason: command.reason.trim(),
    amendment: command.amendment.trim(),
    expired: kept.expires,
    to: secret ? "chair" : "all",
  };
  return { refused: "silence-over", events: [event] };
}
