/**
 * How a text is frozen for a step of its decision: only in the order of the rules, only the newest draft, only while
 * the sheet still has the same words, and only with nothing unsettled in it, unless the chair overrides that on the
 * record.
 */
import { correcting } from "#domain/life/agreement.ts";
import type { Refused } from "#domain/life/chapter.ts";
import type { Override } from "#domain/life/events.ts";
import {
  acceptanceObstacles,
  amendmentObstacles,
  cleared,
  languageObstacles,
} from "#domain/life/obstacles.ts";
import type { Frozen, TextRecord } from "#domain/life/record.ts";
import { nextStep } from "#domain/life/rules.ts";
import { rulesOf, type Step } from "#domain/life/rules-of-process.ts";
import type { Obstacle, Reason } from "#domain/refusals.ts";

interface Freeze {
  seen: string;
  current: string;
  obstacles?: Obstacle[];
  override?: string | undefined;
}

/** What the opening event of a step says of the text, or why the step cannot be opened. */
export function frozenFor(
  record: TextRecord,
  step: Step,
  { seen, current, obstacles = [], override }: Freeze,
): (Frozen & { override?: Override }) | Reason | Refused {
  const { phase } = record;
  if (nextStep(record) !== step) return "not-this-step";
  if (phase.name === "agreed") return phase.hash === seen ? frozenOf(phase) : "hash-differs";
  const draft = record.drafts.at(-1);
  if (!draft) return "no-draft";
  if (draft.hash !== seen) return "hash-differs";
  if (draft.hash !== current) return "draft-behind-text";
  if (correcting(record.statuses)) return "correction-open";
  const own = [amendmentObstacles, languageObstacles, acceptanceObstacles].flatMap((found) => found(record));
  const all = [...obstacles, ...own];
  const clear = cleared(all, override);
  if ("refused" in clear) return clear;
  const authentic = (draft.languages ?? []).filter((one) => rulesOf(record).languages.includes(one.language));
  return { ...frozenOf({ draft: draft.number, hash: draft.hash, languages: authentic }), ...clear };
}

/** The three fields, and none that is empty: an event says nothing that is not so. */
export function frozenOf({ draft, hash, languages }: Frozen): Frozen {
  const named = languages?.map((one) => ({ language: one.language, hash: one.hash }));
  return { draft, hash, ...(named?.length && { languages: named }) };
}

/** The same as the phase holds it. */
export function isFrozen(answer: Frozen | Reason | Refused): answer is Frozen & { override?: Override } {
  return typeof answer === "object" && "draft" in answer;
}
