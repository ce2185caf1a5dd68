/**
 * What a notice says, as a sentence of the catalogue and what fills its gaps: the same at the desk, under the bell, in a
 * letter and in a digest.
 */
import type { Fact } from "#domain/notices/letter.ts";

export interface Said {
  matter: string;
  facts: NoticeFacts;
  zone: string;
}

/** No words of comments, none of an amendment that is not released: only where to look. */
export interface NoticeFacts {
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

export function sentenceOf({ matter, facts, zone }: Said): Fact {
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
