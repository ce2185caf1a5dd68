/**
 * The text of a notification, as a sentence of the catalogue and what fills its gaps: the same on the dashboard, under
 * the bell, in a mail and in a digest.
 */
import type { DeletionFacts } from "#domain/life/notifications.ts";
import type { Fact, Facts } from "#domain/notifications/mail.ts";

export interface NotificationFacts {
  matter: string;
  facts: NoticeFacts;
  zone: string;
}

/** No words of comments, none of an amendment that is not released: only where to look. */
export interface NoticeFacts extends Partial<DeletionFacts> {
  until?: string;
  left?: string;
  clause?: { id: string; kind: string; reference: string };
  reason?: string;
  number?: number;
  /** Of a draft. */
  name?: string;
  amendment?: string;
  thread?: string;
  by?: string | null;
  role?: string;
}

export function sentenceOf({ matter, facts, zone }: NotificationFacts): Fact {
  if (matter === "clauses-deleted") return { say: `deciding.matter.${matter}`, with: deletionFacts(facts) };
  const { until, left, clause, reason = "", number = 0, name = "", role } = facts;
  return {
    say: `deciding.matter.${matter}`,
    with: {
      ...{ reason, number, name },
      ...(left && { context: left }),
      ...(until && { until: { moment: until, zone } }),
      ...(role && { role: { role } }),
      clause: { clause: clause ?? null },
    },
  };
}

/** Who deleted how much: "33 clauses, 1,204 words". */
export function deletionFacts({ party, clauses = 0, words = 0 }: Partial<DeletionFacts>): Facts {
  const count = { say: "deleting.words", with: { count: words } };
  const both = { clauses: { say: "deleting.clauses", with: { count: clauses } }, words: count };
  return {
    party: party ? { party } : { say: "editor.bureau", with: {} },
    what: clauses ? { say: "deleting.both", with: both } : count,
  };
}
