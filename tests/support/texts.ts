/** Clauses, records and delegations for tests, in a short form. */
import type { NamedDelegation, Occasion, TextEvent, TextRecord } from "#domain/life/index.ts";
import { evolve } from "#domain/life/index.ts";
import type { Clause, Kind, Level } from "#domain/text/index.ts";

export function clause(kind: Kind, words: string, level: Level = 0, id = `c-${kind}-${words}`): Clause {
  return { id, kind, level, runs: words ? [{ text: words }] : [] };
}

export const OCCASION: Occasion = {
  forum: { en: "Forum" },
  forumSlug: "forum",
  meeting: { en: "Meeting" },
  meetingSlug: "meeting-2026",
  place: { en: "Astana" },
  host: "KZ",
  starts: "2026-11-26",
  ends: "2026-11-27",
  zone: "Asia/Almaty",
};

export function party(country: string): NamedDelegation {
  return { delegation: country.toLowerCase(), country, name: null, institution: { en: "Ombudsman" } };
}

export const CREATED: Extract<TextEvent, { type: "text-created" }> = {
  type: "text-created",
  text: "t1",
  title: "Declaration",
  kind: "declaration",
  language: "en",
  occasion: OCCASION,
  signatories: [party("KZ"), party("UZ")],
  demonstration: null,
};

export const AT = "2026-11-27T09:00:00.000Z";

/** The record after a text was created and these events happened. */
export function recordAfter(...events: TextEvent[]): TextRecord {
  return [CREATED, ...events].reduce<TextRecord | null>(
    (record, event) => evolve(record, event, AT),
    null,
  ) as TextRecord;
}
