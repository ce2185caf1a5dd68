/**
 * Which notifications follow from a text's negotiation and decision, and when: on an event, and by the clock
 * (half-time, a day, two hours before an expiry). Pure: the store writes them in the transaction of the fact, once for
 * each person.
 */
import type { ClauseName, NamedDelegation, TextEvent } from "#domain/life/events.ts";
import type { TextRecord } from "#domain/life/record.ts";
import { rulesOf } from "#domain/life/rules-of-process.ts";

export const MATTERS = [
  "clause-reopened",
  "reading-opened",
  "amendments-close-set",
  "amendments-close-reminder",
  "draft-issued",
  "amendment-released",
  "amendment-decided",
  "rules-set",
  "silence-opened",
  "silence-extended",
  "silence-reminder",
  "silence-broken",
  "silence-kept",
  "statements-reminder",
  "no-objection",
  "meeting-objected",
  "signing-opened",
  "reopened",
  "adopted",
  "correction-proposed",
  "correction-reminder",
  "correction-objected",
  "corrected",
  "withdrawn",
  "words-held-back",
  "mention",
  "comment",
  "clauses-deleted",
] as const;
export type NotificationMatter = (typeof MATTERS)[number];

export interface NewNotification {
  matter: NotificationMatter;
  /** Heads and alternates of those who decide, everybody with a seat, or the chair's side. */
  to: "voices" | "table" | "chairs";
  /** Until when, and how far a reminder is from it. */
  facts: {
    until?: string;
    left?: ReminderName;
    clause?: ClauseName;
    reason?: string;
    number?: number;
    /** Of a draft. */
    name?: string;
    amendment?: string;
  } & Partial<DeletionFacts>;
}

/** Of clauses that somebody deleted at one stroke. */
export interface DeletionFacts {
  /** Nobody where it was the chair's side. */
  party: Pick<NamedDelegation, "country" | "name"> | null;
  clauses: number;
  words: number;
  /** The last change before it, and its own last one. */
  before: number;
  n: number;
  /** Of a language version. */
  language: string;
}

export const REMINDERS = ["half", "day", "hours"] as const;
export type ReminderName = (typeof REMINDERS)[number];

const HOUR = 3_600_000;

/** The notification that follows from an event, or null. */
export function notificationOf(event: TextEvent): NewNotification | null {
  switch (event.type) {
    case "silence-opened":
    case "silence-extended":
    case "correction-proposed":
      return { matter: event.type, to: "voices", facts: { until: event.expires } };
    case "amendments-close-set": {
      if (event.closes === null) return null;
      return { matter: event.type, to: "voices", facts: { until: event.closes } };
    }
    case "clause-reopened": {
      const { clause, reason } = event;
      return { matter: event.type, to: "table", facts: { clause, reason } };
    }
    case "reading-opened":
      return { matter: event.type, to: "table", facts: { number: event.reading } };
    case "draft-issued": {
      const { name, number } = event;
      return { matter: event.type, to: "table", facts: { name, number } };
    }
    case "amendment-released":
      return { matter: event.type, to: "table", facts: { amendment: event.amendment } };
    case "amendment-accepted":
    case "amendment-merged":
    case "amendment-rejected":
      return { matter: "amendment-decided", to: "table", facts: { amendment: event.amendment } };
    case "rules-set":
    case "signing-opened":
      return { matter: event.type, to: "voices", facts: {} };
    case "silence-kept":
      return { matter: event.type, to: "table", facts: { until: event.expired } };
    case "silence-broken":
    case "no-objection":
    case "meeting-objected":
    case "reopened":
    case "adopted":
    case "correction-objected":
    case "corrected":
    case "withdrawn":
      return { matter: event.type, to: "table", facts: {} };
    default:
      return null;
  }
}

/** The next instant after `at` at which something falls due: a reminder, or an outcome. */
export function nextDue(record: TextRecord, at: string): string | null {
  const moments = clocksOf(record).flatMap((clock) => [
    ...remindersOf(clock).map((one) => one.at),
    clock.until,
  ]);
  return moments.filter((moment) => moment > at).sort()[0] ?? null;
}

/**
 * The reminders that fell due since `since` (the due instant that was kept) and until `now`: of each clock the last
 * alone, so that a job that slept wakes nobody three times; none where the clock has run out meanwhile.
 */
export function remindersDue(record: TextRecord, since: string, now: string): NewNotification[] {
  return clocksOf(record).flatMap((clock) => {
    if (now >= clock.until) return [];
    const due = remindersOf(clock).filter((one) => one.at >= since && one.at <= now);
    const last = due.sort((a, b) => (a.at < b.at ? -1 : 1)).at(-1);
    return last
      ? [{ matter: clock.matter, to: "voices", facts: { until: clock.until, left: last.name } }]
      : [];
  });
}

interface Clock {
  matter: NotificationMatter;
  /** Null where there is no reminder at half-time. */
  from?: string;
  until: string;
}

function clocksOf(record: TextRecord): Clock[] {
  const { phase, correction, amendmentsClose } = record;
  const { statementsUntil } = rulesOf(record);
  const clocks: Clock[] = [];
  if (phase.name === "drafting" && amendmentsClose)
    clocks.push({ matter: "amendments-close-reminder", until: amendmentsClose });
  if (statementsUntil && FROZEN.includes(phase.name))
    clocks.push({ matter: "statements-reminder", until: statementsUntil });
  if (phase.name === "silence")
    clocks.push({ matter: "silence-reminder", from: phase.openedAt, until: phase.expires });
  if (correction)
    clocks.push({ matter: "correction-reminder", from: correction.openedAt, until: correction.expires });
  return clocks;
}

/** While statements can be filed. */
const FROZEN: readonly string[] = ["silence", "meeting", "agreed", "signing"];

/** Those that lie between opening and expiry; what would come at the opening or before it is the opening itself. */
function remindersOf({ from, until }: Clock): { name: ReminderName; at: string }[] {
  const [begin, end] = [from ? Date.parse(from) : 0, Date.parse(until)];
  const all: [ReminderName, number][] = [
    ["half", from ? begin + Math.floor((end - begin) / 2) : 0],
    ["day", end - 24 * HOUR],
    ["hours", end - 2 * HOUR],
  ];
  return all.filter(([, at]) => at > begin).map(([name, at]) => ({ name, at: new Date(at).toISOString() }));
}
